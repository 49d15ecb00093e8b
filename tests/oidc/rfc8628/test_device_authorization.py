"""Device authorization (RFC 8628): the codes, the pages, polling, and who may approve."""

import asyncio
import re
from typing import Any

import httpx
import pytest

from identity.grants import jobs
from identity.kernel import database
from identity.users.models import User
from tests.conftest import SettableClock
from tests.oidc import provider
from tests.oidc.provider import ENDPOINT, ISSUER, TestClient

GRANT = "urn:ietf:params:oauth:grant-type:device_code"
SCOPE = "openid profile offline_access"
API = "https://api.example.com"
PAGE = {"Accept": "text/html"}
FORM = {**PAGE, "Origin": ENDPOINT, "Sec-Fetch-Site": "same-origin"}


@pytest.fixture
async def television(database: str) -> TestClient:
    """A device without a browser or a keyboard."""
    return await provider.register("Native", redirect_uris=[], custom={"isDeviceFlow": True})


async def begin(browser: httpx.AsyncClient, client: TestClient, **form: Any) -> dict[str, Any]:
    """What the device gets to show and to poll with."""
    response = await browser.post("/oidc/device/auth", data={"client_id": client.id, "scope": SCOPE, **form})
    assert response.status_code == 200, response.text
    members: dict[str, Any] = response.json()
    return members


async def poll(
    browser: httpx.AsyncClient, client: TestClient, begun: dict[str, Any], **form: Any
) -> httpx.Response:
    """Ask for tokens."""
    return await provider.ask_token(
        browser, client, grant_type=GRANT, device_code=begun["device_code"], **form
    )


def fields(html: str) -> dict[str, str]:
    """The hidden fields of a page's form."""
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', html))


def action(html: str) -> str:
    """Where the page's form goes."""
    found = re.search(r'<form method="post" action="([^"]+)"', html)
    assert found, html
    return found[1]


async def type_code(browser: httpx.AsyncClient, user_code: str) -> httpx.Response:
    """Open the page and type the code."""
    shown = await browser.get("/oidc/device", headers=PAGE)
    assert shown.status_code == 200
    return await browser.post(
        action(shown.text), data={**fields(shown.text), "user_code": user_code}, headers=FORM
    )


async def question(
    browser: httpx.AsyncClient, client: TestClient, user: User, begun: dict[str, Any]
) -> httpx.Response:
    """Type the code and sign in if need be: the page that asks for approval."""
    response = await type_code(browser, begun["user_code"])
    assert response.status_code == 303, response.text
    response = await browser.get(response.headers["location"], headers=PAGE)
    if response.status_code == 303:
        assert response.headers["location"].startswith("/sign-in?app_id=")
        response = await provider.sign_in(browser, client, user)
        assert response.status_code == 303, response.text
        response = await browser.get(response.headers["location"], headers=PAGE)
    assert response.status_code == 200, response.text
    return response


async def decide(browser: httpx.AsyncClient, page: httpx.Response, **pressed: Any) -> httpx.Response:
    """Press a button of that page."""
    return await browser.post(action(page.text), data={**fields(page.text), **pressed}, headers=FORM)


async def approve(browser: httpx.AsyncClient, client: TestClient, user: User, begun: dict[str, Any]) -> None:
    """All that the person does."""
    done = await decide(browser, await question(browser, client, user, begun), consent="yes")
    assert done.headers["location"] == f"{ISSUER}/device/done", done.text


def error_of(response: httpx.Response) -> str:
    assert response.status_code == 400, response.text
    error: str = response.json()["error"]
    return error


async def test_the_codes(browser: httpx.AsyncClient, television: TestClient) -> None:
    """Section 3.2: the members of the answer; section 6.1: letters that nobody confuses, in two halves."""
    begun = await begin(browser, television)
    assert set(begun) == {
        "device_code", "user_code", "verification_uri", "verification_uri_complete", "expires_in", "interval",
    }  # fmt: skip
    assert re.fullmatch(r"[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}", begun["user_code"])
    assert begun["verification_uri"] == f"{ENDPOINT}/device"
    assert begun["verification_uri_complete"] == f"{ENDPOINT}/device?user_code={begun['user_code']}"
    assert (begun["expires_in"], begun["interval"]) == (600, 5)
    assert len(begun["device_code"]) >= 42
    stored = await database.fetch_row("SELECT * FROM device_codes")
    assert stored
    assert begun["device_code"] not in stored.values()


