"""RFC 7009: with a token goes the whole grant."""

import httpx

from identity.kernel import database
from tests.oidc import provider
from tests.oidc.provider import TestClient


async def _revoke(browser: httpx.AsyncClient, client: TestClient, token: str | None) -> httpx.Response:
    form = {"token": token} if token is not None else {}
    if client.basic:
        return await browser.post("/oidc/token/revocation", data=form, auth=client.basic)
    return await browser.post("/oidc/token/revocation", data={**form, "client_id": client.id})


async def test_either_token_ends_both(browser: httpx.AsyncClient, web: TestClient, spa: TestClient) -> None:
    user = await provider.person()
    for client in (web, spa):
        for kind in ("access_token", "refresh_token"):
            tokens = await provider.tokens_for(browser, client, user)
            revoked = await _revoke(browser, client, tokens[kind])
            assert (revoked.status_code, revoked.content) == (200, b"")
            assert (await provider.refresh(browser, client, tokens["refresh_token"])).status_code == 400
            bearer = {"Authorization": f"Bearer {tokens['access_token']}"}
            assert (await browser.get("/oidc/me", headers=bearer)).status_code == 401
    assert await database.fetch_value("SELECT count(*) FROM events WHERE key = 'RevokeToken'") == 4


async def test_unknown_tokens_are_fine(browser: httpx.AsyncClient, web: TestClient) -> None:
    assert (await _revoke(browser, web, "unknown")).status_code == 200
    missing = await _revoke(browser, web, None)
    assert (missing.status_code, missing.json()["error"]) == (400, "invalid_request")


async def test_signed_tokens_cannot_be_revoked(browser: httpx.AsyncClient, web: TestClient) -> None:
    refused = await _revoke(browser, web, "a.b.c")
    assert (refused.status_code, refused.json()["error"]) == (400, "unsupported_token_type")


async def test_another_clients_tokens(browser: httpx.AsyncClient, web: TestClient, spa: TestClient) -> None:
    other = await provider.register("Traditional")
    tokens = await provider.tokens_for(browser, web, await provider.person())
    assert (await _revoke(browser, spa, tokens["refresh_token"])).status_code == 200
    refused = await _revoke(browser, other, tokens["refresh_token"])
    assert (refused.status_code, refused.json()["error"]) == (400, "invalid_request")
    assert (await provider.refresh(browser, web, tokens["refresh_token"])).status_code == 200


async def test_the_client_must_prove_itself(browser: httpx.AsyncClient, web: TestClient) -> None:
    response = await browser.post("/oidc/token/revocation", data={"token": "x", "client_id": web.id})
    assert response.status_code == 401
