"""Redirect URIs: which may be registered, and which of those a request may name (RFC 9700 section 2.1)."""

import re
from urllib.parse import SplitResult, urlsplit

from identity.applications.clients import ApplicationType, Client
from identity.applications.errors import InvalidRedirectUri

_CUSTOM_SCHEME = re.compile(r"(?!https?:)[a-z][\d+_a-z-]*(\.[\d+_a-z-]+)*:", re.ASCII)
_DOT_SEGMENTS = frozenset({".", "..", "%2e", "%2e%2e", ".%2e", "%2e."})
# Schemes that run or show what is in the address itself; a browser sent there would act for its page.
_DANGEROUS_SCHEMES = frozenset(
    {"javascript", "data", "vbscript", "file", "blob", "about", "view-source", "filesystem"}
)
# Browsers leave tabs and line ends out, take a backslash for a slash, and cut spaces off; Python's parser does not.
_READ_DIFFERENTLY = re.compile(r"[\x00-\x20\x7f\\]")
_LOOPBACK_HOSTS = frozenset({"localhost", "127.0.0.1", "::1"})
_DEFAULT_PORTS = {"http": 80, "https": 443}
_LONGEST_URI = 2048


def valid_redirect_uri(uri: str) -> str:
    """The URI, if it can be registered; wildcards are for host and path of web URIs only."""
    if len(uri) > _LONGEST_URI or any(character.isspace() or ord(character) < 0x20 for character in uri):
        raise _refused(uri, "it is too long or has white space in it")
    parts = _split(uri)
    if parts is None:
        raise _refused(uri, "it is not a URL")
    if parts.scheme in _DANGEROUS_SCHEMES:
        raise _refused(uri, f"browsers act on {parts.scheme}: addresses themselves")
    if parts.scheme not in _DEFAULT_PORTS:
        if not _CUSTOM_SCHEME.match(uri.lower()) or "*" in uri:
            raise _refused(uri, "its scheme is neither http, https nor a custom one")
        return uri
    if problem := _web_problem(parts):
        raise _refused(uri, problem)
    return uri


def _web_problem(parts: SplitResult) -> str | None:
    host = parts.hostname or ""
    if not host:
        return "it has no host"
    if parts.fragment:
        return "it has a fragment (RFC 6749 section 3.1.2)"
    if any(segment.lower() in _DOT_SEGMENTS for segment in parts.path.split("/")):
        return "its path has dot segments"
    if (
        "*" in parts.query
        or "*" in parts.fragment
        or "*" in parts.netloc.rpartition("]")[2].partition(":")[2]
    ):
        return "a wildcard can stand in the host or the path only"
    if "*" in host and ("@" in parts.netloc or "[" in parts.netloc or not _has_literal_domain(host)):
        return "a wildcard host needs two literal labels at its end"
    return None


def _has_literal_domain(host: str) -> bool:
    labels = host.split(".")
    return len(labels) > 2 and not any("*" in label or not label for label in labels[-2:])


def is_redirect_allowed(client: Client, uri: str) -> bool:
    """Whether an authorization request of the client may name this redirect URI."""
    if client.type is ApplicationType.NATIVE and _matches_loopback(client.redirect_uris, uri):
        return True
    if client.uses_standard_profile or client.protocol.is_fapi:
        # Character by character (OpenID Connect Core section 3.1.2.1, RFC 9700 section 4.1.3).
        return _READ_DIFFERENTLY.search(uri) is None and "*" not in uri and uri in client.redirect_uris
    return _matches_any(client.redirect_uris, uri)


def is_post_logout_redirect_allowed(client: Client, uri: str) -> bool:
    """Whether a sign-out may lead there."""
    return _matches_any(client.post_logout_redirect_uris, uri)


def is_origin_allowed(client: Client, origin: str) -> bool:
    """Whether a browser page of this origin may call with the client's id: a listed one, or that of a redirect URI."""
    origins = (*client.cors_allowed_origins, *(uri for uri in client.redirect_uris if uri.startswith("http")))
    asked = _split(origin)
    if asked is None or asked.path not in {"", "/"} or asked.query or "*" in origin:
        return False
    return any(_origin_matches(registered, asked) for registered in origins)


def _matches_any(registered: tuple[str, ...], uri: str) -> bool:
    if "*" in uri or len(uri) > _LONGEST_URI:
        return False
    asked = _split(uri)
    return asked is not None and any(own == uri or _matches(own, asked) for own in registered)


def _matches(registered: str, asked: SplitResult) -> bool:
    own = _split(registered)
    if own is None or own.scheme not in _DEFAULT_PORTS:
        return False  # custom schemes match literally
    if "@" in asked.netloc or (own.query, own.fragment) != (asked.query, asked.fragment):
        return False
    if any(segment.lower() in _DOT_SEGMENTS for segment in asked.path.split("/")):
        return False
    return _origin_matches(registered, asked) and _glob(own.path or "/", asked.path or "/", "[^?#]*")


def _origin_matches(registered: str, asked: SplitResult) -> bool:
    own = _split(registered)
    if own is None or own.scheme != asked.scheme or _port(own) != _port(asked):
        return False
    return _glob((own.hostname or "").lower(), (asked.hostname or "").lower(), r"[^.]+")


def _matches_loopback(registered: tuple[str, ...], uri: str) -> bool:
    """A native application's loopback listener may use any port (RFC 8252 section 7.3)."""
    asked = _split(uri)
    if (
        asked is None
        or asked.scheme != "http"
        or asked.hostname not in _LOOPBACK_HOSTS
        or "@" in asked.netloc
    ):
        return False
    wanted = (asked.hostname, asked.path or "/", asked.query, asked.fragment)
    own_parts = (_split(own) for own in registered)
    return any(
        own is not None
        and own.scheme == "http"
        and (own.hostname, own.path or "/", own.query, own.fragment) == wanted
        for own in own_parts
    )


def _glob(pattern: str, text: str, star: str) -> bool:
    if "*" not in pattern:
        return pattern == text
    expression = star.join(re.escape(part) for part in re.split(r"\*+", pattern))
    return re.fullmatch(expression, text) is not None


def _split(uri: str) -> SplitResult | None:
    if _READ_DIFFERENTLY.search(uri):
        return None
    try:
        parts = urlsplit(uri)
        _ = parts.port  # raises on what is no port
    except ValueError:
        return None
    return parts if parts.scheme else None


def _port(parts: SplitResult) -> int | None:
    return parts.port or _DEFAULT_PORTS.get(parts.scheme)


def _refused(uri: str, reason: str) -> InvalidRedirectUri:
    return InvalidRedirectUri(path="redirectUris", uri=uri[:200], reason=reason)
