"""The cookies of a sign-in: which interaction a browser is in, and the session it ends with."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from identity import settings
from identity.keys.cookie_queries import believed_cookie, signed_cookies
from identity.sessions.errors import InteractionNotFound
from identity.sessions.session_cookies import SESSION, session_cookies
from identity.trusted_devices.cookies import NewTrust, presented_tokens, trust_cookies

_INTERACTION = "_interaction"
_ARRIVAL = "_sso_arrival"
_ARRIVAL_SECONDS = 300


async def interaction_id(request: Request) -> str:
    """The interaction of the application in `Logto-App-Id`, else the one that was begun last."""
    interactions = _interactions(await believed_cookie(request.cookies, _INTERACTION))
    wanted = request.headers.get("logto-app-id")
    if wanted and wanted in interactions:
        return interactions[wanted]
    if not interactions:
        raise InteractionNotFound
    return list(interactions.values())[-1]


def _interactions(cookie: str | None) -> dict[str, str]:
    """By application: the cookie is percent-encoded JSON."""
    if not cookie:
        return {}
    try:
        decoded: Any = msgspec.json.decode(unquote(cookie), type=dict[str, str])
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        return {}
    return dict(decoded)


async def session_token(request: Request) -> str | None:
    """The secret of the browser's session."""
    return await believed_cookie(request.cookies, SESSION)


async def trusted_tokens(request: Request) -> list[str]:
    """The secrets of those who trust the browser."""
    return await presented_tokens(request.cookies)


async def set_trust(request: Request, response: Response, new: NewTrust) -> None:
    """Let the browser be trusted from now on."""
    _set(response, await trust_cookies(new, await trusted_tokens(request)), new.seconds)


async def set_session(response: Response, token: str, seconds: int) -> None:
    """Give the browser its session."""
    for cookie in await session_cookies(token):
        response.set_cookie(
            cookie.name,
            cookie.value,
            max_age=seconds,
            path=cookie.path,
            secure=settings.current().cookie_secure,
            httponly=not cookie.is_for_scripts,
            samesite=cookie.same_site,
        )


async def arrival_token(request: Request) -> str | None:
    """The secret of somebody who came from their enterprise's provider without having been sent there."""
    return await believed_cookie(request.cookies, _ARRIVAL)


async def set_arrival(response: Response, token: str) -> None:
    """Tie an arrival to this browser, for the steps of a sign-in alone."""
    _set(response, await signed_cookies(_ARRIVAL, token), _ARRIVAL_SECONDS, "/api/experience")


def _set(response: Response, cookies: Mapping[str, str], seconds: int, path: str = "/") -> None:
    for name, value in cookies.items():
        response.set_cookie(
            name,
            value,
            max_age=seconds,
            path=path,
            secure=settings.current().cookie_secure,
            httponly=True,
            samesite="lax",
        )
