"""Organizations as callers see them."""

from typing import Any

from msgspec import UNSET, UnsetType

from identity.organizations.holder_queries import FeaturedMembers
from identity.organizations.membership_queries import MembershipView
from identity.organizations.models import Organization
from rest_api.views import TENANT, View, milliseconds


class FeaturedUserView(View, kw_only=True):
    """A member on the cover of an organization."""

    id: str
    avatar: str | None
    name: str | None


class OrganizationView(View, kw_only=True):
    """An organization; with some members where they were asked for."""

    tenant_id: str = TENANT
    id: str
    name: str
    description: str | None
    custom_data: dict[str, Any]
    is_mfa_required: bool
    is_trusted_device_allowed: bool
    color: dict[str, Any]
    branding: dict[str, Any]
    custom_css: str | None
    created_at: int
    users_count: int | UnsetType = UNSET
    featured_users: list[FeaturedUserView] | UnsetType = UNSET


class OrganizationRoleNameView(View, kw_only=True):
    """A role of the template in short."""

    id: str
    name: str


class UserOrganizationView(OrganizationView, kw_only=True):
    """An organization that a user is a member of, with the roles there."""

    organization_roles: list[OrganizationRoleNameView]


def organization_view(
    organization: Organization, featured: FeaturedMembers | None = None
) -> OrganizationView:
    """An organization."""
    view = OrganizationView(**_columns(organization))
    if featured:
        view.users_count = featured.number
        view.featured_users = [
            FeaturedUserView(id=each.id, avatar=each.avatar, name=each.name) for each in featured.users
        ]
    return view


def user_organization_view(membership: MembershipView) -> UserOrganizationView:
    """An organization from the side of a member."""
    roles = [OrganizationRoleNameView(id=each.id, name=each.name) for each in membership.roles]
    return UserOrganizationView(**_columns(membership.organization), organization_roles=roles)


def _columns(organization: Organization) -> dict[str, Any]:
    return {
        "id": organization.id,
        "name": organization.name,
        "description": organization.description,
        "custom_data": organization.custom_data,
        "is_mfa_required": organization.is_mfa_required,
        "is_trusted_device_allowed": organization.is_trusted_device_allowed,
        "color": organization.color,
        "branding": organization.branding,
        "custom_css": organization.custom_css,
        "created_at": milliseconds(organization.created_at),
    }
