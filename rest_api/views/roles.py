"""Roles as callers see them."""

from identity.roles.models import Role
from rest_api.views import TENANT, View


class RoleView(View, kw_only=True):
    """A role."""

    tenant_id: str = TENANT
    id: str
    name: str
    description: str
    type: str
    is_default: bool


class AddedRolesView(View, kw_only=True):
    """Roles that were given, and those of them that are new."""

    role_ids: list[str]
    added_role_ids: list[str]


def role_view(role: Role) -> RoleView:
    """A role."""
    return RoleView(
        id=role.id, name=role.name, description=role.description, type=role.type, is_default=role.is_default
    )
