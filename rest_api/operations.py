"""Operations: one method on one path, declared in a table, run here.

A handler is a plain function: it names what it wants (`actor`, the path's parameters, `body`, `file`, `query`,
`page`, `search`, `languages`) and returns what is to be shown. Its annotations are what the request is parsed by and
what the OpenAPI document says.
"""

import inspect
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any, Generic, TypeVar, get_type_hints

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route, compile_path
from starlette.types import Receive, Scope, Send

from identity import settings
from identity.kernel.errors import Refusal
from identity.kernel.paging import PageNumber
from identity.kernel.permissions import Permission
from rest_api import requests, uploads
from rest_api.answers import (
    Header,
    empty_response,
    if_changed,
    json_response,
    page_headers,
    text_response,
)
from rest_api.errors import error_response, unforeseen_response

T = TypeVar("T")
Taker = Callable[[Request], Any]
FOR_ANYBODY: tuple[Permission, ...] = ()
NOT_KEPT = (b"cache-control", b"no-store")  # no cache on the way keeps people's data, and secrets among it
PROOF_HEADER = "logto-verification-id"  # of the Account API: which proof its caller gave that it is them
_ANY_ORIGIN = b"*"
_PREFLIGHT_SECONDS = b"7200"


@dataclass(frozen=True, slots=True)
class Listed(Generic[T]):
    """A list; of one page when there is a page, and then with the number of all: exact, unless it is capped."""

    items: list[T]
    total: int
    page: PageNumber | None
    is_capped: bool = False


class Created:
    """Relations were made, and there is no entity to show: the contract then says just that, as text."""


@dataclass(frozen=True, slots=True)
class Answer(Generic[T]):
    """What is shown where the table does not say all: under another status, or an object that holds a page."""

    value: T
    status: int | None = None
    total: int = 0
    page: PageNumber | None = None
    is_capped: bool = False


@dataclass(frozen=True)
class Operation:
    """One method on one path; whoever calls it needs all of `needs`. It is for anybody only when it says so."""

    method: str
    path: str
    handler: Callable[..., Awaitable[Any]]
    needs: Permission | tuple[Permission, ...]
    status: int = 200
    search_fields: Sequence[str] = field(default=())
    takes_form: bool = False  # whether the body may also come as an HTML form sends it

    @cached_property
    def permissions(self) -> tuple[Permission, ...]:
        """What is needed; nothing, and then no token either, only for FOR_ANYBODY."""
        return self.needs if isinstance(self.needs, tuple) else (self.needs,)

    @property
    def is_for_anybody(self) -> bool:
        """Whether no token is needed."""
        return not self.permissions

    @cached_property
    def types(self) -> dict[str, Any]:
        """What the handler's parameters are; `return` is what it shows."""
        return get_type_hints(self.handler, include_extras=True)

    @cached_property
    def path_names(self) -> dict[str, str]:
        """The path's parameters: from the handler's name to the path's."""
        return {_snake_case(name): name for name in compile_path(self.path)[2]}

    @cached_property
    def parameters(self) -> tuple[str, ...]:
        """The names that the handler takes."""
        return tuple(inspect.signature(self.handler).parameters)

    @cached_property
    def has_optional_page(self) -> bool:
        """Whether everything is listed when no page is named."""
        return self.types.get("page") not in {None, PageNumber}

    @cached_property
    def takers(self) -> tuple[Taker, ...]:
        """For each of the handler's parameters, how it is taken out of the request; the body comes later."""
        return tuple(self._taker(name) for name in self.parameters)

    @cached_property
    def body_place(self) -> int | None:
        """Which of the handler's parameters is the body."""
        return self.parameters.index("body") if "body" in self.parameters else None

    async def run(self, request: Request) -> Response:
        """Parse, call, represent."""
        if self.is_for_anybody:
            return await self._answered(request)
        actor = requests.actor_of(request)
        for permission in self.permissions:
            actor.require(permission)
        response = await self._answered(request)
        response.raw_headers.append(NOT_KEPT)
        return response

    async def _answered(self, request: Request) -> Response:
        requests.refuse_nul(request)
        arguments = [take(request) for take in self.takers]
        if self.body_place is not None:
            body = await requests.body_of(request, self.types["body"], takes_form=self.takes_form)
            arguments[self.body_place] = body
        return self._shown(await self.handler(*arguments), request)

    def _taker(self, name: str) -> Taker:
        if name in self.path_names:
            return _path_parameter(self.path_names[name])
        if name == "page":
            return requests.optional_page_of if self.has_optional_page else requests.page_of
        takers: dict[str, Taker] = {
            "actor": requests.actor_of,
            "body": _nothing,
            "file": uploads.upload_of,
            "headers": requests.headers_of,
            "languages": requests.languages_of,
            "origin": requests.origin_of,
            "query": partial(requests.query_of, shape=self.types.get("query", Any)),
            "search": partial(requests.search_of, fields=self.search_fields),
        }
        return takers[name]

    def _shown(self, value: Any, request: Request) -> Response:
        if isinstance(value, Response):
            return if_changed(request, value) if self.method == "GET" else value
        if value is None:
            return empty_response(self.status)
        if isinstance(value, Created):
            return text_response("Created", self.status)
        headers: list[Header] = []
        status = self.status
        if isinstance(value, Listed | Answer) and value.page is not None:
            headers = page_headers(request, value.page, value.total, value.is_capped)
        if isinstance(value, Answer):
            status, value = value.status or status, value.value
        elif isinstance(value, Listed):
            value = value.items
        response = json_response(value, status, headers)
        return if_changed(request, response) if self.method == "GET" else response


