"""RFC 9701: introspection answers as signed tokens."""

from typing import Any

import httpx
import pytest

from identity.keys.queries import jwks
from identity.security.foreign_tokens import key_set, parsed, verifies
from tests.oidc import provider
from tests.oidc.keyholders import set_protocol
from tests.oidc.provider import ISSUER, TestClient, claims_of, header_of

TYPE = "application/token-introspection+jwt"


async def _introspect(
    browser: httpx.AsyncClient, client: TestClient, token: str, accept: str | None = TYPE
) -> httpx.Response:
    assert client.basic
    headers = {"Accept": accept} if accept else {}
    return await browser.post(
        "/oidc/token/introspection", data={"token": token}, auth=client.basic, headers=headers
    )


async def _verified(token: str) -> dict[str, Any]:
    keys = key_set(await jwks(), 100)
    read = parsed(token)
    assert any(verifies(read, key, [read.algorithm]) for key in keys if key.kid == read.kid)
    return claims_of(token)


async def test_whoever_accepts_a_token_gets_one(browser: httpx.AsyncClient, web: TestClient) -> None:
    """Section 5: signed with RS256 by default, for the one who asks, with the answer in token_introspection."""
    user = await provider.person()
    tokens = await provider.tokens_for(browser, web, user)
    response = await _introspect(browser, web, tokens["access_token"])
    assert response.headers["content-type"].startswith(TYPE)
    assert response.headers["cache-control"] == "no-store"
    header, claims = header_of(response.text), await _verified(response.text)
    assert (header["typ"], header["alg"]) == ("token-introspection+jwt", "RS256")
    assert (claims["iss"], claims["aud"]) == (ISSUER, web.id)
    assert {"sub", "exp"} & claims.keys() == set()
    plain = (await _introspect(browser, web, tokens["access_token"], "application/json")).json()
    assert claims["token_introspection"] == plain
    assert plain["sub"] == user.id


async def test_a_dead_token_is_only_that(browser: httpx.AsyncClient, web: TestClient) -> None:
    """Section 5: for a token that is not active nothing but that is said."""
    response = await _introspect(browser, web, "unknown")
    assert (await _verified(response.text))["token_introspection"] == {"active": False}


@pytest.mark.parametrize("algorithm", ["ES256", "PS256", "RS256"])
async def test_the_registered_algorithm(browser: httpx.AsyncClient, web: TestClient, algorithm: str) -> None:
    """Section 6: introspection_signed_response_alg; JSON for whoever asks for that."""
    await set_protocol(web, introspection_signed_response_alg=algorithm)
    for accept in (None, "*/*", TYPE, f"text/html, {TYPE};q=0.9"):
        response = await _introspect(browser, web, "unknown", accept)
        assert header_of(response.text)["alg"] == algorithm
        await _verified(response.text)
    assert (await _introspect(browser, web, "unknown", "application/json")).json() == {"active": False}


async def test_it_is_no_other_kind_of_token(browser: httpx.AsyncClient, web: TestClient) -> None:
    """Section 8.1: such a token must not be taken for an access token or a hint."""
    tokens = await provider.tokens_for(browser, web, await provider.person())
    signed = (await _introspect(browser, web, tokens["access_token"])).text
    me = await browser.get("/oidc/me", headers={"Authorization": f"Bearer {signed}"})
    assert me.status_code == 401
    hinted = await provider.authorize(browser, web, prompt="none", id_token_hint=signed)
    assert provider.answered(hinted)["error"] == "invalid_request"


async def test_metadata(browser: httpx.AsyncClient) -> None:
    """Section 7: introspection_signing_alg_values_supported."""
    document = (await browser.get("/oidc/.well-known/openid-configuration")).json()
    assert "RS256" in document["introspection_signing_alg_values_supported"]
