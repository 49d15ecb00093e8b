"""The bodies and queries that operations take, in the contract's names. Unknown keys are left out."""

from typing import Annotated, Any, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

_LATEST_MILLISECOND = 253_402_300_799_999  # the end of the year 9999

Name = Annotated[str, Meta(min_length=1, max_length=256)]
RecordId = Annotated[str, Meta(min_length=1, max_length=128)]
Username = Annotated[str, Meta(pattern="^[A-Z_a-z][0-9A-Z_a-z]*$")]
UsernameOrNothing = Annotated[str, Meta(pattern="^([A-Z_a-z][0-9A-Z_a-z]*)?$")]
# The form of addresses is for the domain to check: after their length, which bounds what a pattern can cost.
Email = Annotated[str, Meta(extra_json_schema={"pattern": r"^\S+@\S+\.\S+$"})]
Phone = Annotated[str, Meta(pattern="^[0-9]+$")]
PhoneOrNothing = Annotated[str, Meta(pattern="^[0-9]*$")]
UrlOrNothing = Annotated[str, Meta(pattern=r"^([A-Za-z][A-Za-z0-9+.-]*:[^\s]+)?$")]
Password = Annotated[str, Meta(min_length=1)]
Milliseconds = Annotated[float, Meta(ge=0, le=_LATEST_MILLISECOND)]
JsonObject = dict[str, Any]
ApplicationTypeName = Literal["Native", "SPA", "Traditional", "MachineToMachine", "Protected", "SAML"]
DigestAlgorithm = Literal["Argon2i", "Argon2id", "Argon2d", "SHA1", "SHA256", "MD5", "Bcrypt", "Legacy"]


class Body(Struct, frozen=True, kw_only=True, rename="camel"):
    """An object whose keys are in camel case."""


class Address(Body, frozen=True, kw_only=True):
    """A postal address (OpenID Connect Core section 5.1.1)."""

    formatted: str | UnsetType = UNSET
    street_address: str | UnsetType = UNSET
    locality: str | UnsetType = UNSET
    region: str | UnsetType = UNSET
    postal_code: str | UnsetType = UNSET
    country: str | UnsetType = UNSET


class Profile(Body, frozen=True, kw_only=True):
    """What else is known of a person (OpenID Connect Core section 5.1)."""

    family_name: str | UnsetType = UNSET
    given_name: str | UnsetType = UNSET
    middle_name: str | UnsetType = UNSET
    nickname: str | UnsetType = UNSET
    preferred_username: str | UnsetType = UNSET
    profile: str | UnsetType = UNSET
    website: str | UnsetType = UNSET
    gender: str | UnsetType = UNSET
    birthdate: str | UnsetType = UNSET
    zoneinfo: str | UnsetType = UNSET
    locale: str | UnsetType = UNSET
    address: Address | UnsetType = UNSET


class UserBody(Body, frozen=True, kw_only=True):
    """A new user; everything may be left out."""

    username: Username | UnsetType = UNSET
    primary_email: Email | UnsetType = UNSET
    primary_phone: Phone | UnsetType = UNSET
    password: Password | UnsetType = UNSET
    password_digest: Annotated[str, Meta(max_length=256)] | UnsetType = UNSET
    password_algorithm: DigestAlgorithm | UnsetType = UNSET
    name: str | UnsetType = UNSET
    avatar: UrlOrNothing | None | UnsetType = UNSET
    custom_data: JsonObject | UnsetType = UNSET
    profile: Profile | UnsetType = UNSET


class UserChangesBody(Body, frozen=True, kw_only=True):
    """Changes of a user: null or an empty text clears, objects are replaced as a whole."""

    username: UsernameOrNothing | None | UnsetType = UNSET
    primary_email: str | None | UnsetType = UNSET
    primary_phone: PhoneOrNothing | None | UnsetType = UNSET
    name: str | None | UnsetType = UNSET
    avatar: UrlOrNothing | None | UnsetType = UNSET
    custom_data: JsonObject | UnsetType = UNSET
    profile: Profile | UnsetType = UNSET


class CustomDataBody(Body, frozen=True, kw_only=True):
    """Top-level keys to set in the custom data."""

    custom_data: JsonObject


class ProfileBody(Body, frozen=True, kw_only=True):
    """Top-level keys to set in the profile."""

    profile: Profile


class PasswordBody(Body, frozen=True, kw_only=True):
    """A password in clear."""

    password: Password


class SuspensionBody(Body, frozen=True, kw_only=True):
    """Whether the user is kept from signing in."""

    is_suspended: bool


class UserQuery(Body, frozen=True, kw_only=True):
    """What else is to be shown of a user."""

    include_sso_identities: str | None = None
    include_password_hash: str | None = None


class UsersQuery(Body, frozen=True, kw_only=True):
    """Which users; the two exclusions exclude each other."""

    exclude_role_id: str | None = None
    exclude_organization_id: str | None = None
    include_password_hash: str | None = None


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


class RoleIdsBody(Body, frozen=True, kw_only=True):
    """Roles by id."""

    role_ids: Annotated[list[RecordId], Meta(max_length=1000)]
