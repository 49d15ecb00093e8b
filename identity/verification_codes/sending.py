"""Sending a code as a whole: it is stored, then its message goes out; what cannot be sent counts no more."""

from identity.connectors.delivery import Channel, deliver
from identity.content.email_template_queries import email_template_for
from identity.experience.queries import sign_in_experience
from identity.kernel.actor import Actor
from identity.verification_codes.actions import issue_verification_code, revoke_verification_code
from identity.verification_codes.changes import IssuedCode


async def send_verification_code(actor: Actor, channel: Channel, recipient: str) -> IssuedCode:
    """Send a code to an address."""
    issued = await issue_verification_code(actor, channel, recipient)
    try:
        await _deliver(issued)
    except BaseException:
        await revoke_verification_code(actor, issued)
        raise
    return issued


async def _deliver(issued: IssuedCode) -> None:
    address, template = issued.address, None
    if address.channel == "email":
        language = (await sign_in_experience()).language_info.fallback_language
        template = await email_template_for(issued.purpose, [language])
    await deliver(
        address.channel,
        address.recipient,
        issued.purpose,
        {"code": issued.code},
        template=template.details if template else None,
    )
