"""Roles as callers see them."""

from typing import Any

from identity.roles.models import Role
from identity.roles.relations import RoleHolders
from rest_api.views import TENANT, View


class RoleView(View, kw_only=True):
    """A role."""

    tenant_id: str = TENANT
    id: str
    name: str
    description: str
    type: str
    is_default: bool


class FeaturedUserView(View, kw_only=True):
    """One of the users who hold a role."""

    id: str
    avatar: str | None
    name: str | None


class FeaturedApplicationView(View, kw_only=True):
    """One of the machines that hold a role."""

    id: str
    name: str
    type: str


class HeldRoleView(RoleView, kw_only=True):
    """A role, how many hold it, and some of those who do."""

    users_count: int
    featured_users: list[FeaturedUserView]
    applications_count: int
    featured_applications: list[FeaturedApplicationView]


class RoleIdsView(View, kw_only=True):
    """Roles by id."""

    role_ids: list[str]


class AddedRolesView(View, kw_only=True):
    """Roles that were given, and those of them that are new."""

    role_ids: list[str]
    added_role_ids: list[str]


def role_view(role: Role) -> RoleView:
    """A role."""
    return RoleView(**_values(role))


def held_role_view(role: Role, holders: RoleHolders) -> HeldRoleView:
    """A role and who holds it."""
    return HeldRoleView(
        **_values(role),
        users_count=holders.users_count,
        featured_users=[FeaturedUserView(**each) for each in holders.first_users],
        applications_count=holders.applications_count,
        featured_applications=[FeaturedApplicationView(**each) for each in holders.first_applications],
    )


def _values(role: Role) -> dict[str, Any]:
    return {name: getattr(role, name) for name in ("id", "name", "description", "type", "is_default")}
