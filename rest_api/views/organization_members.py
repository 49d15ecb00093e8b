"""The members of an organization as callers see them."""

from typing import Any

from identity.applications.models import Application
from identity.organizations.holder_queries import HolderView, RoleName
from identity.users.models import User
from rest_api.views import TENANT, View
from rest_api.views.applications import application_view
from rest_api.views.organizations import OrganizationRoleNameView
from rest_api.views.users import user_view


class MemberView(View, kw_only=True):
    """A user, with their roles in the organization."""

    id: str
    username: str | None
    primary_email: str | None
    primary_phone: str | None
    name: str | None
    avatar: str | None
    custom_data: dict[str, Any]
    identities: dict[str, Any]
    last_sign_in_at: int | None
    created_at: int
    updated_at: int
    profile: dict[str, Any]
    application_id: str | None
    cimd_client_id: str | None
    is_suspended: bool
    organization_roles: list[OrganizationRoleNameView]


class MachineMemberView(View, kw_only=True):
    """An application, with its roles in the organization."""

    tenant_id: str = TENANT
    id: str
    name: str
    description: str | None
    type: str
    oidc_client_metadata: dict[str, Any]
    custom_client_metadata: dict[str, Any]
    protected_app_metadata: dict[str, Any] | None
    custom_data: dict[str, Any]
    is_third_party: bool
    app_level_access_control_enabled: bool
    created_at: int
    organization_roles: list[OrganizationRoleNameView]


class UserIdsView(View, kw_only=True):
    """Users by id."""

    user_ids: list[str]


class OrganizationRoleIdsView(View, kw_only=True):
    """Organization roles by id."""

    organization_role_ids: list[str]


def member_view(member: HolderView[User]) -> MemberView:
    """A member as the user that they are."""
    return MemberView(
        **_shared(user_view(member.holder), MemberView), organization_roles=_role_names(member.roles)
    )


def machine_member_view(member: HolderView[Application]) -> MachineMemberView:
    """A machine as the application that it is."""
    shown = _shared(application_view(member.holder), MachineMemberView)
    return MachineMemberView(**shown, organization_roles=_role_names(member.roles))


def _shared(view: View, kind: type[View]) -> dict[str, Any]:
    """The fields that both have."""
    return {name: getattr(view, name) for name in view.__struct_fields__ if name in kind.__struct_fields__}


def _role_names(roles: list[RoleName]) -> list[OrganizationRoleNameView]:
    return [OrganizationRoleNameView(id=each.id, name=each.name) for each in roles]
