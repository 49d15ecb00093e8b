"""What can be done with the roles of users: giving, taking, and making administrators."""

from collections.abc import Sequence

from identity.kernel import authority, database
from identity.kernel.action import action, announce, announce_many
from identity.kernel.actor import Actor
from identity.kernel.errors import GrantsMoreThanHeld, NotFoundById
from identity.kernel.permissions import ADMINISTRATOR_ROLE_ID, EVERY_PERMISSION, Permission
from identity.roles.changes import (
    changeable_role,
    insert_user_roles,
    locked_role,
    require_all_found,
    require_another_administrator,
    require_bounded,
    user_roles_to_give,
)
from identity.roles.errors import RoleUserExists
from identity.roles.events import UserRolesChanged
from identity.roles.models import UserRole
from identity.roles.rules import INTERNAL_PREFIX
from identity.users.changes import locked_user


@action(needs=Permission.ROLES_ASSIGN, announces=UserRolesChanged)
async def assign_user_roles(actor: Actor, user_id: str, role_ids: Sequence[str]) -> list[str]:
    """Give a user roles; the ids of those that they did not hold yet."""
    await _require_standing(actor, user_id)
    await user_roles_to_give(role_ids)
    added = [role_id for _, role_id in await insert_user_roles([user_id], role_ids)]
    if added:
        await announce(UserRolesChanged(user_id=user_id, added_role_ids=added))
    return added


@action(needs=Permission.ROLES_ASSIGN, announces=UserRolesChanged)
async def replace_user_roles(actor: Actor, user_id: str, role_ids: Sequence[str]) -> None:
    """Give a user exactly these roles; the standing as an administrator is not touched by it."""
    await _require_standing(actor, user_id)
    await user_roles_to_give(role_ids)
    removed = await database.fetch(
        "DELETE FROM user_roles h USING roles r WHERE h.user_id = $1 AND r.id = h.role_id "
        "AND NOT starts_with(r.name, $3) AND h.role_id <> ALL($2) RETURNING h.role_id",
        user_id,
        list(role_ids),
        INTERNAL_PREFIX,
    )
    added = [role_id for _, role_id in await insert_user_roles([user_id], role_ids)]
    if added or removed:
        await announce(
            UserRolesChanged(
                user_id=user_id,
                added_role_ids=added or None,
                removed_role_ids=[row["role_id"] for row in removed] or None,
            )
        )


@action(needs=Permission.ROLES_ASSIGN, announces=UserRolesChanged)
async def remove_user_role(actor: Actor, user_id: str, role_id: str) -> None:
    """Take a role from a user."""
    await _require_standing(actor, user_id)
    await changeable_role(role_id)
    if not await UserRole.filter(user_id=user_id, role_id=role_id).delete():
        raise NotFoundById(entity="user role", id=role_id)
    await announce(UserRolesChanged(user_id=user_id, removed_role_ids=[role_id]))


@action(needs=Permission.ROLES_ASSIGN, announces=UserRolesChanged)
async def assign_role_to_users(actor: Actor, role_id: str, user_ids: Sequence[str]) -> None:
    """Give a role to users who do not hold it yet."""
    require_bounded("userIds", user_ids)
    known = await database.fetch(
        "SELECT id FROM users WHERE id = ANY($1) ORDER BY id FOR UPDATE", list(user_ids)
    )
    require_all_found("userIds", user_ids, [row["id"] for row in known])
    await authority.require_at_least(actor, *user_ids)
    await changeable_role(role_id)
    await user_roles_to_give([role_id])
    added = [user_id for user_id, _ in await insert_user_roles(user_ids, [role_id])]
    if holding := sorted(set(user_ids) - set(added)):
        raise RoleUserExists(path="userIds", ids=", ".join(holding))
    await announce_many([UserRolesChanged(user_id=each, added_role_ids=[role_id]) for each in added])


@action(needs=Permission.ROLES_ASSIGN, announces=UserRolesChanged)
async def grant_administrator(actor: Actor, user_id: str) -> None:
    """Make a user an administrator of this server; who is one already stays one."""
    await _hold_administrator_role(actor, user_id)
    if await insert_user_roles([user_id], [ADMINISTRATOR_ROLE_ID]):
        await announce(UserRolesChanged(user_id=user_id, added_role_ids=[ADMINISTRATOR_ROLE_ID]))


@action(needs=Permission.ROLES_ASSIGN, announces=UserRolesChanged)
async def revoke_administrator(actor: Actor, user_id: str) -> None:
    """Let a user administer this server no longer; never the last one."""
    await _hold_administrator_role(actor, user_id)
    await require_another_administrator(user_id)
    if await UserRole.filter(user_id=user_id, role_id=ADMINISTRATOR_ROLE_ID).delete():
        await announce(UserRolesChanged(user_id=user_id, removed_role_ids=[ADMINISTRATOR_ROLE_ID]))


async def _require_standing(actor: Actor, user_id: str) -> None:
    await locked_user(user_id)
    await authority.require_at_least(actor, user_id)


async def _hold_administrator_role(actor: Actor, user_id: str) -> None:
    """One at a time, and only by somebody who holds all that the role gives. Users before roles."""
    if not actor.permissions >= EVERY_PERMISSION:
        raise GrantsMoreThanHeld
    await locked_user(user_id)
    await locked_role(ADMINISTRATOR_ROLE_ID)
