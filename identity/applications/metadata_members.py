"""Client metadata member by member, in the names of RFC 7591: of what type each is, and how large it may be."""

import re
from collections.abc import Callable, Collection, Mapping
from ipaddress import ip_address
from typing import Any
from urllib.parse import SplitResult, urlsplit

import orjson

from identity import settings
from identity.applications.errors import InvalidClientMetadata
from identity.applications.protocol import SecurityProfile, SubjectType
from identity.security.encrypted_tokens import CONTENT_ENCRYPTION, KEY_ENCRYPTION
from identity.security.foreign_tokens import ASYMMETRIC, SYMMETRIC, public_key
from identity.security.signing import SIGNING_ALGORITHMS, InvalidToken

Check = Callable[[Any, str], Any]

SECRET_METHODS = ("client_secret_basic", "client_secret_post", "client_secret_jwt")
CERTIFICATE_METHODS = ("tls_client_auth", "self_signed_tls_client_auth")  # RFC 8705 section 2
AUTH_METHODS = (*SECRET_METHODS, "private_key_jwt", *CERTIFICATE_METHODS, "none")
RESPONSE_TYPES = ("code", "id_token", "id_token token", "code id_token", "code token", "code id_token token")
IMPLICIT = "implicit"
_GRANT_TYPES = (
    "authorization_code",
    IMPLICIT,
    "refresh_token",
    "client_credentials",
    "urn:ietf:params:oauth:grant-type:device_code",
)  # token exchange has a setting of its own, with rules of its own
_LONGEST_URI, _LONGEST_TEXT, _LONGEST_NAME = 2048, 255, 256
_MOST_URIS, _MOST_KEYS, _LARGEST_KEYS = 50, 20, 32 * 1024
_MOST_SECONDS = 10**9
_PRIVATE_MEMBERS = frozenset({"d", "p", "q", "dp", "dq", "qi", "oth", "k", "priv"})  # RFC 7518 section 6
# Browsers leave tabs and line ends out and take a backslash for a slash; parsers here do not.
_UNFIT = re.compile(r"[\x00-\x20\x7f\\]")
_HOST = re.compile(r"[a-z0-9_.-]+|[0-9a-f:.]+")  # nothing that ends a directive of a page's policy


def known_members(metadata: Mapping[str, Any]) -> dict[str, Any]:
    """The members that are understood here, checked; others are ignored, and null is as good as left out
    (RFC 7591 section 2)."""
    return {
        name: check(metadata[name], name)
        for name, check in CHECKS.items()
        if metadata.get(name) not in (None, "")
    }


def refused(name: str, reason: str) -> InvalidClientMetadata:
    """The refusal of one member."""
    head, *rest = name.split("_")
    return InvalidClientMetadata(
        path=head + "".join(word.title() for word in rest), reason=f"{name} {reason}"
    )


def _text(longest: int = _LONGEST_TEXT) -> Check:
    def check(value: Any, name: str) -> str:
        if not isinstance(value, str) or not value.strip() or len(value) > longest or not value.isprintable():
            raise refused(name, f"is a text of 1 to {longest} printable characters")
        return value

    return check


def _flag(value: Any, name: str) -> bool:
    if not isinstance(value, bool):
        raise refused(name, "is true or false")
    return value


