"""What operations on the server's configuration take."""

from typing import Annotated, Literal

from msgspec import UNSET, Meta, UnsetType

from rest_api.bodies import Body, Milliseconds, RecordId

ExtendedClaimName = Literal[
    "custom_data", "identities", "sso_identities", "roles", "organizations", "organization_data",
    "organization_roles",
]  # fmt: skip
UserScopeName = Literal[
    "profile", "email", "phone", "address", "custom_data", "identities", "roles",
    "urn:logto:scope:organizations", "urn:logto:scope:organization_roles", "urn:logto:scope:sessions",
    "urn:logto:scope:trusted_devices",
]  # fmt: skip
ScopeIds = Annotated[list[RecordId], Meta(max_length=1000)]


class MigrationNoticeBody(Body, frozen=True, kw_only=True):
    """A notice that the console shows until it is read."""

    is_paid_tenant: bool
    tag: Annotated[str, Meta(max_length=128)]
    read_at: Milliseconds | UnsetType = UNSET


class ChargeNoticeBody(Body, frozen=True, kw_only=True):
    """Which notices of charges have been seen."""

    token: bool | UnsetType = UNSET
    api_resource: bool | UnsetType = UNSET
    machine_to_machine_app: bool | UnsetType = UNSET
    tenant_member: bool | UnsetType = UNSET


class ConsoleBody(Body, frozen=True, kw_only=True):
    """What the console has to remember."""

    sign_in_experience_customized: bool | UnsetType = UNSET
    organization_created: bool | UnsetType = UNSET
    development_tenant_migration_notification: MigrationNoticeBody | UnsetType = UNSET
    checked_charge_notification: ChargeNoticeBody | UnsetType = UNSET


class SessionBody(Body, frozen=True, kw_only=True):
    """How long sessions last, in seconds."""

    ttl: Annotated[int, Meta(ge=1, le=31_536_000)] | UnsetType = UNSET


class IdTokenBody(Body, frozen=True, kw_only=True):
    """The claims beyond OpenID Connect's own that ID Tokens state."""

    enabled_extended_claims: Annotated[list[ExtendedClaimName], Meta(max_length=100)] = []


class MetadataClientsBody(Body, frozen=True, kw_only=True):
    """Whether clients may be known by the address of their metadata document."""

    enabled: bool | UnsetType = UNSET


class MetadataClientScopesBody(Body, frozen=True, kw_only=True):
    """Scopes that such clients may ask for."""

    user_scopes: Annotated[list[UserScopeName], Meta(max_length=100)] = []
    resource_scopes: ScopeIds = []
    organization_scopes: ScopeIds = []
    organization_resource_scopes: ScopeIds = []
