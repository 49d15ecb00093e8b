"""The organization template over REST: its roles, its scopes, and what the roles give."""

from identity.kernel.actor import Actor
from identity.kernel.paging import PageNumber
from identity.organizations import template_actions, template_queries
from identity.organizations.template_actions import (
    NewOrganizationRole,
    OrganizationRoleChanges,
    TemplateEntryChanges,
)
from identity.organizations.template_queries import OrganizationRoleFilter, OrganizationScopeFilter
from identity.roles.models import RoleType
from rest_api.bodies.organization_template import (
    OrganizationRoleBody,
    OrganizationRoleChangesBody,
    OrganizationScopeBody,
    OrganizationScopeChangesBody,
    OrganizationScopeIdsBody,
    ScopeIdsBody,
    TemplateQuery,
)
from rest_api.operations import Created, Listed
from rest_api.organization_refusals import nothing_to_remove_is_unprocessable, unknown_is_unprocessable
from rest_api.requests import given
from rest_api.views.organization_template import (
    OrganizationRoleView,
    OrganizationRoleWithScopesView,
    OrganizationScopeView,
    organization_role_view,
    organization_role_with_scopes_view,
    organization_scope_view,
)
from rest_api.views.resources import ScopeView, scope_view


async def list_organization_roles(
    actor: Actor, query: TemplateQuery, page: PageNumber
) -> Listed[OrganizationRoleWithScopesView]:
    """List the roles of the template with what they give, newest first."""
    wanted = OrganizationRoleFilter(text=query.q)
    found = await template_queries.organization_roles_page(actor, wanted, page)
    ids = [each.id for each in found.items]
    gives = await template_queries.given_by_organization_role_ids(actor, ids)
    views = [organization_role_with_scopes_view(each, gives[each.id]) for each in found.items]
    return Listed(views, found.total, page)


async def create_organization_role(actor: Actor, body: OrganizationRoleBody) -> OrganizationRoleView:
    """Add a role to the template."""
    new = NewOrganizationRole(**{**given(body), "type": RoleType(body.type)})
    return organization_role_view(await template_actions.create_organization_role(actor, new))


async def get_organization_role(actor: Actor, id: str) -> OrganizationRoleView:
    """Read a role of the template."""
    return organization_role_view(await template_queries.visible_organization_role(actor, id))


async def update_organization_role(
    actor: Actor, id: str, body: OrganizationRoleChangesBody
) -> OrganizationRoleView:
    """Change a role of the template."""
    values = given(body)
    if body.type:
        values["type"] = RoleType(body.type)
    changes = OrganizationRoleChanges(**values)
    return organization_role_view(await template_actions.update_organization_role(actor, id, changes))


async def delete_organization_role(actor: Actor, id: str) -> None:
    """Remove a role from the template and from every member."""
    await template_actions.delete_organization_role(actor, id)


async def list_organization_role_scopes(
    actor: Actor, id: str, page: PageNumber | None
) -> Listed[OrganizationScopeView]:
    """List the organization scopes that a role gives; without a page all of them."""
    found = await template_queries.scopes_of_organization_role_page(actor, id, page)
    return Listed([organization_scope_view(each) for each in found.items], found.total, page)


@unknown_is_unprocessable
async def add_organization_role_scopes(actor: Actor, id: str, body: OrganizationScopeIdsBody) -> Created:
    """Let a role give these organization scopes too."""
    await template_actions.add_organization_role_scopes(actor, id, body.organization_scope_ids)
    return Created()


@unknown_is_unprocessable
async def replace_organization_role_scopes(actor: Actor, id: str, body: OrganizationScopeIdsBody) -> None:
    """Let a role give exactly these organization scopes."""
    await template_actions.set_organization_role_scopes(actor, id, body.organization_scope_ids)


@nothing_to_remove_is_unprocessable
async def remove_organization_role_scope(actor: Actor, id: str, organization_scope_id: str) -> None:
    """Let a role give an organization scope no longer."""
    await template_actions.remove_organization_role_scope(actor, id, organization_scope_id)


async def list_organization_role_resource_scopes(
    actor: Actor, id: str, page: PageNumber | None
) -> Listed[ScopeView]:
    """List the API scopes that a role gives; without a page all of them."""
    found = await template_queries.resource_scopes_of_organization_role_page(actor, id, page)
    return Listed([scope_view(each) for each in found.items], found.total, page)


@unknown_is_unprocessable
async def add_organization_role_resource_scopes(actor: Actor, id: str, body: ScopeIdsBody) -> Created:
    """Let a role give these API scopes too."""
    await template_actions.add_organization_role_resource_scopes(actor, id, body.scope_ids)
    return Created()


@unknown_is_unprocessable
async def replace_organization_role_resource_scopes(actor: Actor, id: str, body: ScopeIdsBody) -> None:
    """Let a role give exactly these API scopes."""
    await template_actions.set_organization_role_resource_scopes(actor, id, body.scope_ids)


@nothing_to_remove_is_unprocessable
async def remove_organization_role_resource_scope(actor: Actor, id: str, scope_id: str) -> None:
    """Let a role give an API scope no longer."""
    await template_actions.remove_organization_role_resource_scope(actor, id, scope_id)


async def list_organization_scopes(
    actor: Actor, query: TemplateQuery, page: PageNumber | None
) -> Listed[OrganizationScopeView]:
    """List the scopes of the template, newest first; without a page all of them."""
    wanted = OrganizationScopeFilter(text=query.q)
    found = await template_queries.organization_scopes_page(actor, wanted, page)
    return Listed([organization_scope_view(each) for each in found.items], found.total, page)


async def create_organization_scope(actor: Actor, body: OrganizationScopeBody) -> OrganizationScopeView:
    """Add a scope to the template."""
    scope = await template_actions.create_organization_scope(actor, body.name, body.description or None)
    return organization_scope_view(scope)


async def get_organization_scope(actor: Actor, id: str) -> OrganizationScopeView:
    """Read a scope of the template."""
    return organization_scope_view(await template_queries.visible_organization_scope(actor, id))


async def update_organization_scope(
    actor: Actor, id: str, body: OrganizationScopeChangesBody
) -> OrganizationScopeView:
    """Change a scope of the template."""
    changes = TemplateEntryChanges(**given(body))
    return organization_scope_view(await template_actions.update_organization_scope(actor, id, changes))


async def delete_organization_scope(actor: Actor, id: str) -> None:
    """Remove a scope from the template and from every role."""
    await template_actions.delete_organization_scope(actor, id)