async def test_metadata_names_the_endpoint(browser: httpx.AsyncClient) -> None:
    """Section 4."""
    document = (await browser.get("/oidc/.well-known/openid-configuration")).json()
    assert document["device_authorization_endpoint"] == f"{ISSUER}/device/auth"
    assert GRANT in document["grant_types_supported"]


async def test_a_whole_sign_in(browser: httpx.AsyncClient, television: TestClient) -> None:
    """Sections 3.1 to 3.5: pending until the person has approved, then tokens as of a code."""
    user = await provider.person()
    async with provider.new_browser() as device:
        begun = await begin(device, television)
        assert error_of(await poll(device, television, begun)) == "authorization_pending"
        await approve(browser, television, user, begun)
        tokens = (await poll(device, television, begun)).json()
        assert {"access_token", "refresh_token", "id_token", "expires_in", "token_type", "scope"} == set(
            tokens
        )
        claims = provider.claims_of(tokens["id_token"])
        assert (claims["sub"], claims["aud"]) == (user.id, television.id)
        assert "nonce" not in claims
        assert claims["auth_time"]
        bearer = {"Authorization": f"Bearer {tokens['access_token']}"}
        assert (await device.get("/oidc/me", headers=bearer)).json()["name"] == "Ada"
        refreshed = await provider.refresh(device, television, tokens["refresh_token"])
        assert refreshed.status_code == 200, refreshed.text
        assert error_of(await poll(device, television, begun)) == "invalid_grant"


async def test_the_page_shows_the_client_and_the_code(
    browser: httpx.AsyncClient, television: TestClient
) -> None:
    """Section 5.4: the person sees what they approve, so that nobody approves somebody else's device."""
    begun = await begin(browser, television)
    page = await question(browser, television, await provider.person(), begun)
    assert "Native app" in page.text
    assert begun["user_code"] in page.text
    assert "Ada" in page.text
    policy = page.headers["content-security-policy"]
    assert "frame-ancestors 'none'" in policy
    assert "<script" not in page.text
    assert page.headers["x-frame-options"] == "DENY"
    assert page.headers["cache-control"] == "no-store"


async def test_whoever_is_signed_in_is_asked_all_the_same(
    browser: httpx.AsyncClient, television: TestClient
) -> None:
    user = await provider.person()
    await approve(browser, television, user, await begin(browser, television))
    begun = await begin(browser, television)
    response = await type_code(browser, begun["user_code"])
    page = await browser.get(response.headers["location"], headers=PAGE)
    assert begun["user_code"] in page.text
    assert error_of(await poll(browser, television, begun)) == "authorization_pending"


@pytest.mark.parametrize("change", [str.lower, lambda code: code.replace("-", ""), lambda code: f" {code} "])
async def test_how_the_code_is_typed_does_not_matter(
    browser: httpx.AsyncClient, television: TestClient, change: Any
) -> None:
    """Section 6.1: case and punctuation are ignored."""
    begun = await begin(browser, television)
    assert (await type_code(browser, change(begun["user_code"]))).status_code == 303


async def test_the_complete_address_fills_the_code_in(
    browser: httpx.AsyncClient, television: TestClient
) -> None:
    """Section 3.3.1: the person still has to go on, and to compare the code afterwards."""
    begun = await begin(browser, television)
    shown = await browser.get(f"/oidc/device?user_code={begun['user_code']}", headers=PAGE)
    assert f'value="{begun["user_code"]}"' in shown.text
    hostile = await browser.get('/oidc/device?user_code="><script>alert(1)</script>', headers=PAGE)
    assert "<script" not in hostile.text


