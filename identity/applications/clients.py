"""An application as the protocol sees it: an OAuth client, immutable, made from its rows and kept in a cache."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import lru_cache
from typing import Any

from identity.applications.protocol import DEFAULT_METADATA, ProtocolMetadata, metadata_of

_DAY = 86_400  # seconds
DEFAULT_REFRESH_TOKEN_DAYS = 14
DEFAULT_ID_TOKEN_TTL = 3600  # seconds


class ApplicationType(StrEnum):
    """What kind of program it is; decides how it authenticates and which grants it has."""

    NATIVE = "Native"
    SPA = "SPA"
    TRADITIONAL = "Traditional"
    MACHINE_TO_MACHINE = "MachineToMachine"
    PROTECTED = "Protected"  # a site behind a proxy that signs people in for it
    SAML = "SAML"  # asks for sign-ins in another protocol


PUBLIC_TYPES = frozenset({ApplicationType.NATIVE, ApplicationType.SPA})
THIRD_PARTY_TYPES = PUBLIC_TYPES | {ApplicationType.TRADITIONAL}
TOKEN_EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange"  # RFC 8693
DEVICE_CODE = "urn:ietf:params:oauth:grant-type:device_code"  # RFC 8628
INTERACTIVE_GRANTS = frozenset({"authorization_code", "refresh_token"})
MACHINE_GRANTS = frozenset({"client_credentials"})
DEVICE_GRANTS = frozenset({DEVICE_CODE, "refresh_token"})
FAPI_ALGORITHMS = frozenset({"PS256", "ES256", "EdDSA"})  # FAPI 2.0 Security Profile section 5.4


@dataclass(frozen=True, slots=True)
class ClientSecret:
    """A secret of a client, as its hash."""

    name: str
    value_hash: str
    expires_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentLimits:
    """What a third-party application may ask a person for."""

    user_scopes: frozenset[str] = frozenset()
    resource_scopes: Mapping[str, frozenset[str]] = field(default_factory=dict)  # by indicator
    organization_scopes: frozenset[str] = frozenset()
    # by indicator, and inside organizations alone
    organization_resource_scopes: Mapping[str, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """An OAuth client (RFC 6749 section 2)."""

    id: str
    name: str
    type: ApplicationType
    redirect_uris: tuple[str, ...] = ()
    post_logout_redirect_uris: tuple[str, ...] = ()
    cors_allowed_origins: tuple[str, ...] = ()
    secrets: tuple[ClientSecret, ...] = ()
    id_token_ttl: int = DEFAULT_ID_TOKEN_TTL  # seconds
    refresh_token_ttl: int = DEFAULT_REFRESH_TOKEN_DAYS * _DAY  # seconds
    always_issue_refresh_token: bool = False
    rotates_refresh_tokens: bool = True
    backchannel_logout_uri: str | None = None
    backchannel_logout_session_required: bool = False
    id_token_signing_algorithm: str | None = None
    logo_uri: str | None = None
    custom_data: Mapping[str, Any] = field(default_factory=dict)
    allows_token_exchange: bool = False
    is_device_flow: bool = False
    most_grants: int | None = None  # of one person at a time; the oldest give way
    has_access_rules: bool = False
    protocol: ProtocolMetadata = DEFAULT_METADATA
    subject_salt: bytes | None = field(default=None, repr=False)  # set where subjects are pairwise
    is_registered_dynamically: bool = False
    consent_limits: ConsentLimits | None = None  # set for third-party applications alone
    is_built_in: bool = False

    @property
    def is_third_party(self) -> bool:
        """Whether people have to consent, within limits."""
        return self.consent_limits is not None

    @property
    def is_first_party(self) -> bool:
        """Whether it is the operator's own."""
        return not self.is_third_party

    @property
    def is_public(self) -> bool:
        """Whether it cannot keep a secret (RFC 6749 section 2.1)."""
        method = self.protocol.token_endpoint_auth_method
        return self.type in PUBLIC_TYPES if method is None else method == "none"

    @property
    def grant_types(self) -> frozenset[str]:
        """The grants it may use."""
        exchange = frozenset({TOKEN_EXCHANGE}) if self.allows_token_exchange else frozenset()
        return exchange | (
            self._own_grant_types if self.protocol.grant_types is None else self.protocol.grant_types
        )

    @property
    def _own_grant_types(self) -> frozenset[str]:
        """Those of the application's type."""
        if self.type is ApplicationType.MACHINE_TO_MACHINE:
            return MACHINE_GRANTS
        if self.is_device_flow:
            return DEVICE_GRANTS
        return INTERACTIVE_GRANTS | {"implicit"} if self.protocol.answers_directly else INTERACTIVE_GRANTS

    @property
    def uses_standard_profile(self) -> bool:
        """Whether certification's ways go before the contract's where the two differ."""
        return self.protocol.standard_profile or self.is_registered_dynamically

    @property
    def id_token_algorithm(self) -> str | None:
        """What its ID Tokens are signed with; None: the server's own choice."""
        asked = self.protocol.id_token_signed_response_alg or self.id_token_signing_algorithm
        if self.protocol.is_fapi:
            return asked if asked in FAPI_ALGORITHMS else "ES256"
        return asked or ("RS256" if self.uses_standard_profile else None)

    @property
    def access_token_algorithm(self) -> str | None:
        """What its JWT access tokens are signed with; None: the server's own choice, which APIs know best."""
        return self.id_token_algorithm if self.protocol.is_fapi else None

    @property
    def allowed_user_scopes(self) -> frozenset[str] | None:
        """OpenID scopes it may ask for; None: any."""
        return self.consent_limits.user_scopes if self.consent_limits else None

    @property
    def allowed_organization_scopes(self) -> frozenset[str] | None:
        """Organization scopes it may ask for; None: any."""
        return self.consent_limits.organization_scopes if self.consent_limits else None