class Resource:
    """All operations of one path, as an ASGI application."""

    is_for_every_origin = False

    def __init__(self, operations: Sequence[Operation]) -> None:
        self._operations = {each.method: each for each in operations}
        if "GET" in self._operations:
            self._operations["HEAD"] = self._operations["GET"]
        self._allowed = ", ".join(sorted({*self._operations, "OPTIONS"})).encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        request = Request(scope, receive)
        response = await self._answer(request)
        # For working on a front end; in production no other site's page may call, but where every one may.
        may_call = self.is_for_every_origin or not settings.current().is_production
        if may_call and "origin" in request.headers:
            response.raw_headers.extend(self._cross_origin(request))
        if scope["method"] == "HEAD":
            response.body = b""
        await response(scope, receive, send)

    async def _answer(self, request: Request) -> Response:
        operation = self._operations.get(request.method)
        if operation is None:
            allow = [(b"allow", self._allowed)]
            is_preflight = request.method == "OPTIONS"
            return (
                empty_response(204, allow)
                if is_preflight
                else text_response("Method Not Allowed", 405, allow)
            )
        try:
            return await operation.run(request)
        except Refusal as refusal:
            return error_response(refusal, request)
        except ClientDisconnect:
            return empty_response(400)  # nobody is there to read it
        except Exception as error:
            return unforeseen_response(error, request)

    def _cross_origin(self, request: Request) -> list[Header]:
        headers = [
            (b"access-control-allow-origin", _ANY_ORIGIN),
            (b"access-control-expose-headers", _ANY_ORIGIN),
        ]
        if request.method == "OPTIONS":
            asked = request.headers.get("access-control-request-headers", "authorization, content-type")
            headers += [
                (b"access-control-allow-methods", self._allowed),
                (b"access-control-allow-headers", asked.encode("latin-1")),
                (b"access-control-max-age", _PREFLIGHT_SECONDS),
            ]
        return headers


def routes_of(operations: Sequence[Operation]) -> list[Route]:
    """One route for each path, in the table's order."""
    by_path: dict[str, list[Operation]] = {}
    for operation in operations:
        by_path.setdefault(operation.path, []).append(operation)
    return [Route(path, Resource(each), name=path) for path, each in by_path.items()]


def _path_parameter(name: str) -> Taker:
    return lambda request: request.scope["path_params"][name]


def _nothing(_request: Request) -> None:
    """The place of what has to be awaited."""


def _snake_case(name: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name)
