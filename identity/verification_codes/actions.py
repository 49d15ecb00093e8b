"""What can be done with verification codes on behalf of a back end; sending one is `send_verification_code`'s part."""

from identity.connectors.delivery import Channel, can_deliver
from identity.connectors.errors import ConnectorNotFound
from identity.kernel import clock, database
from identity.kernel.action import action, announce, prepared_action
from identity.kernel.actor import Actor
from identity.kernel.permissions import Permission
from identity.verification_codes import rules
from identity.verification_codes.changes import IssuedCode, consume_code, issue_code
from identity.verification_codes.events import (
    MessageRateLimited,
    VerificationCodeConsumed,
    VerificationCodeIssued,
    VerificationCodeRevoked,
)
from identity.verification_codes.rules import Address

PURPOSE = "Generic"


async def _reachable(actor: Actor, channel: Channel, recipient: str) -> Address:
    """The address, if there is a way for messages to it: where nothing can be sent, nothing is stored."""
    address = rules.valid_address(channel, recipient)
    if not await can_deliver(channel):
        raise ConnectorNotFound
    return address


@prepared_action(
    needs=Permission.VERIFICATION_CODES_SEND,
    announces=(VerificationCodeIssued, MessageRateLimited),
    prepare=_reachable,
)
async def issue_verification_code(
    actor: Actor, address: Address, channel: Channel, recipient: str
) -> IssuedCode:
    """Make a code for an address; at most ten in ten minutes."""
    return await issue_code(address, PURPOSE)


@action(needs=Permission.VERIFICATION_CODES_SEND, announces=VerificationCodeRevoked)
async def revoke_verification_code(actor: Actor, issued: IssuedCode) -> None:
    """Let a code that could not be sent count no more; it stays counted among the messages to the address."""
    await database.execute(
        "UPDATE verification_codes SET consumed_at = $2 WHERE id = $1", issued.id, clock.now()
    )
    await announce(
        VerificationCodeRevoked(
            channel=issued.address.channel, recipient=issued.address.recipient, purpose=issued.purpose
        )
    )


@action(needs=Permission.VERIFICATION_CODES_SEND, announces=VerificationCodeConsumed)
async def verify_verification_code(actor: Actor, channel: Channel, recipient: str, code: str) -> None:
    """Check the code that was sent to an address last; it counts once, and ten wrong ones spend it."""
    await consume_code(rules.valid_address(channel, recipient), PURPOSE, code)
