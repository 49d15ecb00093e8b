"""The two cookies: the browser's session, and the sign-ins that it has in progress."""

from collections.abc import Mapping
from urllib.parse import quote, unquote

import orjson
from starlette.requests import Request
from starlette.responses import Response

from identity import settings

SESSION, INTERACTION = "_session", "_interaction"
_INTERACTION_SECONDS = 3600
_MOST_INTERACTIONS = 10  # one for each application that a person has open


def session_token(request: Request) -> str | None:
    """The secret of the browser's session."""
    return request.cookies.get(SESSION)


def interactions(request: Request) -> dict[str, str]:
    """The ids of the browser's interactions, by client."""
    try:
        found = orjson.loads(unquote(request.cookies.get(INTERACTION, "")))
    except orjson.JSONDecodeError:
        return {}
    if not isinstance(found, dict):
        return {}
    return {client: each for client, each in found.items() if isinstance(each, str)}


def remember_interaction(request: Request, response: Response, client_id: str, interaction_id: str) -> None:
    """Tie an interaction to this browser: nobody else can go on with it."""
    others = {client: each for client, each in interactions(request).items() if client != client_id}
    kept = dict(list(others.items())[1 - _MOST_INTERACTIONS :])
    _set_interactions(response, {**kept, client_id: interaction_id})


def forget_interaction(request: Request, response: Response, interaction_id: str) -> None:
    """The interaction is over."""
    found = interactions(request)
    left = {client: each for client, each in found.items() if each != interaction_id}
    if left != found:
        _set_interactions(response, left)


def forget_session(response: Response) -> None:
    """The browser is signed out."""
    response.delete_cookie(
        SESSION, path="/", secure=settings.current().cookie_secure, httponly=True, samesite="lax"
    )


def _set_interactions(response: Response, by_client: Mapping[str, str]) -> None:
    is_secure = settings.current().cookie_secure
    if not by_client:
        response.delete_cookie(INTERACTION, path="/", secure=is_secure, httponly=True, samesite="lax")
        return
    response.set_cookie(
        INTERACTION,
        quote(orjson.dumps(by_client), safe=""),
        max_age=_INTERACTION_SECONDS,
        path="/",
        secure=is_secure,
        httponly=True,
        samesite="lax",
    )
