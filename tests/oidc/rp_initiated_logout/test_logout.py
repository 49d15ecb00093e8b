"""OpenID Connect RP-Initiated Logout 1.0."""

import re
from typing import Any

import httpx
import pytest

from identity.kernel import database
from tests.conftest import SettableClock
from tests.oidc import provider, signing_clients
from tests.oidc.provider import TestClient

BYE = f"{provider.CALLBACK}/bye"
PAGE = {"Accept": "text/html"}


@pytest.fixture
async def tokens(browser: httpx.AsyncClient, spa: TestClient) -> dict[str, Any]:
    """Of somebody who is signed in."""
    return await provider.tokens_for(browser, spa, await provider.person())


async def _end(browser: httpx.AsyncClient, **parameters: str) -> httpx.Response:
    return await browser.get("/oidc/session/end", params=parameters, headers=PAGE)


async def _is_signed_in(browser: httpx.AsyncClient, client: TestClient) -> bool:
    return "code" in provider.answered(await provider.authorize(browser, client, prompt="none"))


async def test_with_a_hint(browser: httpx.AsyncClient, spa: TestClient, tokens: dict[str, Any]) -> None:
    response = await _end(
        browser, id_token_hint=tokens["id_token"], post_logout_redirect_uri=BYE, state="s" * 128
    )
    assert response.status_code == 303
    assert response.headers["location"] == f"{BYE}?state={'s' * 128}"
    assert not await _is_signed_in(browser, spa)
    assert (await provider.refresh(browser, spa, tokens["refresh_token"])).status_code == 200, (
        "offline_access"
    )
    bearer = {"Authorization": f"Bearer {tokens['access_token']}"}
    assert (await browser.get("/oidc/me", headers=bearer)).status_code == 200


async def test_what_lives_with_the_session_ends(browser: httpx.AsyncClient) -> None:
    client = await provider.register("SPA", custom={"alwaysIssueRefreshToken": True})
    tokens = await provider.tokens_for(browser, client, await provider.person(), scope="openid", prompt=None)
    assert (await _end(browser, id_token_hint=tokens["id_token"])).status_code == 303
    assert (await provider.refresh(browser, client, tokens["refresh_token"])).status_code == 400
    bearer = {"Authorization": f"Bearer {tokens['access_token']}"}
    assert (await browser.get("/oidc/me", headers=bearer)).status_code == 401
    assert await database.fetch_value("SELECT count(*) FROM grants") == 0


async def test_an_expired_hint_is_good_enough(
    browser: httpx.AsyncClient, spa: TestClient, settable_clock: SettableClock
) -> None:
    tokens = await provider.tokens_for(browser, spa, await provider.person())
    settable_clock.advance(hours=30)
    response = await browser.post(
        "/oidc/session/end", data={"id_token_hint": tokens["id_token"], "post_logout_redirect_uri": BYE}
    )
    assert response.headers["location"] == BYE
    assert not await _is_signed_in(browser, spa)


async def test_without_a_hint_the_person_is_asked(
    browser: httpx.AsyncClient, spa: TestClient, tokens: dict[str, Any]
) -> None:
    page = await _end(browser, client_id=spa.id, post_logout_redirect_uri=BYE, state="s")
    assert page.status_code == 200
    assert await _is_signed_in(browser, spa), "nothing happens before the person has answered"
    form = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page.text))
    forged = await browser.post("/oidc/session/end/confirm", data={**form, "xsrf": "guess", "logout": "yes"})
    assert forged.status_code == 400
    assert await _is_signed_in(browser, spa)
    confirmed = await browser.post("/oidc/session/end/confirm", data={**form, "logout": "yes"})
    assert confirmed.headers["location"] == f"{BYE}?state=s"
    assert not await _is_signed_in(browser, spa)


SUBMITS_ITSELF = "document.getElementById('logout').click()"
OWN_PAGE = {"referer": "https://app.example.com/account?x=1", "sec-fetch-site": "cross-site"}
OTHER_PAGES = [
    {"referer": "https://evil.example/", "sec-fetch-site": "cross-site"},
    {"referer": "https://app.example.com.evil.example/", "sec-fetch-site": "cross-site"},
    {"referer": "https://evil.example/https://app.example.com/", "sec-fetch-site": "cross-site"},
    {"referer": "https://app.example.com@evil.example/", "sec-fetch-site": "cross-site"},
    {"referer": "http://[", "sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site"},
    {},
]


async def _submits_itself(browser: httpx.AsyncClient, client: TestClient, headers: dict[str, str]) -> bool:
    query = {"client_id": client.id, "post_logout_redirect_uri": BYE}
    page = await browser.get("/oidc/session/end", params=query, headers={**PAGE, **headers})
    assert page.status_code == 200, page.text
    return SUBMITS_ITSELF in page.text


async def test_whoever_comes_from_the_application_is_not_asked_twice(
    browser: httpx.AsyncClient, spa: TestClient, tokens: dict[str, Any]
) -> None:
    """The contract's page submits itself for the operator's own application."""
    for headers in (OWN_PAGE, {"sec-fetch-site": "none"}, {"sec-fetch-site": "same-origin"}):
        assert await _submits_itself(browser, spa, headers), headers


