"""RFC 7662."""

import httpx

from tests.conftest import SettableClock
from tests.oidc import provider
from tests.oidc.provider import TestClient


async def _introspect(browser: httpx.AsyncClient, client: TestClient, token: str) -> httpx.Response:
    if client.basic:
        return await browser.post("/oidc/token/introspection", data={"token": token}, auth=client.basic)
    return await browser.post("/oidc/token/introspection", data={"token": token, "client_id": client.id})


async def test_live_tokens(browser: httpx.AsyncClient, spa: TestClient, web: TestClient) -> None:
    user = await provider.person()
    tokens = await provider.tokens_for(browser, spa, user)
    for client in (spa, web):
        for kind in ("access_token", "refresh_token"):
            body = (await _introspect(browser, client, tokens[kind])).json()
            assert body["active"] is True
            assert (body["sub"], body["client_id"], body["iss"]) == (user.id, spa.id, provider.ISSUER)
            assert body["scope"] == "openid profile offline_access"
            assert body["exp"] > body["iat"]
            assert body.get("token_type") == ("Bearer" if kind == "access_token" else None)


async def test_public_clients_see_their_own_only(
    browser: httpx.AsyncClient, spa: TestClient, web: TestClient
) -> None:
    tokens = await provider.tokens_for(browser, web, await provider.person())
    assert (await _introspect(browser, spa, tokens["access_token"])).json() == {"active": False}


async def test_dead_tokens(
    browser: httpx.AsyncClient, spa: TestClient, web: TestClient, settable_clock: SettableClock
) -> None:
    tokens = await provider.tokens_for(browser, spa, await provider.person())
    await provider.refresh(browser, spa, tokens["refresh_token"])
    assert (await _introspect(browser, web, tokens["refresh_token"])).json() == {"active": False}
    assert (await _introspect(browser, web, "unknown")).json() == {"active": False}
    settable_clock.advance(hours=1)
    assert (await _introspect(browser, web, tokens["access_token"])).json() == {"active": False}


async def test_signed_tokens(browser: httpx.AsyncClient, web: TestClient) -> None:
    refused = await _introspect(browser, web, "a.b.c")
    assert (refused.status_code, refused.json()["error"]) == (400, "unsupported_token_type")
