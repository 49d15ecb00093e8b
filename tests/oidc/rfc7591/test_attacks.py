"""RFC 7591 section 5: what a client that nobody knows must not achieve."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from identity.applications.clients import DEVICE_CODE
from identity.kernel import database
from tests.delivery.hosts import host
from tests.oidc import provider
from tests.oidc.provider import TestClient
from tests.oidc.registering import ask, client_of, metadata, refusal_of, registered, registration


@pytest.fixture(autouse=True)
async def _open(database: str) -> AsyncIterator[None]:
    async with registration():
        yield


@pytest.mark.parametrize(
    "uri",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "blob:https://app.example.com/1",
        "https://app.example.com/callback#fragment",
        "https://app.example.com/callback#",
        "https://user@app.example.com/callback",
        "https://app.example.com@evil.example.com/callback",
        "https://app.example.com\\@evil.example.com/",
        "https://*.example.com/callback",
        "https://app.example.com/*",
        "https://app.example.com/a/../b",
        "https://app.example.com/%2e%2e/b",
        "https://app.example.com/a b",
        "https://app.example.com/a\nb",
        "https://app.example.com:port/",
        "https://",
        "https:///callback",
        "//app.example.com/callback",
        "/callback",
        "http://app.example.com/callback",
        "com.example.app:/callback",  # a web client
        "https://app.example.com/" + "a" * 2048,
        "",
    ],
)
async def test_redirect_uris(browser: httpx.AsyncClient, uri: str) -> None:
    """3.2.2: invalid_redirect_uri: "the value of one or more redirection URIs is invalid"."""
    assert (
        await refusal_of(browser, redirect_uris=["https://app.example.com/ok", uri]) == "invalid_redirect_uri"
    )
    if not uri.startswith("com."):
        native = await refusal_of(browser, redirect_uris=[uri], application_type="native")
        assert native == "invalid_redirect_uri"
    assert await database.fetch_value("SELECT count(*) FROM applications") == 0


async def test_addresses_inside_our_network_are_never_called(browser: httpx.AsyncClient) -> None:
    """5: a server that fetches what a client names is a way into its network (SSRF)."""
    async with host() as inside:
        url = inside.answer("/x", b'["https://app.example.com/callback"]')
        for name in (
            "jwks_uri",
            "sector_identifier_uri",
            "logo_uri",
            "initiate_login_uri",
            "backchannel_logout_uri",
        ):
            assert await refusal_of(browser, **{name: url}) == "invalid_client_metadata"
        for address in (
            "https://127.0.0.1:{}/x",
            "https://localhost:{}/x",
            "https://[::1]:{}/x",
            "https://0:{}/x",
        ):
            uri = address.format(inside.port)
            assert await refusal_of(browser, sector_identifier_uri=uri) == "invalid_client_metadata"
            # What is fetched later, or by browsers alone, is not fetched now.
            await registered(browser, jwks_uri=uri, logo_uri=uri)
        for uri in ("https://169.254.169.254/", "https://10.0.0.1/", "https://[::ffff:127.0.0.1]/"):
            assert await refusal_of(browser, sector_identifier_uri=uri) == "invalid_client_metadata"
        assert inside.asked == []


@pytest.mark.parametrize("odd", [0, 1.5, True, "text", [], ["x"], [1], [None], {}, {"a": 1}, [[]], [{}]])
async def test_odd_types(browser: httpx.AsyncClient, odd: Any) -> None:
    """3.2.2: malformed metadata are an error of the client's, never one of the server's."""
    for name in (
        "client_name", "redirect_uris", "grant_types", "response_types", "token_endpoint_auth_method", "scope",
        "jwks", "jwks_uri", "client_uri", "logo_uri", "contacts", "application_type", "subject_type",
        "sector_identifier_uri", "default_max_age", "require_auth_time", "default_acr_values", "request_uris",
        "id_token_signed_response_alg", "id_token_encrypted_response_alg", "post_logout_redirect_uris",
        "frontchannel_logout_uri", "tls_client_auth_subject_dn", "dpop_bound_access_tokens",
        "require_signed_request_object", "authorization_signed_response_alg",
    ):  # fmt: skip
        response = await ask(browser, **{name: odd})
        assert response.status_code in (201, 400), (name, response.text)
        if response.status_code == 400:
            assert response.json()["error"] in ("invalid_client_metadata", "invalid_redirect_uri")


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"[]", 400),
        (b'"x"', 400),
        (b"null", 400),
        (b"{", 400),
        (b"[" * 100_000, 413),
        (b"[" * 20_000, 400),
        (b'{"client_name": "\\u0000", "redirect_uris": ["https://app.example.com/"]}', 400),
        (b'{"client_name": "\\ud800", "redirect_uris": ["https://app.example.com/"]}', 400),
        (b'{"x": "' + b"a" * 60_000 + b'"}', 413),
    ],
)
async def test_bodies(browser: httpx.AsyncClient, body: bytes, status: int) -> None:
    response = await browser.post("/oidc/reg", content=body, headers={"content-type": "application/json"})
    assert (response.status_code, response.json()["error"]) == (status, "invalid_request")


async def test_forms_are_no_registrations(browser: httpx.AsyncClient) -> None:
    """3.1: "application/json" it is; a form could be sent by any page without asking first."""
    for content_type in ("application/x-www-form-urlencoded", "text/plain"):
        response = await browser.post("/oidc/reg", content=b"{}", headers={"content-type": content_type})
        assert response.status_code == 415


async def test_too_much_of_anything(browser: httpx.AsyncClient) -> None:
    for changes in (
        {"client_name": "n" * 257},
        {"redirect_uris": [f"https://app.example.com/{number}" for number in range(51)]},
        {"contacts": ["a@example.com"] * 21},
        {"jwks": {"keys": [{"kty": "EC", "x": "x" * 40_000}]}},
        {"request_uris": ["https://app.example.com/" + "r" * 2048]},
        {"default_max_age": 10**10},
        {"default_max_age": -1},
    ):
        response = await ask(browser, **changes)
        assert response.status_code == 400, changes


async def test_names_cannot_hide_anything(browser: httpx.AsyncClient) -> None:
    """5: the name is shown to people: no control characters, and no writing direction turned around."""
    for name in ("a\nb", "a\u202eb", "a\u0000b", "   ", "\u200b"):
        response = await browser.post("/oidc/reg", json=metadata(client_name=name))
        assert response.status_code == 400, name


async def test_nothing_of_an_administrators_can_be_set(browser: httpx.AsyncClient) -> None:
    """A client cannot make itself more than it is."""
    answer = await registered(
        browser,
        standard_profile=False,
        security_profile="fapi_2",
        is_third_party=False,
        custom_data={"a": 1},
        client_id="admin-console",
        client_secret="chosen",
        registration_access_token="chosen",
        oidc_client_metadata={"redirectUris": ["https://evil.example.com"]},
    )
    row = await database.fetch_row("SELECT * FROM applications")
    assert row is not None
    assert row["id"] == answer["client_id"] != "admin-console"
    assert (row["is_third_party"], row["custom_data"]) == (True, {})
    assert "security_profile" not in row["protocol_metadata"]
    assert "chosen" not in (answer["client_secret"], answer["registration_access_token"])


async def test_devices_are_in_no_sector_of_others(browser: httpx.AsyncClient) -> None:
    """OpenID Connect Core 8.1: nothing goes to the redirect URI of a device, so it does not show whose the host is."""
    device = ["authorization_code", DEVICE_CODE]
    assert await refusal_of(browser, subject_type="pairwise", grant_types=device) == "invalid_client_metadata"
    await registered(browser, subject_type="public", grant_types=device)


@pytest.mark.parametrize("host", ["a;script-src*", "a,b", "a'b", 'a"b', "a b", "a<b", "a%3bb"])
async def test_hosts_that_would_end_a_directive(browser: httpx.AsyncClient, host: str) -> None:
    """Front-Channel Logout 2: the frame's origin stands in our page's Content-Security-Policy."""
    uri = f"https://{host}/"
    for name in ("frontchannel_logout_uri", "jwks_uri", "client_uri", "logo_uri"):
        assert await refusal_of(browser, redirect_uris=[uri], **{name: uri}) in (
            "invalid_client_metadata", "invalid_redirect_uri",
        )  # fmt: skip


async def test_tokens_of_others_are_not_told_to_strangers(
    browser: httpx.AsyncClient, web: TestClient
) -> None:
    """RFC 7662 section 4: who registered itself learns nothing by showing what it was handed or found."""
    stranger = client_of(await registered(browser))
    assert stranger.basic is not None
    assert web.basic is not None
    tokens = await provider.tokens_for(browser, web, await provider.person())
    form = {"token": tokens["access_token"]}
    refused = await browser.post("/oidc/token/introspection", data=form, auth=stranger.basic)
    assert refused.json() == {"active": False}
    own = await browser.post("/oidc/token/introspection", data=form, auth=web.basic)
    assert own.json()["active"] is True
