"""Reads of organizations, and what the protocol asks about memberships."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from identity.kernel import authority, database
from identity.kernel.actor import Actor, ActorKind
from identity.kernel.errors import NotFoundById
from identity.kernel.paging import (
    Conditions,
    Keyset,
    NumberedPage,
    PageNumber,
    Slice,
    SortOrder,
    contains_pattern,
    keyset_slice,
    numbered_page,
    row_count,
)
from identity.kernel.permissions import OrganizationPermission, Permission
from identity.organizations.models import Organization
from identity.organizations.rules import required_for
from identity.organizations.tables import MACHINES, PEOPLE, MemberTables

NEWEST_FIRST = SortOrder("created_at")
_MEMBERSHIP = """
    WITH member AS (
        SELECT id FROM {tables.members} WHERE {tables.holder} = $1 AND organization_id = $2
    ), role AS (
        SELECT r.id, r.name FROM member JOIN {tables.member_roles} mr ON mr.member_id = member.id
        JOIN organization_roles r ON r.id = mr.organization_role_id
    ), given AS (
        SELECT a.indicator, jsonb_agg(s.name) AS names
        FROM role JOIN organization_role_resource_scopes rs ON rs.organization_role_id = role.id
        JOIN scopes s ON s.id = rs.scope_id JOIN resources a ON a.id = s.resource_id GROUP BY a.indicator
    )
    SELECT o.id AS organization_id, o.is_mfa_required, o.is_trusted_device_allowed,
           o.is_mfa_required AND NOT EXISTS (SELECT FROM mfa_factors f WHERE f.user_id = $1) AS lacks_mfa,
           ARRAY(SELECT name FROM role ORDER BY name) AS role_names,
           ARRAY(SELECT s.name FROM role JOIN organization_role_scopes rs ON rs.organization_role_id = role.id
                 JOIN organization_scopes s ON s.id = rs.organization_scope_id) AS scopes,
           ARRAY(SELECT p.permission FROM role
                 JOIN organization_role_permissions p ON p.organization_role_id = role.id) AS permissions,
           (SELECT jsonb_object_agg(indicator, names) FROM given) AS resource_scopes
    FROM member JOIN organizations o ON o.id = $2
"""
_EVERY_BUILT_IN = {permission.value for permission in OrganizationPermission}


@dataclass(frozen=True, slots=True)
class Membership:
    """What somebody is and may do in one organization."""

    organization_id: str
    is_mfa_required: bool
    is_trusted_device_allowed: bool  # a browser that a member trusts stands for the second factor
    lacks_mfa: bool  # the organization demands a second factor of its people, and this one has none
    role_names: list[str]
    scopes: frozenset[str]
    permissions: frozenset[OrganizationPermission]
    resource_scopes: dict[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class OrganizationClaims:
    """A user's organizations as the claims of an ID token state them."""

    organizations: list[str] = field(default_factory=list)
    organization_data: list[dict[str, str | None]] = field(default_factory=list)
    organization_roles: list[str] = field(default_factory=list)  # "{organization id}:{role name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationFilter:
    """Which organizations."""

    text: str | None = None
    user_id: str | None = None
    application_id: str | None = None


async def membership(user_id: str, organization_id: str) -> Membership | None:
    """For the protocol: a user's membership, None for a non-member."""
    return await _membership(PEOPLE, user_id, organization_id)


async def machine_membership(application_id: str, organization_id: str) -> Membership | None:
    """For the protocol: a machine's membership, None for a non-member."""
    return await _membership(MACHINES, application_id, organization_id)


@authority.of_users
async def held_by_people(*user_ids: str) -> frozenset[Permission]:
    """For authority: the built-in permissions that users hold in organizations, as permissions everywhere."""
    return await _held(PEOPLE, user_ids)


@authority.of_machines
async def held_by_machines(*application_ids: str) -> frozenset[Permission]:
    """For authority: the same, of machines."""
    return await _held(MACHINES, application_ids)


async def _held(tables: MemberTables, holder_ids: Iterable[str]) -> frozenset[Permission]:
    rows = await database.fetch(
        f"SELECT DISTINCT p.permission FROM {tables.members} m JOIN {tables.member_roles} r ON r.member_id = m.id "
        "JOIN organization_role_permissions p ON p.organization_role_id = r.organization_role_id "
        f"WHERE m.{tables.holder} = ANY($1)",
        list(holder_ids),
    )
    return required_for(OrganizationPermission(p) for (p,) in rows if p in _EVERY_BUILT_IN)


async def _membership(tables: MemberTables, holder_id: str, organization_id: str) -> Membership | None:
    row = await database.fetch_row(_MEMBERSHIP.format(tables=tables), holder_id, organization_id)
    return _as_membership(row) if row else None


