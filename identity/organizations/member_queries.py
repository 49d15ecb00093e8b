"""Reads of members: a member of an organization sees the people of that one alone, and little of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from identity.kernel import database
from identity.kernel.actor import Actor, ActorKind
from identity.kernel.errors import NotFoundById
from identity.kernel.paging import (
    Conditions,
    Keyset,
    NumberedPage,
    PageNumber,
    Slice,
    contains_pattern,
    row_count,
)
from identity.kernel.permissions import Permission
from identity.organizations.models import Organization, OrganizationRole, OrganizationScope
from identity.organizations.queries import require_visible
from identity.organizations.tables import MACHINES, PEOPLE, MemberTables


@dataclass(frozen=True, slots=True)
class MemberView:
    """A person as the other members of an organization see them."""

    organization_id: str
    member_id: int  # of the membership; positions in lists are (joined_at, user_id)
    joined_at: datetime
    user_id: str
    name: str | None
    username: str | None
    avatar: str | None
    primary_email: str | None


@dataclass(frozen=True, slots=True)
class MachineMemberView:
    """A machine as the members of an organization see it."""

    organization_id: str
    member_id: int
    joined_at: datetime
    application_id: str
    name: str
    description: str | None


@dataclass(frozen=True, slots=True)
class MembershipView:
    """An organization from the side of one of its members."""

    organization: Organization
    member_id: int
    joined_at: datetime
    roles: list[OrganizationRole]


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberFilter:
    """Which members of an organization."""

    text: str | None = None
    organization_role_id: str | None = None


V = TypeVar("V", MemberView, MachineMemberView)


@dataclass(frozen=True, slots=True)
class _Kind(Generic[V]):
    """Where members of a kind are stored, and how they are shown."""

    tables: MemberTables
    view: type[V]


_PEOPLE, _MACHINES = _Kind(PEOPLE, MemberView), _Kind(MACHINES, MachineMemberView)
EVERY_MEMBER = MemberFilter()


async def visible_member(actor: Actor, organization_id: str, user_id: str) -> MemberView:
    """The person's membership, or not found."""
    return await _one(actor, _PEOPLE, organization_id, user_id)


async def visible_machine_member(
    actor: Actor, organization_id: str, application_id: str
) -> MachineMemberView:
    """The machine's membership, or not found."""
    return await _one(actor, _MACHINES, organization_id, application_id)


async def members_slice(
    actor: Actor, organization_id: str, wanted: MemberFilter, keyset: Keyset
) -> Slice[MemberView]:
    """The people of an organization by keyset (joined_at, user id), who came last first."""
    return (await members_by_organization_ids(actor, [organization_id], wanted, keyset))[organization_id]


async def machine_members_slice(
    actor: Actor, organization_id: str, wanted: MemberFilter, keyset: Keyset
) -> Slice[MachineMemberView]:
    """The machines of an organization by keyset (joined_at, application id), which came last first."""
    found = await machine_members_by_organization_ids(actor, [organization_id], wanted, keyset)
    return found[organization_id]


async def members_by_organization_ids(
    actor: Actor, organization_ids: Sequence[str], wanted: MemberFilter, keyset: Keyset
) -> dict[str, Slice[MemberView]]:
    """The same slice of the people of many organizations, in one statement."""
    return await _slices(actor, _PEOPLE, organization_ids, wanted, keyset)


async def machine_members_by_organization_ids(
    actor: Actor, organization_ids: Sequence[str], wanted: MemberFilter, keyset: Keyset
) -> dict[str, Slice[MachineMemberView]]:
    """The same slice of the machines of many organizations, in one statement."""
    return await _slices(actor, _MACHINES, organization_ids, wanted, keyset)


async def members_page(
    actor: Actor, organization_id: str, wanted: MemberFilter, page: PageNumber | None = None
) -> NumberedPage[MemberView]:
    """The people of an organization by page, or all of them when no page is named."""
    return await _page(actor, _PEOPLE, organization_id, wanted, page)


async def machine_members_page(
    actor: Actor, organization_id: str, wanted: MemberFilter, page: PageNumber | None = None
) -> NumberedPage[MachineMemberView]:
    """The machines of an organization by page, or all of them when no page is named."""
    return await _page(actor, _MACHINES, organization_id, wanted, page)


