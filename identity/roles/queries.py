"""Reads of global roles, of who holds them and of what they give."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from identity.kernel import authority, database
from identity.kernel.actor import Actor
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
from identity.kernel.permissions import ADMINISTRATOR_ROLE_ID, Permission, permissions_of
from identity.kernel.search import Search, add_search
from identity.resources.models import Scope
from identity.resources.queries import MANAGEMENT_API_ID
from identity.roles.errors import InternalRoleViolation
from identity.roles.models import Role, RoleType
from identity.roles.rules import INTERNAL_PREFIX, is_internal

ADMINISTRATOR_ROLE_NAME = f"{INTERNAL_PREFIX}administrator"
NEWEST_FIRST = SortOrder("created_at")
_SEARCHABLE = {"id": "r.id", "name": "r.name", "description": "r.description"}
SEARCH_FIELDS = tuple(_SEARCHABLE)
_ROLE_COLUMNS = "r.id, r.name, r.description, r.type, r.is_default, r.created_at"
_SCOPE_COLUMNS = "s.id, s.resource_id, s.name, s.description, s.created_at"
_IS_ORDINARY = f"NOT starts_with(r.name, '{INTERNAL_PREFIX}')"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleFilter:
    """Which roles; the server's own internal ones are never among them."""

    text: str | None = None
    type: RoleType | None = None
    user_id: str | None = None
    excluded_user_id: str | None = None
    application_id: str | None = None
    excluded_application_id: str | None = None
    search: Search = field(default_factory=Search)


async def user_scopes(user_id: str) -> dict[str, frozenset[str]]:
    """For the protocol: the scopes that a user's global roles give, by resource indicator."""
    rows = await database.fetch(
        "SELECT a.indicator, array_agg(DISTINCT s.name) AS names FROM user_roles u "
        "JOIN role_scopes rs ON rs.role_id = u.role_id JOIN scopes s ON s.id = rs.scope_id "
        "JOIN resources a ON a.id = s.resource_id WHERE u.user_id = $1 GROUP BY a.indicator",
        user_id,
    )
    return {row["indicator"]: frozenset(row["names"]) for row in rows}


async def user_role_names(user_id: str) -> list[str]:
    """For the protocol: the names of a user's global roles, without internal ones."""
    rows = await database.fetch(
        "SELECT r.name FROM user_roles u JOIN roles r ON r.id = u.role_id "
        f"WHERE u.user_id = $1 AND {_IS_ORDINARY} ORDER BY r.name",
        user_id,
    )
    return [row["name"] for row in rows]


@authority.of_users
async def held_permissions(*user_ids: str) -> frozenset[Permission]:
    """For authority: the permissions on this server that the roles of users give, one way or another."""
    rows = await database.fetch(
        "SELECT DISTINCT s.name FROM user_roles u JOIN role_scopes rs ON rs.role_id = u.role_id "
        "JOIN scopes s ON s.id = rs.scope_id WHERE u.user_id = ANY($1) AND s.resource_id = $2",
        list(user_ids),
        MANAGEMENT_API_ID,
    )
    return permissions_of(frozenset(row["name"] for row in rows))


async def visible_role(actor: Actor, role_id: str) -> Role:
    """The role, or not found."""
    if role := (await roles_by_ids(actor, [role_id])).get(role_id):
        return role
    raise NotFoundById(entity="role", id=role_id)


async def ordinary_role(actor: Actor, role_id: str) -> Role:
    """The role, or not found; the server's own are out of reach."""
    role = await visible_role(actor, role_id)
    if is_internal(role.id, role.name):
        raise InternalRoleViolation
    return role


async def roles_by_ids(actor: Actor, ids: Iterable[str]) -> dict[str, Role]:
    """Roles by id, also internal ones; unknown ids are left out."""
    actor.require(Permission.ROLES_READ)
    statement = f"SELECT {_ROLE_COLUMNS} FROM roles r WHERE r.id = ANY($1)"
    return {role.id: role for role in await database.fetch_models(Role, statement, list(ids))}


async def roles_page(actor: Actor, wanted: RoleFilter, page: PageNumber | None = None) -> NumberedPage[Role]:
    """Roles by page, or all of them when no page is named."""
    actor.require(Permission.ROLES_READ)
    return await numbered_page(Role, "roles r", "r", _conditions(wanted), NEWEST_FIRST, page)


