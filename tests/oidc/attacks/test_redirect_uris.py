"""Redirect URI tricks (RFC 9700 section 4.1): nobody is sent, and nothing told, where the client did not register."""

from urllib.parse import unquote

import httpx
import pytest

from tests.oidc import provider, signing_clients
from tests.oidc.provider import CALLBACK, TestClient

HTML = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
TRICKS = [
    "https://app.example.com@evil.example/callback",
    "https://app.example.com:secret@evil.example/callback",
    "https://evil.example\\@app.example.com/callback",
    "https://evil.example\\.app.example.com/callback",
    "https://app.example.com.evil.example/callback",
    "https://evilapp.example.com/callback",
    "https://app.example.com/callback/../evil",
    "https://app.example.com/callback/%2e%2e/evil",
    "https://app.example.com/%2e%2e/callback",
    "https://app.example.com/callback%00",
    "https://app.example.com/callback\t",
    "https://app.example.com/callback#fragment",
    "https://app.example.com/callback?next=https://evil.example",
    "https://app.example.com/callback;evil",
    "https://app.example.com/callback/",
    "https://app.example.com/Callback",
    "https://app.example.com:8443/callback",
    "http://app.example.com/callback",
    "//app.example.com/callback",
    "https:app.example.com/callback",
    "https://*.example.com/callback",
    "https://app.example.com/*",
    "javascript:alert(1)//https://app.example.com/callback",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "file:///etc/passwd",
    "blob:https://app.example.com/x",
    "",
]


@pytest.mark.parametrize("uri", TRICKS)
@pytest.mark.parametrize("standard", [False, True])
async def test_tricks(browser: httpx.AsyncClient, uri: str, standard: bool) -> None:
    """Compared as a whole: a page for the person, no redirect; and the page does not link there either."""
    client = await signing_clients.register(standard_profile=standard)
    query = {**provider.authorization_query(client), "redirect_uri": uri}
    response = await browser.get("/oidc/auth", params=query, headers=HTML)
    assert response.status_code == 400
    assert "location" not in response.headers
    assert "href" not in response.text
    pushed = await signing_clients.push_form(browser, client, query)
    assert (pushed.status_code, pushed.json()["error"]) == (400, "invalid_request")


@pytest.mark.parametrize(
    "uri", ["https://APP.example.com/callback", "https://app.example.com:443/callback", "HTTPS://app.example.com/callback"]
)  # fmt: skip
async def test_the_standard_profile_compares_characters(browser: httpx.AsyncClient, uri: str) -> None:
    """OpenID Connect Core section 3.1.2.1: simple string comparison; the contract compares parsed URLs."""
    strict = await signing_clients.register(standard_profile=True)
    assert (await provider.authorize(browser, strict, redirect_uri=uri)).status_code == 400
    contract = await provider.register("Traditional")
    assert (await provider.authorize(browser, contract, redirect_uri=uri)).status_code == 303


@pytest.mark.parametrize("asked", [CALLBACK, f"{CALLBACK}?bar=foo&x=y", f"{CALLBACK}?bar=other"])
async def test_the_query_is_part_of_it(browser: httpx.AsyncClient, asked: str) -> None:
    """A registered query is compared as well: nothing of it may be missing, added or different."""
    for standard in (False, True):
        client = await signing_clients.register(
            redirect_uris=[f"{CALLBACK}?bar=foo"], standard_profile=standard
        )
        assert (await provider.authorize(browser, client, redirect_uri=asked)).status_code == 400


async def test_errors_are_no_open_redirect(browser: httpx.AsyncClient, web: TestClient) -> None:
    """RFC 9700 section 4.11.2: before the redirect URI is trusted nothing is wrong enough to go there."""
    for changes in ({"response_type": "nonsense"}, {"prompt": "none"}, {"request": "x"}, {"scope": None}):
        response = await provider.authorize(browser, web, redirect_uri="https://evil.example/", **changes)
        assert (response.status_code, "location" in response.headers) == (400, False)


async def test_signed_answers_keep_out_of_javascript(browser: httpx.AsyncClient) -> None:
    """No response mode makes a form of an address that a browser would run."""
    client = await provider.register("Native", redirect_uris=["com.example.app:/callback"])
    for mode in ("form_post", "form_post.jwt"):
        response = await provider.authorize(
            browser, client, redirect_uri="com.example.app:/callback", response_mode=mode
        )
        assert response.status_code == 303
        assert response.headers["location"].startswith("com.example.app:/callback?")


@pytest.mark.parametrize("path", ["übung", "帰り", "a|b", "a^b~c'd(e)!"])
async def test_addresses_beyond_ascii(browser: httpx.AsyncClient, path: str) -> None:
    """RFC 3987 section 3.1: they fit into no header as they are; the client hears of it all the same."""
    uri = f"https://app.example.com/{path}?a=%20b"
    client = await provider.register("Traditional", redirect_uris=[uri])
    for prompt in ("none", "nonsense"):
        response = await provider.authorize(browser, client, redirect_uri=uri, prompt=prompt)
        assert response.status_code == 303, response.text
        location = response.headers["location"]
        assert location.isascii()
        assert unquote(location).startswith(f"https://app.example.com/{path}?a= b&error=")
