"""API resources and their scopes: types, queries and mutations."""

from datetime import datetime
from typing import Any

import strawberry

from graphql_schema.access import declare, declare_more, scopes
from graphql_schema.connection import Connection, Page, by_time, keyset
from graphql_schema.context import Info
from graphql_schema.fields import resolved, row
from graphql_schema.lists import sort_order
from graphql_schema.loaders import load
from graphql_schema.mutations import as_domain, mutation
from graphql_schema.node import Node, or_null, readable
from identity.kernel.actor import Actor
from identity.kernel.permissions import Permission
from identity.resources import actions, queries
from identity.resources.models import Resource as ResourceRow
from identity.resources.models import Scope as ScopeRow


@strawberry.type(description="A permission of an API resource.")
class Scope(Node):
    scope_id: strawberry.ID = row(lambda scope: scope.id)
    name: str
    description: str | None
    created_at: datetime

    @resolved("Resource")
    @staticmethod
    async def resource(root: strawberry.Parent[ScopeRow], info: Info) -> Any:
        return await load(info.context, queries.resources_by_ids, root.resource_id)


@strawberry.type(description="An API that access tokens are issued for (RFC 8707).")
class Resource(Node):
    resource_id: strawberry.ID = row(lambda resource: resource.id)
    name: str
    indicator: str = strawberry.field(description="What clients name in `resource`; the tokens' audience.")
    is_default: bool
    is_management_api: bool = row(lambda resource: resource.id == queries.MANAGEMENT_API_ID)
    access_token_ttl: int = strawberry.field(description="Seconds.")
    created_at: datetime

    @resolved(list[Scope])
    @staticmethod
    async def scopes(root: strawberry.Parent[ResourceRow], info: Info) -> Any:
        return await load(info.context, queries.scopes_by_resource_ids, root.id)


readable(ResourceRow, queries.resources_by_ids, "Resource")
readable(ScopeRow, queries.scopes_by_ids, "Scope")
_READ = scopes(Permission.RESOURCES_READ)
declare("Resource", _READ)
declare("Scope", _READ)
declare_more("Query", resource=_READ, resources=_READ)


@strawberry.input
class ResourceFilter:
    text: str | None = strawberry.field(
        default=strawberry.UNSET, description="Part of the id, name or indicator."
    )


@strawberry.type
class ResourceQueries:
    @resolved(Resource | None)
    async def resource(self, info: Info, resource_id: strawberry.ID) -> Any:
        return await or_null(queries.visible_resource(info.context.actor, resource_id))

    @resolved(Connection[Resource])
    async def resources(
        self,
        info: Info,
        first: int | None = strawberry.UNSET,
        after: str | None = strawberry.UNSET,
        last: int | None = strawberry.UNSET,
        before: str | None = strawberry.UNSET,
        filter: ResourceFilter | None = strawberry.UNSET,
    ) -> Page:
        actor, wanted = info.context.actor, as_domain(queries.ResourceFilter, filter or ResourceFilter())
        found = await queries.resources_slice(
            actor, wanted, sort_order(None), keyset(first, after, last, before)
        )
        return Page(found, by_time(), lambda: queries.resources_count(actor, wanted))


@strawberry.input
class CreateResourceInput:
    name: str
    indicator: str
    access_token_ttl: int | None = strawberry.UNSET
    idempotency_key: str | None = strawberry.UNSET


@strawberry.input
class UpdateResourceInput:
    resource_id: strawberry.ID
    name: str | None = strawberry.UNSET
    access_token_ttl: int | None = strawberry.UNSET


@strawberry.input
class DeleteResourceInput:
    resource_id: strawberry.ID


@strawberry.input
class SetDefaultResourceInput:
    resource_id: strawberry.ID
    is_default: bool = True


@strawberry.input
class CreateScopeInput:
    resource_id: strawberry.ID
    name: str
    description: str | None = strawberry.UNSET
    idempotency_key: str | None = strawberry.UNSET


@strawberry.input
class UpdateScopeInput:
    resource_id: strawberry.ID
    scope_id: strawberry.ID
    name: str | None = strawberry.UNSET
    description: str | None = strawberry.UNSET


@strawberry.input
class DeleteScopeInput:
    resource_id: strawberry.ID
    scope_id: strawberry.ID


@mutation(Permission.RESOURCES_WRITE, again=queries.visible_resource, resource=Resource)
async def create_resource(actor: Actor, input: CreateResourceInput) -> ResourceRow:
    """Register an API."""
    return await actions.create_resource(actor, as_domain(actions.NewResource, input))


@mutation(Permission.RESOURCES_WRITE, resource=Resource)
async def update_resource(actor: Actor, input: UpdateResourceInput) -> ResourceRow:
    """Change an API's name or the lifetime of its tokens."""
    return await actions.update_resource(actor, input.resource_id, as_domain(actions.ResourceChanges, input))


@mutation(Permission.RESOURCES_WRITE, deleted_resource_id=strawberry.ID)
async def delete_resource(actor: Actor, input: DeleteResourceInput) -> str:
    """Remove an API with its scopes."""
    await actions.delete_resource(actor, input.resource_id)
    return input.resource_id


@mutation(Permission.RESOURCES_WRITE, resource=Resource)
async def set_default_resource(actor: Actor, input: SetDefaultResourceInput) -> ResourceRow:
    """Make an API the one that tokens are for when a client names none; or undo it."""
    return await actions.set_default_resource(actor, input.resource_id, input.is_default)


@mutation(Permission.RESOURCES_WRITE, again=queries.visible_scope, scope=Scope)
async def create_scope(actor: Actor, input: CreateScopeInput) -> ScopeRow:
    """Add a scope to an API."""
    return await actions.create_scope(actor, input.resource_id, as_domain(actions.NewScope, input))


@mutation(Permission.RESOURCES_WRITE, scope=Scope)
async def update_scope(actor: Actor, input: UpdateScopeInput) -> ScopeRow:
    """Change a scope's name or description."""
    changes = as_domain(actions.ScopeChanges, input)
    return await actions.update_scope(actor, input.resource_id, input.scope_id, changes)


@mutation(Permission.RESOURCES_WRITE, deleted_scope_id=strawberry.ID)
async def delete_scope(actor: Actor, input: DeleteScopeInput) -> str:
    """Remove a scope from its API and from all roles."""
    await actions.delete_scope(actor, input.resource_id, input.scope_id)
    return input.scope_id
