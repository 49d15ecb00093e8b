"""RFC 9728: our own APIs as protected resources; RFC 8414 section 3.1: where their authorization server says more."""

import httpx
import pytest

from tests.oidc.provider import ENDPOINT, ISSUER

PLACE = "/.well-known/oauth-protected-resource"


@pytest.mark.parametrize("path", ["", "/api", "/graphql", "/api/my-account", "/oidc/me"])
async def test_each_says_what_it_is(browser: httpx.AsyncClient, path: str) -> None:
    """Sections 2 and 3.3: resource is the very identifier into which the well-known part was put."""
    response = await browser.get(f"{PLACE}{path}")
    assert response.status_code == 200
    assert response.headers["access-control-allow-origin"] == "*"
    document = response.json()
    assert document["resource"] == f"{ENDPOINT}{path}"
    assert document["authorization_servers"] == [ISSUER]
    assert "header" in document["bearer_methods_supported"]
    assert "query" not in document["bearer_methods_supported"]
    assert "ES256" in document["dpop_signing_alg_values_supported"]
    assert not any(value in (None, []) for value in document.values())


@pytest.mark.parametrize("path", ["/nothing", "/api/", "/api/users", "/..", "/api?x"])
async def test_others_are_none(browser: httpx.AsyncClient, path: str) -> None:
    """Section 3.2: metadata of what is there."""
    assert (await browser.get(f"{PLACE}{path}")).status_code == (200 if path == "/api?x" else 404)


async def test_the_server_that_it_names_is_found(browser: httpx.AsyncClient) -> None:
    """RFC 8414 section 3.1: for an issuer with a path the well-known part stands before it."""
    named = (await browser.get(PLACE)).json()["authorization_servers"][0]
    where = named.replace(ENDPOINT, f"{ENDPOINT}/.well-known/oauth-authorization-server")
    document = await browser.get(where)
    assert document.status_code == 200
    assert document.json()["issuer"] == named
    assert document.content == (await browser.get("/oidc/.well-known/openid-configuration")).content
