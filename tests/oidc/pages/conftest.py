"""A robot at the provider and its hosted pages, in-process."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.routing import Mount, Route

import oidc.routes
from identity.kernel import database
from identity.resources.models import Scope
from keystead.front_ends import experience
from tests.oidc import provider
from tests.oidc.provider import TestClient, authorization_query
from tests.oidc.robot import Robot

PASSWORD = "correct horse staple"
_app = Starlette(
    routes=[Mount("/oidc", routes=oidc.routes.routes), Route("/{path:path}", experience, methods=["GET"])]
)
MakeRobot = Callable[..., Awaitable[Robot]]


@pytest.fixture
async def make_robot(database: str) -> AsyncIterator[MakeRobot]:
    """`await make_robot()` is a robot whose person has an account with a password."""
    async with AsyncExitStack() as stack:

        async def make(**options: Any) -> Robot:
            if "username" not in options:
                user = await provider.person(password=PASSWORD)
                options |= {"username": user.username, "password": PASSWORD}
            transport = httpx.ASGITransport(app=_app)
            return await stack.enter_async_context(Robot(provider.ENDPOINT, transport=transport, **options))

        yield make


@pytest.fixture
async def third_party(database: str) -> TestClient:
    """A third-party client that may ask for profile and for `read` of an API."""
    client = await provider.register("Traditional", is_third_party=True)
    _, scopes = await provider.resource("https://api.example.com", "read")
    await _allow(client, scopes["read"])
    return client


async def _allow(client: TestClient, scope: Scope) -> None:
    await database.execute(
        "INSERT INTO application_user_scopes (application_id, name) VALUES ($1, 'profile'), "
        "($1, 'urn:logto:scope:organizations')",
        client.id,
    )
    await database.execute(
        "INSERT INTO application_resource_scopes (application_id, scope_id) VALUES ($1, $2)",
        client.id,
        scope.id,
    )


def asking(client: TestClient, **changes: Any) -> str:
    """The address of an authorization request."""
    return f"/oidc/auth?{httpx.QueryParams(authorization_query(client, **changes))}"
