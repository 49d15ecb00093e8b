"""What tests of registration share: a provider that lets clients register, and metadata to register with."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import httpx
from joserfc.jwk import ECKey, RSAKey

from identity import settings
from tests.oidc.provider import CALLBACK, TestClient

INITIAL_TOKEN = "initial-access-token"
PUBLIC_KEY = dict(ECKey.generate_key("P-256", {"kid": "one"}).as_dict(private=False))
PRIVATE_KEY = dict(ECKey.generate_key("P-256", {"kid": "one"}).as_dict(private=True))
RSA_KEY = dict(RSAKey.generate_key(2048, {"kid": "two"}).as_dict(private=False))


@asynccontextmanager
async def registration(mode: str = "open", **more: Any) -> AsyncIterator[None]:
    """The provider with another setting for the life of the block."""
    before = settings.current()
    changes: dict[str, Any] = {"dynamic_registration": mode, "registrations_per_minute": 0, **more}
    settings.use(replace(before, registration_token=INITIAL_TOKEN, **changes))
    try:
        yield
    finally:
        settings.use(before)


def metadata(**changes: Any) -> dict[str, Any]:
    """What a web application says of itself; None leaves a member out."""
    members = {"client_name": "An app", "redirect_uris": [CALLBACK], **changes}
    return {name: value for name, value in members.items() if value is not None}


async def ask(browser: httpx.AsyncClient, **changes: Any) -> httpx.Response:
    """Register."""
    return await browser.post("/oidc/reg", json=metadata(**changes))


async def registered(browser: httpx.AsyncClient, **changes: Any) -> dict[str, Any]:
    """Register with success."""
    response = await ask(browser, **changes)
    assert response.status_code == 201, response.text
    answer: dict[str, Any] = response.json()
    return answer


async def refusal_of(browser: httpx.AsyncClient, **changes: Any) -> str:
    """Register in vain: the error."""
    response = await ask(browser, **changes)
    assert response.status_code == 400, response.text
    error: str = response.json()["error"]
    return error


def bearer(token: str) -> dict[str, str]:
    """The header with a token in it."""
    return {"Authorization": f"Bearer {token}"}


def client_of(answer: dict[str, Any]) -> TestClient:
    """The client, to ask for tokens as it."""
    return TestClient(answer["client_id"], answer.get("client_secret"))
