"""Applications as callers see them."""

from typing import Annotated, Any, get_args

from msgspec import UNSET, Meta, UnsetType

from identity.applications.clients import Client
from identity.applications.models import Application, ApplicationSecret
from rest_api.bodies.applications import ApplicationTypeName
from rest_api.views import TENANT, View, milliseconds


class ApplicationView(View, kw_only=True):
    """An application."""

    tenant_id: str = TENANT
    id: str
    name: str
    description: str | None
    type: Annotated[str, Meta(extra_json_schema={"enum": list(get_args(ApplicationTypeName))})]
    oidc_client_metadata: dict[str, Any]
    custom_client_metadata: dict[str, Any]
    protected_app_metadata: dict[str, Any] | None = None
    custom_data: dict[str, Any]
    is_third_party: bool
    app_level_access_control_enabled: bool
    created_at: int
    is_admin: bool | UnsetType = UNSET


class SecretView(View, kw_only=True):
    """A secret of an application, with its value."""

    tenant_id: str = TENANT
    application_id: str
    name: str
    value: str
    created_at: int
    expires_at: int | None


def application_view(application: Application, *, is_admin: bool | UnsetType = UNSET) -> ApplicationView:
    """An application."""
    return ApplicationView(
        id=application.id,
        name=application.name,
        description=application.description,
        type=application.type,
        oidc_client_metadata=application.oidc_client_metadata,
        custom_client_metadata=application.custom_client_metadata,
        protected_app_metadata=application.protected_app_metadata,
        custom_data=application.custom_data,
        is_third_party=application.is_third_party,
        app_level_access_control_enabled=application.app_level_access_control_enabled,
        created_at=milliseconds(application.created_at),
        is_admin=is_admin,
    )


def built_in_view(client: Client) -> ApplicationView:
    """A client of the server's own, which has no row: as old as time."""
    return ApplicationView(
        id=client.id,
        name=client.name,
        description=None,
        type=client.type.value,
        oidc_client_metadata={
            "redirectUris": list(client.redirect_uris),
            "postLogoutRedirectUris": list(client.post_logout_redirect_uris),
        },
        custom_client_metadata={"alwaysIssueRefreshToken": client.always_issue_refresh_token},
        custom_data={},
        is_third_party=False,
        app_level_access_control_enabled=False,
        created_at=0,
        is_admin=False,
    )


def secret_view(secret: ApplicationSecret, value: str) -> SecretView:
    """A secret with its value."""
    return SecretView(
        application_id=secret.application_id,
        name=secret.name,
        value=value,
        created_at=milliseconds(secret.created_at),
        expires_at=None if secret.expires_at is None else milliseconds(secret.expires_at),
    )
