"""Attacks on the code on its way (RFC 9700 section 4): mix-up, injection, downgrade, fixation, framing."""

import json
from typing import Any
from urllib.parse import quote

import httpx
import pytest

from identity.kernel import database
from identity.security.codes import pkce_s256_challenge
from tests.oidc import provider, signing_clients
from tests.oidc.provider import ISSUER, TestClient
from tests.oidc.signing_clients import IMPLICIT, posted

HTML = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
MODES = [None, "query", "fragment", "form_post"]


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("changes", [{}, {"prompt": "none"}, {"scope": "openid", "max_age": "x"}])
async def test_mix_up(
    browser: httpx.AsyncClient, web: TestClient, mode: str | None, changes: dict[str, str]
) -> None:
    """Section 4.4, RFC 9207 section 2: every answer says who sends it, errors too, in every mode."""
    response = await signing_clients.signed_in(browser, web, response_mode=mode, **changes)
    members = posted(response) if mode == "form_post" else provider.answered(response)
    assert members["iss"] == ISSUER


@pytest.mark.parametrize("response_type", ["code id_token", "code token", "id_token", "id_token token"])
async def test_mix_up_in_the_front_channel(browser: httpx.AsyncClient, response_type: str) -> None:
    """RFC 9207 section 2: for every response type."""
    client = await signing_clients.register(**IMPLICIT)
    for changes in ({}, {"prompt": "none", "max_age": "0"}):
        answer = provider.answered(
            await signing_clients.signed_in(browser, client, response_type=response_type, **changes)
        )
        assert answer["iss"] == ISSUER


async def test_code_injection(browser: httpx.AsyncClient, spa: TestClient, web: TestClient) -> None:
    """Section 4.5: a stolen code is of no use to another client, nor in another sign-in of the same client."""
    code = await provider.code_for(browser, spa, await provider.person())
    assert (await provider.redeem(browser, web, code)).json()["error"] == "invalid_grant"
    injected = await provider.redeem(browser, spa, code, code_verifier="w" * 64)
    assert injected.json()["error"] == "invalid_grant"
    assert (await provider.redeem(browser, spa, code)).status_code == 200


async def test_code_injection_into_a_hybrid_flow(browser: httpx.AsyncClient) -> None:
    """OpenID Connect Core section 3.3.2.10: c_hash is of the code that came with the ID Token, and of no other."""
    client = await signing_clients.register(**IMPLICIT)
    claims = []
    for _ in range(2):
        response = await signing_clients.signed_in(browser, client, response_type="code id_token")
        claims.append(provider.claims_of(provider.answered(response)["id_token"])["c_hash"])
    assert claims[0] != claims[1]


async def test_pkce_downgrade(browser: httpx.AsyncClient, web: TestClient) -> None:
    """Section 4.8.2: a verifier for a code that was issued without a challenge, or the other way round, is refused."""
    user = await provider.person()
    bare = {"code_challenge": None, "code_challenge_method": None}
    code = await provider.code_for(browser, web, user, **bare)
    assert (await provider.redeem(browser, web, code)).json()["error"] == "invalid_grant"
    assert (await provider.redeem(browser, web, code, code_verifier=None)).status_code == 200
    code = await provider.code_for(browser, web, user)
    missing = await provider.redeem(browser, web, code, code_verifier=None)
    assert (missing.status_code, missing.json()["error"]) == (400, "invalid_grant")


@pytest.mark.parametrize(
    "changes",
    [
        {"code_challenge": None, "code_challenge_method": None},
        {"code_challenge": None},
        {"code_challenge_method": None},
        {"code_challenge_method": "plain"},
        {"code_challenge_method": "plain", "code_challenge": provider.VERIFIER},
        {"code_challenge_method": "s256"},
        {"code_challenge": pkce_s256_challenge(provider.VERIFIER) + "="},
        {"code_challenge": "!" * 43},
    ],
)
async def test_pkce_is_s256_or_nothing(
    browser: httpx.AsyncClient, spa: TestClient, changes: dict[str, str | None]
) -> None:
    """RFC 7636 section 4.2: a public client cannot do without, nor with less."""
    answer = provider.answered(await provider.authorize(browser, spa, **changes))
    assert answer["error"] == "invalid_request"


