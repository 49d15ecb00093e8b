"""Our own APIs, as tokens for them are asked for (RFC 8707) by the names that their metadata give them (RFC 9728)."""

from collections.abc import Iterable

from identity import settings
from identity.resources.queries import MANAGEMENT_API_INDICATOR

# By path. Clients that normalise addresses end one without a path in a slash.
_MANAGEMENT = ("", "/", "/api", "/graphql")
_ACCOUNT = ("/api/my-account", "/oidc/me")


def registered_indicators(named: Iterable[str]) -> tuple[str, ...]:
    """The indicators of registered resources: a server may map a resource to the audience of its tokens (section 2).

    Tokens of the account's APIs are opaque, and for those no indicator is named.
    """
    indicators = (_indicator(each) for each in named)
    return tuple(dict.fromkeys(each for each in indicators if each))


def names_account(named: Iterable[str]) -> bool:
    """Whether an API of people's own accounts is asked for, where no machine has business."""
    return any(_path(each) in _ACCOUNT for each in named)


def _indicator(name: str) -> str | None:
    path = _path(name)
    if path in _MANAGEMENT:
        return MANAGEMENT_API_INDICATOR
    return None if path in _ACCOUNT else name


def _path(name: str) -> str | None:
    endpoint = settings.current().endpoint
    return name.removeprefix(endpoint) if name.startswith(endpoint) else None
