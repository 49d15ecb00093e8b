"""The cookies of a signed-in browser: the secret of its session, and a mark for scripts that changes with it."""

from dataclasses import dataclass
from typing import Literal

from identity import settings
from identity.keys.cookie_queries import cookie_names, signed_cookies
from identity.security.secrets import token_hash

SESSION, BROWSER_STATE = "_session", "_session_state"
_STATE_PATH = "/oidc"  # whoever asks from elsewhere on this host has no use for it


@dataclass(frozen=True, slots=True)
class SessionCookie:
    """A cookie as it is set; the face says for how long."""

    name: str
    value: str
    path: str = "/"
    is_for_scripts: bool = False
    same_site: Literal["lax", "none"] = "lax"


async def session_cookies(token: str) -> list[SessionCookie]:
    """For the protocol: the session's secret with its signature, and the mark."""
    signed = await signed_cookies(SESSION, token)
    return [*(SessionCookie(name, value) for name, value in signed.items()), state_cookie(token)]


def ended_session_cookies() -> list[SessionCookie]:
    """For the protocol: the same ones, to be deleted."""
    return [*(SessionCookie(name, "") for name in cookie_names(SESSION)), _state("")]


def state_cookie(token: str) -> SessionCookie:
    """For the protocol: the mark alone, as the iframe of OpenID Connect Session Management section 3.2 reads it."""
    return _state(browser_state(token))


def browser_state(token: str) -> str:
    """For the protocol: another one for each sign-in, and nothing can be learned from it."""
    return token_hash(f"browser state {token}")


def _state(value: str) -> SessionCookie:
    """The iframe stands in pages of other sites. Without https browsers keep such cookies from them, so there it is
    for pages of the same site alone."""
    is_secure = settings.current().cookie_secure
    return SessionCookie(
        BROWSER_STATE, value, _STATE_PATH, is_for_scripts=True, same_site="none" if is_secure else "lax"
    )
