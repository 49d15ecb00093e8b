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

SESSION, INTERACTION = "_session", "_interaction"
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


def forget_session(response: Response) -> None:
    """The browser is signed out."""
    _delete(response, SESSION)


async def _set_interactions(response: Response, by_client: Mapping[str, str]) -> None:
    if not by_client:
        _delete(response, INTERACTION)
        return
    value = quote(orjson.dumps(by_client), safe="")
    for name, each in (await signed_cookies(INTERACTION, value)).items():
        response.set_cookie(
            name,
            each,
            max_age=_INTERACTION_SECONDS,
            path="/",
            secure=settings.current().cookie_secure,
            httponly=True,
            samesite="lax",
        )


def _delete(response: Response, name: str) -> None:
    is_secure = settings.current().cookie_secure
    for each in cookie_names(name):
        response.delete_cookie(each, path="/", secure=is_secure, httponly=True, samesite="lax")
