"""What mutations and lists of applications take."""

from dataclasses import fields
from datetime import datetime
from enum import Enum
from typing import Any

import strawberry

from graphql_schema.errors import MustNotBeNull
from graphql_schema.lists import OrderDirection
from graphql_schema.mutations import as_domain, object_of, values_of
from graphql_schema.scalars import JSON
from identity.applications.actions import ApplicationChanges, NewApplication


@strawberry.enum
class ApplicationType(Enum):
    NATIVE = "Native"
    SPA = "SPA"
    TRADITIONAL = "Traditional"
    MACHINE_TO_MACHINE = "MachineToMachine"
    PROTECTED = "Protected"
    SAML = "SAML"


@strawberry.enum
class SigningAlgorithm(Enum):
    ES256 = "ES256"
    ES384 = "ES384"
    RS256 = "RS256"


@strawberry.enum
class ApplicationOrderField(Enum):
    CREATED_AT = "created_at"
    UPDATED_AT = "updated_at"
    LAST_USED_AT = "last_used_at"


@strawberry.input
class ApplicationOrder:
    field: ApplicationOrderField
    direction: OrderDirection


@strawberry.input
class ApplicationFilter:
    text: str | None = strawberry.field(
        default=strawberry.UNSET, description="Part of the id, name or description."
    )
    types: list[ApplicationType] | None = strawberry.UNSET
    is_third_party: bool | None = strawberry.UNSET
    last_used_after: datetime | None = strawberry.UNSET
    last_used_before: datetime | None = strawberry.field(
        default=strawberry.UNSET, description="This fits also applications that were never used."
    )
    is_used: bool | None = strawberry.field(
        default=strawberry.UNSET, description="Whether it ever got a token."
    )


@strawberry.input(description="The site that a protected application is.")
class ProtectedSiteInput:
    sub_domain: str = strawberry.field(description="Of this server's host name.")
    origin: str = strawberry.field(description="Where the site itself is.")


@strawberry.input(description="What is left out stays as it is.")
class ProtectionChangesInput:
    origin: str | None = strawberry.UNSET
    session_duration: int | None = strawberry.field(default=strawberry.UNSET, description="Seconds.")
    page_rules: list[str] | None = strawberry.UNSET
    additional_scopes: list[str] | None = strawberry.UNSET


@strawberry.input
class CreateApplicationInput:
    name: str
    type: ApplicationType
    description: str | None = strawberry.UNSET
    redirect_uris: list[str] | None = strawberry.UNSET
    post_logout_redirect_uris: list[str] | None = strawberry.UNSET
    cors_allowed_origins: list[str] | None = strawberry.UNSET
    is_third_party: bool | None = strawberry.UNSET
    is_device_flow: bool | None = strawberry.field(
        default=strawberry.UNSET, description="Of a native application alone; it never changes."
    )
    protection: ProtectedSiteInput | None = strawberry.UNSET
    custom_data: JSON | None = strawberry.UNSET
    idempotency_key: str | None = strawberry.UNSET


@strawberry.input(description="What is left out stays as it is; null clears, or goes back to the default.")
class UpdateApplicationInput:
    application_id: strawberry.ID
    name: str | None = strawberry.UNSET
    description: str | None = strawberry.UNSET
    redirect_uris: list[str] | None = strawberry.UNSET
    post_logout_redirect_uris: list[str] | None = strawberry.UNSET
    cors_allowed_origins: list[str] | None = strawberry.UNSET
    backchannel_logout_uri: str | None = strawberry.UNSET
    backchannel_logout_session_required: bool | None = strawberry.UNSET
    id_token_ttl: int | None = strawberry.UNSET
    refresh_token_ttl_in_days: int | None = strawberry.UNSET
    always_issue_refresh_token: bool | None = strawberry.UNSET
    rotate_refresh_token: bool | None = strawberry.UNSET
    allow_token_exchange: bool | None = strawberry.UNSET
    max_allowed_grants: int | None = strawberry.UNSET
    is_access_control_enabled: bool | None = strawberry.UNSET
    protection: ProtectionChangesInput | None = strawberry.UNSET
    id_token_signing_algorithm: SigningAlgorithm | None = strawberry.UNSET
    custom_data: JSON | None = strawberry.UNSET