async def test_session_fixation(browser: httpx.AsyncClient, spa: TestClient) -> None:
    """Who planted a cookie before the sign-in is signed in as nobody; of known ones see pages/test_plain_sign_in.py."""
    planted = "p" * 43
    browser.cookies.set("_session", planted, domain="localhost.local", path="/")
    await signing_clients.signed_in(browser, spa)
    assert await database.fetch_value("SELECT count(*) FROM sessions") == 1
    async with provider.new_browser() as attacker:
        attacker.cookies.set("_session", planted, domain="localhost.local", path="/")
        refused = await provider.authorize(attacker, spa, prompt="none")
    assert provider.answered(refused)["error"] == "login_required"


async def test_login_fixation(browser: httpx.AsyncClient, spa: TestClient) -> None:
    """An interaction goes on in the browser that began it: neither its address nor a cookie that is not ours does."""
    await provider.authorize(browser, spa)
    interaction_id = provider.own_interaction(browser, spa)
    async with provider.new_browser() as victim:
        forged = quote(json.dumps({spa.id: interaction_id}), safe="")
        victim.cookies.set("_interaction", forged, domain="localhost.local", path="/")
        response = await victim.get(f"/oidc/auth/{interaction_id}")
    assert (response.status_code, response.json()["code"]) == (400, "session.not_found")


async def test_an_interaction_is_over_once_it_is_answered(
    browser: httpx.AsyncClient, spa: TestClient
) -> None:
    """Its address cannot be used a second time."""
    await provider.authorize(browser, spa)
    interaction_id = provider.own_interaction(browser, spa)
    await provider.sign_in(browser, spa, await provider.person())
    again = await browser.get(f"/oidc/auth/{interaction_id}")
    assert (again.status_code, again.json()["code"]) == (400, "session.not_found")


@pytest.mark.parametrize("changes", [{"client_id": "nope"}, {"response_mode": "form_post", "prompt": "none"}])
async def test_clickjacking(browser: httpx.AsyncClient, spa: TestClient, changes: dict[str, Any]) -> None:
    """Section 4.16: no page of this endpoint can be framed, and none leaks its address."""
    query = provider.authorization_query(spa, **changes)
    page = await browser.get("/oidc/auth", params=query, headers=HTML)
    assert page.headers["content-type"].startswith("text/html")
    assert "frame-ancestors 'none'" in page.headers["content-security-policy"]
    assert page.headers["x-frame-options"] == "DENY"
    assert page.headers["cache-control"] == "no-store"


async def test_no_answer_is_kept(browser: httpx.AsyncClient, spa: TestClient) -> None:
    """RFC 6749 section 5.1 for what goes through the browser; 303, so that no password is posted again (4.12)."""
    response = await signing_clients.signed_in(browser, spa)
    assert (response.status_code, response.headers["cache-control"]) == (303, "no-store")


@pytest.mark.parametrize("value", ["<script>alert(1)</script>", 'x"y\\z', "line\r\nend", "ü€", "\x7f\x1b"])
@pytest.mark.parametrize(
    "name", ["response_type", "prompt", "resource", "response_mode", "claims", "request"]
)
async def test_descriptions_are_printable(
    browser: httpx.AsyncClient, web: TestClient, name: str, value: str
) -> None:
    """RFC 6749 section 4.1.2.1: printable ASCII without quotation marks and backslashes, whatever was sent."""
    answer = provider.answered(await provider.authorize(browser, web, **{name: value}))
    assert answer["error"]
    description = answer["error_description"]
    assert all(32 <= ord(character) < 127 and character not in '"\\' for character in description)
    assert "script" not in description