def is_address(client_id: str) -> bool:
    """Whether it is that of a client without a row: the address of a document about it."""
    return client_id.startswith(("https://", "http://"))


DEMO_APP_ID = "demo-app"
CONSOLE_ID = "admin-console"
ACCOUNT_CENTER_ID = "account-center"


@lru_cache(maxsize=4)
def built_in_clients(endpoint: str) -> dict[str, Client]:
    """The clients that have no row: the console, the account centre and the demo app of this very server."""
    console = Client(
        id=CONSOLE_ID,
        name="Keystead console",
        type=ApplicationType.SPA,
        redirect_uris=(f"{endpoint}/console/callback",),
        post_logout_redirect_uris=(f"{endpoint}/console",),
        always_issue_refresh_token=True,
        is_built_in=True,
    )
    demo = Client(
        id=DEMO_APP_ID,
        name="Live preview",
        type=ApplicationType.SPA,
        redirect_uris=(f"{endpoint}/demo-app",),
        post_logout_redirect_uris=(f"{endpoint}/demo-app",),
        is_built_in=True,
    )
    account = Client(
        id=ACCOUNT_CENTER_ID,
        name="Account",
        type=ApplicationType.SPA,
        redirect_uris=(f"{endpoint}/account",),
        post_logout_redirect_uris=(f"{endpoint}/account/signed-out",),
        is_built_in=True,
    )
    return {client.id: client for client in (console, demo, account)}


def client_of(
    row: Any,
    secrets: tuple[ClientSecret, ...],
    limits: ConsentLimits | None,
    subject_salt: bytes | None = None,
) -> Client:
    """The client that an application's row describes."""
    oidc: Mapping[str, Any] = row.oidc_client_metadata
    custom: Mapping[str, Any] = row.custom_client_metadata
    protocol = metadata_of(row.protocol_metadata)
    return Client(
        id=row.id,
        name=row.name,
        type=ApplicationType(row.type),
        redirect_uris=tuple(oidc.get("redirectUris", ())),
        post_logout_redirect_uris=tuple(oidc.get("postLogoutRedirectUris", ())),
        cors_allowed_origins=tuple(custom.get("corsAllowedOrigins", ())),
        secrets=secrets,
        id_token_ttl=custom.get("idTokenTtl", DEFAULT_ID_TOKEN_TTL),
        refresh_token_ttl=_refresh_token_ttl(custom),
        always_issue_refresh_token=custom.get("alwaysIssueRefreshToken", False),
        rotates_refresh_tokens=custom.get("rotateRefreshToken", True) and not protocol.is_fapi,
        backchannel_logout_uri=oidc.get("backchannelLogoutUri"),
        backchannel_logout_session_required=oidc.get("backchannelLogoutSessionRequired", False),
        id_token_signing_algorithm=row.id_token_signing_algorithm,
        logo_uri=oidc.get("logoUri"),
        custom_data=row.custom_data,
        allows_token_exchange=custom.get("allowTokenExchange", False) and limits is None,
        is_device_flow=custom.get("isDeviceFlow", False),
        most_grants=custom.get("maxAllowedGrants"),
        has_access_rules=row.app_level_access_control_enabled,
        protocol=protocol,
        subject_salt=subject_salt,
        is_registered_dynamically=row.registration_token_hash is not None,
        consent_limits=limits,
    )


def _refresh_token_ttl(custom: Mapping[str, Any]) -> int:
    if (days := custom.get("refreshTokenTtlInDays")) is not None:
        return int(days) * _DAY
    return int(custom.get("refreshTokenTtl", DEFAULT_REFRESH_TOKEN_DAYS * _DAY))
