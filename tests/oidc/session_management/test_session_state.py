"""OpenID Connect Session Management 1.0; that browsers understand the page is tested in tests/browser."""

import hashlib
from dataclasses import replace

import httpx
import pytest
from starlette.requests import Request

from identity import settings
from identity.applications import queries
from identity.grants.authorization import AuthorizationRequest
from identity.keys.cookie_queries import signed_cookies
from identity.sessions.session_cookies import BROWSER_STATE, session_cookies
from oidc.session_state import session_state
from tests.oidc import provider
from tests.oidc.provider import TestClient
from tests.oidc.sign_outs import client_with, sign_out

STANDARD = {"standard_profile": True}


@pytest.fixture
async def client(database: str) -> TestClient:
    """A client that is told of the session's state."""
    return await client_with(protocol=STANDARD)


def _expected(client: TestClient, browser: httpx.AsyncClient, told: str) -> str:
    salt = told.partition(".")[2]
    text = f"{client.id} https://app.example.com {browser.cookies[BROWSER_STATE]} {salt}"
    return f"{hashlib.sha256(text.encode()).hexdigest()}.{salt}"


async def test_each_answer_has_the_state(browser: httpx.AsyncClient, client: TestClient) -> None:
    """Section 3.2: made of client, origin, the browser's state and a salt that is never the same."""
    await provider.authorize(browser, client)
    first = provider.answered(await provider.sign_in(browser, client, await provider.person()))
    second = provider.answered(await provider.authorize(browser, client, prompt="none"))
    for answer in (first, second):
        assert " " not in answer["session_state"]
        assert answer["session_state"] == _expected(client, browser, answer["session_state"])
    assert first["session_state"] != second["session_state"]


async def test_the_state_changes_with_the_session(browser: httpx.AsyncClient, client: TestClient) -> None:
    """Section 3.2: at sign-in and at logout."""
    user = await provider.person()
    seen = set()
    for _ in range(2):
        await provider.authorize(browser, client, prompt="login")
        await provider.sign_in(browser, client, user)
        seen.add(browser.cookies[BROWSER_STATE])
    assert len(seen) == 2
    assert browser.cookies["_session"] not in seen
    tokens = await provider.tokens_for(browser, client, user)
    await sign_out(browser, tokens["id_token"])
    assert BROWSER_STATE not in browser.cookies


async def test_who_is_told_nothing(browser: httpx.AsyncClient, spa: TestClient) -> None:
    """The contract's clients, and requests that are OAuth's alone."""
    standard = await client_with(protocol=STANDARD)
    await provider.code_for(browser, spa, await provider.person())
    for client, changes in ((spa, {}), (standard, {"scope": "offline_access"})):
        answer = provider.answered(await provider.authorize(browser, client, **changes))
        assert "session_state" not in answer, answer


@pytest.mark.parametrize(
    ("profile", "redirect_uri", "is_told"),
    [
        (None, provider.CALLBACK, True),
        ("fapi_2", provider.CALLBACK, False),  # its answers have a closed list of parameters
        (None, "com.example.app://callback", False),  # no web page
    ],
)
async def test_for_whom_it_is(database: str, profile: str | None, redirect_uri: str, is_told: bool) -> None:
    made = await client_with(protocol={**STANDARD, "security_profile": profile})
    client = await queries.client(made.id)
    assert client
    asked = AuthorizationRequest(client=client, redirect_uri=redirect_uri, requested=("openid",))
    cookies = "; ".join(f"{name}={value}" for name, value in (await signed_cookies("_session", "s")).items())
    request = Request({"type": "http", "headers": [(b"cookie", cookies.encode())]})
    assert (await session_state(request, asked) is not None) is is_told


async def test_the_cookie(database: str, browser: httpx.AsyncClient, client: TestClient) -> None:
    """Section 3.2: for scripts, and on https in pages of other sites as well."""
    before = settings.current()
    for endpoint, same_site in (("https://login.example.com", "none"), (before.endpoint, "lax")):
        settings.use(replace(before, endpoint=endpoint))
        try:
            state = next(each for each in await session_cookies("secret") if each.name == BROWSER_STATE)
        finally:
            settings.use(before)
        assert (state.is_for_scripts, state.same_site, state.path) == (True, same_site, "/oidc")
        assert "secret" not in state.value
    await provider.authorize(browser, client)
    response = await provider.sign_in(browser, client, await provider.person())
    (cookie,) = [
        each for each in response.headers.get_list("set-cookie") if each.startswith(f"{BROWSER_STATE}=")
    ]
    assert "httponly" not in cookie.lower()


async def test_the_page_may_be_framed(browser: httpx.AsyncClient) -> None:
    """Section 3.3; no other page may."""
    metadata = (await browser.get("/oidc/.well-known/openid-configuration")).json()
    assert metadata["check_session_iframe"] == f"{provider.ISSUER}/session/check"
    page = await browser.get(metadata["check_session_iframe"])
    assert page.status_code == 200
    policy = page.headers["content-security-policy"]
    assert "frame-ancestors *" in policy
    assert "default-src 'none'" in policy
    nonce = page.text.partition('<script nonce="')[2].partition('"')[0]
    assert f"script-src 'nonce-{nonce}'" in policy
    assert "unsafe" not in policy
    for path in ("/oidc/session/end/success", "/oidc/session/end?client_id=nobody"):
        other = await browser.get(path, headers={"accept": "text/html"})
        assert "frame-ancestors 'none'" in other.headers["content-security-policy"]
