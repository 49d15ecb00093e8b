"""What callers see: rows as the contract's JSON, field by field and in its order."""

from datetime import UTC, datetime, timedelta
from typing import Annotated, Any, get_args

from msgspec import UNSET, Meta, Struct, UnsetType

from identity.applications.clients import Client
from identity.applications.models import Application, ApplicationSecret
from identity.roles.models import Role
from identity.users.models import User
from rest_api.bodies import Address, ApplicationTypeName, Profile

TENANT = "default"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)
_PROFILE_KEYS = frozenset(Profile.__struct_encode_fields__)
_ADDRESS_KEYS = frozenset(Address.__struct_encode_fields__)


class View(Struct, kw_only=True, rename="camel"):
    """An object whose keys are in camel case."""


class UserView(View, kw_only=True):
    """A user."""

    id: str
    username: str | None
    primary_email: str | None
    primary_phone: str | None
    name: str | None
    avatar: str | None
    custom_data: dict[str, Any]
    identities: dict[str, Any] = {}
    last_sign_in_at: int | None
    created_at: int
    updated_at: int
    profile: dict[str, Any]
    application_id: str | None
    cimd_client_id: str | None = None
    is_suspended: bool
    has_password: bool
    sso_identities: list[dict[str, Any]] | UnsetType = UNSET
    password_digest: str | None | UnsetType = UNSET
    password_algorithm: str | None | UnsetType = UNSET


class HasPasswordView(View, kw_only=True):
    """Whether a user has a password."""

    has_password: bool


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


def milliseconds(at: datetime) -> int:
    """A time as the contract shows it."""
    return (at - _EPOCH) // _MILLISECOND


def moment(epoch_milliseconds: float) -> datetime:
    """A time as the contract takes it."""
    return _EPOCH + epoch_milliseconds * _MILLISECOND


def user_view(user: User, *, shows_sso: bool = False, shows_digest: bool = False) -> UserView:
    """A user; the password's digest only for who asked for it and may."""
    return UserView(
        id=user.id,
        username=user.username,
        primary_email=user.primary_email,
        primary_phone=user.primary_phone,
        name=user.name,
        avatar=user.avatar,
        custom_data=user.custom_data,
        last_sign_in_at=None if user.last_sign_in_at is None else milliseconds(user.last_sign_in_at),
        created_at=milliseconds(user.created_at),
        updated_at=milliseconds(user.updated_at),
        profile=profile_view(user.profile),
        application_id=user.application_id,
        is_suspended=user.is_suspended,
        has_password=user.password_digest is not None,
        sso_identities=[] if shows_sso else UNSET,
        password_digest=user.password_digest if shows_digest else UNSET,
        password_algorithm=user.password_algorithm if shows_digest else UNSET,
    )


def profile_view(profile: dict[str, Any]) -> dict[str, Any]:
    """The keys of a profile that the contract knows."""
    if not profile:
        return profile
    shown = {key: value for key, value in profile.items() if key in _PROFILE_KEYS}
    if isinstance(address := shown.get("address"), dict):
        shown["address"] = {key: value for key, value in address.items() if key in _ADDRESS_KEYS}
    return shown


def application_view(application: Application, *, is_admin: bool | UnsetType = UNSET) -> ApplicationView:
    """An application."""
    return ApplicationView(
        id=application.id,
        name=application.name,
        description=application.description,
        type=application.type,
        oidc_client_metadata=application.oidc_client_metadata,
        custom_client_metadata=application.custom_client_metadata,
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


def role_view(role: Role) -> RoleView:
    """A role."""
    return RoleView(
        id=role.id, name=role.name, description=role.description, type=role.type, is_default=role.is_default
    )
