"""OpenID Connect Back-Channel Logout 1.0; a relying party on loopback receives the tokens and verifies them."""

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from typing import Any

import httpx
import pytest

from identity.grants.session_actions import end_user_session
from identity.kernel import clock, database
from identity.kernel.actor import Actor
from identity.users.actions import suspend_user
from oidc import logout_delivery
from oidc.logout_delivery import LogoutDelivery
from tests.conftest import SettableClock
from tests.delivery.hosts import Host, allowed, host
from tests.oidc import provider
from tests.oidc.provider import TestClient
from tests.oidc.sign_outs import client_with, sign_out, told_events, verified
from tests.waiting import until

STANDARD = {"standard_profile": True}


@pytest.fixture
async def party(database: str) -> AsyncIterator[Host]:
    """A relying party that the server may call."""
    async with host() as found, allowed("127.0.0.1"):
        found.answer("/logout", b"", 200)
        yield found


@pytest.fixture
async def client(party: Host) -> TestClient:
    """A client that wants to be told."""
    return await client_with(backchannelLogoutUri=f"{party.url}/logout")


async def _session_ids() -> list[str]:
    return [row["id"] for row in await database.fetch("SELECT id FROM sessions")]


async def _notices() -> list[Any]:
    return await database.fetch("SELECT application_id, attempts, due_at FROM logout_notices ORDER BY id")


async def test_the_token(browser: httpx.AsyncClient, party: Host, client: TestClient) -> None:
    """Section 2.4: the claims; section 2.5: sent by POST; RP-Initiated Logout: before the browser goes on."""
    user = await provider.person()
    tokens = await provider.tokens_for(browser, client, user)
    response = await sign_out(browser, tokens["id_token"])
    assert response.headers["location"].endswith("/bye?state=s-1")
    (asked,) = party.asked
    claims = await verified(browser, asked, client)
    assert claims["exp"] - claims["iat"] == 120
    assert claims["sub"] == provider.claims_of(tokens["id_token"])["sub"]
    assert claims["events"] == {"http://schemas.openid.net/event/backchannel-logout": {}}
    assert set(claims) == {"iss", "aud", "iat", "exp", "jti", "sub", "events"}, "no nonce, and no sid unasked"
    assert await _notices() == []
    assert [(each, result) for each, result, _ in await told_events()] == [(client.id, "Success")]


async def test_every_application_of_the_session_is_told(
    browser: httpx.AsyncClient, party: Host, client: TestClient
) -> None:
    """Section 2.3: all relying parties that are logged in, and nobody else."""
    with_sid = await client_with(
        backchannelLogoutUri=f"{party.url}/logout", backchannelLogoutSessionRequired=True
    )
    standard = await client_with(backchannelLogoutUri=f"{party.url}/logout", protocol=STANDARD)
    pairwise = await client_with(
        backchannelLogoutUri=f"{party.url}/logout", protocol={**STANDARD, "subject_type": "pairwise"}
    )
    without_uri = await provider.register("SPA")
    elsewhere = await client_with(backchannelLogoutUri=f"{party.url}/logout")
    user = await provider.person()
    async with provider.new_browser() as other:
        await provider.tokens_for(other, elsewhere, user)
        foreign_session = await _session_ids()
        issued = {
            each.id: await provider.tokens_for(browser, each, user)
            for each in (client, with_sid, standard, pairwise, without_uri)
        }
    (session_id,) = set(await _session_ids()) - set(foreign_session)
    await sign_out(browser, issued[standard.id]["id_token"])
    by_client = {}
    for each in party.asked:
        audience = provider.claims_of(each.body.decode().partition("=")[2])["aud"]
        by_client[audience] = each
    assert set(by_client) == {client.id, with_sid.id, standard.id, pairwise.id}
    for told, has_sid in ((client, False), (with_sid, True), (standard, True), (pairwise, True)):
        claims = await verified(browser, by_client[told.id], told)
        id_token = provider.claims_of(issued[told.id]["id_token"])
        assert claims["sub"] == id_token["sub"]
        assert claims.get("sid") == id_token.get("sid") == (session_id if has_sid else None)
    assert claims["sub"] != user.id, "pairwise"
    token = by_client[standard.id].body.decode().partition("=")[2]
    assert provider.header_of(token)["alg"] == provider.header_of(issued[standard.id]["id_token"])["alg"]


@pytest.mark.parametrize("status", [200, 204])
async def test_understood(browser: httpx.AsyncClient, party: Host, client: TestClient, status: int) -> None:
    """Section 2.8: 200, and 204 from frameworks that have it so."""
    party.answer("/logout", b"", status)
    tokens = await provider.tokens_for(browser, client, await provider.person())
    await sign_out(browser, tokens["id_token"])
    assert await _notices() == []


