"""Fault cases of who joins an organization by signing up."""

from identity.organizations.models import OrganizationRole
from identity.provisioning.actions import (
    add_jit_email_domain,
    add_jit_roles,
    add_jit_sso_connectors,
    remove_jit_email_domain,
    remove_jit_role,
    remove_jit_sso_connector,
    replace_jit_email_domains,
    replace_jit_roles,
    replace_jit_sso_connectors,
)
from tests.faults.cases import Call, case_of
from tests.faults.world import World, unique
from tests.provisioning.connectors import connector


def a_domain() -> str:
    """A domain that nobody else has."""
    return f"{unique('mail').replace('_', '-')}.example.com"


async def open_organization(world: World) -> tuple[str, str, OrganizationRole, str]:
    """An organization that people of a domain and of a connector join with a role."""
    organization, domain, role = await world.organization(), a_domain(), await world.organization_role()
    connector_id = await connector(unique("c")[:12])
    await add_jit_email_domain(world.administrator, organization.id, domain)
    await add_jit_roles(world.administrator, organization.id, [role.id])
    await add_jit_sso_connectors(world.administrator, organization.id, [connector_id])
    return organization.id, domain, role, connector_id


@case_of(add_jit_email_domain)
async def of_add_jit_email_domain(world: World) -> Call:
    organization, domain = await world.organization(), a_domain()
    return lambda: add_jit_email_domain(world.administrator, organization.id, domain)


@case_of(replace_jit_email_domains)
async def of_replace_jit_email_domains(world: World) -> Call:
    organization_id, _, _, _ = await open_organization(world)
    return lambda: replace_jit_email_domains(world.administrator, organization_id, [a_domain()])


@case_of(remove_jit_email_domain)
async def of_remove_jit_email_domain(world: World) -> Call:
    organization_id, domain, _, _ = await open_organization(world)
    return lambda: remove_jit_email_domain(world.administrator, organization_id, domain)


@case_of(add_jit_roles)
async def of_add_jit_roles(world: World) -> Call:
    organization, role = await world.organization(), await world.organization_role()
    return lambda: add_jit_roles(world.administrator, organization.id, [role.id])


@case_of(replace_jit_roles)
async def of_replace_jit_roles(world: World) -> Call:
    organization_id, _, _, _ = await open_organization(world)
    role = await world.organization_role()
    return lambda: replace_jit_roles(world.administrator, organization_id, [role.id])


@case_of(remove_jit_role)
async def of_remove_jit_role(world: World) -> Call:
    organization_id, _, role, _ = await open_organization(world)
    return lambda: remove_jit_role(world.administrator, organization_id, role.id)


@case_of(add_jit_sso_connectors)
async def of_add_jit_sso_connectors(world: World) -> Call:
    organization, connector_id = await world.organization(), await connector(unique("c")[:12])
    return lambda: add_jit_sso_connectors(world.administrator, organization.id, [connector_id])


@case_of(replace_jit_sso_connectors)
async def of_replace_jit_sso_connectors(world: World) -> Call:
    organization_id, _, _, _ = await open_organization(world)
    connector_id = await connector(unique("c")[:12])
    return lambda: replace_jit_sso_connectors(world.administrator, organization_id, [connector_id])


@case_of(remove_jit_sso_connector)
async def of_remove_jit_sso_connector(world: World) -> Call:
    organization_id, _, _, connector_id = await open_organization(world)
    return lambda: remove_jit_sso_connector(world.administrator, organization_id, connector_id)
