"""Fault cases of applications, their secrets, roles and consent scopes."""

from datetime import timedelta
from typing import Any

from identity.applications.access_actions import (
    assign_application_roles,
    remove_application_role,
    replace_application_roles,
    set_consent_scopes,
)
from identity.applications.actions import (
    ApplicationChanges,
    NewApplication,
    add_secret,
    create_application,
    delete_application,
    delete_secret,
    merge_application_custom_data,
    rename_secret,
    reveal_secrets,
    update_application,
)
from identity.kernel import clock
from identity.roles.models import RoleType
from tests.faults.cases import Call, case_of
from tests.faults.world import World, unique

FIRST_SECRET = "Default secret"


@case_of(create_application)
async def of_create_application(world: World) -> Call:
    new = NewApplication(name=unique("machine"), type="MachineToMachine", custom_data={"tier": 1})
    return lambda: create_application(world.administrator, new)


@case_of(update_application)
async def of_update_application(world: World) -> Call:
    made = await world.application()
    changes = ApplicationChanges(
        name=unique("renamed"),
        oidc_client_metadata_patch={"redirectUris": ["https://other.example.com/callback"]},
        custom_data={"tier": 2},
    )
    return lambda: update_application(world.administrator, made.application.id, changes)


@case_of(merge_application_custom_data)
async def of_merge_application_custom_data(world: World) -> Call:
    made = await world.application()
    return lambda: merge_application_custom_data(world.administrator, made.application.id, {"tier": 3})


@case_of(delete_application)
async def of_delete_application(world: World) -> Call:
    client, user = await world.client("SPA"), await world.user()
    await world.tokens(client, user)
    return lambda: delete_application(world.administrator, client.id)


@case_of(delete_application)
async def of_delete_application_of_a_machine(world: World) -> Call:
    machine = await world.machine_id()
    role = await world.role(RoleType.MACHINE)
    await assign_application_roles(world.administrator, machine, [role.id])
    return lambda: delete_application(world.administrator, machine)


@case_of(add_secret)
async def of_add_secret(world: World) -> Call:
    made = await world.application()

    async def add() -> Any:
        return await add_secret(
            world.administrator, made.application.id, "second", clock.now() + timedelta(days=1)
        )

    return add


@case_of(rename_secret)
async def of_rename_secret(world: World) -> Call:
    made = await world.application()
    return lambda: rename_secret(world.administrator, made.application.id, FIRST_SECRET, "renamed")


@case_of(delete_secret)
async def of_delete_secret(world: World) -> Call:
    made = await world.application()
    return lambda: delete_secret(world.administrator, made.application.id, FIRST_SECRET)


@case_of(reveal_secrets)
async def of_reveal_secrets(world: World) -> Call:
    made = await world.application()
    return lambda: reveal_secrets(world.administrator, made.application.id)


@case_of(assign_application_roles)
async def of_assign_application_roles(world: World) -> Call:
    machine = await world.machine_id()
    scope = await world.scope()
    role = await world.role(RoleType.MACHINE, (scope.id,))
    return lambda: assign_application_roles(world.administrator, machine, [role.id])


@case_of(replace_application_roles)
async def of_replace_application_roles(world: World) -> Call:
    machine = await world.machine_id()
    scope, other_scope = await world.scope(), await world.scope()
    old = await world.role(RoleType.MACHINE, (scope.id,))
    new = await world.role(RoleType.MACHINE, (other_scope.id,))
    await assign_application_roles(world.administrator, machine, [old.id])
    return lambda: replace_application_roles(world.administrator, machine, [new.id])


@case_of(remove_application_role)
async def of_remove_application_role(world: World) -> Call:
    machine = await world.machine_id()
    scope = await world.scope()
    role = await world.role(RoleType.MACHINE, (scope.id,))
    await assign_application_roles(world.administrator, machine, [role.id])
    return lambda: remove_application_role(world.administrator, machine, role.id)


@case_of(set_consent_scopes)
async def of_set_consent_scopes(world: World) -> Call:
    application = await world.third_party_id()
    scope, organization_scope = await world.scope(), await world.organization_scope()
    await set_consent_scopes(world.administrator, application, ["email"], [], [organization_scope.id])
    return lambda: set_consent_scopes(
        world.administrator, application, ["profile"], [scope.id], [organization_scope.id]
    )
