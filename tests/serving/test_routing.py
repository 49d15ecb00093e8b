"""Routes are found by the shape of a path, and answer as one list of them would."""

import re
from collections.abc import Sequence

import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route, Router
from starlette.types import ASGIApp, Message

import oidc.routes
import rest_api.routes
from keystead.routing import ShapedRouter

REAL = {"/api": rest_api.routes.routes, "/oidc": oidc.routes.routes}


async def _which(request: Request) -> Response:
    route = request.scope["route"]
    return PlainTextResponse(f"{route.path} {sorted(route.methods)} {request.path_params}")


def _told(routes: Sequence[BaseRoute]) -> list[BaseRoute]:
    """The same paths and methods, each answering with what it is."""
    plain = [route for route in routes if isinstance(route, Route)]
    assert len(plain) == len(routes)
    every = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]
    return [
        Route(route.path, _which, methods=[*(route.methods or every)], name=str(number))
        for number, route in enumerate(plain)
    ]


@pytest.mark.parametrize("mount", REAL)
async def test_every_path_and_method_reaches_the_route_that_a_list_finds(mount: str) -> None:
    routes = _told(REAL[mount])
    listed, shaped = Router(routes=routes), ShapedRouter(routes)
    paths = {re.sub(r"\{[^}]*\}", "x", route.path) for route in REAL[mount] if isinstance(route, Route)}
    for path in [*sorted(paths), "/nothing", "/"]:
        for asked in (path, f"{path}/", f"{path}/more"):
            for method in ("GET", "DELETE"):
                answer = await _answered(listed, method, mount, asked)
                assert await _answered(shaped, method, mount, asked) == answer


async def _answered(router: ASGIApp, method: str, mount: str, path: str) -> list[Message]:
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {"type": "http", "method": method, "path": mount + path, "root_path": mount, "headers": []}
    await router(scope | {"query_string": b"", "scheme": "http", "server": ("localhost", 80)}, _nothing, send)
    return sent


async def _nothing() -> Message:
    return {"type": "http.request"}
