"""The server's configuration as callers see it."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from msgspec import UNSET, UnsetType

from identity.configuration.queries import DescribedScope, MetadataClientScopes, Values
from rest_api.views import View


class ConsoleView(View, kw_only=True):
    """What the console remembers."""

    sign_in_experience_customized: bool
    organization_created: bool
    development_tenant_migration_notification: dict[str, Any] | UnsetType = UNSET
    checked_charge_notification: dict[str, Any] | UnsetType = UNSET


class SessionView(View, kw_only=True):
    """How long sessions last, in seconds."""

    ttl: int


class IdTokenView(View, kw_only=True):
    """The claims beyond OpenID Connect's own that ID Tokens state."""

    enabled_extended_claims: list[str]


class MetadataClientsView(View, kw_only=True):
    """Whether clients may be known by the address of their metadata document."""

    enabled: bool


class NamedScopeView(View, kw_only=True):
    """A scope."""

    id: str
    name: str
    description: str | None


class NamedResourceView(View, kw_only=True):
    """An API resource."""

    id: str
    name: str
    indicator: str


class ResourceScopesView(View, kw_only=True):
    """An API resource with some of its scopes."""

    resource: NamedResourceView
    scopes: list[NamedScopeView]


class MetadataClientScopesView(View, kw_only=True):
    """What clients known by their metadata document may ask for."""

    organization_scopes: list[NamedScopeView]
    resource_scopes: list[ResourceScopesView]
    organization_resource_scopes: list[ResourceScopesView]
    user_scopes: list[str]


def console_view(values: Values) -> ConsoleView:
    """What the console remembers."""
    return ConsoleView(
        sign_in_experience_customized=values["signInExperienceCustomized"],
        organization_created=values["organizationCreated"],
        development_tenant_migration_notification=values.get("developmentTenantMigrationNotification", UNSET),
        checked_charge_notification=values.get("checkedChargeNotification", UNSET),
    )


def metadata_client_scopes_view(found: MetadataClientScopes) -> MetadataClientScopesView:
    """What clients known by their metadata document may ask for."""
    return MetadataClientScopesView(
        organization_scopes=[_scope(each) for each in found.organization_scopes],
        resource_scopes=_by_resource(found.resource_scopes),
        organization_resource_scopes=_by_resource(found.organization_resource_scopes),
        user_scopes=found.user_scopes,
    )


def _by_resource(scopes: Sequence[DescribedScope]) -> list[ResourceScopesView]:
    groups = groupby(scopes, key=lambda each: (each.resource_id, each.resource_name, each.indicator))
    return [
        ResourceScopesView(
            resource=NamedResourceView(id=resource_id or "", name=name or "", indicator=indicator or ""),
            scopes=[_scope(each) for each in group],
        )
        for (resource_id, name, indicator), group in groups
    ]


def _scope(scope: DescribedScope) -> NamedScopeView:
    return NamedScopeView(id=scope.id, name=scope.name, description=scope.description)
