"""What can be done with verification codes, by a back end and for a person; sending.py sends them."""

from identity.connectors.delivery import Channel, can_deliver
from identity.connectors.errors import ConnectorNotFound
from identity.kernel import clock, database
from identity.kernel.action import ANYONE, action, announce, prepared_action
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
    await _revoke(issued)


async def _revoke(issued: IssuedCode) -> None:
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


async def _reachable_for(
    actor: Actor, channel: Channel, recipient: str, purpose: str, interaction_id: str | None
) -> Address:
    return await _reachable(actor, channel, recipient)


@prepared_action(needs=ANYONE, announces=(VerificationCodeIssued, MessageRateLimited), prepare=_reachable_for)
async def issue_personal_code(
    actor: Actor,
    address: Address,
    channel: Channel,
    recipient: str,
    purpose: str,
    interaction_id: str | None,
) -> IssuedCode:
    """Make a code for a person who wants to show that an address is theirs, for one purpose and, where an interaction
    is named, in that one alone."""
    return await issue_code(address, purpose, interaction_id)


@action(needs=ANYONE, announces=VerificationCodeRevoked)
async def revoke_personal_code(actor: Actor, issued: IssuedCode) -> None:
    """Let a person's code count no more, because its message did not go out."""
    await _revoke(issued)


@action(needs=ANYONE, announces=VerificationCodeConsumed)
async def verify_personal_code(
    actor: Actor, channel: Channel, recipient: str, purpose: str, interaction_id: str | None, code: str
) -> None:
    """Check a person's code, which counts once; wrong ones spend it."""
    await consume_code(rules.valid_address(channel, recipient), purpose, code, interaction_id)
