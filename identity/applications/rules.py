"""Decisions about applications, without I/O: which settings a client can have."""

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

from identity.applications.clients import PUBLIC_TYPES, THIRD_PARTY_TYPES, ApplicationType
from identity.applications.errors import (
    InvalidClientMetadata,
    SamlElsewhere,
    ThirdPartyTypeRefused,
    TokenExchangeRefused,
    UnknownApplicationType,
)
from identity.applications.redirects import (
    is_origin_allowed,
    is_post_logout_redirect_allowed,
    is_redirect_allowed,
    valid_redirect_uri,
)

__all__ = ["is_origin_allowed", "is_post_logout_redirect_allowed", "is_redirect_allowed"]

_MOST_URIS = 200
MOST_REFRESH_TOKEN_DAYS = 180


def application_type(value: str, *, is_third_party: bool = False) -> ApplicationType:
    """The type, if there is one of this name that fits."""
    if value not in set(ApplicationType):
        raise UnknownApplicationType(path="type")
    kind = ApplicationType(value)
    if kind is ApplicationType.SAML:
        raise SamlElsewhere(path="type")
    if is_third_party and kind not in THIRD_PARTY_TYPES:
        raise ThirdPartyTypeRefused(path="type")
    return kind


def can_have_secrets(kind: ApplicationType) -> bool:
    """Whether it is a confidential client."""
    return kind not in PUBLIC_TYPES


def valid_oidc_metadata(metadata: Mapping[str, Any] | None) -> dict[str, Any]:
    """The standard client settings, checked; both lists of URIs are always there."""
    if metadata is None:
        return {"redirectUris": [], "postLogoutRedirectUris": []}
    valid = {
        name: check(metadata[name], name)
        for name, check in _OIDC_CHECKS.items()
        if metadata.get(name) is not None
    }
    for name in ("redirectUris", "postLogoutRedirectUris"):
        if name not in valid:
            raise InvalidClientMetadata(path=f"oidcClientMetadata.{name}", reason=f"{name} is required")
    return valid


def valid_custom_metadata(
    metadata: Mapping[str, Any] | None, *, is_third_party: bool = False
) -> dict[str, Any]:
    """The settings beyond the standard, checked; unknown ones are left out."""
    given = metadata or {}
    valid = {
        name: check(given[name], name)
        for name, check in _CUSTOM_CHECKS.items()
        if given.get(name) is not None
    }
    if is_third_party and valid.get("allowTokenExchange"):
        raise TokenExchangeRefused(path="customClientMetadata.allowTokenExchange")
    return valid


def patched(metadata: Mapping[str, Any], patch: Mapping[str, Any]) -> dict[str, Any]:
    """The settings with single keys set, or with None taken out."""
    merged = {**metadata, **patch}
    return {name: value for name, value in merged.items() if value is not None}


def _refuse(name: str, reason: str) -> InvalidClientMetadata:
    return InvalidClientMetadata(path=name, reason=f"{name} {reason}")


def _uri_list(value: Any, name: str) -> list[str]:
    if (
        not isinstance(value, list)
        or len(value) > _MOST_URIS
        or not all(isinstance(item, str) for item in value)
    ):
        raise _refuse(name, f"is a list of at most {_MOST_URIS} texts")
    return [valid_redirect_uri(item) for item in value]


def _origins(value: Any, name: str) -> list[str]:
    if not isinstance(value, list) or len(value) > _MOST_URIS:
        raise _refuse(name, f"is a list of at most {_MOST_URIS} origins")
    if not all(isinstance(item, str) and item.strip() and "\0" not in item for item in value):
        raise _refuse(name, "is a list of texts that are not empty")
    return list(value)


def _web_url(value: Any, name: str) -> str:
    parts = urlsplit(value) if isinstance(value, str) else None
    if parts is None or parts.scheme not in {"http", "https"} or not parts.netloc or len(value) > 2048:
        raise _refuse(name, "is a web address")
    return str(value)


def _flag(value: Any, name: str) -> bool:
    if not isinstance(value, bool):
        raise _refuse(name, "is true or false")
    return value


def _whole_number(low: int, high: int) -> Callable[[Any, str], int]:
    def check(value: Any, name: str) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            raise _refuse(name, f"is a whole number from {low} to {high}")
        return value

    return check


_A_YEAR = 366 * 86_400  # seconds
_OIDC_CHECKS: dict[str, Callable[[Any, str], Any]] = {
    "redirectUris": _uri_list,
    "postLogoutRedirectUris": _uri_list,
    "backchannelLogoutUri": _web_url,
    "backchannelLogoutSessionRequired": _flag,
    "logoUri": _web_url,
}
_CUSTOM_CHECKS: dict[str, Callable[[Any, str], Any]] = {
    "corsAllowedOrigins": _origins,
    "idTokenTtl": _whole_number(1, _A_YEAR),
    "refreshTokenTtl": _whole_number(1, _A_YEAR),
    "refreshTokenTtlInDays": _whole_number(1, MOST_REFRESH_TOKEN_DAYS),
    "alwaysIssueRefreshToken": _flag,
    "rotateRefreshToken": _flag,
    "allowTokenExchange": _flag,
    "isDeviceFlow": _flag,
    "maxAllowedGrants": _whole_number(1, 1_000_000),
}
