"""The GraphQL endpoint: POST with JSON, answered at once or as events; WebSockets; GraphiQL in development."""

from typing import Any

import orjson
from graphql import GraphQLError
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route, WebSocketRoute

from graphql_schema.context import Context
from graphql_schema.errors import presented, top_level_error
from graphql_schema.event_stream import EventStream, wants_event_stream
from graphql_schema.execution import GraphQLRequest, as_request
from graphql_schema.limits import value_has_nul
from graphql_schema.schema import schema
from graphql_schema.web_socket import graphql_socket
from identity.authentication.standing import TokenStanding
from identity.grants.possession import BEARER
from identity.kernel.actor import NOBODY, Actor
from identity.kernel.errors import Refusal, Unauthenticated

_JSON = "application/json"
_NO_STORE = {"cache-control": "no-store"}
_OPTIONS = orjson.OPT_NON_STR_KEYS


async def graphql(request: Request) -> Response:
    """Answer one request. Cookies never authenticate it, so a foreign page cannot send one in a person's name."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _JSON:
        return _refused("Send JSON: the content type is application/json.", 415)
    refusal: Refusal | None = request.scope.get("authentication_refusal")
    if refusal is not None:
        return _answer({"errors": [presented(top_level_error(refusal))]}, refusal.status)
    asked = _asked(await request.body())
    if isinstance(asked, str):
        return _refused(asked, 400)
    actor: Actor = request.scope.get("actor", NOBODY)
    if wants_event_stream(request):
        return _streamed(request, asked, actor)
    return _answer(await schema.answer(asked, Context(actor)))


def _streamed(request: Request, asked: GraphQLRequest, actor: Actor) -> Response:
    if not actor.is_known:
        return _answer({"errors": [presented(top_level_error(Unauthenticated()))]}, Unauthenticated.status)
    token = request.headers["authorization"].partition(" ")[2].strip()
    try:
        possession = request.scope.get("possession", BEARER)
        return EventStream(asked, TokenStanding(token, request.scope["origin"], actor, possession))
    except Refusal as refusal:
        return _answer({"errors": [presented(top_level_error(refusal))]}, refusal.status)


def _asked(body: bytes) -> GraphQLRequest | str:
    """The request in a body, or what is wrong with it."""
    try:
        parsed: Any = orjson.loads(body)
    except orjson.JSONDecodeError:
        return "The body is not JSON."
    asked = as_request(parsed) if isinstance(parsed, dict) else None
    if asked is None:
        return "The body is an object with `query`, and maybe `variables` and `operationName`."
    if b"\\u0000" in body and value_has_nul(asked.variables):
        return "A text has a NUL character in it."
    return asked


def _refused(message: str, status: int) -> Response:
    return _answer({"errors": [presented(GraphQLError(message))]}, status)


def _answer(body: dict[str, Any], status: int = 200) -> Response:
    headers = _NO_STORE | ({"www-authenticate": "Bearer"} if status == 401 else {})
    return Response(orjson.dumps(body, option=_OPTIONS), status, headers, _JSON)


routes: list[BaseRoute] = [
    Route("/graphql", graphql, methods=["POST"]),
    WebSocketRoute("/graphql", graphql_socket),
]
