"""Inviting as a whole: the invitation is stored, then its message goes out; without the one there is not the other."""

from identity.connectors.delivery import deliver
from identity.content.email_template_queries import email_template_for
from identity.experience.queries import sign_in_experience
from identity.invitations.actions import create_invitation, delete_invitation, request_invitation_message
from identity.invitations.inputs import Message, NewInvitation
from identity.invitations.models import Invitation
from identity.invitations.queries import message_context
from identity.kernel.actor import Actor
from identity.kernel.idempotency import withdrawing

_PURPOSE = "OrganizationInvitation"


async def invite(actor: Actor, organization_id: str, new: NewInvitation) -> Invitation:
    """Invite somebody and send the message, if there is to be one. What cannot be sent invites nobody."""
    invitation = await create_invitation(actor, organization_id, new)
    if new.message is not None:
        try:
            await _send(invitation, new.message)
        except BaseException:
            with withdrawing():
                await delete_invitation(actor, invitation.id)
            raise
    return invitation


async def remind(actor: Actor, invitation_id: str, message: Message) -> Invitation:
    """Send the message of a pending invitation once more."""
    invitation = await request_invitation_message(actor, invitation_id, message)
    await _send(invitation, message)
    return invitation


async def _send(invitation: Invitation, message: Message) -> None:
    context = await message_context(invitation)
    template = await email_template_for(_PURPOSE, await _languages(message))
    await deliver(
        "email",
        invitation.invitee,
        _PURPOSE,
        {**message, **context},
        template=template.details if template else None,
    )


async def _languages(message: Message) -> list[str]:
    """In which languages the message is wanted, the likeliest first."""
    asked = [*message.get("uiLocales", "").split(), message.get("locale", "")]
    settings = await sign_in_experience()
    return [each for each in asked if each] + [settings.language_info.fallback_language]
