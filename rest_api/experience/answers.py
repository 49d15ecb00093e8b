"""How every step of the Experience API is routed, who takes it, and how it is answered."""

from collections.abc import Awaitable, Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from identity.kernel.actor import NOBODY, Actor, Origin
from identity.kernel.errors import Refusal
from identity.sessions.errors import InteractionNotFound
from rest_api.errors import error_response
from rest_api.same_origin import same_origin

PATH = "/experience"
_NO_STORE = {"cache-control": "no-store"}
Handler = Callable[[Request], Awaitable[Response]]


def actor_of(request: Request) -> Actor:
    """A cookie route knows nobody by a token; where the request came from is for the audit."""
    return NOBODY.from_origin(request.scope.get("origin") or Origin())


def json_answer(content: Any, status: int = 200) -> Response:
    """JSON that no cache keeps."""
    return JSONResponse(content, status, headers=_NO_STORE)


def nothing(status: int = 204) -> Response:
    """That it is done."""
    return Response(status_code=status, headers=_NO_STORE)


def verification(record_id: str, **more: Any) -> Response:
    """The id of a verification, and what else its kind tells."""
    return json_answer({"verificationId": record_id, **more})


def _no_session(refusal: InteractionNotFound) -> Response:
    """In the contract's form, which repeats it in the words of OAuth."""
    words = {"error": "invalid_request", "error_description": "interaction session id cookie not found"}
    return json_answer({"code": refusal.code, "message": refusal.text, **words}, refusal.status)


def step_route(method: str, path: str, handler: Handler, *, takes: str = "application/json") -> Route:
    """The route of a step: from our own pages only, refusals in the contract's form."""

    async def answered(request: Request) -> Response:
        try:
            return await handler(request)
        except InteractionNotFound as refusal:
            return _no_session(refusal)
        except Refusal as refusal:
            return error_response(refusal, request)

    return Route(
        f"{PATH}{path}", same_origin(answered, takes=takes), methods=[method], name=f"{method} {PATH}{path}"
    )
