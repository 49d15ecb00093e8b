"""What can be done with the organization template: the roles and scopes that every organization shares."""

from collections.abc import Sequence
from dataclasses import dataclass

from identity.applications.queries import clients
from identity.kernel import clock
from identity.kernel.action import action, announce, make_stale
from identity.kernel.actor import Actor
from identity.kernel.errors import NotFoundById
from identity.kernel.permissions import OrganizationPermission, Permission
from identity.kernel.rows import delete_row, insert_row, locked_row, plain_values, update_row
from identity.kernel.unset import UNSET, Unset, given
from identity.organizations import rules
from identity.organizations.errors import NameTaken, ReservedScopeName
from identity.organizations.events import (
    OrganizationRoleCreated,
    OrganizationRoleDeleted,
    OrganizationRolePermissionsChanged,
    OrganizationRoleResourceScopesChanged,
    OrganizationRoleScopesChanged,
    OrganizationRoleUpdated,
    OrganizationScopeCreated,
    OrganizationScopeDeleted,
    OrganizationScopeUpdated,
)
from identity.organizations.models import OrganizationRole, OrganizationScope
from identity.organizations.template_changes import (
    PERMISSIONS,
    RESOURCE_SCOPES,
    SCOPES,
    change_permissions,
    change_resource_scopes,
    change_scopes,
    given_to_role,
    locked_organization_role,
    require_permissions_of,
    require_unheld,
)
from identity.resources.errors import ScopeNameWithSpace
from identity.roles.models import RoleType


@dataclass(frozen=True, slots=True, kw_only=True)
class NewOrganizationRole:
    """What a role of the template is made with."""

    name: str
    description: str | None = None
    type: RoleType = RoleType.USER
    organization_scope_ids: Sequence[str] = ()
    resource_scope_ids: Sequence[str] = ()
    permissions: Sequence[OrganizationPermission] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateEntryChanges:
    """What is to change of a role or a scope of the template."""

    name: str | Unset = UNSET
    description: str | Unset | None = UNSET


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationRoleChanges(TemplateEntryChanges):
    """What is to change of a role; its type only as long as nobody holds it."""

    type: RoleType | Unset = UNSET


@action(
    needs=Permission.ORGANIZATION_TEMPLATE_WRITE,
    announces=(
        OrganizationRoleCreated,
        OrganizationRoleScopesChanged,
        OrganizationRoleResourceScopesChanged,
        OrganizationRolePermissionsChanged,
    ),
)
async def create_organization_role(actor: Actor, new: NewOrganizationRole) -> OrganizationRole:
    """Add a role to the template, with what it gives."""
    role = OrganizationRole(
        name=new.name, description=new.description, type=new.type.value, created_at=clock.now()
    )
    await insert_row(role, _taken("role", new.name))
    await announce(OrganizationRoleCreated(organization_role_id=role.id, after=plain_values(role)))
    await change_scopes(role.id, added=new.organization_scope_ids)
    await change_resource_scopes(role.id, added=new.resource_scope_ids)
    await change_permissions(actor, role.id, added=new.permissions)
    return role


@action(needs=Permission.ORGANIZATION_TEMPLATE_WRITE, announces=OrganizationRoleUpdated)
async def update_organization_role(
    actor: Actor, organization_role_id: str, changes: TemplateEntryChanges
) -> OrganizationRole:
    """Change a role's name or description, and while nobody holds it its type."""
    role = await locked_organization_role(organization_role_id)
    values = given(changes)
    if "type" in values and values["type"] != role.type:
        await require_unheld(organization_role_id)
    before = await update_row(role, values, _taken("role", values.get("name")))
    if before:
        after = {name: getattr(role, name) for name in before}
        await announce(OrganizationRoleUpdated(organization_role_id=role.id, before=before, after=after))
    return role


@action(needs=Permission.ORGANIZATION_TEMPLATE_WRITE, announces=OrganizationRoleDeleted)
async def delete_organization_role(actor: Actor, organization_role_id: str) -> OrganizationRole:
    """Remove a role from the template, and from every member who holds it; nobody takes what they lack."""
    role = await locked_organization_role(organization_role_id)
    await require_permissions_of(actor, organization_role_id)
    await announce(OrganizationRoleDeleted(organization_role_id=role.id, before=plain_values(role)))
    await delete_row(role)
    return role


@action(needs=Permission.ORGANIZATION_TEMPLATE_WRITE, announces=OrganizationRoleScopesChanged)
async def set_organization_role_scopes(
    actor: Actor, organization_role_id: str, organization_scope_ids: Sequence[str]
) -> None:
    """Let a role give exactly these organization scopes."""
    await locked_organization_role(organization_role_id)
    surplus = await given_to_role(SCOPES, organization_role_id, besides=organization_scope_ids)
    await change_scopes(organization_role_id, added=organization_scope_ids, removed=surplus)


@action(needs=Permission.ORGANIZATION_TEMPLATE_WRITE, announces=OrganizationRoleScopesChanged)
async def add_organization_role_scopes(
    actor: Actor, organization_role_id: str, organization_scope_ids: Sequence[str]
) -> None:
    """Let a role give these organization scopes too."""
    await locked_organization_role(organization_role_id)
    await change_scopes(organization_role_id, added=organization_scope_ids)


