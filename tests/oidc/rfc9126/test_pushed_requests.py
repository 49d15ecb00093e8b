"""RFC 9126: authorization requests that are handed in beforehand."""

from typing import Any

import httpx
import pytest

from identity.grants.jobs import purge_pushed_requests
from identity.kernel import database
from tests.conftest import SettableClock
from tests.oidc import provider, signing_clients
from tests.oidc.provider import CALLBACK, ISSUER, TestClient
from tests.oidc.signing_clients import FAPI, assertion, open_reference, push, push_form, pushed

PREFIX = "urn:ietf:params:oauth:request_uri:"
HTML = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


@pytest.fixture
async def fapi(database: str) -> TestClient:
    """A client that lives by FAPI 2.0."""
    return await signing_clients.register(**FAPI)


def fapi_form(client: TestClient, **changes: Any) -> dict[str, Any]:
    """What it pushes."""
    return {**provider.authorization_query(client, **changes), **assertion(client)}


async def fapi_reference(browser: httpx.AsyncClient, client: TestClient, **changes: Any) -> str:
    """The request_uri of that."""
    response = await push_form(browser, client, fapi_form(client, **changes))
    assert response.status_code == 201, response.text
    reference: str = response.json()["request_uri"]
    return reference


async def test_the_answer(browser: httpx.AsyncClient, web: TestClient) -> None:
    """Section 2.2: 201, a reference that nobody guesses, its lifetime, and nobody keeps it."""
    response = await push(browser, web)
    assert response.status_code == 201
    assert set(response.json()) == {"request_uri", "expires_in"}
    assert response.json()["request_uri"].startswith(PREFIX)
    assert len(response.json()["request_uri"].removeprefix(PREFIX)) >= 43
    assert 60 <= response.json()["expires_in"] <= 600
    assert response.headers["cache-control"] == "no-store"
    again = await push(browser, web)
    assert again.json()["request_uri"] != response.json()["request_uri"]


async def test_the_reference_is_stored_as_a_hash(browser: httpx.AsyncClient, web: TestClient) -> None:
    """What is only compared is not stored; nor is what authenticated the client."""
    reference = await pushed(browser, web)
    row = await database.fetch_row("SELECT * FROM pushed_requests")
    assert row is not None
    assert reference.removeprefix(PREFIX) not in str(dict(row))
    assert web.secret
    assert web.secret not in str(dict(row))
    events = await database.fetch("SELECT key, payload FROM events WHERE key = 'PushedRequest.Created'")
    assert len(events) == 1
    assert web.secret not in str([dict(each) for each in events])


async def test_a_whole_sign_in(browser: httpx.AsyncClient, web: TestClient) -> None:
    """Section 4: the reference and the client's id are all that goes through the browser."""
    reference = await pushed(browser, web)
    begun = await open_reference(browser, web, reference)
    assert begun.headers["location"] == f"/sign-in?app_id={web.id}"
    answer = provider.answered(await provider.sign_in(browser, web, await provider.person()))
    assert (answer["state"], answer["iss"]) == ("state-1", ISSUER)
    tokens = await provider.redeem(browser, web, answer["code"])
    assert provider.claims_of(tokens.json()["id_token"])["nonce"] == "nonce-1"


async def test_a_public_client(browser: httpx.AsyncClient, spa: TestClient) -> None:
    """Section 2: clients without a secret can push as well; they send their id."""
    reference = await pushed(browser, spa)
    assert (await open_reference(browser, spa, reference)).status_code == 303


async def test_what_was_pushed_wins(browser: httpx.AsyncClient, web: TestClient) -> None:
    """Section 4, RFC 9101 section 5: parameters beside the reference are not used."""
    reference = await pushed(browser, web, state=None, nonce=None)
    outside = {
        "state": "outside", "nonce": "outside", "redirect_uri": "https://evil.example/", "scope": "openid",
        "response_type": "token", "response_mode": "fragment", "code_challenge": "x",
    }  # fmt: skip
    await open_reference(browser, web, reference, **outside)
    response = await provider.sign_in(browser, web, await provider.person())
    assert response.headers["location"].startswith(f"{CALLBACK}?code=")
    answer = provider.answered(response)
    assert "state" not in answer
    tokens = (await provider.redeem(browser, web, answer["code"])).json()
    assert "nonce" not in provider.claims_of(tokens["id_token"])
    assert "profile" in tokens["scope"].split()


async def test_it_can_be_opened_twice_until_it_is_answered(
    browser: httpx.AsyncClient, web: TestClient
) -> None:
    """Section 4: one use, but a person who reloads the page before signing in is not turned away."""
    reference = await pushed(browser, web)
    for _ in range(2):
        assert (await open_reference(browser, web, reference)).status_code == 303
    assert "code" in provider.answered(await provider.sign_in(browser, web, await provider.person()))