async def roles_slice(actor: Actor, wanted: RoleFilter, order: SortOrder, keyset: Keyset) -> Slice[Role]:
    """Roles by keyset."""
    actor.require(Permission.ROLES_READ)
    return await keyset_slice(Role, "roles r", "r", _conditions(wanted), order, keyset)


async def roles_count(actor: Actor, wanted: RoleFilter) -> int:
    """How many roles match."""
    actor.require(Permission.ROLES_READ)
    return await row_count("roles r", _conditions(wanted))


async def roles_by_user_ids(actor: Actor, user_ids: Sequence[str]) -> dict[str, list[Role]]:
    """The ordinary roles of many users in one statement, by name."""
    actor.require(Permission.ROLES_READ)
    return await database.models_by_holder(
        Role,
        user_ids,
        f"SELECT u.user_id AS holder_id, {_ROLE_COLUMNS} FROM user_roles u "
        f"JOIN roles r ON r.id = u.role_id WHERE u.user_id = ANY($1) AND {_IS_ORDINARY} ORDER BY r.name",
        list(user_ids),
    )


async def administrators_among(actor: Actor, user_ids: Sequence[str]) -> frozenset[str]:
    """Which of the users administer this server."""
    actor.require(Permission.ROLES_READ)
    rows = await database.fetch(
        "SELECT user_id FROM user_roles WHERE role_id = $1 AND user_id = ANY($2)",
        ADMINISTRATOR_ROLE_ID,
        list(user_ids),
    )
    return frozenset(row["user_id"] for row in rows)


async def scopes_by_role_ids(actor: Actor, role_ids: Sequence[str]) -> dict[str, list[Scope]]:
    """The scopes of many roles in one statement, by name."""
    actor.require(Permission.ROLES_READ)
    return await database.models_by_holder(
        Scope,
        role_ids,
        f"SELECT rs.role_id AS holder_id, {_SCOPE_COLUMNS} FROM role_scopes rs "
        "JOIN scopes s ON s.id = rs.scope_id WHERE rs.role_id = ANY($1) ORDER BY s.name, s.id",
        list(role_ids),
    )


async def user_counts_by_role_ids(actor: Actor, role_ids: Sequence[str]) -> dict[str, int]:
    """How many users hold each of the roles, in one statement."""
    actor.require(Permission.ROLES_READ)
    rows = await database.fetch(
        "SELECT role_id, count(*) AS users FROM user_roles WHERE role_id = ANY($1) GROUP BY role_id",
        list(role_ids),
    )
    return dict.fromkeys(role_ids, 0) | {row["role_id"]: row["users"] for row in rows}


async def first_user_ids_by_role_ids(
    actor: Actor, role_ids: Sequence[str], first: int = 3
) -> dict[str, list[str]]:
    """A few holders of each of the roles, in one statement."""
    actor.require(Permission.ROLES_READ)
    rows = await database.fetch(
        "SELECT w.role_id, h.user_id FROM unnest($1::text[]) AS w(role_id) CROSS JOIN LATERAL "
        "(SELECT u.user_id, u.id FROM user_roles u WHERE u.role_id = w.role_id ORDER BY u.id LIMIT $2) h "
        "ORDER BY h.id",
        list(role_ids),
        first,
    )
    found: dict[str, list[str]] = {role_id: [] for role_id in role_ids}
    for row in rows:
        found[row["role_id"]].append(row["user_id"])
    return found


def _conditions(wanted: RoleFilter) -> Conditions:
    conditions = Conditions([_IS_ORDINARY])
    holds = "EXISTS (SELECT FROM user_roles h WHERE h.role_id = r.id AND h.user_id = {})"
    machine_holds = (
        "EXISTS (SELECT FROM application_roles h WHERE h.role_id = r.id AND h.application_id = {})"
    )
    for clause, value in (
        ("r.type = {}", wanted.type.value if wanted.type else None),
        (holds, wanted.user_id),
        (f"NOT {holds}", wanted.excluded_user_id),
        (machine_holds, wanted.application_id),
        (f"NOT {machine_holds}", wanted.excluded_application_id),
    ):
        if value is not None:
            conditions.add(clause, value)
    if wanted.text:
        conditions.add("concat_ws(' ', r.id, r.name, r.description) ILIKE {}", contains_pattern(wanted.text))
    add_search(conditions, wanted.search, _SEARCHABLE)
    return conditions
