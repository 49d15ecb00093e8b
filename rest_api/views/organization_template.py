"""The organization template as callers see it."""

from typing import Annotated, Any, get_args

from msgspec import Meta

from identity.organizations.models import OrganizationRole, OrganizationScope
from identity.organizations.template_queries import GivenByRole
from rest_api.bodies.organization_template import RoleTypeName
from rest_api.views import TENANT, View
from rest_api.views.organizations import OrganizationRoleNameView


class OrganizationRoleView(View, kw_only=True):
    """A role of the template."""

    tenant_id: str = TENANT
    id: str
    name: str
    description: str | None
    type: Annotated[str, Meta(extra_json_schema={"enum": list(get_args(RoleTypeName))})]


class GivenResourceScopeView(OrganizationRoleNameView, kw_only=True):
    """An API scope and the API in short."""

    resource: OrganizationRoleNameView


class OrganizationRoleWithScopesView(OrganizationRoleView, kw_only=True):
    """A role with what it gives."""

    scopes: list[OrganizationRoleNameView]
    resource_scopes: list[GivenResourceScopeView]


class OrganizationScopeView(View, kw_only=True):
    """A scope of the template."""

    tenant_id: str = TENANT
    id: str
    name: str
    description: str | None


def organization_role_view(role: OrganizationRole) -> OrganizationRoleView:
    """A role."""
    return OrganizationRoleView(**_columns(role))


def organization_role_with_scopes_view(
    role: OrganizationRole, given: GivenByRole
) -> OrganizationRoleWithScopesView:
    """A role with what it gives."""
    return OrganizationRoleWithScopesView(
        **_columns(role),
        scopes=[OrganizationRoleNameView(**each) for each in given.scopes],
        resource_scopes=[
            GivenResourceScopeView(
                id=each["id"], name=each["name"], resource=OrganizationRoleNameView(**each["resource"])
            )
            for each in given.resource_scopes
        ],
    )


def organization_scope_view(scope: OrganizationScope) -> OrganizationScopeView:
    """A scope."""
    return OrganizationScopeView(id=scope.id, name=scope.name, description=scope.description)


def _columns(role: OrganizationRole) -> dict[str, Any]:
    return {"id": role.id, "name": role.name, "description": role.description, "type": role.type}
