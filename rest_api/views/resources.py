"""API resources and their scopes as callers see them."""

from collections.abc import Sequence

from msgspec import UNSET, UnsetType

from identity.resources.models import Resource, Scope
from rest_api.views import TENANT, View, milliseconds


class ScopeView(View, kw_only=True):
    """A scope of a resource."""

    tenant_id: str = TENANT
    id: str
    resource_id: str
    name: str
    description: str | None
    created_at: int


class ResourceView(View, kw_only=True):
    """An API resource; with its scopes where they were asked for."""

    tenant_id: str = TENANT
    id: str
    name: str
    indicator: str
    is_default: bool
    access_token_ttl: int
    scopes: list[ScopeView] | UnsetType = UNSET


class ScopeOfResourceView(ScopeView, kw_only=True):
    """A scope with the resource that it belongs to."""

    resource: ResourceView


def resource_view(resource: Resource, scopes: Sequence[Scope] | UnsetType = UNSET) -> ResourceView:
    """A resource, with scopes if they are given."""
    return ResourceView(
        id=resource.id,
        name=resource.name,
        indicator=resource.indicator,
        is_default=resource.is_default,
        access_token_ttl=resource.access_token_ttl,
        scopes=UNSET if isinstance(scopes, UnsetType) else [scope_view(each) for each in scopes],
    )


def scope_view(scope: Scope) -> ScopeView:
    """A scope."""
    return ScopeView(
        id=scope.id,
        resource_id=scope.resource_id,
        name=scope.name,
        description=scope.description,
        created_at=milliseconds(scope.created_at),
    )


def scope_of_resource_view(scope: Scope, resource: Resource) -> ScopeOfResourceView:
    """A scope with its resource."""
    return ScopeOfResourceView(
        id=scope.id,
        resource_id=scope.resource_id,
        name=scope.name,
        description=scope.description,
        created_at=milliseconds(scope.created_at),
        resource=resource_view(resource),
    )