async def test_the_person_refuses(browser: httpx.AsyncClient, television: TestClient) -> None:
    """Section 3.5, access_denied."""
    begun = await begin(browser, television)
    page = await question(browser, television, await provider.person(), begun)
    refused = await decide(browser, page, cancel="yes")
    assert refused.headers["location"] == f"{ISSUER}/device/refused"
    assert error_of(await poll(browser, television, begun)) == "access_denied"
    again = await decide(browser, page, consent="yes")
    assert again.status_code in (400, 403)
    assert error_of(await poll(browser, television, begun)) == "access_denied"


async def test_the_sign_in_is_given_up(browser: httpx.AsyncClient, television: TestClient) -> None:
    begun = await begin(browser, television)
    response = await type_code(browser, begun["user_code"])
    await database.execute(
        "UPDATE interactions SET result = $1::jsonb",
        {"error": {"error": "access_denied", "description": "cancelled"}},
    )
    gone = await browser.get(response.headers["location"], headers=PAGE)
    assert gone.headers["location"] == f"{ISSUER}/device/refused"
    assert error_of(await poll(browser, television, begun)) == "access_denied"


async def test_polling_too_fast(
    browser: httpx.AsyncClient, television: TestClient, settable_clock: SettableClock
) -> None:
    """Section 3.5, slow_down: the interval grows by five seconds, for all that follows."""
    begun = await begin(browser, television)
    assert error_of(await poll(browser, television, begun)) == "authorization_pending"
    settable_clock.advance(seconds=5)
    assert error_of(await poll(browser, television, begun)) == "authorization_pending"
    settable_clock.advance(seconds=2)
    assert error_of(await poll(browser, television, begun)) == "slow_down"
    settable_clock.advance(seconds=6)
    assert error_of(await poll(browser, television, begun)) == "slow_down"
    settable_clock.advance(seconds=15)
    assert error_of(await poll(browser, television, begun)) == "authorization_pending"
    assert await database.fetch_value("SELECT interval FROM device_codes") == 15


async def test_codes_expire(
    browser: httpx.AsyncClient, television: TestClient, settable_clock: SettableClock
) -> None:
    """Section 3.5, expired_token; the person's page knows the code no more; it is forgotten later."""
    begun = await begin(browser, television)
    settable_clock.advance(minutes=10)
    assert error_of(await poll(browser, television, begun)) == "expired_token"
    refused = await type_code(browser, begun["user_code"])
    assert refused.status_code == 400
    assert 'role="alert"' in refused.text
    assert await jobs.purge_expired_device_codes() == 0
    settable_clock.advance(minutes=11)
    assert await jobs.purge_expired_device_codes() == 1
    assert error_of(await poll(browser, television, begun)) == "invalid_grant"


async def test_an_approved_code_expires_too(
    browser: httpx.AsyncClient, television: TestClient, settable_clock: SettableClock
) -> None:
    begun = await begin(browser, television)
    await approve(browser, television, await provider.person(), begun)
    settable_clock.advance(minutes=10)
    assert error_of(await poll(browser, television, begun)) == "expired_token"


async def test_of_a_hundred_polls_at_once_one_gets_tokens(
    browser: httpx.AsyncClient, television: TestClient
) -> None:
    begun = await begin(browser, television)
    await approve(browser, television, await provider.person(), begun)
    answers = await asyncio.gather(*(poll(browser, television, begun) for _ in range(100)))
    assert sorted(each.status_code for each in answers) == [200] + [400] * 99
    assert {each.json().get("error") for each in answers} == {None, "invalid_grant"}
    assert await database.fetch_value("SELECT count(*) FROM refresh_tokens") == 1


async def test_codes_are_of_their_client(browser: httpx.AsyncClient, television: TestClient) -> None:
    """Section 3.4: the device code was issued to the client that asks."""
    other = await provider.register("Native", redirect_uris=[], custom={"isDeviceFlow": True})
    begun = await begin(browser, television)
    await approve(browser, television, await provider.person(), begun)
    for wrong in ("unknown", "x" * 5000):
        assert error_of(await poll(browser, television, {"device_code": wrong})) == "invalid_grant"
    assert error_of(await poll(browser, other, begun)) == "invalid_grant"
    assert (await poll(browser, television, begun)).status_code == 200


