"""Fault cases of API resources, roles, and who holds them."""

from identity.applications.access_actions import assign_application_roles, set_consent_scopes
from identity.applications.role_actions import assign_role_to_applications
from identity.resources.actions import (
    NewResource,
    NewScope,
    ResourceChanges,
    ScopeChanges,
    create_resource,
    create_scope,
    delete_resource,
    delete_scope,
    set_default_resource,
    update_resource,
    update_scope,
)
from identity.resources.models import Resource, Scope
from identity.roles.actions import (
    NewRole,
    RoleChanges,
    add_role_scopes,
    create_role,
    delete_role,
    remove_role_scope,
    update_role,
)
from identity.roles.holder_actions import (
    assign_role_to_users,
    assign_user_roles,
    grant_administrator,
    remove_user_role,
    replace_user_roles,
    revoke_administrator,
)
from identity.roles.models import Role, RoleType
from tests.faults.cases import Call, case_of
from tests.faults.world import World, unique


async def used_scope(world: World) -> tuple[Resource, Scope, Role]:
    """A scope that a machine's role gives and that a third-party application may ask for."""
    resource = await world.resource()
    scope = await world.scope(resource)
    role = await world.role(RoleType.MACHINE, (scope.id,))
    await assign_application_roles(world.administrator, await world.machine_id(), [role.id])
    await set_consent_scopes(world.administrator, await world.third_party_id(), [], [scope.id], [])
    return resource, scope, role


@case_of(create_resource)
async def of_create_resource(world: World) -> Call:
    new = NewResource(name="An API", indicator=f"https://{unique('api')}.example.com".replace("_", "-"))
    return lambda: create_resource(world.administrator, new)


@case_of(update_resource)
async def of_update_resource(world: World) -> Call:
    resource, _, _ = await used_scope(world)
    changes = ResourceChanges(name="Renamed", access_token_ttl=600)
    return lambda: update_resource(world.administrator, resource.id, changes)


@case_of(delete_resource)
async def of_delete_resource(world: World) -> Call:
    resource, _, _ = await used_scope(world)
    return lambda: delete_resource(world.administrator, resource.id)


@case_of(set_default_resource)
async def of_set_default_resource(world: World) -> Call:
    was, becomes = await world.resource(), await world.resource()
    await set_default_resource(world.administrator, was.id, True)
    return lambda: set_default_resource(world.administrator, becomes.id, True)


@case_of(create_scope)
async def of_create_scope(world: World) -> Call:
    resource = await world.resource()
    new = NewScope(name=unique("scope"))
    return lambda: create_scope(world.administrator, resource.id, new)


@case_of(update_scope)
async def of_update_scope(world: World) -> Call:
    resource, scope, _ = await used_scope(world)
    changes = ScopeChanges(name=unique("renamed"), description="Renamed")
    return lambda: update_scope(world.administrator, resource.id, scope.id, changes)


@case_of(delete_scope)
async def of_delete_scope(world: World) -> Call:
    resource, scope, _ = await used_scope(world)
    return lambda: delete_scope(world.administrator, resource.id, scope.id)


@case_of(create_role)
async def of_create_role(world: World) -> Call:
    scope = await world.scope()
    new = NewRole(name=unique("role"), description="A role", scope_ids=(scope.id,))
    return lambda: create_role(world.administrator, new)


@case_of(update_role)
async def of_update_role(world: World) -> Call:
    role = await world.role()
    changes = RoleChanges(name=unique("renamed"), is_default=True)
    return lambda: update_role(world.administrator, role.id, changes)


@case_of(delete_role)
async def of_delete_role(world: World) -> Call:
    _, _, role = await used_scope(world)
    return lambda: delete_role(world.administrator, role.id)


@case_of(delete_role)
async def of_delete_role_of_a_user(world: World) -> Call:
    user, role = await world.user(), await world.role()
    await assign_user_roles(world.administrator, user.id, [role.id])
    return lambda: delete_role(world.administrator, role.id)


@case_of(add_role_scopes)
async def of_add_role_scopes(world: World) -> Call:
    resource, _, role = await used_scope(world)
    more = await world.scope(resource)
    return lambda: add_role_scopes(world.administrator, role.id, [more.id])


@case_of(remove_role_scope)
async def of_remove_role_scope(world: World) -> Call:
    _, scope, role = await used_scope(world)
    return lambda: remove_role_scope(world.administrator, role.id, scope.id)


@case_of(assign_user_roles)
async def of_assign_user_roles(world: World) -> Call:
    user, role = await world.user(), await world.role()
    return lambda: assign_user_roles(world.administrator, user.id, [role.id])


@case_of(replace_user_roles)
async def of_replace_user_roles(world: World) -> Call:
    user, old, new = await world.user(), await world.role(), await world.role()
    await assign_user_roles(world.administrator, user.id, [old.id])
    return lambda: replace_user_roles(world.administrator, user.id, [new.id])


@case_of(remove_user_role)
async def of_remove_user_role(world: World) -> Call:
    user, role = await world.user(), await world.role()
    await assign_user_roles(world.administrator, user.id, [role.id])
    return lambda: remove_user_role(world.administrator, user.id, role.id)


@case_of(assign_role_to_users)
async def of_assign_role_to_users(world: World) -> Call:
    users, role = [await world.user(), await world.user()], await world.role()
    return lambda: assign_role_to_users(world.administrator, role.id, [user.id for user in users])


@case_of(grant_administrator)
async def of_grant_administrator(world: World) -> Call:
    user = await world.user()
    return lambda: grant_administrator(world.administrator, user.id)


@case_of(revoke_administrator)
async def of_revoke_administrator(world: World) -> Call:
    user = await world.another_administrator()
    return lambda: revoke_administrator(world.administrator, user.id)


@case_of(assign_role_to_applications)
async def of_assign_role_to_applications(world: World) -> Call:
    scope = await world.scope()
    role = await world.role(RoleType.MACHINE, (scope.id,))
    machines = [await world.machine_id(), await world.machine_id()]
    return lambda: assign_role_to_applications(world.administrator, role.id, machines)
