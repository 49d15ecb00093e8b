"""What scripts for claims are tried out on: the same shapes that they will be given. Unknown keys are left out."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

import msgspec
from msgspec import UNSET, Meta, Struct, UnsetType

from identity.scripts.errors import InvalidScript
from identity.scripts.inputs import ScriptKind

Id = Annotated[str, Meta(min_length=1, max_length=21)]
Text = Annotated[str, Meta(max_length=2048)]
Short = Annotated[str, Meta(max_length=128)]
Named = Annotated[str, Meta(min_length=1, max_length=128)]
JsonObject = dict[str, Any]
_RECORDS = Literal[
    "Password", "EmailVerificationCode", "PhoneVerificationCode", "MfaEmailVerificationCode",
    "MfaPhoneVerificationCode", "Social", "EnterpriseSso", "Totp", "BackupCode", "WebAuthn", "SignInPasskey",
    "OneTimeToken", "NewPasswordIdentity",
]  # fmt: skip


class _Sample(Struct, frozen=True, kw_only=True, rename="camel"):
    """An object whose keys are in camel case."""


class Address(_Sample, frozen=True, kw_only=True):
    formatted: Text | UnsetType = UNSET
    street_address: Text | UnsetType = UNSET
    locality: Text | UnsetType = UNSET
    region: Text | UnsetType = UNSET
    postal_code: Text | UnsetType = UNSET
    country: Text | UnsetType = UNSET


class Profile(_Sample, frozen=True, kw_only=True):
    family_name: Text | UnsetType = UNSET
    given_name: Text | UnsetType = UNSET
    middle_name: Text | UnsetType = UNSET
    nickname: Text | UnsetType = UNSET
    preferred_username: Text | UnsetType = UNSET
    profile: Text | UnsetType = UNSET
    website: Text | UnsetType = UNSET
    gender: Text | UnsetType = UNSET
    birthdate: Text | UnsetType = UNSET
    zoneinfo: Text | UnsetType = UNSET
    locale: Text | UnsetType = UNSET
    address: Address | UnsetType = UNSET


class Identity(_Sample, frozen=True, kw_only=True):
    user_id: Text
    details: JsonObject | UnsetType = UNSET


class SsoIdentity(_Sample, frozen=True, kw_only=True):
    issuer: Annotated[str, Meta(min_length=1, max_length=256)]
    identity_id: Named
    detail: JsonObject


class Resource(_Sample, frozen=True, kw_only=True):
    tenant_id: Annotated[str, Meta(max_length=21)]
    id: Id
    name: Annotated[str, Meta(min_length=1)]
    indicator: Annotated[str, Meta(min_length=1)]
    is_default: bool
    access_token_ttl: float


class Scope(_Sample, frozen=True, kw_only=True):
    id: Id
    name: Annotated[str, Meta(min_length=1, max_length=256)]
    description: Text | None
    resource_id: Id
    resource: Resource


class Role(_Sample, frozen=True, kw_only=True):
    id: Id
    name: Named
    description: Named
    scopes: list[Scope]


class UserOrganization(_Sample, frozen=True, kw_only=True):
    id: Id
    name: Named
    description: Annotated[str, Meta(max_length=256)] | None


class OrganizationRole(_Sample, frozen=True, kw_only=True):
    organization_id: Text
    role_id: Text
    role_name: Text


class User(_Sample, frozen=True, kw_only=True):
    id: Annotated[str, Meta(min_length=1, max_length=12)] | UnsetType = UNSET
    username: Short | None | UnsetType = UNSET
    primary_email: Short | None | UnsetType = UNSET
    primary_phone: Short | None | UnsetType = UNSET
    name: Short | None | UnsetType = UNSET
    avatar: Text | None | UnsetType = UNSET
    custom_data: JsonObject | UnsetType = UNSET
    identities: dict[str, Identity] | UnsetType = UNSET
    last_sign_in_at: float | None | UnsetType = UNSET
    created_at: float | UnsetType = UNSET
    updated_at: float | UnsetType = UNSET
    profile: Profile | UnsetType = UNSET
    application_id: Annotated[str, Meta(max_length=21)] | None | UnsetType = UNSET
    cimd_client_id: Text | None | UnsetType = UNSET
    is_suspended: bool | UnsetType = UNSET
    has_password: bool | UnsetType = UNSET
    sso_identities: list[SsoIdentity] | UnsetType = UNSET
    mfa_verification_factors: (
        list[Literal["Totp", "WebAuthn", "BackupCode", "EmailVerificationCode", "PhoneVerificationCode"]]
        | UnsetType
    ) = UNSET
    roles: list[Role] | UnsetType = UNSET
    organizations: list[UserOrganization] | UnsetType = UNSET
    organization_roles: list[OrganizationRole] | UnsetType = UNSET


class Grant(_Sample, frozen=True, kw_only=True):
    type: Literal["urn:ietf:params:oauth:grant-type:token-exchange"] | UnsetType = UNSET
    subject_token_context: JsonObject | UnsetType = UNSET


class Identifier(_Sample, frozen=True, kw_only=True):
    type: Literal["username", "email", "phone", "userId"]
    value: Text


class VerificationRecord(_Sample, frozen=True, kw_only=True):
    id: Text
    type: _RECORDS
    template_type: Text | UnsetType = UNSET
    identifier: Identifier | UnsetType = UNSET
    verified: bool | UnsetType = UNSET
    connector_id: Text | UnsetType = UNSET
    user_id: Text | UnsetType = UNSET
    issuer: Text | UnsetType = UNSET


class Interaction(_Sample, frozen=True, kw_only=True):
    interaction_event: Literal["SignIn", "Register", "ForgotPassword"] | UnsetType = UNSET
    user_id: Text | UnsetType = UNSET
    verification_records: list[VerificationRecord] | UnsetType = UNSET
    sign_in_context: dict[str, str] | UnsetType = UNSET


class OidcClientMetadata(_Sample, frozen=True, kw_only=True):
    redirect_uris: list[str]
    post_logout_redirect_uris: list[str]
    backchannel_logout_uri: Text | UnsetType = UNSET
    backchannel_logout_session_required: bool | UnsetType = UNSET
    logo_uri: Text | UnsetType = UNSET


class CustomClientMetadata(_Sample, frozen=True, kw_only=True):
    cors_allowed_origins: list[Annotated[str, Meta(min_length=1)]] | UnsetType = UNSET
    id_token_ttl: float | UnsetType = UNSET
    refresh_token_ttl: float | UnsetType = UNSET
    refresh_token_ttl_in_days: float | UnsetType = UNSET
    always_issue_refresh_token: bool | UnsetType = UNSET
    rotate_refresh_token: bool | UnsetType = UNSET
    allow_token_exchange: bool | UnsetType = UNSET
    is_device_flow: bool | UnsetType = UNSET
    max_allowed_grants: float | UnsetType = UNSET


class Application(_Sample, frozen=True, kw_only=True):
    tenant_id: Annotated[str, Meta(max_length=21)] | UnsetType = UNSET
    id: Id | UnsetType = UNSET
    name: Annotated[str, Meta(min_length=1, max_length=256)] | UnsetType = UNSET
    description: Text | None | UnsetType = UNSET
    type: Literal["Native", "SPA", "Traditional", "MachineToMachine", "Protected", "SAML"] | UnsetType = UNSET
    oidc_client_metadata: OidcClientMetadata | UnsetType = UNSET
    custom_client_metadata: CustomClientMetadata | UnsetType = UNSET
    protected_app_metadata: None | UnsetType = UNSET
    custom_data: JsonObject | UnsetType = UNSET
    is_third_party: bool | UnsetType = UNSET
    app_level_access_control_enabled: bool | UnsetType = UNSET
    created_at: float | UnsetType = UNSET


class Organization(_Sample, frozen=True, kw_only=True):
    id: Id | UnsetType = UNSET
    name: Named | UnsetType = UNSET
    description: Annotated[str, Meta(max_length=256)] | None | UnsetType = UNSET
    custom_data: JsonObject | UnsetType = UNSET


class AccessTokenContext(_Sample, frozen=True, kw_only=True):
    """What a script for access tokens of users is given beside the token."""

    user: User
    grant: Grant | UnsetType = UNSET
    interaction: Interaction | UnsetType = UNSET
    application: Application | UnsetType = UNSET
    organization: Organization | UnsetType = UNSET


class ClientCredentialsContext(_Sample, frozen=True, kw_only=True):
    """What a script for access tokens of machines is given beside the token."""

    application: Application | UnsetType = UNSET


class AccessToken(_Sample, frozen=True, kw_only=True):
    jti: Text | UnsetType = UNSET
    aud: Text | list[Text] | UnsetType = UNSET
    scope: Text | UnsetType = UNSET
    client_id: Text | UnsetType = UNSET
    account_id: Text | UnsetType = UNSET
    expires_with_session: bool | UnsetType = UNSET
    grant_id: Text | UnsetType = UNSET
    gty: Text | UnsetType = UNSET
    session_uid: Text | UnsetType = UNSET
    sid: Text | UnsetType = UNSET
    kind: Literal["AccessToken"] | UnsetType = UNSET


class ClientCredentialsToken(_Sample, frozen=True, kw_only=True):
    jti: Text | UnsetType = UNSET
    aud: Text | list[Text] | UnsetType = UNSET
    scope: Text | UnsetType = UNSET
    client_id: Text | UnsetType = UNSET
    kind: Literal["ClientCredentials"] | UnsetType = UNSET


_SHAPES: Mapping[tuple[str, str], Any] = {
    (ScriptKind.ACCESS_TOKEN, "context_sample"): AccessTokenContext,
    (ScriptKind.ACCESS_TOKEN, "token_sample"): AccessToken,
    (ScriptKind.CLIENT_CREDENTIALS, "context_sample"): ClientCredentialsContext,
    (ScriptKind.CLIENT_CREDENTIALS, "token_sample"): ClientCredentialsToken,
}


def in_shape(kind: ScriptKind, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values with samples as scripts will see such things; refused when they cannot be."""
    return {name: _shaped(kind, name, value) for name, value in values.items()}


def _shaped(kind: ScriptKind, name: str, value: Any) -> Any:
    shape = _SHAPES.get((kind, name))
    if shape is None:
        return value
    try:
        return msgspec.to_builtins(msgspec.convert(value, shape))
    except msgspec.ValidationError as error:
        path = "contextSample" if name == "context_sample" else "tokenSample"
        raise InvalidScript(path=path, reason=f"{path}: {error}") from None
