"""The REST face over HTTP, in process: clients that act as whoever a test says."""

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.routing import Mount

from identity.kernel.actor import Actor, ActorKind, Origin
from identity.kernel.errors import Refusal
from identity.kernel.permissions import EVERY_PERMISSION, Permission
from rest_api.routes import routes
from tests.contract.validation import ANSWERS_FIT

ENDPOINT = "http://localhost:3001"
MACHINE_ID = "machine00000000000000"
Clients = Callable[..., httpx.AsyncClient]


class ActingAs:
    """What the request gate does before this face: the actor, or why there is none, in the scope."""

    def __init__(self, actor: Actor | None, refusal: Refusal | None = None) -> None:
        self.app = Starlette(routes=[Mount("/api", routes=routes)])
        self.actor, self.refusal = actor, refusal

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Pass the request on."""
        scope["origin"] = Origin("192.0.2.1", "tests")
        scope["actor"], scope["authentication_refusal"] = self.actor, self.refusal
        await self.app(scope, receive, send)


def machine(*permissions: Permission) -> Actor:
    """A machine with a Management API token for just these permissions."""
    return Actor(ActorKind.APPLICATION, application_id=MACHINE_ID, permissions=frozenset(permissions))


@pytest.fixture
async def clients(database: str) -> AsyncIterator[Clients]:
    """`clients(actor)` gives a client that acts as that actor."""
    async with AsyncExitStack() as stack:
        opened: list[httpx.AsyncClient] = []

        def make(actor: Actor | None, refusal: Refusal | None = None) -> httpx.AsyncClient:
            transport = httpx.ASGITransport(ActingAs(actor, refusal), raise_app_exceptions=True)
            client = httpx.AsyncClient(transport=transport, base_url=ENDPOINT, event_hooks=ANSWERS_FIT)
            opened.append(client)
            stack.push_async_callback(client.aclose)
            return client

        yield make


@pytest.fixture
async def rest(clients: Clients) -> httpx.AsyncClient:
    """A client with every permission."""
    return clients(machine(*EVERY_PERMISSION))


def refused(response: httpx.Response, status: int, code: str) -> dict[str, Any]:
    """The body of a refusal, which has this status and code."""
    body: dict[str, Any] = response.json()
    assert (response.status_code, body.get("code")) == (status, code), body
    assert set(body) <= {"code", "message", "data", "details"}
    assert isinstance(body["message"], str)
    return body
