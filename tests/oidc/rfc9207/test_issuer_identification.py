"""RFC 9207: every authorization response says who sends it."""

import httpx

from tests.oidc import provider
from tests.oidc.provider import TestClient


async def test_answers_and_errors(browser: httpx.AsyncClient, spa: TestClient) -> None:
    refused = provider.answered(await provider.authorize(browser, spa, prompt="none"))
    assert (refused["error"], refused["iss"]) == ("login_required", provider.ISSUER)
    await provider.authorize(browser, spa)
    answer = provider.answered(await provider.sign_in(browser, spa, await provider.person()))
    assert ("code" in answer, answer["iss"]) == (True, provider.ISSUER)


async def test_parameters_that_the_redirect_uri_has_are_kept(browser: httpx.AsyncClient) -> None:
    uri = "https://app.example.com/callback?tenant=1"
    client = await provider.register("SPA", redirect_uris=[uri])
    refused = await provider.authorize(browser, client, prompt="none", redirect_uri=uri)
    assert refused.headers["location"].startswith(f"{uri}&error=login_required")


async def test_a_custom_scheme(browser: httpx.AsyncClient) -> None:
    uri = "com.example.app:/callback"
    client = await provider.register("Native", redirect_uris=[uri])
    refused = await provider.authorize(browser, client, prompt="none", redirect_uri=uri)
    assert refused.headers["location"].startswith(f"{uri}?error=login_required")
