"""The browser's cookies: its session, the sign-ins that it has in progress, and what scripts may know of the session.

Those that stand for something are signed, and one whose signature is not ours might as well not be there.
"""

from collections.abc import Mapping
from urllib.parse import quote, unquote

import orjson
from starlette.requests import Request
from starlette.responses import Response

from identity import settings
from identity.keys.cookie_queries import believed_cookie, cookie_names, signed_cookies
from identity.sessions.session_cookies import (
    BROWSER_STATE,
    SESSION,
    SessionCookie,
    ended_session_cookies,
    session_cookies,
    state_cookie,
)

INTERACTION = "_interaction"
_INTERACTION_SECONDS = 3600
_MOST_INTERACTIONS = 10  # one for each application that a person has open


async def session_token(request: Request) -> str | None:
    """The secret of the browser's session."""
    return await believed_cookie(request.cookies, SESSION)


async def interactions(request: Request) -> dict[str, str]:
    """The ids of the browser's interactions, by client."""
    try:
        found = orjson.loads(unquote(await believed_cookie(request.cookies, INTERACTION) or ""))
    except orjson.JSONDecodeError:
        return {}
    if not isinstance(found, dict):
        return {}
    return {client: each for client, each in found.items() if isinstance(each, str)}


async def remember_interaction(
    request: Request, response: Response, client_id: str, interaction_id: str
) -> None:
    """Tie an interaction to this browser: nobody else can go on with it."""
    before = await interactions(request)
    others = {client: each for client, each in before.items() if client != client_id}
    kept = dict(list(others.items())[1 - _MOST_INTERACTIONS :])
    await _set_interactions(response, {**kept, client_id: interaction_id})


async def forget_interaction(request: Request, response: Response, interaction_id: str) -> None:
    """The interaction is over."""
    found = await interactions(request)
    left = {client: each for client, each in found.items() if each != interaction_id}
    if left != found:
        await _set_interactions(response, left)


async def set_session(response: Response, token: str, seconds: int) -> None:
    """Give the browser its session."""
    for cookie in await session_cookies(token):
        _set(response, cookie, seconds)


async def show_browser_state(request: Request, response: Response) -> None:
    """Let scripts see which session it is, where they do not yet (Session Management section 3.2)."""
    if token := await session_token(request):
        cookie = state_cookie(token)
        if request.cookies.get(BROWSER_STATE) != cookie.value:
            _set(response, cookie, None)


def forget_session(response: Response) -> None:
    """The browser is signed out."""
    for cookie in ended_session_cookies():
        _set(response, cookie, 0)


def _set(response: Response, cookie: SessionCookie, seconds: int | None) -> None:
    response.set_cookie(
        cookie.name,
        cookie.value,
        max_age=seconds,
        expires=0 if seconds == 0 else None,
        path=cookie.path,
        secure=settings.current().cookie_secure,
        httponly=not cookie.is_for_scripts,
        samesite=cookie.same_site,
    )


async def _set_interactions(response: Response, by_client: Mapping[str, str]) -> None:
    if not by_client:
        for name in cookie_names(INTERACTION):
            _set(response, SessionCookie(name, ""), 0)
        return
    value = quote(orjson.dumps(by_client), safe="")
    for name, each in (await signed_cookies(INTERACTION, value)).items():
        _set(response, SessionCookie(name, each), _INTERACTION_SECONDS)
