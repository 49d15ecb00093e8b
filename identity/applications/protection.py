"""Settings of protected applications: sites behind a proxy that signs people in for them. Pure decisions."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from identity.applications.clients import ApplicationType
from identity.applications.errors import InvalidClientMetadata, ProtectedMetadataRequired, ProtectedOnly

_SUB_DOMAIN = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")  # a label of RFC 1123 section 2.1
_DEFAULT_SESSION_SECONDS = 14 * 86_400
_LONGEST_SESSION_SECONDS = 366 * 86_400
_LONGEST_ORIGIN, _LONGEST_PATH, _MOST_RULES = 256, 256, 100
ADDITIONAL_SCOPES = (
    "custom_data", "identities", "roles", "urn:logto:scope:organizations", "urn:logto:scope:organization_roles",
)  # fmt: skip


def new_protection(
    kind: ApplicationType, given: Mapping[str, Any] | None, endpoint: str
) -> dict[str, Any] | None:
    """What a new application is protected by; None for those of other types."""
    if kind is not ApplicationType.PROTECTED:
        return None
    if given is None:
        raise ProtectedMetadataRequired(path="protectedAppMetadata")
    sub_domain = given.get("subDomain")
    if not isinstance(sub_domain, str) or not _SUB_DOMAIN.fullmatch(sub_domain):
        raise _refuse("subDomain", "is a label of a host name: lower-case letters, digits and hyphens")
    return {
        "host": f"{sub_domain}.{urlsplit(endpoint).hostname}",
        "origin": _valid_origin(given.get("origin")),
        "sessionDuration": _DEFAULT_SESSION_SECONDS,
        "pageRules": [],
    }


def changed_protection(
    before: Mapping[str, Any] | None, given: Mapping[str, Any] | None
) -> dict[str, Any] | None:
    """The settings with some of them changed; the host stays, clients know it."""
    if before is None:
        if given:
            raise ProtectedOnly(path="protectedAppMetadata")
        return None
    checks = {
        "origin": _valid_origin,
        "sessionDuration": _valid_session_duration,
        "pageRules": _valid_page_rules,
        "additionalScopes": _valid_scopes,
    }
    changed = {
        name: check(given[name]) for name, check in checks.items() if given and given.get(name) is not None
    }
    return {**before, **changed}


def _valid_origin(value: Any) -> str:
    try:
        parts = urlsplit(value if isinstance(value, str) else "")
        _ = parts.port  # raises on what is no port
    except ValueError:
        raise _refuse("origin", "is a web address without a path") from None
    bare = not (parts.path.strip("/") or parts.query or parts.fragment or "@" in parts.netloc)
    if (
        parts.scheme not in {"http", "https"}
        or not parts.hostname
        or not bare
        or len(value) > _LONGEST_ORIGIN
    ):
        raise _refuse("origin", "is a web address without a path")
    return str(value)


def _valid_session_duration(value: Any) -> int:
    is_whole = isinstance(value, int) and not isinstance(value, bool)
    if not is_whole or not 1 <= value <= _LONGEST_SESSION_SECONDS:
        raise _refuse("sessionDuration", f"is a whole number of seconds up to {_LONGEST_SESSION_SECONDS}")
    return int(value)


def _valid_page_rules(value: Any) -> list[dict[str, str]]:
    paths = [each.get("path") for each in value] if isinstance(value, list) else [None]
    if len(paths) > _MOST_RULES or not all(
        isinstance(each, str) and len(each) <= _LONGEST_PATH for each in paths
    ):
        raise _refuse("pageRules", f"is a list of at most {_MOST_RULES} paths of {_LONGEST_PATH} characters")
    return [{"path": str(each)} for each in paths]


def _valid_scopes(value: Any) -> list[str]:
    if not isinstance(value, list) or set(map(str, value)) - set(ADDITIONAL_SCOPES):
        raise _refuse("additionalScopes", f"has some of {', '.join(ADDITIONAL_SCOPES)}")
    return list(dict.fromkeys(value))


def _refuse(name: str, reason: str) -> InvalidClientMetadata:
    return InvalidClientMetadata(path=f"protectedAppMetadata.{name}", reason=f"{name} {reason}")
