"""Mutations of organizations themselves."""

from typing import Any

import strawberry

from graphql_schema.mutations import as_domain, mutation, object_of
from graphql_schema.organizations import Organization
from graphql_schema.scalars import JSON
from identity.kernel.actor import Actor
from identity.kernel.permissions import Permission
from identity.organizations import actions, queries


@strawberry.input(description="Replaces all colors.")
class OrganizationColorInput:
    primary_color: str | None = strawberry.field(default=strawberry.UNSET, description="Such as #5d34f2.")
    is_dark_mode_enabled: bool | None = strawberry.UNSET
    dark_primary_color: str | None = strawberry.UNSET


@strawberry.input(description="URLs of logos; replaces all of them.")
class OrganizationBrandingInput:
    logo_url: str | None = strawberry.UNSET
    dark_logo_url: str | None = strawberry.UNSET
    favicon: str | None = strawberry.UNSET
    dark_favicon: str | None = strawberry.UNSET


@strawberry.input
class CreateOrganizationInput:
    name: str
    description: str | None = strawberry.UNSET
    custom_data: JSON | None = strawberry.UNSET
    is_mfa_required: bool | None = strawberry.UNSET
    is_trusted_device_allowed: bool | None = strawberry.UNSET
    color: OrganizationColorInput | None = strawberry.UNSET
    branding: OrganizationBrandingInput | None = strawberry.UNSET
    custom_css: str | None = strawberry.UNSET
    idempotency_key: str | None = strawberry.UNSET


@strawberry.input
class UpdateOrganizationInput:
    organization_id: strawberry.ID
    name: str | None = strawberry.UNSET
    description: str | None = strawberry.UNSET
    custom_data: JSON | None = strawberry.UNSET
    is_mfa_required: bool | None = strawberry.UNSET
    is_trusted_device_allowed: bool | None = strawberry.UNSET
    color: OrganizationColorInput | None = strawberry.UNSET
    branding: OrganizationBrandingInput | None = strawberry.UNSET
    custom_css: str | None = strawberry.UNSET


@strawberry.input
class DeleteOrganizationInput:
    organization_id: strawberry.ID


@mutation(Permission.ORGANIZATIONS_CREATE, again=queries.visible_organization, organization=Organization)
async def create_organization(actor: Actor, input: CreateOrganizationInput) -> Any:
    """Create an organization."""
    return await actions.create_organization(actor, as_domain(actions.NewOrganization, input, **_look(input)))


@mutation(Permission.ORGANIZATIONS_UPDATE, organization=Organization)
async def update_organization(actor: Actor, input: UpdateOrganizationInput) -> Any:
    """Change an organization's data."""
    changes = as_domain(actions.OrganizationChanges, input, **_look(input))
    return await actions.update_organization(actor, input.organization_id, changes)


@mutation(Permission.ORGANIZATIONS_DELETE, deleted_organization_id=strawberry.ID)
async def delete_organization(actor: Actor, input: DeleteOrganizationInput) -> str:
    """Remove an organization with its memberships."""
    await actions.delete_organization(actor, input.organization_id)
    return input.organization_id


def _look(input: CreateOrganizationInput | UpdateOrganizationInput) -> dict[str, Any]:
    """Colors and logos as the objects that are stored."""
    return {name: object_of(given) for name in ("color", "branding") if (given := getattr(input, name))}