async def members_count(actor: Actor, organization_id: str, wanted: MemberFilter) -> int:
    """How many people of the organization match."""
    return await _count(actor, PEOPLE, organization_id, wanted)


async def machine_members_count(actor: Actor, organization_id: str, wanted: MemberFilter) -> int:
    """How many machines of the organization match."""
    return await _count(actor, MACHINES, organization_id, wanted)


async def roles_by_member_ids(actor: Actor, member_ids: Sequence[int]) -> dict[int, list[OrganizationRole]]:
    """The organization roles of many people's memberships, in one statement, by name."""
    return await _roles(actor, PEOPLE, member_ids)


async def roles_by_machine_member_ids(
    actor: Actor, member_ids: Sequence[int]
) -> dict[int, list[OrganizationRole]]:
    """The organization roles of many machines' memberships, in one statement, by name."""
    return await _roles(actor, MACHINES, member_ids)


async def scopes_of_member(actor: Actor, organization_id: str, user_id: str) -> list[OrganizationScope]:
    """The organization scopes that a member's roles give, by name."""
    member = await visible_member(actor, organization_id, user_id)
    return await database.fetch_models(
        OrganizationScope,
        f"SELECT {database.columns(OrganizationScope, 's')} FROM organization_scopes s WHERE s.id IN ("
        "SELECT rs.organization_scope_id FROM organization_member_roles mr "
        "JOIN organization_role_scopes rs ON rs.organization_role_id = mr.organization_role_id "
        "WHERE mr.member_id = $1) ORDER BY s.name",
        member.member_id,
    )


async def memberships_by_user_ids(actor: Actor, user_ids: Sequence[str]) -> dict[str, list[MembershipView]]:
    """The organizations of many people with their roles there, in one statement."""
    return await _memberships(actor, PEOPLE, user_ids)


async def memberships_by_application_ids(
    actor: Actor, application_ids: Sequence[str]
) -> dict[str, list[MembershipView]]:
    """The organizations of many machines with their roles there, in one statement."""
    return await _memberships(actor, MACHINES, application_ids)


async def _one(actor: Actor, kind: _Kind[V], organization_id: str, holder_id: str) -> V:
    require_visible(actor, organization_id, Permission.ORGANIZATIONS_MEMBERS_READ)
    conditions = Conditions()
    conditions.add("m.organization_id = {}", organization_id)
    conditions.add(f"m.{kind.tables.holder} = {{}}", holder_id)
    row = await database.fetch_row(f"{_select(kind.tables)}{conditions.sql}", *conditions.values)
    if row is None:
        raise NotFoundById(entity="member", id=holder_id)
    return kind.view(**row)


async def _slices(
    actor: Actor,
    kind: _Kind[V],
    organization_ids: Sequence[str],
    wanted: MemberFilter,
    keyset: Keyset,
) -> dict[str, Slice[V]]:
    for organization_id in organization_ids:
        require_visible(actor, organization_id, Permission.ORGANIZATIONS_MEMBERS_READ)
    conditions = Conditions(["m.organization_id = w.id"], [list(dict.fromkeys(organization_ids))])
    conditions.clauses += _filtered(kind.tables, wanted, conditions.values)
    for position, comparison in ((keyset.after, "<"), (keyset.before, ">")):
        if position is not None:
            conditions.add(f"(m.created_at, m.{kind.tables.holder}) {comparison} ({{}}, {{}})", *position)
    direction = "ASC" if keyset.is_backward else "DESC"
    order = f"joined_at {direction}, {kind.tables.holder} {direction}"
    rows = await database.fetch(
        f"SELECT p.* FROM unnest($1::text[]) AS w(id) "
        f"CROSS JOIN LATERAL ({_select(kind.tables)}{conditions.sql} ORDER BY {order} LIMIT {keyset.size + 1}) p "
        f"ORDER BY {order}",
        *conditions.values,
    )
    found: dict[str, list[V]] = {organization_id: [] for organization_id in organization_ids}
    for row in rows:
        found[row["organization_id"]].append(kind.view(**row))
    return {organization_id: _as_slice(views, keyset) for organization_id, views in found.items()}


def _as_slice(views: list[V], keyset: Keyset) -> Slice[V]:
    has_more, items = len(views) > keyset.size, views[: keyset.size]
    if keyset.is_backward:
        return Slice(items[::-1], has_next=keyset.before is not None, has_previous=has_more)
    return Slice(items, has_next=has_more, has_previous=keyset.after is not None)


