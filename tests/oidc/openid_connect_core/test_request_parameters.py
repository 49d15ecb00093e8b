"""OpenID Connect Core section 3.1.2.1: every parameter of a request, for clients of the standard profile."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from identity.kernel import caches, database
from tests.conftest import SettableClock
from tests.oidc import provider, signing_clients
from tests.oidc.provider import CALLBACK, TestClient


@pytest.fixture
async def client(database: str) -> TestClient:
    """A client of the standard profile."""
    return await signing_clients.register(standard_profile=True)


async def id_token_of(
    browser: httpx.AsyncClient, client: TestClient, answer: dict[str, str]
) -> dict[str, Any]:
    """The claims of the ID Token for a code."""
    redeemed = await provider.redeem(browser, client, answer["code"])
    assert redeemed.status_code == 200, redeemed.text
    return provider.claims_of(redeemed.json()["id_token"])


@pytest.mark.parametrize(
    "changes",
    [
        {"display": "page"},
        {"display": "popup"},
        {"display": "hologram"},
        {"acr_values": "1 2"},
        {"claims_locales": "se"},
        {"ui_locales": "se"},
        {"ui_locales": "de-CH de en"},
        {"login_hint": "somebody@example.com"},
        {"extra": "foobar"},
        {"claims": '{"userinfo":{"name":{"essential":true}},"id_token":{"unheard_of":null}}'},
        {"scope": "profile openid"},
        {"scope": "openid nonsense"},
        {"nonce": "n" * 400, "state": "s" * 1000},
        {"nonce": None},
    ],
)
async def test_accepted(
    browser: httpx.AsyncClient, client: TestClient, changes: dict[str, str | None]
) -> None:
    """Hints and values that are not understood are ignored; state comes back whatever it is."""
    changes = {"state": "s 1+/=%&ä", **changes}
    answer = provider.answered(await signing_clients.signed_in(browser, client, **changes))
    assert answer["state"] == changes["state"]
    claims = await id_token_of(browser, client, answer)
    assert claims.get("nonce") == changes.get("nonce", "nonce-1")


async def test_levels_that_are_asked_for(browser: httpx.AsyncClient, client: TestClient) -> None:
    """Section 5.5.1.1: acr_values asks for the claim acr; an essential one that is not reached ends the request."""
    answer = provider.answered(await signing_clients.signed_in(browser, client, acr_values="1 2"))
    assert (await id_token_of(browser, client, answer))["acr"]
    claims = '{"id_token":{"acr":{"essential":true,"values":["urn:keystead:acr:2fa"]}}}'
    refused = provider.answered(await provider.authorize(browser, client, prompt=None, claims=claims))
    assert (refused["error"], refused["state"]) == ("unmet_authentication_requirements", "state-1")


async def test_the_clients_own_default_of_the_age(
    browser: httpx.AsyncClient, settable_clock: SettableClock
) -> None:
    """Registration section 2: default_max_age counts unless the request has its own."""
    client = await signing_clients.register(standard_profile=True, default_max_age=60)
    await signing_clients.signed_in(browser, client)
    settable_clock.advance(seconds=61)
    asked = await provider.authorize(browser, client, prompt=None)
    assert asked.headers["location"].startswith("/sign-in")
    answer = provider.answered(await provider.authorize(browser, client, prompt=None, max_age="10000"))
    assert "code" in answer


async def test_the_age_does_not_change_when_nobody_signs_in(
    browser: httpx.AsyncClient, client: TestClient, settable_clock: SettableClock
) -> None:
    """max_age in bounds: no new sign-in, and the same auth_time and subject."""
    first = await id_token_of(
        browser,
        client,
        provider.answered(await signing_clients.signed_in(browser, client, max_age="15000")),
    )
    settable_clock.advance(seconds=100)
    answer = provider.answered(await provider.authorize(browser, client, prompt=None, max_age="10000"))
    second = await id_token_of(browser, client, answer)
    assert {name: first[name] for name in ("sub", "auth_time")} == {
        name: second[name] for name in ("sub", "auth_time")
    }


async def test_select_account_lets_somebody_else_in(browser: httpx.AsyncClient, client: TestClient) -> None:
    """prompt=select_account: the person can go on as somebody else, which is another session."""
    first = provider.answered(await signing_clients.signed_in(browser, client))
    first_claims = await id_token_of(browser, client, first)
    asked = await provider.authorize(browser, client, prompt="select_account")
    assert asked.headers["location"].startswith("/sign-in")
    second = provider.answered(await provider.sign_in(browser, client, await provider.person()))
    assert (await id_token_of(browser, client, second))["sub"] != first_claims["sub"]


async def test_a_hint_that_has_expired(
    browser: httpx.AsyncClient, client: TestClient, settable_clock: SettableClock
) -> None:
    """id_token_hint: the token may have expired; it says who is expected, and gives no access."""
    user = await provider.person()
    tokens = await provider.tokens_for(browser, client, user)
    settable_clock.advance(seconds=7200)
    answer = provider.answered(
        await provider.authorize(browser, client, prompt="none", id_token_hint=tokens["id_token"])
    )
    assert "code" in answer
    async with provider.new_browser() as other:
        refused = await provider.authorize(other, client, prompt="none", id_token_hint=tokens["id_token"])
        assert provider.answered(refused)["error"] == "login_required"


async def test_a_pairwise_hint(browser: httpx.AsyncClient, client: TestClient) -> None:
    """Section 8.1: a hint has the subject as that client knows it."""
    pairwise = await signing_clients.register(standard_profile=True, subject_type="pairwise")
    user = await provider.person()
    tokens = await provider.tokens_for(browser, pairwise, user)
    assert provider.claims_of(tokens["id_token"])["sub"] != user.id
    hint = {"prompt": "none", "id_token_hint": tokens["id_token"]}
    assert "code" in provider.answered(await provider.authorize(browser, pairwise, **hint))
    await provider.authorize(browser, client, prompt=None)
    assert provider.answered(await provider.authorize(browser, client, **hint))["error"] == "login_required"


async def test_a_subject_that_is_asked_for(browser: httpx.AsyncClient, client: TestClient) -> None:
    """Section 5.5.1: a value for sub names the one person whose ID Token will do."""
    user = await provider.person()
    await provider.tokens_for(browser, client, user)
    claims = '{"id_token":{"sub":{"value":"%s"}}}'
    right = await provider.authorize(browser, client, prompt="none", claims=claims % user.id)
    assert "code" in provider.answered(right)
    wrong = await provider.authorize(browser, client, prompt="none", claims=claims % "somebody")
    assert provider.answered(wrong)["error"] == "login_required"


async def test_post_with_the_session(browser: httpx.AsyncClient, client: TestClient) -> None:
    """Section 3.1.2.1: POST as well as GET, with the parameters in the body."""
    await signing_clients.signed_in(browser, client)
    form = provider.authorization_query(client, prompt="none")
    response = await browser.post("/oidc/auth", data=form)
    assert "code" in provider.answered(response)


async def test_a_form_of_another_site_comes_without_cookies(
    browser: httpx.AsyncClient, client: TestClient
) -> None:
    """Browsers keep Lax cookies back from it, so the request is made once more as a GET, which has them."""
    await signing_clients.signed_in(browser, client)
    form = provider.authorization_query(client, prompt="none", state="s 1&ä")
    async with provider.new_browser() as bare:
        again = await bare.post("/oidc/auth", data=form, headers={"Sec-Fetch-Site": "cross-site"})
    location = urlsplit(again.headers["location"])
    assert (again.status_code, location.path) == (303, "/oidc/auth")
    assert {name: values[0] for name, values in parse_qs(location.query).items()} == form
    answer = provider.answered(await browser.get(f"{location.path}?{location.query}"))
    assert ("code" in answer, answer["state"]) == (True, "s 1&ä")


@pytest.mark.parametrize("name", ["nonce", "prompt", "claims", "request", "response_mode", "dpop_jkt"])
async def test_nothing_twice(browser: httpx.AsyncClient, client: TestClient, name: str) -> None:
    """RFC 6749 section 3.1: no parameter that is used may be there twice; what is not used may."""
    query = [*provider.authorization_query(client, **{name: None}).items(), (name, "a"), (name, "b")]
    response = await browser.get("/oidc/auth", params=query)
    assert (response.status_code, response.json()["error"]) == (400, "invalid_request")
    query = [*provider.authorization_query(client).items(), ("utm_source", "a"), ("utm_source", "b")]
    assert (await browser.get("/oidc/auth", params=query)).status_code == 303


async def test_what_changes_while_a_person_signs_in(browser: httpx.AsyncClient, client: TestClient) -> None:
    """The request is checked again before it is answered: a redirect URI that was withdrawn gets nothing."""
    await provider.authorize(browser, client)
    await database.execute(
        "UPDATE applications SET oidc_client_metadata = "
        """'{"redirectUris": ["https://new.example/"], "postLogoutRedirectUris": []}' WHERE id = $1""",
        client.id,
    )
    caches.drop_everything()
    response = await provider.sign_in(browser, client, await provider.person())
    assert (response.status_code, response.json()["error"]) == (400, "invalid_redirect_uri")


async def test_two_redirect_uris_and_none_in_the_request(browser: httpx.AsyncClient) -> None:
    """The request has to say which of them is meant."""
    uris = [CALLBACK, f"{CALLBACK}/other"]
    client = await signing_clients.register(redirect_uris=uris, standard_profile=True)
    response = await provider.authorize(browser, client, redirect_uri=None)
    assert (response.status_code, response.json()["error"]) == (400, "invalid_request")
