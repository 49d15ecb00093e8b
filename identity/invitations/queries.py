"""Reads of invitations: a member sees those to their own organization, if they may invite."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from identity.invitations.inputs import InvitationStatus
from identity.invitations.models import Invitation
from identity.invitations.rules import status_at
from identity.kernel import clock, database
from identity.kernel.actor import Actor
from identity.kernel.errors import NotFoundById
from identity.kernel.paging import Conditions, Keyset, Slice, SortOrder, keyset_slice, row_count
from identity.kernel.permissions import Permission
from identity.kernel.relations import RelatedRows
from identity.organizations.models import OrganizationRole

_MOST = 10_000  # the contract has no pages here
_NEWEST_FIRST = SortOrder("created_at")
_SOURCE = "organization_invitations i"
_OF_ORGANIZATIONS = RelatedRows.of(
    Invitation, alias="i", source=_SOURCE, link="i.organization_id = parent.id"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationFilter:
    """Which invitations."""

    organization_id: str | None = None
    inviter_id: str | None = None
    invitee: str | None = None
    status: str | None = None


def status_of(invitation: Invitation) -> InvitationStatus:
    """What an invitation is at this moment."""
    return status_at(invitation.status, invitation.expires_at, clock.now())


async def visible_invitation(actor: Actor, invitation_id: str) -> Invitation:
    """The invitation, or not found."""
    if invitation := (await invitations_by_ids(actor, [invitation_id])).get(invitation_id):
        return invitation
    raise NotFoundById(entity="invitation", id=invitation_id)


async def invitations_by_ids(actor: Actor, ids: Iterable[str]) -> dict[str, Invitation]:
    """Invitations by id; what is unknown or not to be seen is left out."""
    conditions = _seen_by(actor)
    conditions.add("i.id = ANY({})", list(ids))
    rows = await database.fetch_models(
        Invitation,
        f"SELECT {database.columns(Invitation, 'i')} FROM {_SOURCE}{conditions.sql}",
        *conditions.values,
    )
    return {row.id: row for row in rows}


async def invitations(actor: Actor, wanted: InvitationFilter) -> list[Invitation]:
    """All that match, newest first."""
    conditions = _conditions(actor, wanted)
    return await database.fetch_models(
        Invitation,
        f"SELECT {database.columns(Invitation, 'i')} FROM {_SOURCE}{conditions.sql} "
        f"ORDER BY i.created_at DESC, i.id DESC LIMIT {_MOST}",
        *conditions.values,
    )


async def invitations_slice(actor: Actor, wanted: InvitationFilter, keyset: Keyset) -> Slice[Invitation]:
    """Invitations by keyset, newest first."""
    return await keyset_slice(Invitation, _SOURCE, "i", _conditions(actor, wanted), _NEWEST_FIRST, keyset)


async def invitations_count(actor: Actor, wanted: InvitationFilter) -> int:
    """How many invitations match."""
    return await row_count(_SOURCE, _conditions(actor, wanted))


async def invitation_slices_by_organization_ids(
    actor: Actor, organization_ids: Sequence[str], keyset: Keyset
) -> dict[str, Slice[Invitation]]:
    """The invitations to each organization, newest first, in one statement."""
    _require_all(actor, organization_ids)
    return await _OF_ORGANIZATIONS.models(Invitation, organization_ids, keyset)


async def invitation_counts_by_organization_ids(
    actor: Actor, organization_ids: Sequence[str]
) -> dict[str, int]:
    """How many invitations there are to each organization, in one statement."""
    _require_all(actor, organization_ids)
    return await _OF_ORGANIZATIONS.counts(organization_ids)


async def roles_by_invitation_ids(
    actor: Actor, invitation_ids: Sequence[str]
) -> dict[str, list[OrganizationRole]]:
    """The roles that come with each invitation, by name, in one statement."""
    conditions = _seen_by(actor)
    conditions.add("i.id = ANY({})", list(invitation_ids))
    return await database.models_by_holder(
        OrganizationRole,
        invitation_ids,
        f"SELECT x.invitation_id AS holder_id, {database.columns(OrganizationRole, 'r')} FROM {_SOURCE} "
        "JOIN organization_invitation_roles x ON x.invitation_id = i.id "
        f"JOIN organization_roles r ON r.id = x.organization_role_id{conditions.sql} ORDER BY r.name",
        *conditions.values,
    )


async def message_context(invitation: Invitation) -> dict[str, Any]:
    """For the message: the organization, and who invites."""
    row = await database.fetch_row(
        "SELECT jsonb_build_object('id', o.id, 'name', o.name, 'branding', o.branding) AS organization, "
        "CASE WHEN u.id IS NOT NULL THEN jsonb_build_object('id', u.id, 'name', u.name, 'avatar', u.avatar, "
        "'username', u.username, 'primaryEmail', u.primary_email, 'primaryPhone', u.primary_phone, "
        "'profile', u.profile) END AS inviter "
        "FROM organizations o LEFT JOIN users u ON u.id = $2 WHERE o.id = $1",
        invitation.organization_id,
        invitation.inviter_id,
    )
    return {name: value for name, value in dict(row or {}).items() if value is not None}


def _require_all(actor: Actor, organization_ids: Sequence[str]) -> None:
    for each in organization_ids:
        actor.require(Permission.ORGANIZATIONS_INVITATIONS_READ, each)


def _seen_by(actor: Actor) -> Conditions:
    conditions, needed = Conditions(), Permission.ORGANIZATIONS_INVITATIONS_READ
    if not actor.may(needed):
        actor.require(needed, actor.organization_id)
        conditions.add("i.organization_id = {}", actor.organization_id)
    return conditions


def _conditions(actor: Actor, wanted: InvitationFilter) -> Conditions:
    conditions = _seen_by(actor)
    if wanted.organization_id:
        conditions.add("i.organization_id = {}", wanted.organization_id)
    if wanted.inviter_id:
        conditions.add("i.inviter_id = {}", wanted.inviter_id)
    if wanted.invitee:
        conditions.add("lower(i.invitee) = lower({})", wanted.invitee)
    if wanted.status == InvitationStatus.PENDING:
        conditions.add("i.status = 'Pending' AND i.expires_at > {}", clock.now())
    elif wanted.status == InvitationStatus.EXPIRED:
        conditions.add("(i.status = 'Expired' OR i.status = 'Pending' AND i.expires_at <= {})", clock.now())
    elif wanted.status:
        conditions.add("i.status = {}", wanted.status)
    return conditions
