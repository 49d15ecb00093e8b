"""Invitations to organizations over REST."""

import msgspec

from identity.invitations import actions, inviting, queries
from identity.invitations.inputs import NewInvitation
from identity.invitations.models import Invitation
from identity.invitations.queries import InvitationFilter
from identity.kernel.actor import Actor
from rest_api.bodies.invitations import (
    InvitationBody,
    InvitationsQuery,
    InvitationStatusBody,
    MessageBody,
)
from rest_api.operations import Listed
from rest_api.views import moment
from rest_api.views.invitations import InvitationView, invitation_view


async def list_invitations(actor: Actor, query: InvitationsQuery) -> Listed[InvitationView]:
    """List invitations, newest first."""
    wanted = InvitationFilter(
        organization_id=query.organization_id, inviter_id=query.inviter_id, invitee=query.invitee
    )
    found = await queries.invitations(actor, wanted)
    return Listed(await _views(actor, found), len(found), None)


async def create_invitation(actor: Actor, body: InvitationBody) -> InvitationView:
    """Invite somebody to an organization."""
    new = NewInvitation(
        invitee=body.invitee,
        expires_at=moment(body.expires_at),
        inviter_id=body.inviter_id,
        organization_role_ids=body.organization_role_ids,
        message=_message(body.message_payload),
    )
    return await _view(actor, await inviting.invite(actor, body.organization_id, new))


async def get_invitation(actor: Actor, id: str) -> InvitationView:
    """Read an invitation."""
    return await _view(actor, await queries.visible_invitation(actor, id))


async def delete_invitation(actor: Actor, id: str) -> None:
    """Delete an invitation."""
    await actions.delete_invitation(actor, id)


async def send_invitation_message(actor: Actor, id: str, body: MessageBody) -> None:
    """Send the message of an invitation once more."""
    await inviting.remind(actor, id, _texts(body))


async def update_invitation_status(actor: Actor, id: str, body: InvitationStatusBody) -> InvitationView:
    """Accept or revoke an invitation."""
    if body.status == "Accepted":
        settled = await actions.accept_invitation(actor, id, body.accepted_user_id)
    else:
        settled = await actions.revoke_invitation(actor, id)
    return await _view(actor, settled)


def _texts(body: MessageBody) -> dict[str, str]:
    """What was given, by the names that templates know."""
    texts: dict[str, str] = msgspec.to_builtins(body)
    return texts


def _message(payload: MessageBody | bool) -> dict[str, str] | None:
    """What the message is filled in with; `true` is a message with nothing of its own."""
    if isinstance(payload, bool):
        return {} if payload else None
    return _texts(payload)


async def _view(actor: Actor, invitation: Invitation) -> InvitationView:
    return (await _views(actor, [invitation]))[0]


async def _views(actor: Actor, invitations: list[Invitation]) -> list[InvitationView]:
    roles = await queries.roles_by_invitation_ids(actor, [each.id for each in invitations])
    return [invitation_view(each, roles.get(each.id, [])) for each in invitations]
