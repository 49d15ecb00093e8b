"""API resources and their scopes over REST."""

from identity.kernel.actor import Actor
from identity.kernel.paging import PageNumber
from identity.kernel.search import Search
from identity.resources import actions, queries
from identity.resources.actions import NewResource, NewScope, ResourceChanges, ScopeChanges
from identity.resources.queries import ResourceFilter, ScopeFilter
from rest_api.bodies.resources import (
    DefaultResourceBody,
    ResourceBody,
    ResourceChangesBody,
    ResourcesQuery,
    ScopeBody,
    ScopeChangesBody,
)
from rest_api.operations import Listed
from rest_api.requests import given, is_true
from rest_api.views.resources import ResourceView, ScopeView, resource_view, scope_view


async def list_resources(
    actor: Actor, query: ResourcesQuery, page: PageNumber | None
) -> Listed[ResourceView]:
    """List API resources, newest first; without a page all of them."""
    found = await queries.resources_page(actor, ResourceFilter(), page)
    if not is_true(query.include_scopes):
        return Listed([resource_view(each) for each in found.items], found.total, page)
    scopes = await queries.scopes_by_resource_ids(actor, [each.id for each in found.items])
    return Listed([resource_view(each, scopes[each.id]) for each in found.items], found.total, page)


async def create_resource(actor: Actor, body: ResourceBody) -> ResourceView:
    """Register an API resource."""
    return resource_view(await actions.create_resource(actor, NewResource(**given(body))), [])


async def get_resource(actor: Actor, id: str) -> ResourceView:
    """Read an API resource."""
    return resource_view(await queries.visible_resource(actor, id))


async def update_resource(actor: Actor, id: str, body: ResourceChangesBody) -> ResourceView:
    """Change an API resource."""
    return resource_view(await actions.update_resource(actor, id, ResourceChanges(**given(body))))


async def delete_resource(actor: Actor, id: str) -> None:
    """Delete an API resource with its scopes."""
    await actions.delete_resource(actor, id)


async def update_resource_default(actor: Actor, id: str, body: DefaultResourceBody) -> ResourceView:
    """Make an API resource the default one, or stop that."""
    return resource_view(await actions.set_default_resource(actor, id, body.is_default))


async def list_resource_scopes(
    actor: Actor, resource_id: str, page: PageNumber, search: Search
) -> Listed[ScopeView]:
    """List the scopes of an API resource, newest first."""
    wanted = ScopeFilter(resource_id=resource_id, search=search)
    found = await queries.scopes_page(actor, wanted, page)
    return Listed([scope_view(each) for each in found.items], found.total, page)


async def create_resource_scope(actor: Actor, resource_id: str, body: ScopeBody) -> ScopeView:
    """Add a scope to an API resource."""
    return scope_view(await actions.create_scope(actor, resource_id, NewScope(**given(body))))


async def update_resource_scope(
    actor: Actor, resource_id: str, scope_id: str, body: ScopeChangesBody
) -> ScopeView:
    """Change a scope of an API resource."""
    changes = ScopeChanges(**given(body))
    return scope_view(await actions.update_scope(actor, resource_id, scope_id, changes))


async def delete_resource_scope(actor: Actor, resource_id: str, scope_id: str) -> None:
    """Delete a scope of an API resource."""
    await actions.delete_scope(actor, resource_id, scope_id)
