"""What operations on applications take."""

from typing import Annotated, Literal

from msgspec import UNSET, Meta, UnsetType

from rest_api.bodies import Body, JsonObject, Milliseconds, Name

ApplicationTypeName = Literal["Native", "SPA", "Traditional", "MachineToMachine", "Protected", "SAML"]


class OidcClientMetadata(Body, frozen=True, kw_only=True):
    """The standard settings of a client; both lists are needed."""

    redirect_uris: list[str]
    post_logout_redirect_uris: list[str]
    backchannel_logout_uri: str | UnsetType = UNSET
    backchannel_logout_session_required: bool | UnsetType = UNSET
    logo_uri: str | UnsetType = UNSET


class CustomClientMetadata(Body, frozen=True, kw_only=True):
    """The settings beyond the standard."""

    cors_allowed_origins: list[Annotated[str, Meta(min_length=1)]] | UnsetType = UNSET
    id_token_ttl: int | UnsetType = UNSET
    refresh_token_ttl: int | UnsetType = UNSET
    refresh_token_ttl_in_days: Annotated[int, Meta(ge=1, le=180)] | UnsetType = UNSET
    always_issue_refresh_token: bool | UnsetType = UNSET
    rotate_refresh_token: bool | UnsetType = UNSET
    allow_token_exchange: bool | UnsetType = UNSET
    is_device_flow: bool | UnsetType = UNSET
    max_allowed_grants: Annotated[int, Meta(ge=1)] | UnsetType = UNSET


class ProtectedAppBody(Body, frozen=True, kw_only=True):
    """Where an application behind a protecting proxy is."""

    sub_domain: str
    origin: str


class PageRule(Body, frozen=True, kw_only=True):
    """Pages that the proxy protects; without any it protects all."""

    path: str


class ProtectedAppChanges(Body, frozen=True, kw_only=True):
    """Changes of what protects an application; its host stays."""

    origin: str | UnsetType = UNSET
    session_duration: int | UnsetType = UNSET
    page_rules: list[PageRule] | UnsetType = UNSET
    additional_scopes: (
        list[
            Literal[
                "custom_data",
                "identities",
                "roles",
                "urn:logto:scope:organizations",
                "urn:logto:scope:organization_roles",
            ]
        ]
        | UnsetType
    ) = UNSET


class ApplicationBody(Body, frozen=True, kw_only=True):
    """A new application."""

    name: Name
    type: ApplicationTypeName
    description: str | None | UnsetType = UNSET
    oidc_client_metadata: OidcClientMetadata | UnsetType = UNSET
    custom_client_metadata: CustomClientMetadata | UnsetType = UNSET
    custom_data: JsonObject | UnsetType = UNSET
    is_third_party: bool | UnsetType = UNSET
    protected_app_metadata: ProtectedAppBody | UnsetType = UNSET


class ApplicationChangesBody(Body, frozen=True, kw_only=True):
    """Changes of an application; objects are replaced as a whole, type and third-party standing never change."""

    name: Name | UnsetType = UNSET
    description: str | None | UnsetType = UNSET
    oidc_client_metadata: OidcClientMetadata | UnsetType = UNSET
    custom_client_metadata: CustomClientMetadata | UnsetType = UNSET
    custom_data: JsonObject | UnsetType = UNSET
    app_level_access_control_enabled: bool | UnsetType = UNSET
    protected_app_metadata: ProtectedAppChanges | None | UnsetType = UNSET
    is_admin: bool | UnsetType = UNSET


class ApplicationsQuery(Body, frozen=True, kw_only=True):
    """Which applications; the two exclusions exclude each other."""

    types: list[ApplicationTypeName] = []
    is_third_party: Literal["true", "false"] | None = None
    exclude_role_id: str | None = None
    exclude_organization_id: str | None = None


class SecretBody(Body, frozen=True, kw_only=True):
    """A new secret of an application; the expiry in milliseconds of the epoch."""

    name: Name
    expires_at: Milliseconds | None = None


class SecretChangesBody(Body, frozen=True, kw_only=True):
    """A secret's new name."""

    name: Name