def _as_membership(row: Any) -> Membership:
    return Membership(
        organization_id=row["organization_id"],
        is_mfa_required=row["is_mfa_required"],
        is_trusted_device_allowed=row["is_trusted_device_allowed"],
        lacks_mfa=row["lacks_mfa"],
        role_names=row["role_names"],
        scopes=frozenset(row["scopes"]),
        permissions=frozenset(OrganizationPermission(p) for p in row["permissions"] if p in _EVERY_BUILT_IN),
        resource_scopes={name: frozenset(names) for name, names in (row["resource_scopes"] or {}).items()},
    )


async def organization_claims(user_id: str) -> OrganizationClaims:
    """For the protocol: the organizations of a user and the roles there, longest membership first."""
    rows = await database.fetch(
        "SELECT o.id, o.name, o.description, "
        "coalesce(array_agg(r.name ORDER BY r.name) FILTER (WHERE r.id IS NOT NULL), '{}') AS roles "
        "FROM organization_members m JOIN organizations o ON o.id = m.organization_id "
        "LEFT JOIN organization_member_roles mr ON mr.member_id = m.id "
        "LEFT JOIN organization_roles r ON r.id = mr.organization_role_id "
        "WHERE m.user_id = $1 GROUP BY o.id, m.id ORDER BY m.created_at, m.id",
        user_id,
    )
    return OrganizationClaims(
        organizations=[row["id"] for row in rows],
        organization_data=[
            {"id": row["id"], "name": row["name"], "description": row["description"]} for row in rows
        ],
        organization_roles=[f"{row['id']}:{name}" for row in rows for name in row["roles"]],
    )


async def visible_organization(actor: Actor, organization_id: str) -> Organization:
    """The organization, or not found; to a member every other one is not found."""
    require_visible(actor, organization_id, Permission.ORGANIZATIONS_READ)
    if organization := (await organizations_by_ids(actor, [organization_id])).get(organization_id):
        return organization
    raise NotFoundById(entity="organization", id=organization_id)


def require_visible(actor: Actor, organization_id: str, permission: Permission) -> None:
    """Refuse whoever lacks the permission there; a member is not told whether another organization exists."""
    if actor.kind is ActorKind.MEMBER and organization_id != actor.organization_id:
        raise NotFoundById(entity="organization", id=organization_id)
    actor.require(permission, organization_id)


async def organizations_by_ids(actor: Actor, ids: Iterable[str]) -> dict[str, Organization]:
    """Organizations by id; unknown ones, and to a member all but their own, are left out."""
    conditions = _seen_by(actor)
    conditions.add("o.id = ANY({})", list(ids))
    rows = await database.fetch_models(
        Organization,
        f"SELECT {database.columns(Organization, 'o')} FROM organizations o{conditions.sql}",
        *conditions.values,
    )
    return {row.id: row for row in rows}


async def organizations_page(
    actor: Actor, wanted: OrganizationFilter, page: PageNumber | None = None
) -> NumberedPage[Organization]:
    """Organizations by page, or all of them when no page is named."""
    conditions = _conditions(actor, wanted)
    return await numbered_page(Organization, "organizations o", "o", conditions, NEWEST_FIRST, page)


async def organizations_slice(
    actor: Actor, wanted: OrganizationFilter, order: SortOrder, keyset: Keyset
) -> Slice[Organization]:
    """Organizations by keyset."""
    return await keyset_slice(Organization, "organizations o", "o", _conditions(actor, wanted), order, keyset)


async def organizations_count(actor: Actor, wanted: OrganizationFilter) -> int:
    """How many organizations match."""
    return await row_count("organizations o", _conditions(actor, wanted))


def _seen_by(actor: Actor) -> Conditions:
    conditions = Conditions()
    if not actor.may(Permission.ORGANIZATIONS_READ):
        actor.require(Permission.ORGANIZATIONS_READ, actor.organization_id)
        conditions.add("o.id = {}", actor.organization_id)
    return conditions


def _conditions(actor: Actor, wanted: OrganizationFilter) -> Conditions:
    conditions = _seen_by(actor)
    if wanted.text:
        conditions.add("concat_ws(' ', o.id, o.name) ILIKE {}", contains_pattern(wanted.text))
    for tables, holder_id in ((PEOPLE, wanted.user_id), (MACHINES, wanted.application_id)):
        if holder_id is not None:
            conditions.add(
                f"EXISTS (SELECT FROM {tables.members} m "
                f"WHERE m.organization_id = o.id AND m.{tables.holder} = {{}})",
                holder_id,
            )
    return conditions
