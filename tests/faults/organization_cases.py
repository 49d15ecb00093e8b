"""Fault cases of organizations and their members, people and machines."""

from identity.organizations.actions import (
    NewOrganization,
    OrganizationChanges,
    create_organization,
    delete_organization,
    update_organization,
)
from identity.organizations.machine_member_actions import (
    add_machine_members,
    assign_machine_member_roles,
    remove_machine_member,
    remove_machine_member_role,
    replace_machine_member_roles,
    replace_machine_members,
)
from identity.organizations.member_actions import (
    add_members,
    assign_member_roles,
    remove_member,
    remove_member_role,
    replace_member_roles,
    replace_members,
)
from identity.organizations.models import OrganizationRole
from identity.roles.models import RoleType
from tests.faults.cases import Call, case_of
from tests.faults.world import World, unique


async def member_with_role(world: World) -> tuple[str, str, OrganizationRole]:
    """An organization, a member of it and the role that they hold."""
    organization, user, role = await world.organization(), await world.user(), await world.organization_role()
    await add_members(world.administrator, organization.id, [user.id])
    await assign_member_roles(world.administrator, organization.id, [user.id], [role.id])
    return organization.id, user.id, role


async def machine_with_role(world: World) -> tuple[str, str, OrganizationRole]:
    """An organization, a machine that is a member of it and the role that it holds."""
    organization, machine = await world.organization(), await world.machine_id()
    role = await world.organization_role(type=RoleType.MACHINE)
    await add_machine_members(world.administrator, organization.id, [machine])
    await assign_machine_member_roles(world.administrator, organization.id, [machine], [role.id])
    return organization.id, machine, role


@case_of(create_organization)
async def of_create_organization(world: World) -> Call:
    new = NewOrganization(name=unique("organization"), custom_data={"plan": "free"})
    return lambda: create_organization(world.administrator, new)


@case_of(update_organization)
async def of_update_organization(world: World) -> Call:
    organization = await world.organization()
    changes = OrganizationChanges(name="Renamed", is_mfa_required=True)
    return lambda: update_organization(world.administrator, organization.id, changes)


@case_of(delete_organization)
async def of_delete_organization(world: World) -> Call:
    organization_id, _, _ = await member_with_role(world)
    return lambda: delete_organization(world.administrator, organization_id)


@case_of(add_members)
async def of_add_members(world: World) -> Call:
    organization, users = await world.organization(), [await world.user(), await world.user()]
    return lambda: add_members(world.administrator, organization.id, [user.id for user in users])


@case_of(remove_member)
async def of_remove_member(world: World) -> Call:
    organization_id, user_id, _ = await member_with_role(world)
    return lambda: remove_member(world.administrator, organization_id, user_id)


@case_of(replace_members)
async def of_replace_members(world: World) -> Call:
    organization_id, _, _ = await member_with_role(world)
    other = await world.user()
    return lambda: replace_members(world.administrator, organization_id, [other.id])


@case_of(assign_member_roles)
async def of_assign_member_roles(world: World) -> Call:
    organization_id, user_id, _ = await member_with_role(world)
    role = await world.organization_role()
    return lambda: assign_member_roles(
        world.administrator, organization_id, [user_id], role_names=[role.name]
    )


@case_of(replace_member_roles)
async def of_replace_member_roles(world: World) -> Call:
    organization_id, user_id, _ = await member_with_role(world)
    role = await world.organization_role()
    return lambda: replace_member_roles(world.administrator, organization_id, user_id, [role.id])


@case_of(remove_member_role)
async def of_remove_member_role(world: World) -> Call:
    organization_id, user_id, role = await member_with_role(world)
    return lambda: remove_member_role(world.administrator, organization_id, user_id, role.id)


@case_of(add_machine_members)
async def of_add_machine_members(world: World) -> Call:
    organization, machine = await world.organization(), await world.machine_id()
    return lambda: add_machine_members(world.administrator, organization.id, [machine])


@case_of(remove_machine_member)
async def of_remove_machine_member(world: World) -> Call:
    organization_id, machine, _ = await machine_with_role(world)
    return lambda: remove_machine_member(world.administrator, organization_id, machine)


@case_of(replace_machine_members)
async def of_replace_machine_members(world: World) -> Call:
    organization_id, _, _ = await machine_with_role(world)
    other = await world.machine_id()
    return lambda: replace_machine_members(world.administrator, organization_id, [other])


@case_of(assign_machine_member_roles)
async def of_assign_machine_member_roles(world: World) -> Call:
    organization_id, machine, _ = await machine_with_role(world)
    role = await world.organization_role(type=RoleType.MACHINE)
    return lambda: assign_machine_member_roles(world.administrator, organization_id, [machine], [role.id])


@case_of(replace_machine_member_roles)
async def of_replace_machine_member_roles(world: World) -> Call:
    organization_id, machine, _ = await machine_with_role(world)
    role = await world.organization_role(type=RoleType.MACHINE)
    return lambda: replace_machine_member_roles(world.administrator, organization_id, machine, [role.id])


@case_of(remove_machine_member_role)
async def of_remove_machine_member_role(world: World) -> Call:
    organization_id, machine, role = await machine_with_role(world)
    return lambda: remove_machine_member_role(world.administrator, organization_id, machine, role.id)