async def _page(
    actor: Actor,
    kind: _Kind[V],
    organization_id: str,
    wanted: MemberFilter,
    page: PageNumber | None,
) -> NumberedPage[V]:
    conditions = _of_organization(actor, kind.tables, organization_id, wanted)
    limit = f" LIMIT {page.size} OFFSET {page.offset}" if page else ""
    rows = await database.fetch(
        f"{_select(kind.tables)}{conditions.sql} ORDER BY m.created_at DESC, m.{kind.tables.holder} DESC{limit}",
        *conditions.values,
    )
    total = await _count(actor, kind.tables, organization_id, wanted) if page else len(rows)
    return NumberedPage([kind.view(**row) for row in rows], total)


async def _count(actor: Actor, tables: MemberTables, organization_id: str, wanted: MemberFilter) -> int:
    conditions = _of_organization(actor, tables, organization_id, wanted)
    named = f" JOIN {tables.holders} x ON x.id = m.{tables.holder}" if wanted.text else ""
    return await row_count(f"{tables.members} m{named}", conditions)


async def _roles(
    actor: Actor, tables: MemberTables, member_ids: Sequence[int]
) -> dict[int, list[OrganizationRole]]:
    conditions = _readable(actor, Permission.ORGANIZATIONS_MEMBERS_READ)
    conditions.add("m.id = ANY({})", list(member_ids))
    return await database.models_by_holder(
        OrganizationRole,
        member_ids,
        f"SELECT m.id AS holder_id, {database.columns(OrganizationRole, 'r')} FROM {tables.members} m "
        f"JOIN {tables.member_roles} mr ON mr.member_id = m.id "
        f"JOIN organization_roles r ON r.id = mr.organization_role_id{conditions.sql} ORDER BY r.name",
        *conditions.values,
    )


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


def _select(tables: MemberTables) -> str:
    shown = ", ".join(f"x.{column}" for column in tables.shown)
    return (
        f"SELECT m.organization_id, m.id AS member_id, m.created_at AS joined_at, m.{tables.holder}, {shown} "
        f"FROM {tables.members} m JOIN {tables.holders} x ON x.id = m.{tables.holder}"
    )


def _of_organization(
    actor: Actor, tables: MemberTables, organization_id: str, wanted: MemberFilter
) -> Conditions:
    require_visible(actor, organization_id, Permission.ORGANIZATIONS_MEMBERS_READ)
    conditions = Conditions(["m.organization_id = $1"], [organization_id])
    conditions.clauses += _filtered(tables, wanted, conditions.values)
    return conditions


def _filtered(tables: MemberTables, wanted: MemberFilter, values: list[Any]) -> list[str]:
    """The filter's clauses; their values go to the end of `values`."""
    conditions = Conditions([], values)
    if wanted.text:
        conditions.add(f"concat_ws(' ', {tables.searchable}) ILIKE {{}}", contains_pattern(wanted.text))
    if wanted.organization_role_id:
        conditions.add(
            f"EXISTS (SELECT FROM {tables.member_roles} mr "
            "WHERE mr.member_id = m.id AND mr.organization_role_id = {})",
            wanted.organization_role_id,
        )
    return conditions.clauses


def _readable(actor: Actor, *permissions: Permission) -> Conditions:
    """Memberships anywhere, or to a member those of their own organization."""
    conditions = Conditions()
    for permission in permissions:
        actor.require(permission, actor.organization_id)
    if not all(actor.may(permission) for permission in permissions):
        conditions.add("m.organization_id = {}", actor.organization_id)
    return conditions


def _readable_memberships(actor: Actor, tables: MemberTables, holder_ids: Sequence[str]) -> Conditions:
    """As `_readable`; and people read their own without any permission."""
    is_own = tables is PEOPLE and actor.kind is ActorKind.USER and set(holder_ids) <= {actor.user_id}
    conditions = (
        Conditions()
        if is_own
        else _readable(actor, Permission.ORGANIZATIONS_READ, Permission.ORGANIZATIONS_MEMBERS_READ)
    )
    conditions.add(f"m.{tables.holder} = ANY({{}})", list(holder_ids))
    return conditions