@action(needs=Permission.ORGANIZATION_TEMPLATE_WRITE, announces=OrganizationRoleScopesChanged)
async def remove_organization_role_scope(
    actor: Actor, organization_role_id: str, organization_scope_id: str
) -> None:
    """Let a role give an organization scope no longer."""
    await locked_organization_role(organization_role_id)
    if not await change_scopes(organization_role_id, removed=[organization_scope_id]):
        raise NotFoundById(entity="organization scope of this role", id=organization_scope_id)


@action(needs=Permission.ORGANIZATION_TEMPLATE_WRITE, announces=OrganizationRoleResourceScopesChanged)
async def set_organization_role_resource_scopes(
    actor: Actor, organization_role_id: str, scope_ids: Sequence[str]
) -> None:
    """Let a role give exactly these API scopes inside its organization."""
    await locked_organization_role(organization_role_id)
    surplus = await given_to_role(RESOURCE_SCOPES, organization_role_id, besides=scope_ids)
    await change_resource_scopes(organization_role_id, added=scope_ids, removed=surplus)


@action(needs=Permission.ORGANIZATION_TEMPLATE_WRITE, announces=OrganizationRoleResourceScopesChanged)
async def add_organization_role_resource_scopes(
    actor: Actor, organization_role_id: str, scope_ids: Sequence[str]
) -> None:
    """Let a role give these API scopes too."""
    await locked_organization_role(organization_role_id)
    await change_resource_scopes(organization_role_id, added=scope_ids)


@action(needs=Permission.ORGANIZATION_TEMPLATE_WRITE, announces=OrganizationRoleResourceScopesChanged)
async def remove_organization_role_resource_scope(
    actor: Actor, organization_role_id: str, scope_id: str
) -> None:
    """Let a role give an API scope no longer."""
    await locked_organization_role(organization_role_id)
    if not await change_resource_scopes(organization_role_id, removed=[scope_id]):
        raise NotFoundById(entity="scope of this organization role", id=scope_id)


@action(needs=Permission.ORGANIZATION_TEMPLATE_WRITE, announces=OrganizationRolePermissionsChanged)
async def set_organization_role_permissions(
    actor: Actor, organization_role_id: str, permissions: Sequence[OrganizationPermission]
) -> None:
    """Let a role give exactly these built-in permissions; nobody gives or takes what they lack."""
    await locked_organization_role(organization_role_id)
    surplus = await given_to_role(PERMISSIONS, organization_role_id, besides=permissions)
    await change_permissions(actor, organization_role_id, added=permissions, removed=surplus)


@action(needs=Permission.ORGANIZATION_TEMPLATE_WRITE, announces=OrganizationScopeCreated)
async def create_organization_scope(
    actor: Actor, name: str, description: str | None = None
) -> OrganizationScope:
    """Add a scope to the template."""
    _require_scope_name(name)
    scope = OrganizationScope(name=name, description=description, created_at=clock.now())
    await insert_row(scope, _taken("scope", name))
    await announce(OrganizationScopeCreated(organization_scope_id=scope.id, after=plain_values(scope)))
    return scope


@action(needs=Permission.ORGANIZATION_TEMPLATE_WRITE, announces=OrganizationScopeUpdated)
async def update_organization_scope(
    actor: Actor, organization_scope_id: str, changes: TemplateEntryChanges
) -> OrganizationScope:
    """Change a scope's name or description; roles keep it."""
    scope = await _locked_scope(organization_scope_id)
    values = given(changes)
    _require_scope_name(values.get("name", scope.name))
    before = await update_row(scope, values, _taken("scope", values.get("name")))
    if before:
        make_stale(clients)
        after = {name: getattr(scope, name) for name in before}
        await announce(OrganizationScopeUpdated(organization_scope_id=scope.id, before=before, after=after))
    return scope


@action(needs=Permission.ORGANIZATION_TEMPLATE_WRITE, announces=OrganizationScopeDeleted)
async def delete_organization_scope(actor: Actor, organization_scope_id: str) -> OrganizationScope:
    """Remove a scope from the template, and from every role."""
    scope = await _locked_scope(organization_scope_id)
    make_stale(clients)
    await announce(OrganizationScopeDeleted(organization_scope_id=scope.id, before=plain_values(scope)))
    await delete_row(scope)
    return scope


async def _locked_scope(organization_scope_id: str) -> OrganizationScope:
    if scope := await locked_row(OrganizationScope, organization_scope_id):
        return scope
    raise NotFoundById(entity="organization scope", id=organization_scope_id)


def _require_scope_name(name: str) -> None:
    if rules.is_scope_name_reserved(name):
        raise ReservedScopeName(path="name")
    if not rules.is_organization_scope_name_valid(name):
        raise ScopeNameWithSpace(path="name")


def _taken(entity: str, name: object) -> NameTaken:
    return NameTaken(path="name", entity=entity, name=name)