async def test_who_may_ask(browser: httpx.AsyncClient, television: TestClient, spa: TestClient) -> None:
    """Section 3.1: the client authenticates as at the token endpoint, and the grant has to be its own."""
    for client_id, error in (
        (spa.id, "unauthorized_client"),
        ("nobody", "invalid_client"),
        (None, "invalid_request"),
    ):
        form = {"scope": "openid"} | ({"client_id": client_id} if client_id else {})
        assert error_of(await browser.post("/oidc/device/auth", data=form)) == error
    missing = await provider.ask_token(browser, television, grant_type=GRANT)
    assert error_of(missing) == "invalid_request"
    foreign = await provider.ask_token(browser, spa, grant_type=GRANT, device_code="x")
    assert error_of(foreign) == "unauthorized_client"


async def test_a_device_needs_no_redirect_uri_and_has_no_code_flow(
    browser: httpx.AsyncClient, television: TestClient
) -> None:
    refused = await provider.authorize(browser, television)
    assert refused.status_code == 400


async def test_resources(browser: httpx.AsyncClient, television: TestClient) -> None:
    """RFC 8707 section 2.2 in this grant: what was asked for when it began can be had, and nothing else."""
    user = await provider.person()
    _, scopes = await provider.resource(API, "read")
    await provider.role(scopes["read"], to_user=user)
    form = {"client_id": television.id, "scope": "read", "resource": "https://nowhere.example.com"}
    assert error_of(await browser.post("/oidc/device/auth", data=form)) == "invalid_target"
    begun = await begin(browser, television, scope="openid read offline_access", resource=API)
    await approve(browser, television, user, begun)
    await provider.resource("https://other.example.com")
    wrong = await poll(browser, television, begun, resource="https://other.example.com")
    assert error_of(wrong) == "invalid_target"
    tokens = (await poll(browser, television, begun, resource=API)).json()
    claims = provider.claims_of(tokens["access_token"])
    assert (claims["aud"], claims["scope"], claims["sub"]) == (API, "read", user.id)


async def test_without_offline_access_it_ends_with_the_session(
    browser: httpx.AsyncClient, television: TestClient
) -> None:
    begun = await begin(browser, television, scope="openid")
    await approve(browser, television, await provider.person(), begun)
    tokens = (await poll(browser, television, begun)).json()
    assert "refresh_token" not in tokens
    bearer = {"Authorization": f"Bearer {tokens['access_token']}"}
    assert (await browser.get("/oidc/me", headers=bearer)).status_code == 200
    await database.execute("DELETE FROM sessions")
    assert (await browser.get("/oidc/me", headers=bearer)).status_code == 401


async def test_with_it_the_device_stays_signed_in(browser: httpx.AsyncClient, television: TestClient) -> None:
    begun = await begin(browser, television)
    await approve(browser, television, await provider.person(), begun)
    tokens = (await poll(browser, television, begun)).json()
    await database.execute("DELETE FROM sessions")
    assert (await provider.refresh(browser, television, tokens["refresh_token"])).status_code == 200


async def test_a_suspended_person(browser: httpx.AsyncClient, television: TestClient) -> None:
    user = await provider.person()
    begun = await begin(browser, television)
    await approve(browser, television, user, begun)
    await database.execute("UPDATE users SET is_suspended = true WHERE id = $1", user.id)
    assert error_of(await poll(browser, television, begun)) == "invalid_grant"


async def test_access_rules(browser: httpx.AsyncClient, television: TestClient) -> None:
    """An application that is not for everybody is not so on devices either."""
    user = await provider.person()
    await provider.only_for(television)
    begun = await begin(browser, television)
    response = await type_code(browser, begun["user_code"])
    response = await browser.get(response.headers["location"], headers=PAGE)
    response = await provider.sign_in(browser, television, user)
    denied = await browser.get(response.headers["location"], headers=PAGE)
    assert denied.status_code == 403
    assert error_of(await poll(browser, television, begun)) == "access_denied"


async def test_rules_count_until_the_tokens_are_there(
    browser: httpx.AsyncClient, television: TestClient
) -> None:
    begun = await begin(browser, television)
    await approve(browser, television, await provider.person(), begun)
    await provider.only_for(television)
    denied = await poll(browser, television, begun)
    assert (denied.status_code, denied.json()["error"]) == (403, "access_denied")


