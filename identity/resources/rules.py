"""What an indicator and a scope name may look like."""

import re
from urllib.parse import urlsplit

SHORTEST_ACCESS_TOKEN_TTL, LONGEST_ACCESS_TOKEN_TTL = 1, 365 * 86_400  # seconds
_RESERVED_INDICATOR_PREFIX = "urn:logto:"  # audiences and resources of the server itself
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*", re.IGNORECASE)
_UNPRINTABLE = re.compile(r"[\s\x00-\x1f\x7f]")


def is_indicator_valid(indicator: str) -> bool:
    """Whether it is an absolute URI without a fragment (RFC 8707 section 2)."""
    if "#" in indicator or _UNPRINTABLE.search(indicator):
        return False
    scheme, _, rest = indicator.partition(":")
    if not _SCHEME.fullmatch(scheme) or not rest.strip("/"):
        return False
    try:
        parts = urlsplit(indicator)
        return scheme.lower() not in {"http", "https"} or bool(parts.hostname)
    except ValueError:
        return False


def is_indicator_reserved(indicator: str) -> bool:
    """Whether the server keeps it for itself; a URN's namespace ignores case (RFC 8141 section 3.1)."""
    return indicator.casefold().startswith(_RESERVED_INDICATOR_PREFIX)


def is_scope_name_valid(name: str) -> bool:
    """Whether it can stand in a space-separated list of scopes (RFC 6749 section 3.3)."""
    return bool(name) and not _UNPRINTABLE.search(name)
