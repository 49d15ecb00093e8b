"""Access rules, consent and the look of single applications as callers see them."""

from typing import Any

from msgspec import UNSET, UnsetType

from identity.access_control.inputs import AccessRules
from identity.applications.consent_queries import ConsentableScopes, NamedScope, ResourceScopes
from identity.content.models import ApplicationAppearance
from rest_api.views import TENANT, View
from rest_api.views.organizations import OrganizationView


class OrganizationRoleRuleView(View, kw_only=True):
    """Members of an organization who hold one of these roles there."""

    organization_id: str
    organization_role_ids: list[str]


class AccessControlView(View, kw_only=True):
    """Everybody who may use an application."""

    user_ids: list[str]
    user_role_ids: list[str]
    organization_ids: list[str]
    organization_role_rules: list[OrganizationRoleRuleView]


class ScopeNameView(View, kw_only=True):
    """A scope in short."""

    id: str
    name: str
    description: str | None


class ResourceNameView(View, kw_only=True):
    """An API resource in short."""

    id: str
    name: str
    indicator: str


class ScopesOfResourceView(View, kw_only=True):
    """Some scopes of an API resource."""

    resource: ResourceNameView
    scopes: list[ScopeNameView]


class ConsentScopesView(View, kw_only=True):
    """What a third-party application may ask people for."""

    organization_scopes: list[ScopeNameView]
    resource_scopes: list[ScopesOfResourceView]
    organization_resource_scopes: list[ScopesOfResourceView]
    user_scopes: list[str]


class ApplicationAppearanceView(View, kw_only=True):
    """How the sign-in pages look for an application."""

    tenant_id: str = TENANT
    application_id: str
    color: dict[str, Any]
    branding: dict[str, Any]
    custom_css: str | None
    terms_of_use_url: str | None
    privacy_policy_url: str | None
    display_name: str | None
    sign_in_methods: dict[str, Any] | UnsetType = UNSET  # beyond the contract


class ConsentedOrganizationsView(View, kw_only=True):
    """The organizations in which a person lets an application act."""

    organizations: list[OrganizationView]


class CustomDomainView(View, kw_only=True):
    """A domain under which a protected application is reached."""

    domain: str
    status: str
    error_message: str | None
    dns_records: list[dict[str, str]]
    cloudflare_data: dict[str, Any] | None


def access_control_view(rules: AccessRules) -> AccessControlView:
    """Access rules."""
    return AccessControlView(
        user_ids=list(rules.user_ids),
        user_role_ids=list(rules.user_role_ids),
        organization_ids=list(rules.organization_ids),
        organization_role_rules=[
            OrganizationRoleRuleView(
                organization_id=each.organization_id, organization_role_ids=list(each.organization_role_ids)
            )
            for each in rules.organization_role_rules
        ],
    )


def consent_scopes_view(scopes: ConsentableScopes) -> ConsentScopesView:
    """What a third-party application may ask for."""
    return ConsentScopesView(
        organization_scopes=[_scope(each) for each in scopes.organization_scopes],
        resource_scopes=[_resource(each) for each in scopes.resource_scopes],
        organization_resource_scopes=[_resource(each) for each in scopes.organization_resource_scopes],
        user_scopes=scopes.user_scopes,
    )


def appearance_view(row: ApplicationAppearance) -> ApplicationAppearanceView:
    """The look of the sign-in pages for an application."""
    return ApplicationAppearanceView(
        application_id=row.application_id,
        color=row.color,
        branding=row.branding,
        custom_css=row.custom_css,
        terms_of_use_url=row.terms_of_use_url,
        privacy_policy_url=row.privacy_policy_url,
        display_name=row.display_name,
        sign_in_methods=UNSET if row.sign_in_methods is None else row.sign_in_methods,
    )


def _scope(scope: NamedScope) -> ScopeNameView:
    return ScopeNameView(id=scope.id, name=scope.name, description=scope.description)


def _resource(found: ResourceScopes) -> ScopesOfResourceView:
    resource = ResourceNameView(id=found.id, name=found.name, indicator=found.indicator)
    return ScopesOfResourceView(resource=resource, scopes=[_scope(each) for each in found.scopes])