@pytest.mark.parametrize("status", [302, 400, 500])
async def test_what_did_not_arrive_is_tried_again(
    browser: httpx.AsyncClient, party: Host, client: TestClient, settable_clock: SettableClock, status: int
) -> None:
    """Section 2.5: tried again after a while with a token of its own; redirects are not followed."""
    settable_clock.advance(minutes=-1)  # the relying party's own clock stands still
    party.answer("/logout", b"", status, location=f"{party.url}/elsewhere")
    tokens = await provider.tokens_for(browser, client, await provider.person())
    assert (await sign_out(browser, tokens["id_token"])).status_code == 303, "failures are not the browser's"
    (notice,) = await _notices()
    assert (notice["attempts"], notice["due_at"]) == (1, clock.now() + timedelta(seconds=5))
    delivery = LogoutDelivery()
    assert await delivery.deliver_due() == 0
    party.answer("/logout", b"", 200)
    settable_clock.advance(seconds=6)
    both = await asyncio.gather(delivery.deliver_due(), LogoutDelivery().deliver_due())
    assert sum(both) == 1, "one of several workers does it"
    assert [each.path for each in party.asked] == ["/logout", "/logout"]
    first, second = [await verified(browser, each, client) for each in party.asked]
    assert first["jti"] != second["jti"]
    assert await _notices() == []
    ((told, result, payload),) = await told_events()
    assert (told, result, payload["attempts"]) == (client.id, "Success", 2)


async def test_given_up_at_last(
    browser: httpx.AsyncClient, party: Host, client: TestClient, settable_clock: SettableClock
) -> None:
    party.answer("/logout", b"", 503)
    tokens = await provider.tokens_for(browser, client, await provider.person())
    await sign_out(browser, tokens["id_token"])
    delivery, rounds = LogoutDelivery(), 0
    while await _notices():
        settable_clock.advance(hours=1)
        await delivery.deliver_due()
        rounds += 1
    assert (rounds, len(party.asked)) == (5, 6)
    ((told, result, payload),) = await told_events()
    assert (told, result) == (client.id, "Error")
    assert payload == {"attempts": 6, "cause": "the application answered with status 503"}


async def test_the_browser_does_not_wait_for_long(
    browser: httpx.AsyncClient, party: Host, client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logout_delivery, "_LONGEST_WAIT_SECONDS", 0.1)
    monkeypatch.setattr(logout_delivery, "_LONGEST_CALL_SECONDS", 60.0)
    party.answers["/logout"] = b"never"
    tokens = await provider.tokens_for(browser, client, await provider.person())
    assert (await sign_out(browser, tokens["id_token"])).status_code == 303
    assert logout_delivery._under_way, "the application is still being told"
    await until(lambda: party.asked)
    party.hang_up()
    await asyncio.gather(*logout_delivery._under_way)
    (notice,) = await _notices()
    assert notice["attempts"] == 1


async def test_hosts_inside_the_network_are_not_called(
    browser: httpx.AsyncClient, party: Host, client: TestClient
) -> None:
    tokens = await provider.tokens_for(browser, client, await provider.person())
    async with allowed():
        assert (await sign_out(browser, tokens["id_token"])).status_code == 303
    assert party.asked == []
    assert len(await _notices()) == 1


async def test_whoever_wants_to_be_told_no_more_is_not(
    browser: httpx.AsyncClient, party: Host, client: TestClient, settable_clock: SettableClock
) -> None:
    party.answer("/logout", b"", 500)
    tokens = await provider.tokens_for(browser, client, await provider.person())
    await sign_out(browser, tokens["id_token"])
    await client_with()  # drops the caches
    await database.execute(
        "UPDATE applications SET oidc_client_metadata = oidc_client_metadata - 'backchannelLogoutUri'"
    )
    settable_clock.advance(minutes=1)
    assert await LogoutDelivery().deliver_due() == 1
    assert (await _notices(), len(party.asked)) == ([], 1)


async def test_sessions_that_administrators_end(
    browser: httpx.AsyncClient, party: Host, client: TestClient, administrator: Actor
) -> None:
    """The contract tells nobody of these; a mutation of our own can."""
    user = await provider.person()
    for is_told in (False, True):
        await provider.tokens_for(browser, client, user)
        (session_id,) = await _session_ids()
        await end_user_session(administrator, user.id, session_id, is_told=is_told)
        assert len(await _notices()) == is_told
    assert await LogoutDelivery().deliver_due() == 1
    assert (await verified(browser, party.asked[0], client))["sub"] == user.id


async def test_suspended_people(browser: httpx.AsyncClient, client: TestClient, administrator: Actor) -> None:
    """Their tokens are worth nothing at once; as in the contract nobody is told."""
    user = await provider.person()
    await provider.tokens_for(browser, client, user)
    await suspend_user(administrator, user.id)
    assert (await _session_ids(), await _notices()) == ([], [])


async def test_statements(browser: httpx.AsyncClient, spa: TestClient, statements: Callable[[], Any]) -> None:
    tokens = await provider.tokens_for(browser, spa, await provider.person())
    with statements() as counted:
        assert (await sign_out(browser, tokens["id_token"])).status_code == 303
    assert counted.number == 2, counted.texts


async def test_discovery(browser: httpx.AsyncClient) -> None:
    """Section 2.1."""
    metadata = (await browser.get("/oidc/.well-known/openid-configuration")).json()
    assert metadata["backchannel_logout_supported"] is True
    assert metadata["backchannel_logout_session_supported"] is True