def _seconds(value: Any, name: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= _MOST_SECONDS:
        raise refused(name, "is a whole number of seconds")
    return value


def _one_of(choices: Collection[str]) -> Check:
    def check(value: Any, name: str) -> str:
        if not isinstance(value, str) or value not in choices:
            raise refused(name, f"is one of {', '.join(choices)}")
        return value

    return check


def _list_of(check_item: Check, most: int = 20) -> Check:
    def check(value: Any, name: str) -> list[Any]:
        if not isinstance(value, list) or len(value) > most:
            raise refused(name, f"is a list of at most {most}")
        return list(dict.fromkeys(check_item(item, name) for item in value))

    return check


def _response_type(value: Any, name: str) -> str:
    """The words of a response type stand in any order (OAuth 2.0 Multiple Response Types section 3)."""
    words = " ".join(sorted(value.split())) if isinstance(value, str) and len(value) < _LONGEST_TEXT else ""
    if words not in RESPONSE_TYPES:
        raise refused(name, f"are of {', '.join(RESPONSE_TYPES)}")
    return words


def _uri(value: Any, name: str) -> SplitResult:
    if not isinstance(value, str) or len(value) > _LONGEST_URI or _UNFIT.search(value) or not value.isascii():
        raise refused(name, "is no address")
    try:
        parts = urlsplit(value)
        _ = parts.port  # raises on what is no port
    except ValueError:
        raise refused(name, "is no address") from None
    if not _HOST.fullmatch(parts.hostname or "") or "@" in parts.netloc:
        raise refused(name, "is no address of a web host without a user name")
    return parts


def secure_uri(value: Any, name: str) -> str:
    """An https address; plain http only to hosts that the operator's setting names."""
    parts = _uri(value, name)
    if parts.scheme != "https" and not (parts.scheme == "http" and _is_own_host(parts.hostname or "")):
        raise refused(name, "is an https address")
    if "#" in value:
        raise refused(name, "has no fragment")
    return str(value)


def _request_uri(value: Any, name: str) -> str:
    """The fragment is the content's hash here (OpenID Connect Core section 6.2)."""
    secure_uri(str(value).partition("#")[0], name)
    return str(value)


def _page(value: Any, name: str) -> str:
    """A page that people are shown the way to."""
    if _uri(value, name).scheme not in ("http", "https"):
        raise refused(name, "is a web address")
    return str(value)


def _is_own_host(host: str) -> bool:
    allowed = settings.current().outgoing_allowed_hosts
    try:
        address = ip_address(host)
    except ValueError:
        return host in allowed.names
    return any(address in each for each in allowed.networks)


def _redirect_uri(value: Any, name: str) -> str:
    """Which of them can be registered is judged where it is known by whom."""
    if not isinstance(value, str):
        raise refused(name, "are texts")
    return value


def _jwks(value: Any, name: str) -> dict[str, Any]:
    keys = value.get("keys") if isinstance(value, dict) else None
    if not isinstance(keys, list) or len(keys) > _MOST_KEYS or len(orjson.dumps(value)) > _LARGEST_KEYS:
        raise refused(name, f"is a JWK set of at most {_MOST_KEYS} keys")
    if b"\\u0000" in orjson.dumps(value):
        raise refused(name, "has a NUL character in it")
    for key in keys:
        if not isinstance(key, dict) or _PRIVATE_MEMBERS & key.keys():
            raise refused(name, "has public keys alone: nobody else may know the private ones")
        try:
            public_key(key)
        except InvalidToken as error:
            raise refused(name, f"has a key that cannot be used: {error.reason}") from None
    return {"keys": keys}


_SIGNED_BY_US = _one_of(SIGNING_ALGORITHMS)
_ENCRYPTED, _CONTENT = _one_of(KEY_ENCRYPTION), _one_of(CONTENT_ENCRYPTION)
CHECKS: Mapping[str, Check] = {
    # RFC 7591 section 2
    "client_name": _text(_LONGEST_NAME),
    "redirect_uris": _list_of(_redirect_uri, _MOST_URIS),
    "grant_types": _list_of(_one_of(_GRANT_TYPES)),
    "response_types": _list_of(_response_type),
    "token_endpoint_auth_method": _one_of(AUTH_METHODS),
    "scope": _text(2000),
    "jwks": _jwks,
    "jwks_uri": secure_uri,
    "client_uri": _page,
    "logo_uri": secure_uri,
    "policy_uri": _page,
    "tos_uri": _page,
    "contacts": _list_of(_text()),
    # OpenID Connect Dynamic Client Registration section 2
    "application_type": _one_of(("web", "native")),
    "token_endpoint_auth_signing_alg": _one_of((*ASYMMETRIC, *SYMMETRIC)),
    "request_object_signing_alg": _one_of((*ASYMMETRIC, *SYMMETRIC)),
    "request_uris": _list_of(_request_uri, _MOST_URIS),
    "id_token_signed_response_alg": _SIGNED_BY_US,
    "id_token_encrypted_response_alg": _ENCRYPTED,
    "id_token_encrypted_response_enc": _CONTENT,
    "userinfo_signed_response_alg": _SIGNED_BY_US,
    "userinfo_encrypted_response_alg": _ENCRYPTED,
    "userinfo_encrypted_response_enc": _CONTENT,
    "subject_type": _one_of(tuple(SubjectType)),
    "sector_identifier_uri": secure_uri,
    "default_max_age": _seconds,
    "require_auth_time": _flag,
    "default_acr_values": _list_of(_text()),
    "initiate_login_uri": secure_uri,
    # RP-Initiated, Front-Channel and Back-Channel Logout
    "post_logout_redirect_uris": _list_of(_redirect_uri, _MOST_URIS),
    "frontchannel_logout_uri": secure_uri,
    "frontchannel_logout_session_required": _flag,
    "backchannel_logout_uri": secure_uri,
    "backchannel_logout_session_required": _flag,
    # RFC 8705 section 2.1.2 and 3.4
    "tls_client_auth_subject_dn": _text(1024),
    "tls_client_auth_san_dns": _text(),
    "tls_client_auth_san_uri": _text(_LONGEST_URI),
    "tls_client_auth_san_ip": _text(64),
    "tls_client_auth_san_email": _text(),
    "tls_client_certificate_bound_access_tokens": _flag,
    "dpop_bound_access_tokens": _flag,  # RFC 9449 section 5.2
    "require_pushed_authorization_requests": _flag,  # RFC 9126 section 6
    "require_signed_request_object": _flag,  # RFC 9101 section 10.5
    "authorization_signed_response_alg": _SIGNED_BY_US,  # JARM section 3
    "introspection_signed_response_alg": _SIGNED_BY_US,  # RFC 9701 section 6
}

OWN_CHECKS: Mapping[str, Check] = {
    "standard_profile": _flag,
    "security_profile": _one_of(tuple(SecurityProfile)),
}
"""What no specification has, and only an administrator sets."""