async def test_an_answered_request_is_over(browser: httpx.AsyncClient, web: TestClient) -> None:
    """Section 7.3: replayed references are refused, on a page and without a redirect."""
    reference = await pushed(browser, web)
    await open_reference(browser, web, reference)
    await provider.sign_in(browser, web, await provider.person())
    again = await open_reference(browser, web, reference)
    assert (again.status_code, again.json()["error"]) == (400, "invalid_request_uri")
    assert "location" not in again.headers


async def test_of_two_browsers_one_is_answered(browser: httpx.AsyncClient, web: TestClient) -> None:
    """Section 7.3: opened in two browsers before anybody signed in, it is still good for one code."""
    reference = await pushed(browser, web)
    async with provider.new_browser() as other:
        for each in (browser, other):
            await open_reference(each, web, reference)
        first = await provider.sign_in(browser, web, await provider.person())
        second = await provider.sign_in(other, web, await provider.person())
    assert "code" in provider.answered(first)
    assert (second.status_code, second.json()["error"]) == (400, "invalid_request_uri")
    assert await database.fetch_value("SELECT count(*) FROM authorization_codes") == 1


async def test_it_expires(browser: httpx.AsyncClient, web: TestClient, settable_clock: SettableClock) -> None:
    """Section 4: an expired reference is refused; who opened it in time may take longer to sign in."""
    reference = await pushed(browser, web)
    await open_reference(browser, web, reference)
    settable_clock.advance(seconds=601)
    late = await open_reference(browser, web, reference)
    assert (late.status_code, late.json()["error"]) == (400, "invalid_request_uri")
    assert "code" in provider.answered(await provider.sign_in(browser, web, await provider.person()))


async def test_expired_ones_are_forgotten(
    browser: httpx.AsyncClient, web: TestClient, settable_clock: SettableClock
) -> None:
    """Once no sign-in can be in progress for them."""
    await pushed(browser, web)
    settable_clock.advance(seconds=1800)
    await purge_pushed_requests()
    assert await database.fetch_value("SELECT count(*) FROM pushed_requests") == 1
    settable_clock.advance(seconds=3600)
    await purge_pushed_requests()
    assert await database.fetch_value("SELECT count(*) FROM pushed_requests") == 0


async def test_it_is_the_clients_own(browser: httpx.AsyncClient, web: TestClient, spa: TestClient) -> None:
    """Section 7.1: bound to the client that pushed it; another one's is as good as unknown."""
    reference = await pushed(browser, web)
    response = await open_reference(browser, spa, reference)
    assert (response.status_code, response.json()["error"]) == (400, "invalid_request_uri")
    page = await browser.get(
        "/oidc/auth", params={"client_id": spa.id, "request_uri": PREFIX + "guessed"}, headers=HTML
    )
    assert (page.status_code, "location" in page.headers) == (400, False)
    assert page.headers["content-type"].startswith("text/html")


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"request_uri": PREFIX + "x"}, "invalid_request"),
        ({"request_uri": "https://app.example.com/request"}, "invalid_request"),
        ({"client_id": "another"}, "invalid_request"),
        ({"redirect_uri": None}, "invalid_request"),
        ({"redirect_uri": "https://evil.example/"}, "invalid_request"),
        ({"response_type": None}, "invalid_request"),
        ({"response_type": "code id_token"}, "unsupported_response_type"),
        ({"response_mode": "smoke"}, "invalid_request"),
        ({"code_challenge_method": "plain"}, "invalid_request"),
        ({"code_challenge": "short"}, "invalid_request"),
        ({"prompt": "dance"}, "invalid_request"),
        ({"resource": "https://unknown.example"}, "invalid_target"),
        ({"id_token_hint": "nonsense"}, "invalid_request"),
        ({"claims": "[]"}, "invalid_request"),
        ({"dpop_jkt": "short"}, "invalid_request"),
        ({"state": "s" * 5000}, "invalid_request"),
    ],
)
async def test_everything_is_checked_when_it_is_pushed(
    browser: httpx.AsyncClient, web: TestClient, changes: dict[str, str | None], error: str
) -> None:
    """Section 2.1: validated as at the authorization endpoint; section 2.3: told as JSON, never redirected."""
    response = await push(browser, web, **changes)
    assert (response.status_code, response.json()["error"]) == (400, error)
    assert "location" not in response.headers
    assert await database.fetch_value("SELECT count(*) FROM pushed_requests") == 0


@pytest.mark.parametrize("nonce", [None, "n" * 64, "n" * 400])
@pytest.mark.parametrize("state", [None, "s" * 1000])
async def test_long_and_missing_values(
    browser: httpx.AsyncClient, web: TestClient, nonce: str | None, state: str | None
) -> None:
    """FAPI 2.0: neither state nor nonce has to be there, and both may be long."""
    reference = await pushed(browser, web, state=state, nonce=nonce)
    await open_reference(browser, web, reference)
    answer = provider.answered(await provider.sign_in(browser, web, await provider.person()))
    assert answer.get("state") == state


