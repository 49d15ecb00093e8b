"""Who joins an organization by signing up, over REST."""

from identity.kernel.actor import Actor
from identity.kernel.paging import PageNumber
from identity.provisioning import actions, queries
from identity.sso.queries import shown
from rest_api.bodies.organization_members import OrganizationRoleIdsBody
from rest_api.bodies.provisioning import EmailDomainBody, EmailDomainsBody, SsoConnectorIdsBody
from rest_api.operations import Created, Listed
from rest_api.organization_refusals import nothing_to_remove_is_unprocessable, unknown_is_unprocessable
from rest_api.views.organization_template import OrganizationRoleView, organization_role_view
from rest_api.views.provisioning import JitEmailDomainView, jit_email_domain_view
from rest_api.views.sso_connectors import SsoConnectorView, created_view


async def list_jit_email_domains(
    actor: Actor, id: str, page: PageNumber | None
) -> Listed[JitEmailDomainView]:
    """List the domains whose people join; without a page all of them."""
    found = await queries.jit_email_domains_page(actor, id, page)
    views = [jit_email_domain_view(id, each.email_domain) for each in found.items]
    return Listed(views, found.total, page)


@unknown_is_unprocessable
async def add_jit_email_domain(actor: Actor, id: str, body: EmailDomainBody) -> JitEmailDomainView:
    """Let the people of a domain join."""
    return jit_email_domain_view(id, await actions.add_jit_email_domain(actor, id, body.email_domain))


@unknown_is_unprocessable
async def replace_jit_email_domains(actor: Actor, id: str, body: EmailDomainsBody) -> None:
    """Let the people of exactly these domains join."""
    await actions.replace_jit_email_domains(actor, id, body.email_domains)


async def remove_jit_email_domain(actor: Actor, id: str, email_domain: str) -> None:
    """Let the people of a domain join no longer."""
    await actions.remove_jit_email_domain(actor, id, email_domain)


async def list_jit_roles(actor: Actor, id: str, page: PageNumber | None) -> Listed[OrganizationRoleView]:
    """List the roles that newcomers get; without a page all of them."""
    found = await queries.jit_roles_page(actor, id, page)
    return Listed([organization_role_view(each) for each in found.items], found.total, page)


@unknown_is_unprocessable
async def add_jit_roles(actor: Actor, id: str, body: OrganizationRoleIdsBody) -> Created:
    """Give newcomers these roles too."""
    await actions.add_jit_roles(actor, id, body.organization_role_ids)
    return Created()


@unknown_is_unprocessable
async def replace_jit_roles(actor: Actor, id: str, body: OrganizationRoleIdsBody) -> None:
    """Give newcomers exactly these roles."""
    await actions.replace_jit_roles(actor, id, body.organization_role_ids)


@nothing_to_remove_is_unprocessable
async def remove_jit_role(actor: Actor, id: str, organization_role_id: str) -> None:
    """Give newcomers a role no longer."""
    await actions.remove_jit_role(actor, id, organization_role_id)


async def list_jit_sso_connectors(actor: Actor, id: str, page: PageNumber | None) -> Listed[SsoConnectorView]:
    """List the enterprise connectors whose people join; without a page all of them. Secrets are masked."""
    found = await queries.jit_sso_connectors_page(actor, id, page)
    return Listed([created_view(shown(each)) for each in found.items], found.total, page)


@unknown_is_unprocessable
async def add_jit_sso_connectors(actor: Actor, id: str, body: SsoConnectorIdsBody) -> Created:
    """Let the people of these enterprise connectors join too."""
    await actions.add_jit_sso_connectors(actor, id, body.sso_connector_ids)
    return Created()


@unknown_is_unprocessable
async def replace_jit_sso_connectors(actor: Actor, id: str, body: SsoConnectorIdsBody) -> None:
    """Let the people of exactly these enterprise connectors join."""
    await actions.replace_jit_sso_connectors(actor, id, body.sso_connector_ids)


@nothing_to_remove_is_unprocessable
async def remove_jit_sso_connector(actor: Actor, id: str, sso_connector_id: str) -> None:
    """Let the people of an enterprise connector join no longer."""
    await actions.remove_jit_sso_connector(actor, id, sso_connector_id)
