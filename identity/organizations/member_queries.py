"""Reads of members: a member of an organization sees the people of that one alone, and little of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from identity.kernel import database
from identity.kernel.actor import Actor
from identity.kernel.errors import NotFoundById
from identity.kernel.paging import (
    Conditions,
    Keyset,
    NumberedPage,
    PageNumber,
    Slice,
    contains_pattern,
)
from identity.kernel.permissions import Permission
from identity.organizations.models import OrganizationRole
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
    sort_name: str = ""  # positions in lists by name are (sort_name, user_id)


@dataclass(frozen=True, slots=True)
class MachineMemberView:
    """A machine as the members of an organization see it."""

    organization_id: str
    member_id: int
    joined_at: datetime
    application_id: str
    name: str
    description: str | None
    sort_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberFilter:
    """Which members of an organization."""

    text: str | None = None
    organization_role_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberOrder:
    """Who comes first: who joined last, or else by name."""

    is_by_name: bool = False
    is_descending: bool = True


V = TypeVar("V", MemberView, MachineMemberView)


@dataclass(frozen=True, slots=True)
class _Kind(Generic[V]):
    """Where members of a kind are stored, and how they are shown."""

    tables: MemberTables
    view: type[V]


_PEOPLE, _MACHINES = _Kind(PEOPLE, MemberView), _Kind(MACHINES, MachineMemberView)
EVERY_MEMBER = MemberFilter()
LAST_FIRST = MemberOrder()
_SORT_NAME = "coalesce(lower(x.name), '')"


async def visible_member(actor: Actor, organization_id: str, user_id: str) -> MemberView:
    """The person's membership, or not found."""
    return await _one(actor, _PEOPLE, organization_id, user_id)


async def members_slice(
    actor: Actor, organization_id: str, wanted: MemberFilter, keyset: Keyset
) -> Slice[MemberView]:
    """The people of an organization by keyset (joined_at, user id), who came last first."""
    return (await members_by_organization_ids(actor, [organization_id], wanted, keyset))[organization_id]


async def members_by_organization_ids(
    actor: Actor,
    organization_ids: Sequence[str],
    wanted: MemberFilter,
    keyset: Keyset,
    order: MemberOrder = LAST_FIRST,
) -> dict[str, Slice[MemberView]]:
    """The same slice of the people of many organizations, in one statement."""
    return await _slices(actor, _PEOPLE, organization_ids, wanted, keyset, order)


async def machine_members_by_organization_ids(
    actor: Actor,
    organization_ids: Sequence[str],
    wanted: MemberFilter,
    keyset: Keyset,
    order: MemberOrder = LAST_FIRST,
) -> dict[str, Slice[MachineMemberView]]:
    """The same slice of the machines of many organizations, in one statement."""
    return await _slices(actor, _MACHINES, organization_ids, wanted, keyset, order)


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


async def member_counts(
    actor: Actor, organization_ids: Sequence[str], wanted: MemberFilter = EVERY_MEMBER
) -> dict[str, int]:
    """How many people of each of the organizations match, in one statement."""
    return await _counts(actor, PEOPLE, organization_ids, wanted)


async def machine_member_counts(
    actor: Actor, organization_ids: Sequence[str], wanted: MemberFilter = EVERY_MEMBER
) -> dict[str, int]:
    """How many machines of each of the organizations match, in one statement."""
    return await _counts(actor, MACHINES, organization_ids, wanted)


async def roles_by_member_ids(actor: Actor, member_ids: Sequence[int]) -> dict[int, list[OrganizationRole]]:
    """The organization roles of many people's memberships, in one statement, by name."""
    return await _roles(actor, PEOPLE, member_ids)


