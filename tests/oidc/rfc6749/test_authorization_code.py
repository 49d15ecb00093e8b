"""RFC 6749 section 4.1: from the authorization request to tokens."""

import asyncio

import httpx

from identity.kernel import database
from tests.conftest import SettableClock
from tests.oidc import provider
from tests.oidc.provider import TestClient


async def test_a_whole_sign_in(browser: httpx.AsyncClient, spa: TestClient) -> None:
    user = await provider.person()
    begun = await provider.authorize(browser, spa)
    assert begun.status_code == 303
    assert begun.headers["location"] == f"/sign-in?app_id={spa.id}"
    assert begun.headers["cache-control"] == "no-store"
    finished = await provider.sign_in(browser, spa, user)
    answer = provider.answered(finished)
    assert answer["state"] == "state-1"
    assert answer["iss"] == provider.ISSUER
    response = await provider.redeem(browser, spa, answer["code"])
    assert response.status_code == 200, response.text
    assert response.headers["cache-control"] == "no-store"
    assert response.headers["pragma"] == "no-cache"
    members = response.json()
    assert set(members) == {"access_token", "refresh_token", "id_token", "expires_in", "token_type", "scope"}
    assert members["token_type"] == "Bearer"
    assert members["expires_in"] == 3600
    assert members["scope"] == "openid profile offline_access"
    assert "." not in members["access_token"]
    assert provider.claims_of(members["id_token"])["sub"] == user.id
    assert await database.fetch_value("SELECT count(*) FROM interactions") == 0


async def test_a_code_works_once_and_its_second_use_revokes_everything(
    browser: httpx.AsyncClient, web: TestClient
) -> None:
    user = await provider.person()
    code = await provider.code_for(browser, web, user)
    first = (await provider.redeem(browser, web, code)).json()
    second = await provider.redeem(browser, web, code)
    assert second.status_code == 400
    assert second.json()["error"] == "invalid_grant"
    assert second.json()["error_description"] == "grant request is invalid"
    assert (await provider.refresh(browser, web, first["refresh_token"])).status_code == 400
    bearer = {"Authorization": f"Bearer {first['access_token']}"}
    assert (await browser.get("/oidc/me", headers=bearer)).status_code == 401


async def test_of_a_hundred_redemptions_at_once_one_succeeds_and_all_is_revoked(
    browser: httpx.AsyncClient, spa: TestClient
) -> None:
    user = await provider.person()
    code = await provider.code_for(browser, spa, user)
    responses = await asyncio.gather(*(provider.redeem(browser, spa, code) for _ in range(100)))
    statuses = sorted(response.status_code for response in responses)
    assert statuses == [200] + [400] * 99
    winner = next(response.json() for response in responses if response.status_code == 200)
    assert (await provider.refresh(browser, spa, winner["refresh_token"])).status_code == 400
    bearer = {"Authorization": f"Bearer {winner['access_token']}"}
    assert (await browser.get("/oidc/me", headers=bearer)).status_code == 401
    assert await database.fetch_value("SELECT count(*) FROM grants") == 0


async def test_a_second_use_half_a_minute_later_revokes_the_access_token(
    browser: httpx.AsyncClient, web: TestClient, settable_clock: SettableClock
) -> None:
    """Section 4.1.2: all tokens that were issued from the code SHOULD be revoked, also after the code has expired."""
    for seconds in (30, 600):
        async with provider.new_browser() as other:
            code = await provider.code_for(other, web, await provider.person())
            tokens = (await provider.redeem(other, web, code)).json()
            bearer = {"Authorization": f"Bearer {tokens['access_token']}"}
            assert (await other.get("/oidc/me", headers=bearer)).status_code == 200
            settable_clock.advance(seconds=seconds)
            again = await provider.redeem(other, web, code)
            assert (again.status_code, again.json()["error"]) == (400, "invalid_grant")
            assert (await other.get("/oidc/me", headers=bearer)).status_code == 401


async def test_a_code_of_another_client(browser: httpx.AsyncClient, web: TestClient, spa: TestClient) -> None:
    """Section 4.1.3: the code was issued to the authenticated client; trying revokes nothing of its owner's."""
    code = await provider.code_for(browser, web, await provider.person())
    stolen = await provider.redeem(browser, spa, code)
    assert (stolen.status_code, stolen.json()["error"]) == (400, "invalid_grant")
    assert (await provider.redeem(browser, web, code)).status_code == 200


async def test_a_suspended_user_redeems_nothing(browser: httpx.AsyncClient, web: TestClient) -> None:
    user = await provider.person()
    code = await provider.code_for(browser, web, user)
    await database.execute("UPDATE users SET is_suspended = true WHERE id = $1", user.id)
    refused = await provider.redeem(browser, web, code)
    assert (refused.status_code, refused.json()["error"]) == (400, "invalid_grant")
