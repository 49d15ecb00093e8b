"""Checks and writes of roles that several actions share. They need the open transaction."""

from collections.abc import Iterable, Sequence

from identity.kernel import database
from identity.kernel.actor import Actor
from identity.kernel.errors import GrantsMoreThanHeld, InputRefused, NotFoundById, RelationNotFound
from identity.kernel.permissions import ADMINISTRATOR_ROLE_ID
from identity.kernel.rows import locked_row
from identity.resources.models import Scope
from identity.roles.errors import (
    InternalRoleViolation,
    LastAdministrator,
    ManagementScopesOnUserRole,
    UserRoleTypeRequired,
)
from identity.roles.models import Role, RoleType
from identity.roles.rules import is_internal, permissions_in

MOST_AT_ONCE = 1000


async def changeable_role(role_id: str) -> Role:
    """The role, held against concurrent changes; never one of the server's own."""
    role = await locked_role(role_id)
    if is_internal(role.id, role.name):
        raise InternalRoleViolation
    return role


async def locked_role(role_id: str) -> Role:
    """The role, held against concurrent changes."""
    if role := await locked_row(Role, role_id):
        return role
    raise NotFoundById(entity="role", id=role_id)


async def scopes_of_role(role_id: str) -> list[Scope]:
    """What the role gives."""
    return await Scope.filter(role_scopes__role_id=role_id).order_by("name")


def require_grantable(actor: Actor, role_type: str, scopes: Iterable[Scope]) -> None:
    """Refuse permissions on this server in roles for people, and those that the actor lacks in any."""
    permissions = permissions_in(scopes)
    if permissions and role_type == RoleType.USER:
        raise ManagementScopesOnUserRole(path="scopeIds")
    if not permissions <= actor.permissions:
        raise GrantsMoreThanHeld(path="scopeIds")


async def existing_scopes(scope_ids: Sequence[str]) -> list[Scope]:
    """The scopes with these ids, which must all exist."""
    require_bounded("scopeIds", scope_ids)
    found = await Scope.filter(id__in=list(scope_ids)) if scope_ids else []
    require_all_found("scopeIds", scope_ids, {scope.id for scope in found})
    return found


async def insert_role_scopes(role_id: str, scope_ids: Sequence[str]) -> list[str]:
    """Let the role give the scopes; the ids of those that it did not give yet."""
    rows = await database.fetch(
        "INSERT INTO role_scopes (role_id, scope_id) SELECT $1, unnest($2::text[]) "
        "ON CONFLICT DO NOTHING RETURNING scope_id",
        role_id,
        list(dict.fromkeys(scope_ids)),
    )
    return [row["scope_id"] for row in rows]


async def user_roles_to_give(role_ids: Sequence[str]) -> None:
    """Refuse roles that do not exist, are for machines, or belong to the server."""
    require_bounded("roleIds", role_ids)
    rows = await database.fetch(
        "SELECT id, name, type FROM roles WHERE id = ANY($1) ORDER BY id FOR SHARE", list(role_ids)
    )
    require_all_found("roleIds", role_ids, {row["id"] for row in rows})
    if any(is_internal(row["id"], row["name"]) for row in rows):
        raise InternalRoleViolation(path="roleIds")
    if any(row["type"] != RoleType.USER for row in rows):
        raise UserRoleTypeRequired(path="roleIds")


async def insert_user_roles(user_ids: Sequence[str], role_ids: Sequence[str]) -> list[tuple[str, str]]:
    """Give users roles; the pairs of user and role that are new."""
    rows = await database.fetch(
        "INSERT INTO user_roles (user_id, role_id) "
        "SELECT u, r FROM unnest($1::text[]) u, unnest($2::text[]) r "
        "ON CONFLICT DO NOTHING RETURNING user_id, role_id",
        list(dict.fromkeys(user_ids)),
        list(dict.fromkeys(role_ids)),
    )
    return [(row["user_id"], row["role_id"]) for row in rows]


async def require_another_administrator(user_id: str) -> None:
    """Refuse when the user is the last administrator who can sign in; one such question at a time."""
    holds = "SELECT EXISTS (SELECT FROM user_roles WHERE role_id = $1 AND user_id = $2)"
    if not await database.fetch_value(holds, ADMINISTRATOR_ROLE_ID, user_id):
        return
    await locked_role(ADMINISTRATOR_ROLE_ID)
    others = await database.fetch_value(
        "SELECT count(*) FROM user_roles h JOIN users u ON u.id = h.user_id "
        "WHERE h.role_id = $1 AND h.user_id <> $2 AND NOT u.is_suspended",
        ADMINISTRATOR_ROLE_ID,
        user_id,
    )
    if not others:
        raise LastAdministrator


def require_bounded(path: str, ids: Sequence[str]) -> None:
    """Refuse more at once than rows should be held for."""
    if len(ids) > MOST_AT_ONCE:
        raise InputRefused(path=path, reason=f"at most {MOST_AT_ONCE} at once")


def require_all_found(path: str, wanted: Iterable[str], found: Iterable[str]) -> None:
    """Refuse ids that do not exist."""
    if missing := sorted(set(wanted) - set(found)):
        raise RelationNotFound(path=path, ids=", ".join(missing))
