"""Which client metadata fit together, and which redirect URIs a client may register for itself."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from identity.applications.clients import DEVICE_CODE, MACHINE_GRANTS, PUBLIC_TYPES, ApplicationType
from identity.applications.errors import InvalidRedirectUri
from identity.applications.metadata_members import CERTIFICATE_METHODS, IMPLICIT, SECRET_METHODS, refused
from identity.applications.protocol import ProtocolMetadata, SubjectType, metadata_of
from identity.applications.redirects import valid_redirect_uri
from identity.security.foreign_tokens import FAPI_ALGORITHMS, SYMMETRIC

_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_WEB = ("http", "https")
_CERTIFICATE_NAMES = (
    "tls_client_auth_subject_dn", "tls_client_auth_san_dns", "tls_client_auth_san_uri", "tls_client_auth_san_ip",
    "tls_client_auth_san_email",
)  # fmt: skip
_ENCRYPTIONS = ("id_token_encrypted_response", "userinfo_encrypted_response")
_DEFAULT_ENCRYPTION = "A128CBC-HS256"  # OpenID Connect Dynamic Client Registration section 2
_FAPI_SIGNED = ("id_token_signed_response_alg", "authorization_signed_response_alg", "request_object_signing_alg",
                "token_endpoint_auth_signing_alg", "userinfo_signed_response_alg")  # fmt: skip
Problem = tuple[str, str]  # the member, and what is wrong with it


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """A client as its metadata describe it."""

    type: ApplicationType
    protocol: ProtocolMetadata
    redirect_uris: Sequence[str] = ()
    is_managed: bool = False  # by an administrator


def consistent(
    kind: ApplicationType,
    stored: Mapping[str, Any],
    redirect_uris: Sequence[str],
    *,
    is_managed: bool = False,
) -> dict[str, Any]:
    """The members with what follows from them filled in; refused if they contradict one another."""
    completed = _with_encryption(stored)
    described = Described(
        type=kind, protocol=metadata_of(completed), redirect_uris=redirect_uris, is_managed=is_managed
    )
    for rule in _RULES:
        for name, reason in rule(described):
            raise refused(name, reason)
    return completed


def _with_encryption(stored: Mapping[str, Any]) -> dict[str, Any]:
    completed = dict(stored)
    for kind in _ENCRYPTIONS:
        if f"{kind}_alg" in completed:
            completed.setdefault(f"{kind}_enc", _DEFAULT_ENCRYPTION)
    return completed


def _of_type(described: Described) -> Iterator[Problem]:
    """Machines act for themselves, and others for people; some have no secrets."""
    grant_types = described.protocol.grant_types or frozenset()
    is_machine = described.type is ApplicationType.MACHINE_TO_MACHINE
    if is_machine and grant_types - MACHINE_GRANTS:
        yield "grant_types", "of a machine are client_credentials alone"
    if not is_machine and grant_types & MACHINE_GRANTS:
        yield "grant_types", "have client_credentials for machines alone"
    method = described.protocol.token_endpoint_auth_method
    if described.is_managed and described.type in PUBLIC_TYPES and method in SECRET_METHODS:
        yield "token_endpoint_auth_method", f"needs a secret, which a {described.type} application has not"


def _of_grants(described: Described) -> Iterator[Problem]:
    """RFC 7591 section 2.1: what is asked of the authorization endpoint has to be a grant of the client."""
    metadata = described.protocol
    if metadata.grant_types is None:
        return
    for response_type in metadata.response_types:
        words = frozenset(response_type.split())
        if "code" in words and "authorization_code" not in metadata.grant_types:
            yield "grant_types", f"lack authorization_code, which the response type {response_type} needs"
        if words - {"code"} and IMPLICIT not in metadata.grant_types:
            yield "grant_types", f"lack implicit, which the response type {response_type} needs"
    if "authorization_code" in metadata.grant_types and not any(
        "code" in each.split() for each in metadata.response_types
    ):
        yield "response_types", "lack one with code, which the grant type authorization_code needs"


def _of_authentication(described: Described) -> Iterator[Problem]:
    metadata = described.protocol
    method, algorithm = metadata.token_endpoint_auth_method, metadata.token_endpoint_auth_signing_alg
    if method == "private_key_jwt" and algorithm in SYMMETRIC:
        yield "token_endpoint_auth_signing_alg", "is none of a private key"
    if method == "client_secret_jwt" and algorithm is not None and algorithm not in SYMMETRIC:
        yield "token_endpoint_auth_signing_alg", "is none of a shared secret"
    names = [name for name in _CERTIFICATE_NAMES if getattr(metadata, name) is not None]
    if method == "tls_client_auth" and len(names) != 1:
        yield (
            "token_endpoint_auth_method",
            f"tls_client_auth needs exactly one of {', '.join(_CERTIFICATE_NAMES)}",
        )


def _of_keys(described: Described) -> Iterator[Problem]:
    metadata = described.protocol
    if metadata.jwks is not None and metadata.jwks_uri is not None:
        yield "jwks", "and jwks_uri exclude each other"
    if metadata.jwks is not None or metadata.jwks_uri is not None:
        return
    if metadata.token_endpoint_auth_method in ("private_key_jwt", "self_signed_tls_client_auth"):
        yield "token_endpoint_auth_method", f"{metadata.token_endpoint_auth_method} needs jwks or jwks_uri"
    if metadata.require_signed_request_object and metadata.request_object_signing_alg not in SYMMETRIC:
        yield "require_signed_request_object", "needs jwks or jwks_uri"
    for kind in _ENCRYPTIONS:
        if getattr(metadata, f"{kind}_alg") is not None:
            yield f"{kind}_alg", "needs jwks or jwks_uri"


def _of_encryption(described: Described) -> Iterator[Problem]:
    for kind in _ENCRYPTIONS:
        if getattr(described.protocol, f"{kind}_enc") and not getattr(described.protocol, f"{kind}_alg"):
            yield f"{kind}_enc", f"needs {kind}_alg"


def _of_subjects(described: Described) -> Iterator[Problem]:
    """OpenID Connect Core section 8.1: whose hosts differ has to say which sector they are of."""
    metadata = described.protocol
    if metadata.subject_type is not SubjectType.PAIRWISE:
        return
    if not described.is_managed and DEVICE_CODE in (metadata.grant_types or ()):
        yield "subject_type", "cannot be pairwise for devices: no answer goes to the host that is the sector"
    if metadata.sector_identifier_uri:
        return
    hosts = {
        urlsplit(each).hostname for each in described.redirect_uris if each.startswith(("http:", "https:"))
    }
    if len(hosts) > 1 or any("*" in (host or "") for host in hosts):
        yield "sector_identifier_uri", "is needed for pairwise subjects when redirect URIs have several hosts"


def _of_logout(described: Described) -> Iterator[Problem]:
    """Front-Channel Logout section 2: the frame is of an origin that the client has anyway."""
    uri = described.protocol.frontchannel_logout_uri
    if uri and urlsplit(uri)[:2] not in {urlsplit(each)[:2] for each in described.redirect_uris}:
        yield "frontchannel_logout_uri", "has scheme, host and port of a redirect URI"


def _of_fapi(described: Described) -> Iterator[Problem]:
    """FAPI 2.0 Security Profile sections 5.3.2 and 5.4."""
    metadata = described.protocol
    if not metadata.is_fapi:
        return
    if metadata.token_endpoint_auth_method not in ("private_key_jwt", *CERTIFICATE_METHODS):
        yield "security_profile", "needs private_key_jwt or a certificate to authenticate with"
    if not metadata.is_sender_constrained:
        yield "security_profile", "needs tokens bound to a DPoP key or a certificate"
    if metadata.response_types - {"code"} or IMPLICIT in (metadata.grant_types or ()):
        yield "security_profile", "allows the response type code alone"
    if any(_is_weak(each) for each in described.redirect_uris):
        yield "security_profile", "needs redirect URIs that are https and have no wildcard"
    for name in _FAPI_SIGNED:
        if getattr(metadata, name) not in (None, *FAPI_ALGORITHMS):
            yield name, f"is one of {', '.join(FAPI_ALGORITHMS)} in this security profile"


def _is_weak(redirect_uri: str) -> bool:
    parts = urlsplit(redirect_uri)
    return "*" in redirect_uri or (parts.scheme == "http" and parts.hostname not in _LOOPBACK)


_RULES = (
    _of_type,
    _of_grants,
    _of_authentication,
    _of_keys,
    _of_encryption,
    _of_subjects,
    _of_logout,
    _of_fapi,
)


def registrable_redirect_uri(uri: str, *, is_native: bool, is_implicit: bool) -> str:
    """The URI, if a client that nobody knows may register it (OpenID Connect Registration section 2, RFC 8252)."""
    valid_redirect_uri(uri)
    parts = urlsplit(uri)
    is_loopback = parts.hostname in _LOOPBACK
    if "#" in uri:
        raise _not_registrable(uri, "it has a fragment (RFC 6749 section 3.1.2)")
    if "*" in uri or "@" in parts.netloc:
        raise _not_registrable(uri, "it has a wildcard or a user name")
    if parts.scheme not in _WEB and not is_native:
        raise _not_registrable(uri, "its scheme is for clients of application_type native")
    if parts.scheme == "http" and (is_implicit or not is_loopback):
        raise _not_registrable(uri, "it is not https")
    if is_implicit and is_loopback and not is_native:
        raise _not_registrable(uri, "the implicit grant is not for local hosts")
    return uri


def _not_registrable(uri: str, reason: str) -> InvalidRedirectUri:
    return InvalidRedirectUri(path="redirectUris", uri=uri[:200], reason=reason)
