"""What can be done with roles and with the scopes that they give."""

from collections.abc import Sequence
from dataclasses import dataclass

from identity.kernel import clock
from identity.kernel.action import action, announce
from identity.kernel.actor import Actor
from identity.kernel.errors import GrantsMoreThanHeld, NotFoundById
from identity.kernel.permissions import Permission
from identity.kernel.rows import delete_row, insert_row, plain_values, row_or_none, update_row
from identity.kernel.unset import UNSET, Unset, given
from identity.resources.models import Scope
from identity.roles.changes import (
    changeable_role,
    existing_scopes,
    insert_role_scopes,
    require_grantable,
    scopes_of_role,
)
from identity.roles.errors import InternalRoleViolation, RoleNameInUse, RoleScopeExists, RoleTextMissing
from identity.roles.events import RoleCreated, RoleDeleted, RoleScopesChanged, RoleUpdated
from identity.roles.models import Role, RoleScope, RoleType
from identity.roles.rules import is_internal, permissions_in


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRole:
    """What a role is made with; its type never changes."""

    name: str
    description: str
    type: RoleType = RoleType.USER
    is_default: bool = False
    scope_ids: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleChanges:
    """What is to change of a role."""

    name: str | Unset = UNSET
    description: str | Unset = UNSET
    is_default: bool | Unset = UNSET


@action(needs=Permission.ROLES_WRITE, announces=(RoleCreated, RoleScopesChanged))
async def create_role(actor: Actor, new: NewRole) -> Role:
    """Make a role, with scopes if wanted. A default role goes to every user created from now on."""
    _require_texts(new.name, new.description)
    role = Role(
        name=new.name,
        description=new.description,
        type=new.type.value,
        is_default=new.is_default,
        created_at=clock.now(),
    )
    require_grantable(actor, role.type, await existing_scopes(new.scope_ids))
    await insert_row(role, RoleNameInUse(path="name", name=new.name))
    await announce(RoleCreated(role_id=role.id, after=plain_values(role)))
    if added := await insert_role_scopes(role.id, new.scope_ids):
        await announce(RoleScopesChanged(role_id=role.id, added_scope_ids=added))
    return role


@action(needs=Permission.ROLES_WRITE, announces=RoleUpdated)
async def update_role(actor: Actor, role_id: str, changes: RoleChanges) -> Role:
    """Change a role's name, description, or whether new users get it."""
    role = await changeable_role(role_id)
    values = given(changes)
    _require_texts(values.get("name", role.name), values.get("description", role.description))
    before = await update_row(role, values, RoleNameInUse(path="name", name=values.get("name")))
    if before:
        after = {name: getattr(role, name) for name in before}
        await announce(RoleUpdated(role_id=role_id, before=before, after=after))
    return role


@action(needs=Permission.ROLES_WRITE, announces=RoleDeleted)
async def delete_role(actor: Actor, role_id: str) -> Role:
    """Remove a role; whoever held it loses what it gave."""
    role = await changeable_role(role_id)
    _require_held(actor, await scopes_of_role(role_id))
    await delete_row(role)
    await announce(RoleDeleted(role_id=role_id, before=plain_values(role)))
    return role


@action(needs=Permission.ROLES_WRITE, announces=RoleScopesChanged)
async def add_role_scopes(actor: Actor, role_id: str, scope_ids: Sequence[str]) -> list[Scope]:
    """Let a role give more scopes; all that it gives then."""
    role = await changeable_role(role_id)
    require_grantable(actor, role.type, await existing_scopes(scope_ids))
    added = await insert_role_scopes(role_id, scope_ids)
    if known := sorted(set(scope_ids) - set(added)):
        raise RoleScopeExists(path="scopeIds", ids=", ".join(known))
    if added:
        await announce(RoleScopesChanged(role_id=role_id, added_scope_ids=added))
    return await scopes_of_role(role_id)


@action(needs=Permission.ROLES_WRITE, announces=RoleScopesChanged)
async def remove_role_scope(actor: Actor, role_id: str, scope_id: str) -> Role:
    """Let a role give a scope no longer."""
    role = await changeable_role(role_id)
    scope = await row_or_none(Scope, id=scope_id, role_scopes__role_id=role_id)
    if scope is None:
        raise NotFoundById(entity="scope", id=scope_id)
    _require_held(actor, [scope])
    await RoleScope.filter(role_id=role_id, scope_id=scope_id).delete()
    await announce(RoleScopesChanged(role_id=role_id, removed_scope_ids=[scope_id]))
    return role


def _require_texts(name: str, description: str) -> None:
    if not name or not description:
        raise RoleTextMissing(path="description" if name else "name")
    if is_internal("", name):
        raise InternalRoleViolation(path="name")


def _require_held(actor: Actor, scopes: Sequence[Scope]) -> None:
    """Nobody takes from others what they do not hold themselves."""
    if not permissions_in(scopes) <= actor.permissions:
        raise GrantsMoreThanHeld