@strawberry.input(description="Top-level keys to set; the others stay.")
class MergeApplicationCustomDataInput:
    application_id: strawberry.ID
    custom_data: JSON


@strawberry.input
class DeleteApplicationInput:
    application_id: strawberry.ID


@strawberry.input
class AddApplicationSecretInput:
    application_id: strawberry.ID
    name: str
    expires_at: datetime | None = strawberry.UNSET
    idempotency_key: str | None = strawberry.UNSET


@strawberry.input
class RenameApplicationSecretInput:
    application_id: strawberry.ID
    name: str
    new_name: str


@strawberry.input
class DeleteApplicationSecretInput:
    application_id: strawberry.ID
    name: str


@strawberry.input
class RevealApplicationSecretsInput:
    application_id: strawberry.ID


@strawberry.input
class SetApplicationConsentScopesInput:
    application_id: strawberry.ID
    user_scopes: list[str]
    resource_scope_ids: list[strawberry.ID]
    organization_scope_ids: list[strawberry.ID]
    organization_resource_scope_ids: list[strawberry.ID] | None = strawberry.UNSET


@strawberry.input
class AssignApplicationRolesInput:
    application_id: strawberry.ID
    role_ids: list[strawberry.ID]
    idempotency_key: str | None = strawberry.UNSET


@strawberry.input
class RemoveApplicationRoleInput:
    application_id: strawberry.ID
    role_id: strawberry.ID


_OIDC = {
    "redirect_uris": "redirectUris",
    "post_logout_redirect_uris": "postLogoutRedirectUris",
    "backchannel_logout_uri": "backchannelLogoutUri",
    "backchannel_logout_session_required": "backchannelLogoutSessionRequired",
}
_CUSTOM = {
    "cors_allowed_origins": "corsAllowedOrigins",
    "id_token_ttl": "idTokenTtl",
    "refresh_token_ttl_in_days": "refreshTokenTtlInDays",
    "always_issue_refresh_token": "alwaysIssueRefreshToken",
    "rotate_refresh_token": "rotateRefreshToken",
    "allow_token_exchange": "allowTokenExchange",
    "is_device_flow": "isDeviceFlow",
    "max_allowed_grants": "maxAllowedGrants",
}
_KEPT_LISTS = ("redirect_uris", "post_logout_redirect_uris")  # they are cleared by an empty list


def _metadata(given: Any, keys: dict[str, str]) -> dict[str, Any]:
    values = values_of(given)
    return {key: values[name] for name, key in keys.items() if name in values}


def new_application_of(given: CreateApplicationInput) -> NewApplication:
    """The domain's input of a registration."""
    oidc = {name: value or [] for name, value in _metadata(given, _OIDC).items()}
    return as_domain(
        NewApplication,
        given,
        type=given.type.value,
        oidc_client_metadata={"redirectUris": [], "postLogoutRedirectUris": [], **oidc},
        custom_client_metadata={
            key: value for key, value in _metadata(given, _CUSTOM).items() if value is not None
        },
        protected_app_metadata=object_of(given.protection) if given.protection else None,
    )


def changes_of(given: UpdateApplicationInput) -> ApplicationChanges:
    """The domain's input of a change: single keys of the metadata are patched."""
    for name in _KEPT_LISTS:
        if getattr(given, name) is None:
            raise MustNotBeNull(path=_OIDC[name])
    algorithm = given.id_token_signing_algorithm
    patches = {
        "oidc_client_metadata_patch": _metadata(given, _OIDC),
        "custom_client_metadata_patch": _metadata(given, _CUSTOM),
    }
    known = {field.name for field in fields(ApplicationChanges)}
    return as_domain(
        ApplicationChanges,
        given,
        id_token_signing_algorithm=algorithm.value if algorithm else algorithm,
        app_level_access_control_enabled=given.is_access_control_enabled,
        protected_app_metadata=_protection_of(given.protection),
        **{name: patch for name, patch in patches.items() if patch and name in known},
    )


def _protection_of(given: ProtectionChangesInput | None) -> Any:
    """The changes in the contract's keys; page rules are objects there."""
    if not given:
        return strawberry.UNSET
    changes = object_of(given)
    if "pageRules" in changes:
        changes["pageRules"] = [{"path": path} for path in changes["pageRules"]]
    return changes
