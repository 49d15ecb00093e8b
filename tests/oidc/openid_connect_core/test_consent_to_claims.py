"""OpenID Connect Core sections 3.1.2.4 and 5.5: a third party gets by `claims` what a person allowed, and no more."""

import json
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.routing import Mount

import oidc.routes
import rest_api.consent
from identity.kernel import caches, database
from tests.oidc import provider
from tests.oidc.provider import TestClient

CLAIMS = json.dumps(
    {"userinfo": {"name": None, "email": None, "phone_number": None}, "id_token": {"email": None}}
)


@pytest.fixture
async def browser(database: str) -> AsyncIterator[httpx.AsyncClient]:
    """A browser at both faces."""
    routes = [Mount("/oidc", routes=oidc.routes.routes), Mount("/api", routes=rest_api.consent.routes)]
    transport = httpx.ASGITransport(app=Starlette(routes=routes))
    async with httpx.AsyncClient(transport=transport, base_url=provider.ENDPOINT) as client:
        yield client


@pytest.fixture
async def third_party(database: str) -> TestClient:
    """A client that may ask for the scope `email`."""
    client = await provider.register("Traditional", is_third_party=True)
    await _allow(client, "email")
    return client


async def _allow(client: TestClient, scope: str) -> None:
    await database.execute(
        "INSERT INTO application_user_scopes (application_id, name) VALUES ($1, $2)", client.id, scope
    )


async def _consented(browser: httpx.AsyncClient, client: TestClient, **changes: Any) -> dict[str, Any]:
    """The tokens after a yes; the page was there."""
    await provider.authorize(
        browser, client, **{"scope": "openid", "prompt": None, "claims": CLAIMS, **changes}
    )
    asked = await provider.sign_in(browser, client, await provider.person(primary_phone="4798765432"))
    assert asked.headers["location"] == f"/consent?app_id={client.id}"
    given = await browser.post("/api/interaction/consent", json={})
    code = provider.answered(await browser.get(given.json()["redirectTo"]))["code"]
    tokens: dict[str, Any] = (await provider.redeem(browser, client, code)).json()
    return tokens


async def test_the_person_is_asked_for_what_the_claims_tell(
    browser: httpx.AsyncClient, third_party: TestClient
) -> None:
    """3.1.2.4: the provider "MUST obtain an authorization decision before releasing information"."""
    await provider.authorize(browser, third_party, scope="openid", prompt=None, claims=CLAIMS)
    await provider.sign_in(browser, third_party, await provider.person())
    shown = (await browser.get("/api/interaction/consent")).json()
    assert shown["missingOIDCScope"] == ["email"]


async def test_nothing_beyond_its_limits_is_told(browser: httpx.AsyncClient, third_party: TestClient) -> None:
    """The name and the phone number were asked for, and the client may ask nobody for them."""
    tokens = await _consented(browser, third_party)
    assert "email" in provider.claims_of(tokens["id_token"])
    assert tokens["scope"] == "openid"
    me = await browser.get("/oidc/me", headers={"Authorization": f"Bearer {tokens['access_token']}"})
    assert set(me.json()) == {"sub", "email"}


async def test_a_yes_to_claims_is_remembered(browser: httpx.AsyncClient, third_party: TestClient) -> None:
    """3.1.2.1: prompt none is answered where there is consent "for the requested Claims"."""
    await _consented(browser, third_party)
    again = await provider.authorize(browser, third_party, scope="openid", prompt="none", claims=CLAIMS)
    assert "code" in provider.answered(again)
    await _allow(third_party, "phone")
    caches.drop_everything()
    more = await provider.authorize(browser, third_party, scope="openid", prompt="none", claims=CLAIMS)
    assert provider.answered(more)["error"] == "consent_required"


async def test_without_a_yes_there_is_no_silent_answer(
    browser: httpx.AsyncClient, third_party: TestClient
) -> None:
    """3.1.2.6: consent_required."""
    first_party = await provider.register("Traditional")
    await provider.code_for(browser, first_party, await provider.person())
    response = await provider.authorize(browser, third_party, scope="openid", prompt="none", claims=CLAIMS)
    assert provider.answered(response)["error"] == "consent_required"


async def test_limits_count_as_they_are_now(browser: httpx.AsyncClient, third_party: TestClient) -> None:
    """A client that lost a scope learns nothing by tokens that it has already."""
    tokens = await _consented(browser, third_party)
    await database.execute("DELETE FROM application_user_scopes WHERE application_id = $1", third_party.id)
    caches.drop_everything()
    me = await browser.get("/oidc/me", headers={"Authorization": f"Bearer {tokens['access_token']}"})
    assert set(me.json()) == {"sub"}
