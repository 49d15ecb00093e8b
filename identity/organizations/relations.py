"""Reads of memberships from the side of users and machines, and of consent limits, for many in one statement."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from identity.kernel import database
from identity.kernel.actor import Actor
from identity.kernel.database import Record
from identity.kernel.paging import Keyset, Slice
from identity.kernel.permissions import Permission
from identity.kernel.relations import RelatedRows
from identity.organizations.member_queries import MemberView
from identity.organizations.models import Organization, OrganizationScope
from identity.organizations.queries import require_visible
from identity.organizations.tables import MACHINES, PEOPLE, MemberTables
from identity.resources.models import Scope


@dataclass(frozen=True, slots=True)
class JoinedOrganization:
    """An organization from the side of somebody who joined it."""

    organization: Organization
    member_id: int
    joined_at: datetime


@dataclass(slots=True)
class ConsentScopesView:
    """What a third-party application may ask a user for."""

    user_scopes: list[str] = field(default_factory=list)
    resource_scopes: list[Scope] = field(default_factory=list)
    organization_scopes: list[OrganizationScope] = field(default_factory=list)
    organization_resource_scopes: list[Scope] = field(default_factory=list)


def _organizations_of(tables: MemberTables) -> RelatedRows:
    return RelatedRows(
        columns=f"m.id AS member_id, m.created_at AS joined_at, {database.columns(Organization, 'o')}",
        source=f"{tables.members} m JOIN organizations o ON o.id = m.organization_id",
        link=f"m.{tables.holder} = parent.id",
        time="m.created_at",
        tie="o.id",
    )


_OF_USERS, _OF_APPLICATIONS = _organizations_of(PEOPLE), _organizations_of(MACHINES)


def _joined(row: Record) -> JoinedOrganization:
    return JoinedOrganization(database.as_model(Organization, row), row["member_id"], row["joined_at"])


async def organization_slices_by_user_ids(
    actor: Actor, user_ids: Sequence[str], keyset: Keyset
) -> dict[str, Slice[JoinedOrganization]]:
    """The organizations of each user, joined last first."""
    _require_memberships(actor)
    return await _OF_USERS.slices(user_ids, keyset, _joined)


async def organization_counts_by_user_ids(actor: Actor, user_ids: Sequence[str]) -> dict[str, int]:
    """How many organizations each user is in."""
    _require_memberships(actor)
    return await _OF_USERS.counts(user_ids)


async def organization_slices_by_application_ids(
    actor: Actor, application_ids: Sequence[str], keyset: Keyset
) -> dict[str, Slice[JoinedOrganization]]:
    """The organizations of each machine, joined last first."""
    _require_memberships(actor)
    return await _OF_APPLICATIONS.slices(application_ids, keyset, _joined)


async def organization_counts_by_application_ids(
    actor: Actor, application_ids: Sequence[str]
) -> dict[str, int]:
    """How many organizations each machine is in."""
    _require_memberships(actor)
    return await _OF_APPLICATIONS.counts(application_ids)


def _require_memberships(actor: Actor) -> None:
    actor.require(Permission.ORGANIZATIONS_READ)
    actor.require(Permission.ORGANIZATIONS_MEMBERS_READ)


async def members_by_pairs(
    actor: Actor, pairs: Sequence[tuple[str, str]]
) -> dict[tuple[str, str], MemberView]:
    """Memberships by organization and user; what is not there is left out, other organizations are refused."""
    for organization_id, _ in pairs:
        require_visible(actor, organization_id, Permission.ORGANIZATIONS_MEMBERS_READ)
    shown = ", ".join(f"x.{column}" for column in PEOPLE.shown)
    rows = await database.fetch(
        f"SELECT m.organization_id, m.id AS member_id, m.created_at AS joined_at, m.user_id, {shown} "
        "FROM unnest($1::text[], $2::text[]) AS w (organization_id, user_id) "
        "JOIN organization_members m USING (organization_id, user_id) JOIN users x ON x.id = m.user_id",
        [organization_id for organization_id, _ in pairs],
        [user_id for _, user_id in pairs],
    )
    return {(row["organization_id"], row["user_id"]): MemberView(**row) for row in rows}


async def consent_scopes_by_application_ids(
    actor: Actor, application_ids: Sequence[str]
) -> dict[str, ConsentScopesView]:
    """What each third-party application may ask for; first-party ones are left out. Four statements for all."""
    actor.require(Permission.APPLICATIONS_READ)
    ids = list(application_ids)
    names = await database.fetch(
        "SELECT a.id, array_remove(array_agg(s.name ORDER BY s.name), NULL) AS names FROM applications a "
        "LEFT JOIN application_user_scopes s ON s.application_id = a.id "
        "WHERE a.id = ANY($1) AND a.is_third_party GROUP BY a.id",
        ids,
    )
    found = {row["id"]: ConsentScopesView(list(row["names"])) for row in names}
    resource_scopes = await _scopes_in("application_resource_scopes", ids)
    organization_resource_scopes = await _scopes_in("application_organization_resource_scopes", ids)
    organization_scopes = await database.models_by_holder(
        OrganizationScope,
        ids,
        f"SELECT l.application_id AS holder_id, {database.columns(OrganizationScope, 's')} "
        "FROM application_organization_scopes l JOIN organization_scopes s ON s.id = l.organization_scope_id "
        "WHERE l.application_id = ANY($1) ORDER BY s.name, s.id",
        ids,
    )
    for application_id, view in found.items():
        view.resource_scopes = resource_scopes[application_id]
        view.organization_scopes = organization_scopes[application_id]
        view.organization_resource_scopes = organization_resource_scopes[application_id]
    return found


async def _scopes_in(table: str, application_ids: list[str]) -> dict[str, list[Scope]]:
    return await database.models_by_holder(
        Scope,
        application_ids,
        f"SELECT l.application_id AS holder_id, {database.columns(Scope, 's')} FROM {table} l "
        "JOIN scopes s ON s.id = l.scope_id WHERE l.application_id = ANY($1) ORDER BY s.name, s.id",
        application_ids,
    )