async def test_the_client_authenticates(browser: httpx.AsyncClient, web: TestClient) -> None:
    """Section 2: as at the token endpoint."""
    form = provider.authorization_query(web)
    wrong = await browser.post("/oidc/request", data=form, auth=(web.id, "wrong"))
    assert (wrong.status_code, wrong.json()["error"]) == (401, "invalid_client")
    bare = await browser.post("/oidc/request", data=form)
    assert (bare.status_code, bare.json()["error"]) == (401, "invalid_client")


@pytest.mark.parametrize("method", ["GET", "PUT", "PATCH", "DELETE"])
async def test_only_post(browser: httpx.AsyncClient, web: TestClient, method: str) -> None:
    """Section 2.3: another method is an error of the client."""
    response = await browser.request(method, "/oidc/request", params=provider.authorization_query(web))
    assert 400 <= response.status_code < 500


async def test_no_parameter_twice(browser: httpx.AsyncClient, web: TestClient) -> None:
    """RFC 6749 section 3.1."""
    body = httpx.QueryParams([*provider.authorization_query(web).items(), ("state", "other")])
    response = await browser.post(
        "/oidc/request",
        content=str(body),
        headers={"content-type": "application/x-www-form-urlencoded"},
        auth=web.basic or httpx.USE_CLIENT_DEFAULT,
    )
    assert (response.status_code, response.json()["error"]) == (400, "invalid_request")


async def test_prompt_none(browser: httpx.AsyncClient, web: TestClient) -> None:
    """The client is told as ever when the person is not signed in; with that the request is answered (section 4)."""
    reference = await pushed(browser, web, prompt="none")
    answer = provider.answered(await open_reference(browser, web, reference))
    assert (answer["error"], answer["state"]) == ("login_required", "state-1")
    again = await open_reference(browser, web, reference)
    assert (again.status_code, again.json()["error"]) == (400, "invalid_request_uri")


@pytest.mark.parametrize("metadata", [FAPI, {"require_pushed_authorization_requests": True}])
async def test_clients_that_must_push(browser: httpx.AsyncClient, metadata: dict[str, Any]) -> None:
    """Section 6: what such a client did not push is refused, and not redirected."""
    client = await signing_clients.register(**metadata)
    response = await provider.authorize(browser, client)
    assert (response.status_code, response.json()["error"]) == (400, "invalid_request")
    assert "location" not in response.headers


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"code_challenge": None, "code_challenge_method": None}, "invalid_request"),
        ({"code_challenge": "v" * 64, "code_challenge_method": "plain"}, "invalid_request"),
        ({"code_challenge": "v" * 64, "code_challenge_method": None}, "invalid_request"),
        ({"redirect_uri": None}, "invalid_request"),
        ({"redirect_uri": f"{CALLBACK}/"}, "invalid_request"),
        ({"redirect_uri": f"{CALLBACK}?a=b"}, "invalid_request"),
        ({"response_type": "code id_token"}, "unsupported_response_type"),
        ({"response_type": "token"}, "unsupported_response_type"),
    ],
)
async def test_fapi_clients(
    browser: httpx.AsyncClient, fapi: TestClient, changes: dict[str, str | None], error: str
) -> None:
    """FAPI 2.0 Security Profile section 5.3.2.2: PKCE with S256, a redirect URI, and the code flow alone."""
    response = await push_form(browser, fapi, fapi_form(fapi, **changes))
    assert (response.status_code, response.json()["error"]) == (400, error)


async def test_a_fapi_client_signs_in(browser: httpx.AsyncClient) -> None:
    """Section 5.3.2.2: iss is in the answer, and the query of the redirect URI is kept."""
    uri = f"{CALLBACK}?dummy1=lorem&dummy2=ipsum"
    client = await signing_clients.register(redirect_uris=[uri], **FAPI)
    reference = await fapi_reference(browser, client, redirect_uri=uri, nonce="n" * 43, state="s" * 128)
    await open_reference(browser, client, reference)
    response = await provider.sign_in(browser, client, await provider.person())
    assert response.headers["location"].startswith(f"{uri}&code=")
    answer = provider.answered(response)
    assert {"dummy1", "dummy2", "code", "state", "iss"} <= set(answer)


async def test_statements(browser: httpx.AsyncClient, web: TestClient, statements: Any) -> None:
    """Pushing is one statement; opening and answering cost one read more than an ordinary request."""
    await open_reference(browser, web, await pushed(browser, web))
    with statements() as pushing:
        reference = await pushed(browser, web)
    assert pushing.number == 1, pushing.texts
    with statements() as opening:
        await open_reference(browser, web, reference)
    assert opening.number == 2, opening.texts
