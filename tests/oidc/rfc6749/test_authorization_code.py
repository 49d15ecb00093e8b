"""RFC 6749 section 4.1: from the authorization request to tokens."""

import asyncio

import httpx

from identity.kernel import database
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


async def test_of_forty_redemptions_at_once_one_succeeds(browser: httpx.AsyncClient, spa: TestClient) -> None:
    user = await provider.person()
    code = await provider.code_for(browser, spa, user)
    responses = await asyncio.gather(*(provider.redeem(browser, spa, code) for _ in range(40)))
    statuses = sorted(response.status_code for response in responses)
    assert statuses == [200] + [400] * 39
    winner = next(response.json() for response in responses if response.status_code == 200)
    assert (await provider.refresh(browser, spa, winner["refresh_token"])).status_code == 400
    assert await database.fetch_value("SELECT count(*) FROM grants") == 0
