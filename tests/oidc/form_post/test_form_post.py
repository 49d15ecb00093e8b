"""OAuth 2.0 Form Post Response Mode: answers and errors of every response type are posted."""

import re

import httpx
import pytest

from tests.oidc import provider, signing_clients
from tests.oidc.provider import TestClient
from tests.oidc.signing_clients import IMPLICIT, posted

TYPES = ["code", "code id_token", "code token", "code id_token token", "id_token", "id_token token"]


@pytest.fixture
async def client(database: str) -> TestClient:
    """A client with every response type."""
    return await signing_clients.register(standard_profile=True, **IMPLICIT)


@pytest.mark.parametrize("response_type", TYPES)
async def test_answers_are_posted(browser: httpx.AsyncClient, client: TestClient, response_type: str) -> None:
    """Section 2: the parameters are in the body of a POST to the redirect URI; state comes back unchanged."""
    state = '"><script>alert(1)</script>&amp;' + "s" * 1000
    changes = {"response_type": response_type, "response_mode": "form_post", "state": state}
    members = posted(await signing_clients.signed_in(browser, client, **changes))
    wanted = {"token": "access_token"}
    assert {wanted.get(word, word) for word in response_type.split()} <= set(members)
    assert (members["state"], members["iss"]) == (state, provider.ISSUER)


@pytest.mark.parametrize("response_type", TYPES)
@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"prompt": "none"}, "login_required"),
        ({"prompt": "dance"}, "invalid_request"),
        ({"resource": "https://unknown.example"}, "invalid_target"),
    ],
)
async def test_errors_are_posted(
    browser: httpx.AsyncClient, client: TestClient, response_type: str, changes: dict[str, str], error: str
) -> None:
    """Section 2: error responses go the same way."""
    response = await provider.authorize(
        browser, client, response_type=response_type, response_mode="form_post", **changes
    )
    members = posted(response)
    assert (members["error"], members["state"], members["iss"]) == (error, "state-1", provider.ISSUER)
    assert not set(members) - {"error", "error_description", "state", "iss"}


@pytest.mark.parametrize("changes", [{"response_type": None}, {"response_type": "id_token", "nonce": None}])
async def test_what_is_missing_is_told_by_post(
    browser: httpx.AsyncClient, client: TestClient, changes: dict[str, str | None]
) -> None:
    """A missing response type or nonce is told in the mode that was asked for."""
    response = await provider.authorize(browser, client, response_mode="form_post", **changes)
    assert posted(response)["error"] == "invalid_request"


async def test_the_page_submits_itself_and_has_a_button(
    browser: httpx.AsyncClient, client: TestClient
) -> None:
    """Appendix A: the page's own script runs under its policy, no other; without scripts there is a button."""
    page = await provider.authorize(browser, client, response_mode="form_post", prompt="none")
    policy = page.headers["content-security-policy"]
    nonce = re.findall(r"script-src 'nonce-([^']+)'", policy)[0]
    assert f'<script nonce="{nonce}">' in page.text
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "form-action" not in policy
    assert '<button type="submit"' in page.text
    assert page.headers["cache-control"] == "no-store"


async def test_custom_schemes_cannot_be_posted_to(browser: httpx.AsyncClient) -> None:
    """A form that posts to another scheme could run what is in the address: only http and https are posted to."""
    uri = "com.example.app:/callback"
    client = await provider.register("Native", redirect_uris=[uri])
    response = await provider.authorize(browser, client, redirect_uri=uri, response_mode="form_post")
    assert response.headers["location"].startswith(f"{uri}?error=invalid_request")
