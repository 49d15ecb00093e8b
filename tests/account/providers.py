"""A provider of OAuth 2.0 on a port of loopback, and connectors to it."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import parse_qs, urlsplit

from identity.connectors.actions import NewConnector, create_connector
from identity.kernel.actor import SYSTEM
from tests.delivery.hosts import Host, allowed

CALLBACK = "https://profile.example.com/callback"


async def connector_to(port: int, target: str, **more: Any) -> str:
    """A connector to the provider on that port."""
    config = {
        "authorizationEndpoint": f"http://127.0.0.1:{port}/authorize",
        "tokenEndpoint": f"http://127.0.0.1:{port}/token",
        "userInfoEndpoint": f"http://127.0.0.1:{port}/me",
        "clientId": "client",
        "clientSecret": "a secret of the client",
    }
    new = NewConnector(
        factory_id="oauth2", config=config, metadata={"target": target, "name": {"en": target}}, **more
    )
    return (await create_connector(SYSTEM, new)).id


@asynccontextmanager
async def provider(port: int, person_id: str, **tokens: Any) -> AsyncIterator[Host]:
    """The provider at work: everybody who comes is this person."""
    found = Host(port)
    answer = {"access_token": "at-provider-0123456789", "token_type": "Bearer", **tokens}
    found.answer("/token", json.dumps(answer).encode(), content_type="application/json")
    found.answer(
        "/me", json.dumps({"id": person_id, "name": "Ada"}).encode(), content_type="application/json"
    )
    server = await asyncio.start_server(found.serve, "127.0.0.1", port)
    try:
        async with allowed("127.0.0.1"):
            yield found
    finally:
        server.close()


def came_back(uri: str) -> dict[str, str]:
    """What the provider sends a person back with, from where they were sent."""
    asked = parse_qs(urlsplit(uri).query)
    return {"code": "code-0123456789", "state": asked["state"][0], "redirectUri": asked["redirect_uri"][0]}
