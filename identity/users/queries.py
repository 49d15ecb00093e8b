"""Reads of users, each scoped to who asks."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal

from identity.kernel import database
from identity.kernel.actor import Actor
from identity.kernel.errors import NotFoundById
from identity.kernel.paging import (
    Conditions,
    Keyset,
    NumberedPage,
    PageNumber,
    Slice,
    SortOrder,
    add_position,
    contains_pattern,
    keyset_slice,
    numbered_rows,
    ordered_by,
)
from identity.kernel.permissions import Permission
from identity.kernel.search import Search, add_search
from identity.users.models import User
from identity.users.rules import is_same_address

_COLUMNS = database.columns(User, "u")
_SEARCHABLE = {
    "id": "u.id", "primaryEmail": "u.primary_email", "primaryPhone": "u.primary_phone", "username": "u.username",
    "name": "u.name",
}  # fmt: skip
SEARCH_FIELDS = tuple(_SEARCHABLE)
NEWEST_FIRST = SortOrder("created_at")
WHEN_EMPTY = {
    "last_sign_in_at": "'epoch'::timestamptz",
    "username": "''",
}  # the indexes have the same expressions
_NEAR = 1000
_STATES = {
    "is_suspended": "u.is_suspended", "has_password": "u.password_digest IS NOT NULL",
    "has_signed_in": "u.last_sign_in_at IS NOT NULL",
    "has_mfa": "EXISTS (SELECT FROM mfa_factors f WHERE f.user_id = u.id)",
}  # fmt: skip
IdentifierKind = Literal["username", "email", "phone"]


@dataclass(frozen=True, slots=True, kw_only=True)
class UserFilter:
    """Which users; an empty filter is all of them."""

    text: str | None = None
    is_suspended: bool | None = None
    role_id: str | None = None
    organization_id: str | None = None
    excluded_role_id: str | None = None
    excluded_organization_id: str | None = None
    created_after: datetime | None = None
    created_before: datetime | None = None
    signed_in_after: datetime | None = None
    signed_in_before: datetime | None = None
    has_signed_in: bool | None = None
    has_password: bool | None = None
    has_mfa: bool | None = None
    application_id: str | None = None
    search: Search = field(default_factory=Search)


EVERYBODY = UserFilter()


async def visible_user(actor: Actor, user_id: str) -> User:
    """The user, if there is one that the actor may see."""
    actor.require(Permission.USERS_READ)
    if user := await user_by_id(user_id):
        return user
    raise NotFoundById(entity="user", id=user_id)


async def users_by_ids(actor: Actor, user_ids: Iterable[str]) -> dict[str, User]:
    """The users with these ids, by id; unknown ones are left out."""
    actor.require(Permission.USERS_READ)
    users = await database.fetch_models(
        User, f"SELECT {_COLUMNS} FROM users u WHERE u.id = ANY($1)", list(user_ids)
    )
    return {user.id: user for user in users}


async def users_page(actor: Actor, wanted: UserFilter, page: PageNumber) -> NumberedPage[User]:
    """A numbered page, newest first, with the exact total."""
    actor.require(Permission.USERS_READ)
    conditions = _conditions(wanted)
    records, total = await numbered_rows(
        _COLUMNS,
        f"FROM users u{conditions.sql} ORDER BY u.created_at DESC, u.id DESC",
        _count(conditions),
        page,
        conditions.values,
    )
    return NumberedPage([database.as_model(User, record) for record in records], total)


async def users_slice(actor: Actor, wanted: UserFilter, order: SortOrder, keyset: Keyset) -> Slice[User]:
    """A keyset slice in the given order."""
    actor.require(Permission.USERS_READ)
    conditions = _conditions(wanted)
    if not wanted.text:
        return await keyset_slice(User, "users u", "u", conditions, order, keyset)
    # What many users have is found among the next ones in the order; what few have, by the index of the search. Left to
    # itself PostgreSQL takes the first way for both, and looks at every user for what nobody has.
    near = await _near_slice(wanted, order, keyset)
    if near.has_previous if keyset.is_backward else near.has_next:
        return near
    unindexed = " || ''" if order.column == "username" else " + interval '0'"
    return await keyset_slice(User, "users u", "u", conditions, replace(order, unindexed=unindexed), keyset)


async def _near_slice(wanted: UserFilter, order: SortOrder, keyset: Keyset) -> Slice[User]:
    """The slice as far as the next users in the order have it."""
    conditions = _conditions(wanted, searched="u.searched")
    near = Conditions(values=list(conditions.values))  # the position's values have the same places in both
    add_position(near, "n", order, keyset)
    rows = f"SELECT n.*, searchable_user(n) AS searched FROM users n{near.sql}"
    source = f"({rows} {ordered_by('n', order, keyset)} LIMIT {_NEAR}) u"
    return await keyset_slice(User, source, "u", conditions, order, keyset)


async def users_count(actor: Actor, wanted: UserFilter) -> int:
    """How many users match."""
    actor.require(Permission.USERS_READ)
    conditions = _conditions(wanted)
    return int(await database.fetch_value(_count(conditions), *conditions.values))


async def user_by_id(user_id: str) -> User | None:
    """For the protocol: the user with this id."""
    return await database.fetch_model(User, f"SELECT {_COLUMNS} FROM users u WHERE u.id = $1", user_id)


async def user_by_identifier(kind: IdentifierKind, value: str) -> User | None:
    """For the protocol: the user who signs in with this; an address counts whatever its case."""
    condition = {
        "username": "u.username = $1",
        "email": "lower(u.primary_email) = lower($1)",
        "phone": "u.primary_phone = $1",
    }[kind]
    user = await database.fetch_model(User, f"SELECT {_COLUMNS} FROM users u WHERE {condition}", value)
    if user and kind == "email" and not is_same_address(user.primary_email, value):
        return None
    return user


def _conditions(wanted: UserFilter, searched: str = "searchable_user(u)") -> Conditions:
    conditions = Conditions()
    simple: list[tuple[str, object]] = [
        ("u.created_at > {}", wanted.created_after),
        ("u.created_at < {}", wanted.created_before),
        ("u.last_sign_in_at > {}", wanted.signed_in_after),
        ("u.last_sign_in_at < {}", wanted.signed_in_before),
        (
            "EXISTS (SELECT FROM grants g WHERE g.user_id = u.id AND g.application_id = {})",
            wanted.application_id,
        ),
        ("EXISTS (SELECT FROM user_roles r WHERE r.user_id = u.id AND r.role_id = {})", wanted.role_id),
        (
            "NOT EXISTS (SELECT FROM user_roles r WHERE r.user_id = u.id AND r.role_id = {})",
            wanted.excluded_role_id,
        ),
        (
            "EXISTS (SELECT FROM organization_members m WHERE m.user_id = u.id AND m.organization_id = {})",
            wanted.organization_id,
        ),
        (
            "NOT EXISTS (SELECT FROM organization_members m WHERE m.user_id = u.id AND m.organization_id = {})",
            wanted.excluded_organization_id,
        ),
    ]
    for clause, value in simple:
        if value is not None:
            conditions.add(clause, value)
    for name, state in _STATES.items():
        if (is_wanted := getattr(wanted, name)) is not None:
            conditions.add(state if is_wanted else f"NOT ({state})")
    if wanted.text:
        conditions.add(f"{searched} LIKE {{}}", contains_pattern(wanted.text.lower()))
    add_search(conditions, wanted.search, _SEARCHABLE, whole="searchable_user(u)")
    return conditions


def _count(conditions: Conditions) -> str:
    """Without a filter the total is summed from its deltas: counting 100,000 rows would cost more than the page."""
    if not conditions.clauses:
        return "SELECT coalesce(sum(delta), 0)::bigint FROM total_deltas WHERE name = 'users'"
    return f"SELECT count(*) FROM users u{conditions.sql}"
