"""Writes of invitations that the actions share. They need the open transaction."""

from collections.abc import Sequence

from identity.applications.queries import client
from identity.invitations import rules
from identity.invitations.errors import (
    AcceptedUserMismatch,
    AcceptedUserRequired,
    AlreadyMember,
    ExpiryNotAhead,
    ForeignInviter,
    ForeignLink,
    InvitationPending,
    InvitationSettled,
    MessagesRateLimited,
)
from identity.invitations.events import InvitationMessageRequested
from identity.invitations.inputs import InvitationStatus, Message, NewInvitation
from identity.invitations.models import Invitation
from identity.kernel import clock, database
from identity.kernel.action import announce
from identity.kernel.actor import Actor, ActorKind
from identity.kernel.errors import NotFoundById
from identity.kernel.permissions import Permission
from identity.kernel.rows import insert_row, locked_row, update_row
from identity.organizations.errors import RelatedNotFound
from identity.organizations.member_changes import roles_to_give
from identity.organizations.tables import PEOPLE
from identity.users.errors import InvalidEmail
from identity.users.rules import valid_email


async def valid_invitation(actor: Actor, organization_id: str, new: NewInvitation) -> Invitation:
    """A new invitation, when everything about it may be; the organization is held."""
    now = clock.now()
    if not now < new.expires_at <= now + rules.LONGEST_LIFE:
        raise ExpiryNotAhead(path="expiresAt")
    invitation = Invitation(
        organization_id=organization_id,
        inviter_id=_inviter(actor, new.inviter_id),
        invitee=_address(new.invitee),
        expires_at=new.expires_at,
        created_at=now,
        updated_at=now,
    )
    await _require_related(invitation)
    return invitation


async def store_invitation(actor: Actor, invitation: Invitation, role_ids: Sequence[str]) -> list[str]:
    """Store it with its roles; the ids of those. One that has expired makes way for it."""
    roles = await roles_to_give(actor, PEOPLE, invitation.organization_id, role_ids)
    await database.execute(
        "UPDATE organization_invitations SET status = 'Expired', updated_at = $3 WHERE organization_id = $1 "
        "AND lower(invitee) = lower($2) AND status = 'Pending' AND expires_at <= $3",
        invitation.organization_id,
        invitation.invitee,
        clock.now(),
    )
    await insert_row(invitation, InvitationPending(path="invitee", invitee=invitation.invitee))
    await database.execute(
        "INSERT INTO organization_invitation_roles (invitation_id, organization_role_id) "
        "SELECT $1, unnest($2::text[])",
        invitation.id,
        roles,
    )
    return roles


async def request_message(actor: Actor, invitation: Invitation, message: Message) -> None:
    """Let a message be sent, unless its address had too many of late or its link leads astray."""
    if actor.kind is ActorKind.MEMBER:
        await _require_own_link(actor, message)
    sent = await database.fetch_row(
        "SELECT count(*) AS number, count(*) FILTER (WHERE lower(payload->>'invitee') = lower($4)) AS there "
        "FROM events WHERE organization_id = $1 AND created_at > $2 AND key = $3",
        invitation.organization_id,
        clock.now() - rules.MESSAGES_TIME,
        InvitationMessageRequested.key,
        invitation.invitee,
    )
    assert sent is not None
    is_spree = actor.kind is ActorKind.MEMBER and sent["number"] >= rules.MOST_MESSAGES_OF_MEMBERS
    if is_spree or sent["there"] >= rules.MOST_MESSAGES:
        raise MessagesRateLimited
    await announce(
        InvitationMessageRequested(
            invitation_id=invitation.id,
            invitee=invitation.invitee,
            organization_id=invitation.organization_id,
        )
    )


async def held_invitation(actor: Actor, invitation_id: str) -> Invitation:
    """The invitation, its organization held and then itself; not found for who may not write it."""
    needed = Permission.ORGANIZATIONS_INVITATIONS_WRITE
    actor.require(needed, actor.organization_id)
    organization_id = await database.fetch_value(
        "SELECT o.id FROM organization_invitations i JOIN organizations o ON o.id = i.organization_id "
        "WHERE i.id = $1 FOR NO KEY UPDATE OF o",
        invitation_id,
    )
    invitation = await locked_row(Invitation, invitation_id)
    if organization_id is None or invitation is None or not actor.may(needed, organization_id):
        raise NotFoundById(entity="invitation", id=invitation_id)
    return invitation


def require_pending(invitation: Invitation) -> None:
    """Refuse what is settled."""
    status = rules.status_at(invitation.status, invitation.expires_at, clock.now())
    if status is not InvitationStatus.PENDING:
        raise InvitationSettled(status=status.value.lower())


async def owner_of_invited_address(invitation: Invitation, user_id: str | None) -> str:
    """The user who accepts: the owner of the address, and nobody else."""
    if not user_id:
        raise AcceptedUserRequired(path="acceptedUserId")
    owner = await database.fetch_value(
        "SELECT id FROM users WHERE id = $1 AND lower(primary_email) = lower($2) FOR KEY SHARE",
        user_id,
        invitation.invitee,
    )
    if owner is None:
        raise AcceptedUserMismatch(path="acceptedUserId")
    return str(owner)


async def settle(invitation: Invitation, status: InvitationStatus, accepted_user_id: str | None) -> None:
    """Write what became of it."""
    values = {"status": status.value, "accepted_user_id": accepted_user_id, "updated_at": clock.now()}
    await update_row(invitation, values, InvitationPending(invitee=invitation.invitee))


async def invited_role_ids(invitation_id: str) -> list[str]:
    """The roles that come with the membership."""
    rows = await database.fetch(
        "SELECT organization_role_id FROM organization_invitation_roles WHERE invitation_id = $1",
        invitation_id,
    )
    return [row["organization_role_id"] for row in rows]


def _address(invitee: str) -> str:
    try:
        return valid_email(invitee)
    except InvalidEmail:
        raise InvalidEmail(path="invitee") from None


def _inviter(actor: Actor, inviter_id: str | None) -> str | None:
    if actor.kind is not ActorKind.MEMBER:
        return inviter_id
    if inviter_id not in (None, actor.user_id):
        raise ForeignInviter(path="inviterId")
    return actor.user_id


async def _require_related(invitation: Invitation) -> None:
    """Organization and inviter exist, and the invited person is no member yet."""
    found = await database.fetch_row(
        "SELECT o.id, ($2::text IS NULL OR EXISTS (SELECT FROM users u WHERE u.id = $2)) AS has_inviter, "
        "EXISTS (SELECT FROM organization_members m JOIN users u ON u.id = m.user_id "
        "WHERE m.organization_id = o.id AND lower(u.primary_email) = lower($3)) AS is_member "
        "FROM organizations o WHERE o.id = $1 FOR NO KEY UPDATE",
        invitation.organization_id,
        invitation.inviter_id,
        invitation.invitee,
    )
    if found is None:
        raise RelatedNotFound(path="organizationId", ids=invitation.organization_id)
    if not found["has_inviter"]:
        raise RelatedNotFound(path="inviterId", ids=invitation.inviter_id)
    if found["is_member"]:
        raise AlreadyMember(path="invitee", invitee=invitation.invitee)


async def _require_own_link(actor: Actor, message: Message) -> None:
    """An organization's own administrator sends people to the application that they use themselves, nowhere else."""
    link = message.get("link")
    if not link:
        return
    used = await client(actor.application_id) if actor.application_id else None
    if used is None or not rules.leads_to_one_of(link, used.redirect_uris):
        raise ForeignLink(path="message.link")
