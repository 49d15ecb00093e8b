"""Which pages may call from a browser."""

import httpx
import pytest

from tests.oidc import provider
from tests.oidc.provider import TestClient

OWN, FOREIGN = "https://app.example.com", "https://evil.example"


@pytest.mark.parametrize(
    "path",
    [
        "/oidc/token",
        "/oidc/me",
        "/oidc/token/revocation",
        "/oidc/token/introspection",
        "/oidc/request",
        "/oidc/device/auth",
    ],
)
async def test_preflights_pass(browser: httpx.AsyncClient, path: str) -> None:
    headers = {"Origin": FOREIGN, "Access-Control-Request-Method": "POST"}
    response = await browser.options(path, headers=headers)
    assert response.status_code == 204
    assert response.headers["access-control-allow-origin"] == FOREIGN
    assert "Authorization" in response.headers["access-control-allow-headers"]


async def test_pages_of_the_client(browser: httpx.AsyncClient) -> None:
    client = await provider.register("SPA", custom={"corsAllowedOrigins": ["https://other.example"]})
    code = await provider.code_for(browser, client, await provider.person())
    form = {"code": code, "redirect_uri": provider.CALLBACK, "code_verifier": provider.VERIFIER}
    form |= {"client_id": client.id, "grant_type": "authorization_code"}
    refused = await browser.post("/oidc/token", data=form, headers={"Origin": FOREIGN})
    assert refused.status_code == 400
    assert refused.json()["error"] == "invalid_request"
    assert refused.json()["error_description"] == f"origin {FOREIGN} not allowed for client: {client.id}"
    assert "access-control-allow-origin" not in refused.headers
    allowed = await browser.post("/oidc/token", data=form, headers={"Origin": OWN})
    assert allowed.status_code == 200, "the refused request did not use the code up"
    assert allowed.headers["access-control-allow-origin"] == OWN
    bearer = {"Authorization": f"Bearer {allowed.json()['access_token']}"}
    for origin, status in (
        (OWN, 200),
        ("https://other.example", 200),
        (provider.ENDPOINT, 200),
        (FOREIGN, 400),
    ):
        response = await browser.get("/oidc/me", headers={**bearer, "Origin": origin})
        assert response.status_code == status
        assert response.headers.get("access-control-allow-origin") == (origin if status == 200 else None)


async def test_the_client_reads_its_errors(browser: httpx.AsyncClient, spa: TestClient) -> None:
    form = {"grant_type": "refresh_token", "refresh_token": "x", "client_id": spa.id}
    response = await browser.post("/oidc/token", data=form, headers={"Origin": OWN})
    assert (response.status_code, response.headers["access-control-allow-origin"]) == (400, OWN)


async def test_a_list_is_of_its_application_alone(browser: httpx.AsyncClient) -> None:
    """Whoever may call for one application may not for the next, at any endpoint that authenticates clients."""
    other = "https://other.example"
    await provider.register("SPA", custom={"corsAllowedOrigins": [other]})
    client = await provider.register("SPA")
    form = {
        **provider.authorization_query(client),
        "grant_type": "refresh_token",
        "refresh_token": "x",
        "token": "x",
    }
    for path in ("token", "token/revocation", "token/introspection", "request", "device/auth"):
        refused = await browser.post(f"/oidc/{path}", data=form, headers={"Origin": other})
        assert refused.status_code == 400, path
        assert refused.json()["error_description"] == f"origin {other} not allowed for client: {client.id}"
        assert "access-control-allow-origin" not in refused.headers


@pytest.mark.parametrize(
    "path", ["/.well-known/openid-configuration", "/.well-known/oauth-authorization-server", "/jwks"]
)
async def test_public_documents_are_for_every_page(browser: httpx.AsyncClient, path: str) -> None:
    response = await browser.get(f"/oidc{path}", headers={"Origin": FOREIGN})
    assert (response.status_code, response.headers["access-control-allow-origin"]) == (200, "*")
