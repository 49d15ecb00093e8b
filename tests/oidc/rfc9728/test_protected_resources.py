"""RFC 9728: our own APIs as protected resources; RFC 8414 section 3.1: where their authorization server says more."""

import re

import httpx
import pytest

from identity.kernel.actor import SYSTEM
from identity.resources.actions import set_default_resource
from tests.oidc import provider
from tests.oidc.provider import ENDPOINT, ISSUER, TestClient

PLACE = "/.well-known/oauth-protected-resource"
MANAGEMENT = "https://default.logto.app/api"


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


@pytest.mark.parametrize("path", ["", "/", "/api", "/graphql"])
async def test_a_token_by_the_name_of_the_metadata(
    browser: httpx.AsyncClient, machine: TestClient, path: str
) -> None:
    """Section 7.4 has clients put it into `resource`; RFC 8707 section 2: the server may map it to an audience."""
    response = await provider.ask_token(
        browser, machine, grant_type="client_credentials", resource=f"{ENDPOINT}{path}"
    )
    assert response.status_code == 200, response.text
    assert provider.claims_of(response.json()["access_token"])["aud"] == MANAGEMENT


async def test_the_name_throughout_a_sign_in(browser: httpx.AsyncClient, spa: TestClient) -> None:
    """Whichever of its names is used later is the resource of the authorization request."""
    named = f"{ENDPOINT}/graphql"
    tokens = await provider.tokens_for(browser, spa, await provider.person(), resource=named)
    for each in (named, f"{ENDPOINT}/api", MANAGEMENT):
        answer = await provider.refresh(browser, spa, tokens["refresh_token"], resource=each)
        tokens = answer.json()
        assert provider.claims_of(tokens["access_token"])["aud"] == MANAGEMENT


@pytest.mark.parametrize("path", ["/api/my-account", "/oidc/me"])
async def test_tokens_of_the_account_are_opaque(
    browser: httpx.AsyncClient, spa: TestClient, path: str
) -> None:
    """The name gives the token that these APIs take."""
    named = f"{ENDPOINT}{path}"
    code = await provider.code_for(browser, spa, await provider.person(), resource=named)
    tokens = (await provider.redeem(browser, spa, code, resource=named)).json()
    tokens = (await provider.refresh(browser, spa, tokens["refresh_token"], resource=named)).json()
    bearer = {"Authorization": f"Bearer {tokens['access_token']}"}
    assert (await browser.get("/oidc/me", headers=bearer)).status_code == 200


async def test_machines_have_no_account(browser: httpx.AsyncClient, machine: TestClient) -> None:
    """RFC 8707 section 2: invalid_target, and no token for anything else."""
    made, _ = await provider.resource()
    await set_default_resource(SYSTEM, made.id, True)
    for named in (f"{ENDPOINT}/oidc/me", f"{ENDPOINT}/api/my-account", f"{ENDPOINT}/api/users", ISSUER):
        response = await provider.ask_token(browser, machine, grant_type="client_credentials", resource=named)
        assert (response.status_code, response.json()["error"]) == (400, "invalid_target"), named


async def test_the_challenge_leads_to_it(browser: httpx.AsyncClient) -> None:
    """Section 5.1, at the UserInfo endpoint, whatever scheme was tried."""
    for header in ("", "Bearer nope", "DPoP nope"):
        refused = await browser.get("/oidc/me", headers={"Authorization": header} if header else {})
        found = re.search(r'resource_metadata="([^"]+)"', refused.headers["www-authenticate"])
        assert found is not None, header
        assert (await browser.get(found[1])).json()["resource"] == f"{ENDPOINT}/oidc/me"