async def roles_by_machine_member_ids(
    actor: Actor, member_ids: Sequence[int]
) -> dict[int, list[OrganizationRole]]:
    """The organization roles of many machines' memberships, in one statement, by name."""
    return await _roles(actor, MACHINES, member_ids)


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
    order: MemberOrder,
) -> dict[str, Slice[V]]:
    conditions = _of_each(actor, kind.tables, organization_ids, wanted)
    place = f"{_SORT_NAME if order.is_by_name else 'm.created_at'}, m.{kind.tables.holder}"
    for position, goes_down in (
        (keyset.after, order.is_descending),
        (keyset.before, not order.is_descending),
    ):
        if position is not None:
            conditions.add(f"({place}) {'<' if goes_down else '>'} ({{}}, {{}})", *position)
    way = "DESC" if order.is_descending != keyset.is_backward else "ASC"
    shown = f"{'sort_name' if order.is_by_name else 'joined_at'} {way}, {kind.tables.holder} {way}"
    rows = await database.fetch(
        f"SELECT p.* FROM unnest($1::text[]) AS w(id) "
        f"CROSS JOIN LATERAL ({_select(kind.tables)}{conditions.sql} ORDER BY {shown} LIMIT {keyset.size + 1}) p "
        f"ORDER BY {shown}",
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
    conditions = of_organization(actor, kind.tables, organization_id, wanted)
    limit = f" LIMIT {page.size} OFFSET {page.offset}" if page else ""
    rows = await database.fetch(
        f"{_select(kind.tables)}{conditions.sql} ORDER BY m.created_at DESC, m.{kind.tables.holder} DESC{limit}",
        *conditions.values,
    )
    count = count_of_organization(kind.tables, conditions, wanted)
    total = await database.fetch_value(count, *conditions.values) if page else len(rows)
    return NumberedPage([kind.view(**row) for row in rows], total)


def count_of_organization(tables: MemberTables, conditions: Conditions, wanted: MemberFilter) -> str:
    """The SQL of how many members fulfil the conditions of the filter."""
    return f"SELECT count(*) FROM {tables.members} m{_named(tables, wanted)}{conditions.sql}"


async def _counts(
    actor: Actor, tables: MemberTables, organization_ids: Sequence[str], wanted: MemberFilter
) -> dict[str, int]:
    conditions = _of_each(actor, tables, organization_ids, wanted)
    rows = await database.fetch(
        f"SELECT w.id, (SELECT count(*) FROM {tables.members} m{_named(tables, wanted)}{conditions.sql}) AS number "
        "FROM unnest($1::text[]) AS w(id)",
        *conditions.values,
    )
    return {row["id"]: row["number"] for row in rows}


def _named(tables: MemberTables, wanted: MemberFilter) -> str:
    """Who the members are, where the filter asks for it."""
    return f" JOIN {tables.holders} x ON x.id = m.{tables.holder}" if wanted.text else ""


async def _roles(
    actor: Actor, tables: MemberTables, member_ids: Sequence[int]
) -> dict[int, list[OrganizationRole]]:
    conditions = readable(actor, Permission.ORGANIZATIONS_MEMBERS_READ)
    conditions.add("m.id = ANY({})", list(member_ids))
    return await database.models_by_holder(
        OrganizationRole,
        member_ids,
        f"SELECT m.id AS holder_id, {database.columns(OrganizationRole, 'r')} FROM {tables.members} m "
        f"JOIN {tables.member_roles} mr ON mr.member_id = m.id "
        f"JOIN organization_roles r ON r.id = mr.organization_role_id{conditions.sql} ORDER BY r.name",
        *conditions.values,
    )


def _select(tables: MemberTables) -> str:
    shown = ", ".join(f"x.{column}" for column in tables.shown)
    return (
        f"SELECT m.organization_id, m.id AS member_id, m.created_at AS joined_at, m.{tables.holder}, {shown}, "
        f"{_SORT_NAME} AS sort_name FROM {tables.members} m JOIN {tables.holders} x ON x.id = m.{tables.holder}"
    )


def of_organization(
    actor: Actor, tables: MemberTables, organization_id: str, wanted: MemberFilter
) -> Conditions:
    """The members of the organization, which the actor may see, that fulfil the filter."""
    require_visible(actor, organization_id, Permission.ORGANIZATIONS_MEMBERS_READ)
    conditions = Conditions(["m.organization_id = $1"], [organization_id])
    conditions.clauses += _filtered(tables, wanted, conditions.values)
    return conditions


def _of_each(
    actor: Actor, tables: MemberTables, organization_ids: Sequence[str], wanted: MemberFilter
) -> Conditions:
    """As `of_organization`, for many: `w.id` is each of them."""
    for organization_id in organization_ids:
        require_visible(actor, organization_id, Permission.ORGANIZATIONS_MEMBERS_READ)
    conditions = Conditions(["m.organization_id = w.id"], [list(dict.fromkeys(organization_ids))])
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


def readable(actor: Actor, *permissions: Permission) -> Conditions:
    """Memberships anywhere, or to a member those of their own organization."""
    conditions = Conditions()
    for permission in permissions:
        actor.require(permission, actor.organization_id)
    if not all(actor.may(permission) for permission in permissions):
        conditions.add("m.organization_id = {}", actor.organization_id)
    return conditions
