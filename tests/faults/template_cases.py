"""Fault cases of the organization template."""

from identity.applications.access_actions import set_consent_scopes
from identity.kernel.permissions import OrganizationPermission
from identity.organizations.models import OrganizationRole, OrganizationScope
from identity.organizations.template_actions import (
    NewOrganizationRole,
    TemplateEntryChanges,
    add_organization_role_resource_scopes,
    add_organization_role_scopes,
    create_organization_role,
    create_organization_scope,
    delete_organization_role,
    delete_organization_scope,
    remove_organization_role_resource_scope,
    remove_organization_role_scope,
    set_organization_role_permissions,
    set_organization_role_resource_scopes,
    set_organization_role_scopes,
    update_organization_role,
    update_organization_scope,
)
from identity.resources.models import Scope
from tests.faults.cases import Call, case_of
from tests.faults.organization_cases import member_with_role
from tests.faults.world import World, unique

READ = OrganizationPermission.MEMBERS_READ
REMOVE = OrganizationPermission.MEMBERS_REMOVE


async def giving_role(world: World) -> tuple[OrganizationRole, OrganizationScope, Scope]:
    """A role of the template that gives one of each sort."""
    own, scope = await world.organization_scope(), await world.scope()
    role = await world.organization_role(
        organization_scope_ids=[own.id], resource_scope_ids=[scope.id], permissions=[READ]
    )
    return role, own, scope


async def consentable_scope(world: World) -> OrganizationScope:
    """A scope of the template that a third-party application may ask for."""
    scope = await world.organization_scope()
    await set_consent_scopes(world.administrator, await world.third_party_id(), [], [], [scope.id])
    return scope


@case_of(create_organization_role)
async def of_create_organization_role(world: World) -> Call:
    own, scope = await world.organization_scope(), await world.scope()
    new = NewOrganizationRole(
        name=unique("role"),
        organization_scope_ids=[own.id],
        resource_scope_ids=[scope.id],
        permissions=[READ],
    )
    return lambda: create_organization_role(world.administrator, new)


@case_of(update_organization_role)
async def of_update_organization_role(world: World) -> Call:
    role = await world.organization_role()
    changes = TemplateEntryChanges(name=unique("renamed"), description="Renamed")
    return lambda: update_organization_role(world.administrator, role.id, changes)


@case_of(delete_organization_role)
async def of_delete_organization_role(world: World) -> Call:
    _, _, role = await member_with_role(world)
    return lambda: delete_organization_role(world.administrator, role.id)


@case_of(set_organization_role_scopes)
async def of_set_organization_role_scopes(world: World) -> Call:
    role, _, _ = await giving_role(world)
    other = await world.organization_scope()
    return lambda: set_organization_role_scopes(world.administrator, role.id, [other.id])


@case_of(add_organization_role_scopes)
async def of_add_organization_role_scopes(world: World) -> Call:
    role, scope = await world.organization_role(), await world.organization_scope()
    return lambda: add_organization_role_scopes(world.administrator, role.id, [scope.id])


@case_of(remove_organization_role_scope)
async def of_remove_organization_role_scope(world: World) -> Call:
    role, own, _ = await giving_role(world)
    return lambda: remove_organization_role_scope(world.administrator, role.id, own.id)


@case_of(set_organization_role_resource_scopes)
async def of_set_organization_role_resource_scopes(world: World) -> Call:
    role, _, _ = await giving_role(world)
    other = await world.scope()
    return lambda: set_organization_role_resource_scopes(world.administrator, role.id, [other.id])


@case_of(add_organization_role_resource_scopes)
async def of_add_organization_role_resource_scopes(world: World) -> Call:
    role, scope = await world.organization_role(), await world.scope()
    return lambda: add_organization_role_resource_scopes(world.administrator, role.id, [scope.id])


@case_of(remove_organization_role_resource_scope)
async def of_remove_organization_role_resource_scope(world: World) -> Call:
    role, _, scope = await giving_role(world)
    return lambda: remove_organization_role_resource_scope(world.administrator, role.id, scope.id)


@case_of(set_organization_role_permissions)
async def of_set_organization_role_permissions(world: World) -> Call:
    role, _, _ = await giving_role(world)
    return lambda: set_organization_role_permissions(world.administrator, role.id, [REMOVE])


@case_of(create_organization_scope)
async def of_create_organization_scope(world: World) -> Call:
    name = unique("do")
    return lambda: create_organization_scope(world.administrator, name)


@case_of(update_organization_scope)
async def of_update_organization_scope(world: World) -> Call:
    scope = await consentable_scope(world)
    changes = TemplateEntryChanges(name=unique("renamed"))
    return lambda: update_organization_scope(world.administrator, scope.id, changes)


@case_of(delete_organization_scope)
async def of_delete_organization_scope(world: World) -> Call:
    scope = await consentable_scope(world)
    return lambda: delete_organization_scope(world.administrator, scope.id)
