"""The two halves of a sign-in at another provider, as every kind of connector has them."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from identity.connectors.errors import ConnectorFailed, NotTheSameSignIn
from identity.connectors.social.people import ProviderPerson
from identity.security.secrets import equal

Kept = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What a sign-in begins with. Where nothing can be kept until the person comes back, what depends on that is
    left out."""

    state: str
    redirect_uri: str
    scope: str | None = None  # in place of the connector's own
    can_keep: bool = True
    connector_id: str = ""  # for providers that answer to an address of the connector's own


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """Where the person is sent to, and what is needed when they come back."""

    uri: str
    kept: Kept = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """What a provider gave for calling its own interfaces."""

    access_token: str = field(repr=False)
    refresh_token: str | None = field(default=None, repr=False)
    scope: str | None = None
    token_type: str | None = None
    expires_in: int | None = None  # seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """Who came back, with the tokens that the provider gave."""

    person: ProviderPerson
    tokens: Tokens | None = None


Begin = Callable[[Any, Opening], Awaitable[Begun]]
Finish = Callable[[Any, Kept, Mapping[str, Any]], Awaitable[Arrived]]
Refresh = Callable[[Any, str], Awaitable[Tokens]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """How one kind of connector lets people sign in, each with the connector's settings first. What needs a session
    is of no use to who keeps nothing between the way there and the way back."""

    begin: Begin
    finish: Finish
    refresh: Refresh | None = None
    needs_session: bool = False


def require_same(kept: Kept, data: Mapping[str, Any], *, is_bound: bool = False) -> None:
    """Refuse what came back from another sign-in than the one that was begun; `is_bound` when something else in the
    answer ties it to this one, so that the state may be left out."""
    state, given = kept.get("state"), data.get("state")
    if state is not None and not (given is None and is_bound) and not _is_equal(given, state):
        raise NotTheSameSignIn
    redirect_uri = data.get("redirectUri")
    if redirect_uri is not None and "redirect_uri" in kept and redirect_uri != kept["redirect_uri"]:
        raise NotTheSameSignIn


def require_issuer(data: Mapping[str, Any], issuer: str | None) -> None:
    """Refuse an answer that says to be of another provider than the one that the person was sent to (RFC 9207)."""
    if issuer is not None and data.get("iss") not in (None, issuer):
        raise NotTheSameSignIn


def arrived(person: ProviderPerson | None, tokens: Tokens | None = None) -> Arrived:
    """Who came back; refused when the provider does not say who that is."""
    if person is None:
        raise ConnectorFailed(reason="it does not say who signed in")
    return Arrived(person=person, tokens=tokens)


def _is_equal(given: Any, expected: str) -> bool:
    return isinstance(given, str) and equal(given, expected)
