"""What a client may register beyond the contract's fields, in the names of RFC 7591 and its relatives."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any


class SecurityProfile(StrEnum):
    """A set of stricter rules that a client lives by."""

    FAPI_2 = "fapi_2"  # FAPI 2.0 Security Profile


class SubjectType(StrEnum):
    """What `sub` is to a client (OpenID Connect Core section 8)."""

    PUBLIC = "public"
    PAIRWISE = "pairwise"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtocolMetadata:
    """Client metadata of OpenID Connect Registration and its relatives; None: what the application's type says.

    The stored JSON has these names, and no others.
    """

    standard_profile: bool = False  # certification's ways where the contract has others
    security_profile: SecurityProfile | None = None
    grant_types: frozenset[str] | None = None
    response_types: frozenset[str] = frozenset({"code"})  # words of each in alphabetical order
    token_endpoint_auth_method: str | None = None
    token_endpoint_auth_signing_alg: str | None = None
    jwks: Mapping[str, Any] | None = field(default=None, repr=False)
    jwks_uri: str | None = None
    # RFC 8705
    tls_client_auth_subject_dn: str | None = None
    tls_client_auth_san_dns: str | None = None
    tls_client_auth_san_uri: str | None = None
    tls_client_auth_san_ip: str | None = None
    tls_client_auth_san_email: str | None = None
    tls_client_certificate_bound_access_tokens: bool = False
    dpop_bound_access_tokens: bool = False  # RFC 9449 section 5.2
    require_pushed_authorization_requests: bool = False  # RFC 9126 section 6
    require_signed_request_object: bool = False  # RFC 9101 section 10.5
    request_object_signing_alg: str | None = None
    request_uris: tuple[str, ...] = ()
    authorization_signed_response_alg: str | None = None  # JARM
    id_token_signed_response_alg: str | None = None
    id_token_encrypted_response_alg: str | None = None
    id_token_encrypted_response_enc: str | None = None
    userinfo_signed_response_alg: str | None = None
    userinfo_encrypted_response_alg: str | None = None
    userinfo_encrypted_response_enc: str | None = None
    introspection_signed_response_alg: str | None = None
    subject_type: SubjectType = SubjectType.PUBLIC
    sector_identifier_uri: str | None = None
    default_max_age: int | None = None  # seconds
    require_auth_time: bool = False
    default_acr_values: tuple[str, ...] = ()
    initiate_login_uri: str | None = None
    client_uri: str | None = None
    policy_uri: str | None = None
    tos_uri: str | None = None
    contacts: tuple[str, ...] = ()
    frontchannel_logout_uri: str | None = None
    frontchannel_logout_session_required: bool = False

    @property
    def is_fapi(self) -> bool:
        """Whether FAPI 2.0's rules hold for it."""
        return self.security_profile is SecurityProfile.FAPI_2

    @property
    def is_sender_constrained(self) -> bool:
        """Whether its access tokens are worth nothing without its key or certificate."""
        return self.dpop_bound_access_tokens or self.tls_client_certificate_bound_access_tokens

    @property
    def must_push_requests(self) -> bool:
        """Whether authorization requests have to be handed in beforehand."""
        return self.require_pushed_authorization_requests or self.is_fapi

    @property
    def answers_directly(self) -> bool:
        """Whether tokens come from the authorization endpoint itself (implicit and hybrid flows)."""
        return any(word != "code" for each in self.response_types for word in each.split())


DEFAULT_METADATA = ProtocolMetadata()
_SETS = frozenset({"grant_types", "response_types"})
_LISTS = frozenset({"request_uris", "default_acr_values", "contacts"})
NAMES = tuple(each.name for each in fields(ProtocolMetadata))


def metadata_of(stored: Mapping[str, Any] | None) -> ProtocolMetadata:
    """The metadata in a row's JSON."""
    if not stored:
        return DEFAULT_METADATA
    return ProtocolMetadata(**{name: _value(name, stored[name]) for name in NAMES if name in stored})


def _value(name: str, value: Any) -> Any:
    if name in _SETS and value is not None:
        return frozenset(value)
    if name in _LISTS:
        return tuple(value)
    if name == "security_profile" and value is not None:
        return SecurityProfile(value)
    return SubjectType(value) if name == "subject_type" else value