@pytest.mark.parametrize("headers", OTHER_PAGES)
async def test_no_other_page_signs_anybody_out(
    browser: httpx.AsyncClient, spa: TestClient, tokens: dict[str, Any], headers: dict[str, str]
) -> None:
    """Section 2: without a hint "the OP MUST ask": a link or a frame elsewhere would sign people out otherwise."""
    assert not await _submits_itself(browser, spa, headers)
    assert await _is_signed_in(browser, spa)


@pytest.mark.parametrize("kind", ["standard", "third party"])
async def test_applications_of_others_cannot_say_it_for_a_person(
    browser: httpx.AsyncClient, tokens: dict[str, Any], kind: str
) -> None:
    """Section 2: nor where the standard goes first; whoever can register a client could sign everybody out."""
    if kind == "standard":
        client = await signing_clients.register(standard_profile=True)
    else:
        client = await provider.register("Traditional", is_third_party=True)
    assert not await _submits_itself(browser, client, OWN_PAGE)
    assert not await _submits_itself(browser, client, {"sec-fetch-site": "none"})


async def test_a_form_of_another_site_arrives_without_the_cookie(
    browser: httpx.AsyncClient, spa: TestClient, tokens: dict[str, Any]
) -> None:
    wanted = {"id_token_hint": tokens["id_token"], "post_logout_redirect_uri": BYE, "state": "s"}
    async with provider.new_browser() as without_cookies:
        posted = await without_cookies.post("/oidc/session/end", data=wanted)
        bare = await without_cookies.post("/oidc/session/end", data={"x": "y"})
    assert "set-cookie" not in posted.headers, "whoever posts cannot take the session away"
    assert bare.headers["location"] == f"{provider.ISSUER}/session/end?"
    assert await _is_signed_in(browser, spa)
    followed = await browser.get(posted.headers["location"])
    assert followed.headers["location"] == f"{BYE}?state=s"
    assert not await _is_signed_in(browser, spa)


async def test_somebody_elses_hint_does_not_sign_out(
    browser: httpx.AsyncClient, spa: TestClient, tokens: dict[str, Any]
) -> None:
    async with provider.new_browser() as other:
        foreign = await provider.tokens_for(other, spa, await provider.person())
    assert (await _end(browser, id_token_hint=foreign["id_token"])).status_code == 200
    assert await _is_signed_in(browser, spa)


async def test_without_parameters(
    browser: httpx.AsyncClient, spa: TestClient, tokens: dict[str, Any]
) -> None:
    page = await _end(browser)
    form = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page.text))
    confirmed = await browser.post("/oidc/session/end/confirm", data={**form, "logout": "yes"})
    assert confirmed.headers["location"] == f"{provider.ISSUER}/session/end/success"
    assert "signed out" in (await browser.get(confirmed.headers["location"])).text
    again = await _end(browser, state="only")
    assert again.headers["location"] == f"{provider.ISSUER}/session/end/success"


async def test_a_redirect_without_a_client_counts_for_nothing(
    browser: httpx.AsyncClient, tokens: dict[str, Any]
) -> None:
    page = await _end(browser, post_logout_redirect_uri=BYE)
    assert page.status_code == 200
    assert BYE not in page.headers.get("location", "")
    form = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page.text))
    confirmed = await browser.post("/oidc/session/end/confirm", data={**form, "logout": "yes"})
    assert confirmed.headers["location"] == f"{provider.ISSUER}/session/end/success"


@pytest.mark.parametrize(
    "changes",
    [
        {"post_logout_redirect_uri": "https://evil.example/"},
        {"post_logout_redirect_uri": f"{BYE}?foo=bar"},
        {"id_token_hint": "eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0."},
        {"id_token_hint": "nonsense"},
        {"client_id": "nope"},
    ],
)
async def test_errors_redirect_nowhere(
    browser: httpx.AsyncClient, spa: TestClient, tokens: dict[str, Any], changes: dict[str, str]
) -> None:
    parameters = {"id_token_hint": tokens["id_token"], "post_logout_redirect_uri": BYE, **changes}
    page = await _end(browser, **parameters)
    assert page.status_code == 400
    assert "location" not in page.headers
    assert page.headers["content-type"].startswith("text/html")
    plain = await browser.get("/oidc/session/end", params=parameters)
    assert plain.json()["error"] in {"invalid_request", "invalid_client"}
    assert await _is_signed_in(browser, spa)


async def test_a_tampered_hint(browser: httpx.AsyncClient, spa: TestClient, tokens: dict[str, Any]) -> None:
    header, payload, signature = tokens["id_token"].split(".")
    tampered = f"{header}.{payload[:-2]}AA.{signature}"
    assert (await _end(browser, id_token_hint=tampered)).status_code == 400
    access_token_shaped = tokens["access_token"]
    assert (await _end(browser, id_token_hint=access_token_shaped)).status_code == 400
