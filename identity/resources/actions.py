"""What can be done with API resources and their scopes."""

from dataclasses import dataclass
from typing import Any

from identity.kernel import clock, database
from identity.kernel.action import action, announce
from identity.kernel.actor import Actor
from identity.kernel.errors import NotFoundById
from identity.kernel.permissions import Permission
from identity.kernel.rows import delete_row, insert_row, locked_row, plain_values, update_row
from identity.kernel.unset import UNSET, Unset, given
from identity.resources import rules
from identity.resources.errors import (
    IndicatorInUse,
    InvalidAccessTokenTtl,
    InvalidIndicator,
    ManagementApiNotDeletable,
    ManagementApiNotModifiable,
    ScopeNameTaken,
    ScopeNameWithSpace,
)
from identity.resources.events import (
    ResourceCreated,
    ResourceDeleted,
    ResourceUpdated,
    ScopeCreated,
    ScopeDeleted,
    ScopeUpdated,
)
from identity.resources.models import Resource, Scope
from identity.resources.queries import MANAGEMENT_API_ID, make_resources_stale


@dataclass(frozen=True, slots=True, kw_only=True)
class NewResource:
    """What a resource is registered with."""

    name: str
    indicator: str
    access_token_ttl: int = 3600  # seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceChanges:
    """What is to change of a resource; its indicator never does."""

    name: str | Unset = UNSET
    access_token_ttl: int | Unset = UNSET  # seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class NewScope:
    """What a scope is added with."""

    name: str
    description: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScopeChanges:
    """What is to change of a scope."""

    name: str | Unset = UNSET
    description: str | Unset | None = UNSET


@action(needs=Permission.RESOURCES_WRITE, announces=ResourceCreated)
async def create_resource(actor: Actor, new: NewResource) -> Resource:
    """Register an API, so that access tokens can be issued for it."""
    if not rules.is_indicator_valid(new.indicator) or rules.is_indicator_reserved(new.indicator):
        raise InvalidIndicator(path="indicator")
    _require_ttl(new.access_token_ttl)
    resource = Resource(
        name=new.name,
        indicator=new.indicator,
        access_token_ttl=new.access_token_ttl,
        created_at=clock.now(),
    )
    await insert_row(resource, IndicatorInUse(path="indicator", indicator=new.indicator))
    make_resources_stale()
    await announce(ResourceCreated(resource_id=resource.id, after=plain_values(resource)))
    return resource


@action(needs=Permission.RESOURCES_WRITE, announces=ResourceUpdated)
async def update_resource(actor: Actor, resource_id: str, changes: ResourceChanges) -> Resource:
    """Change a resource's name or the life of its tokens."""
    resource = await _modifiable_resource(resource_id)
    values = given(changes)
    _require_ttl(values.get("access_token_ttl", resource.access_token_ttl))
    await _change_resource(resource, values)
    return resource


@action(needs=Permission.RESOURCES_WRITE, announces=ResourceDeleted)
async def delete_resource(actor: Actor, resource_id: str) -> Resource:
    """Remove a resource with its scopes, also from roles."""
    resource = await _resource(resource_id)
    if resource.id == MANAGEMENT_API_ID:
        raise ManagementApiNotDeletable
    await delete_row(resource)
    make_resources_stale()
    await announce(ResourceDeleted(resource_id=resource_id, before=plain_values(resource)))
    return resource


@action(needs=Permission.RESOURCES_WRITE, announces=ResourceUpdated)
async def set_default_resource(actor: Actor, resource_id: str, is_default: bool) -> Resource:
    """Make a resource the one that machines get when they name none, or stop that; there is at most one."""
    await database.execute("LOCK TABLE resources IN SHARE ROW EXCLUSIVE MODE")
    resource = await _modifiable_resource(resource_id)
    if is_default:
        for other in await Resource.filter(is_default=True).exclude(id=resource_id):
            await _change_resource(other, {"is_default": False})
    await _change_resource(resource, {"is_default": is_default})
    return resource


@action(needs=Permission.RESOURCES_WRITE, announces=ScopeCreated)
async def create_scope(actor: Actor, resource_id: str, new: NewScope) -> Scope:
    """Add a scope to a resource."""
    resource = await _modifiable_resource(resource_id)
    _require_scope_name(new.name)
    scope = Scope(resource_id=resource.id, name=new.name, description=new.description, created_at=clock.now())
    await insert_row(scope, ScopeNameTaken(path="name", name=new.name))
    make_resources_stale()
    await announce(ScopeCreated(resource_id=resource_id, scope_id=scope.id, after=plain_values(scope)))
    return scope


@action(needs=Permission.RESOURCES_WRITE, announces=ScopeUpdated)
async def update_scope(actor: Actor, resource_id: str, scope_id: str, changes: ScopeChanges) -> Scope:
    """Change a scope's name or description; roles keep it."""
    scope = await _modifiable_scope(resource_id, scope_id)
    values = given(changes)
    _require_scope_name(values.get("name", scope.name))
    before = await update_row(scope, values, ScopeNameTaken(path="name", name=values.get("name")))
    if before:
        make_resources_stale()
        after = {name: getattr(scope, name) for name in before}
        await announce(ScopeUpdated(resource_id=resource_id, scope_id=scope_id, before=before, after=after))
    return scope


@action(needs=Permission.RESOURCES_WRITE, announces=ScopeDeleted)
async def delete_scope(actor: Actor, resource_id: str, scope_id: str) -> Scope:
    """Remove a scope, also from roles."""
    scope = await _modifiable_scope(resource_id, scope_id)
    await delete_row(scope)
    make_resources_stale()
    await announce(ScopeDeleted(resource_id=resource_id, scope_id=scope_id, before=plain_values(scope)))
    return scope


async def _resource(resource_id: str) -> Resource:
    if resource := await locked_row(Resource, resource_id):
        return resource
    raise NotFoundById(entity="resource", id=resource_id)


async def _modifiable_resource(resource_id: str) -> Resource:
    resource = await _resource(resource_id)
    if resource.id == MANAGEMENT_API_ID:
        raise ManagementApiNotModifiable
    return resource


async def _modifiable_scope(resource_id: str, scope_id: str) -> Scope:
    await _modifiable_resource(resource_id)
    scope = await locked_row(Scope, scope_id)
    if scope is None or scope.resource_id != resource_id:
        raise NotFoundById(entity="scope", id=scope_id)
    return scope


async def _change_resource(resource: Resource, values: dict[str, Any]) -> None:
    before = await update_row(resource, values, IndicatorInUse(indicator=resource.indicator))
    if before:
        make_resources_stale()
        after = {name: getattr(resource, name) for name in before}
        await announce(ResourceUpdated(resource_id=resource.id, before=before, after=after))


def _require_ttl(seconds: int) -> None:
    if not rules.SHORTEST_ACCESS_TOKEN_TTL <= seconds <= rules.LONGEST_ACCESS_TOKEN_TTL:
        raise InvalidAccessTokenTtl(path="accessTokenTtl")


def _require_scope_name(name: str) -> None:
    if not rules.is_scope_name_valid(name):
        raise ScopeNameWithSpace(path="name")
