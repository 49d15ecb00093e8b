"""Reads of memberships from the side of those who hold them: their organizations with their roles there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from identity.kernel import database
from identity.kernel.actor import Actor, ActorKind
from identity.kernel.paging import Conditions
from identity.kernel.permissions import Permission
from identity.organizations.member_queries import readable
from identity.organizations.models import Organization, OrganizationRole
from identity.organizations.tables import MACHINES, PEOPLE, MemberTables


@dataclass(frozen=True, slots=True)
class MembershipView:
    """An organization from the side of one of its members."""

    organization: Organization
    member_id: int
    joined_at: datetime
    roles: list[OrganizationRole]


async def memberships_by_user_ids(actor: Actor, user_ids: Sequence[str]) -> dict[str, list[MembershipView]]:
    """The organizations of many people with their roles there, in one statement."""
    return await _memberships(actor, PEOPLE, user_ids)


async def memberships_by_application_ids(
    actor: Actor, application_ids: Sequence[str]
) -> dict[str, list[MembershipView]]:
    """The organizations of many machines with their roles there, in one statement."""
    return await _memberships(actor, MACHINES, application_ids)


async def _memberships(
    actor: Actor, tables: MemberTables, holder_ids: Sequence[str]
) -> dict[str, list[MembershipView]]:
    conditions = _readable_memberships(actor, tables, holder_ids)
    rows = await database.fetch(
        f"WITH mine AS (SELECT m.* FROM {tables.members} m{conditions.sql}), "
        "given AS (SELECT mr.member_id, jsonb_agg(to_jsonb(r) ORDER BY r.name) AS roles "
        f"FROM mine JOIN {tables.member_roles} mr ON mr.member_id = mine.id "
        "JOIN organization_roles r ON r.id = mr.organization_role_id GROUP BY mr.member_id) "
        f"SELECT mine.id AS member_id, mine.{tables.holder} AS holder_id, mine.created_at AS joined_at, "
        f"given.roles, {database.columns(Organization, 'o')} FROM mine "
        "JOIN organizations o ON o.id = mine.organization_id LEFT JOIN given ON given.member_id = mine.id "
        "ORDER BY mine.created_at, mine.id",
        *conditions.values,
    )
    found: dict[str, list[MembershipView]] = {holder_id: [] for holder_id in holder_ids}
    for row in rows:
        found[row["holder_id"]].append(_as_membership(row))
    return found


def _as_membership(row: Any) -> MembershipView:
    return MembershipView(
        organization=database.as_model(Organization, row),
        member_id=row["member_id"],
        joined_at=row["joined_at"],
        roles=[_as_role(role) for role in row["roles"] or []],
    )


def _as_role(values: dict[str, Any]) -> OrganizationRole:
    created_at = datetime.fromisoformat(values["created_at"])
    role = OrganizationRole(**{**values, "created_at": created_at})
    role._saved_in_db = True
    return role


def _readable_memberships(actor: Actor, tables: MemberTables, holder_ids: Sequence[str]) -> Conditions:
    """As `_readable`; and people read their own without any permission."""
    is_own = tables is PEOPLE and actor.kind is ActorKind.USER and set(holder_ids) <= {actor.user_id}
    conditions = (
        Conditions()
        if is_own
        else readable(actor, Permission.ORGANIZATIONS_READ, Permission.ORGANIZATIONS_MEMBERS_READ)
    )
    conditions.add(f"m.{tables.holder} = ANY({{}})", list(holder_ids))
    return conditions