async def test_only_the_browser_that_typed_the_code_can_approve(
    browser: httpx.AsyncClient, television: TestClient
) -> None:
    """Section 5.4 and session fixation: a link or a form from elsewhere approves nothing."""
    user = await provider.person()
    begun = await begin(browser, television)
    page = await question(browser, television, user, begun)
    async with provider.new_browser() as other:
        assert (await decide(other, page, consent="yes")).status_code in (400, 403)
        assert (await other.get(f"/oidc/auth/{action(page.text).rpartition('/')[2]}")).status_code == 400
    forged = await browser.post(action(page.text), data={"consent": "yes"}, headers=FORM)
    assert forged.status_code == 403
    elsewhere = {**FORM, "Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"}
    given = {**fields(page.text), "consent": "yes"}
    assert (await browser.post(action(page.text), data=given, headers=elsewhere)).status_code == 403
    assert error_of(await poll(browser, television, begun)) == "authorization_pending"


async def test_whoever_typed_the_code_last_goes_on(
    browser: httpx.AsyncClient, television: TestClient
) -> None:
    user = await provider.person()
    begun = await begin(browser, television)
    first = await question(browser, television, user, begun)
    async with provider.new_browser() as other:
        await approve(other, television, await provider.person(), begun)
    late = await decide(browser, first, consent="yes")
    assert late.status_code == 400
    assert (await poll(browser, television, begun)).status_code == 200


async def test_the_form_for_the_code_is_of_this_browser(
    browser: httpx.AsyncClient, television: TestClient
) -> None:
    begun = await begin(browser, television)
    shown = await browser.get("/oidc/device", headers=PAGE)
    given = {**fields(shown.text), "user_code": begun["user_code"]}
    async with provider.new_browser() as other:
        await other.get("/oidc/device", headers=PAGE)
        assert (await other.post("/oidc/device", data=given, headers=FORM)).status_code == 403
    without = await browser.post("/oidc/device", data={"user_code": begun["user_code"]}, headers=FORM)
    assert without.status_code == 403


async def test_nobody_guesses_codes(browser: httpx.AsyncClient, television: TestClient) -> None:
    """Section 5.1: a network has few tries, also with a new browser for each; then right codes wait as well."""
    begun = await begin(browser, television)
    for _ in range(20):
        assert (await type_code(browser, "BCDF-GHJK")).status_code == 400
    async with provider.new_browser() as other:
        refused = await type_code(other, begun["user_code"])
    assert refused.status_code == 429
    assert 'role="alert"' in refused.text
    assert error_of(await poll(browser, television, begun)) == "authorization_pending"


async def test_the_pages_speak_the_persons_language(browser: httpx.AsyncClient) -> None:
    shown = await browser.get("/oidc/device", headers={**PAGE, "Accept-Language": "de"})
    assert '<html lang="de"' in shown.text
    assert "Gerät verbinden" in shown.text


async def test_a_device_of_a_third_party_says_what_it_wants(browser: httpx.AsyncClient) -> None:
    client = await provider.register(
        "Native", is_third_party=True, custom={"isDeviceFlow": True}, redirect_uris=[]
    )
    form = {"client_id": client.id, "scope": "openid profile"}
    refused = await browser.post("/oidc/device/auth", data=form)
    assert error_of(refused) == "invalid_scope"


async def test_the_audit(browser: httpx.AsyncClient, television: TestClient) -> None:
    user = await provider.person()
    begun = await begin(browser, television)
    await approve(browser, television, user, begun)
    await poll(browser, television, begun)
    await poll(browser, television, begun)
    rows = await database.fetch(
        "SELECT result, user_id, payload FROM events WHERE key = 'ExchangeTokenBy.DeviceCode' ORDER BY created_at"
    )
    assert [(row["result"], row["user_id"]) for row in rows] == [("Success", user.id), ("Error", None)]
    assert rows[0]["payload"]["token_types"] == ["AccessToken", "RefreshToken", "IdToken"]
    assert begun["device_code"] not in str([dict(row) for row in rows])
