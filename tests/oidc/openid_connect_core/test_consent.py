"""Third-party applications: nothing is issued before the person has said yes (Core section 3.1.2.4)."""

from collections.abc import AsyncIterator

import httpx
import pytest
from starlette.applications import Starlette
from starlette.routing import Mount

import oidc.routes
import rest_api.consent
from identity.kernel import database
from identity.kernel.actor import SYSTEM
from identity.organizations.template_actions import create_organization_scope
from identity.resources.models import Scope
from tests.oidc import provider
from tests.oidc.provider import TestClient


@pytest.fixture
async def browser(database: str) -> AsyncIterator[httpx.AsyncClient]:
    """A browser at both faces."""
    app = Starlette(
        routes=[
            Mount("/oidc", routes=oidc.routes.routes),
            Mount("/api", routes=rest_api.consent.routes),
        ]
    )
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url=provider.ENDPOINT) as client:
        yield client


@pytest.fixture
async def third_party(database: str) -> TestClient:
    """A third-party client that may ask for profile, for `read` of an API and for `do` in organizations."""
    client = await provider.register("Traditional", is_third_party=True)
    _, scopes = await provider.resource("https://api.example.com", "read", "write")
    await _allow(client, scopes["read"])
    return client


async def _allow(client: TestClient, scope: Scope) -> None:
    await database.execute(
        "INSERT INTO application_user_scopes (application_id, name) VALUES ($1, 'profile'), "
        "($1, 'urn:logto:scope:organizations')",
        client.id,
    )
    await database.execute(
        "INSERT INTO application_resource_scopes (application_id, scope_id) VALUES ($1, $2)",
        client.id,
        scope.id,
    )


WANTED = {"scope": "openid profile read offline_access", "resource": "https://api.example.com"}


async def test_yes(browser: httpx.AsyncClient, third_party: TestClient) -> None:
    user = await provider.person()
    await provider.authorize(browser, third_party, **WANTED)
    asked = await provider.sign_in(browser, third_party, user)
    assert asked.headers["location"] == f"/consent?app_id={third_party.id}"
    shown = (await browser.get("/api/interaction/consent")).json()
    assert shown["application"] == {"id": third_party.id, "name": "Traditional app", "branding": {}}
    assert shown["user"]["id"] == user.id
    assert shown["missingOIDCScope"] == ["profile"]
    assert [scope["name"] for scope in shown["missingResourceScopes"][0]["scopes"]] == ["read"]
    assert shown["redirectUri"] == provider.CALLBACK
    unanswered = await browser.get(f"/oidc/auth/{provider.own_interaction(browser, third_party)}")
    assert unanswered.headers["location"].startswith("/consent")
    given = await browser.post("/api/interaction/consent", json={})
    answer = provider.answered(await browser.get(given.json()["redirectTo"]))
    tokens = await provider.redeem(browser, third_party, answer["code"])
    assert tokens.status_code == 200
    remembered = await provider.authorize(browser, third_party, **{**WANTED, "prompt": "none"})
    assert "code" in provider.answered(remembered)


async def test_no(browser: httpx.AsyncClient, third_party: TestClient) -> None:
    await provider.authorize(browser, third_party, **WANTED)
    await provider.sign_in(browser, third_party, await provider.person())
    given = await browser.post("/api/interaction/consent/cancel", json={})
    answer = provider.answered(await browser.get(given.json()["redirectTo"]))
    assert answer["error"] == "access_denied"
    assert answer["state"] == "state-1"
    assert "code" not in answer
    assert await database.fetch_value("SELECT count(*) FROM grants") == 0


async def test_a_yes_is_to_what_the_page_showed(browser: httpx.AsyncClient, third_party: TestClient) -> None:
    await provider.authorize(browser, third_party, scope="openid")
    await provider.sign_in(browser, third_party, await provider.person())
    shown = (await browser.get("/api/interaction/consent")).json()
    assert "missingOIDCScope" not in shown
    await provider.authorize(browser, third_party, **WANTED)  # in another window, while the person reads
    swapped = await browser.post("/api/interaction/consent", json={"requestId": shown["requestId"]})
    assert (swapped.status_code, swapped.json()["code"]) == (400, "session.not_found")
    shown = (await browser.get("/api/interaction/consent")).json()
    given = await browser.post("/api/interaction/consent", json={"requestId": shown["requestId"]})
    assert given.status_code == 200


async def test_nobody_elses_yes_counts(browser: httpx.AsyncClient, third_party: TestClient) -> None:
    await provider.authorize(browser, third_party, **WANTED)
    await provider.sign_in(browser, third_party, await provider.person())
    browser.cookies.delete("_session")
    refused = await browser.post("/api/interaction/consent", json={})
    assert (refused.status_code, refused.json()["code"]) == (400, "session.not_found")


async def test_prompt_none_needs_an_earlier_yes(browser: httpx.AsyncClient, third_party: TestClient) -> None:
    first_party = await provider.register("Traditional")
    await provider.code_for(browser, first_party, await provider.person())
    response = await provider.authorize(browser, third_party, **{**WANTED, "prompt": "none"})
    assert provider.answered(response)["error"] == "consent_required"


async def test_scopes_beyond_its_limits_are_refused(
    browser: httpx.AsyncClient, third_party: TestClient
) -> None:
    for scope in ("openid email", "openid write", "openid keystead:members:read"):
        response = await provider.authorize(browser, third_party, **{**WANTED, "scope": scope})
        assert provider.answered(response)["error"] == "invalid_scope"


async def test_organizations_are_chosen_by_the_person(
    browser: httpx.AsyncClient, third_party: TestClient
) -> None:
    user = await provider.person()
    chosen = await provider.organization(members=(user,))
    other = await provider.organization(members=(user,))
    foreign = await provider.organization()
    scope = "openid offline_access urn:logto:scope:organizations"
    await provider.authorize(browser, third_party, scope=scope)
    await provider.sign_in(browser, third_party, user)
    shown = (await browser.get("/api/interaction/consent")).json()
    assert {each["id"] for each in shown["organizations"]} == {chosen, other}
    refused = await browser.post("/api/interaction/consent", json={"organizationIds": [chosen, foreign]})
    assert refused.status_code == 403
    given = await browser.post("/api/interaction/consent", json={"organizationIds": [chosen]})
    code = provider.answered(await browser.get(given.json()["redirectTo"]))["code"]
    tokens = (await provider.redeem(browser, third_party, code)).json()
    assert provider.claims_of(tokens["id_token"])["organizations"] == [chosen]
    allowed = await provider.refresh(browser, third_party, tokens["refresh_token"], organization_id=chosen)
    assert allowed.status_code == 200
    denied = await provider.refresh(browser, third_party, tokens["refresh_token"], organization_id=other)
    assert (denied.status_code, denied.json()["error"]) == (403, "access_denied")


async def test_a_scope_of_organizations_is_shown_also_when_an_api_has_one_of_that_name(
    browser: httpx.AsyncClient, third_party: TestClient
) -> None:
    scope = await create_organization_scope(SYSTEM, "read")
    await database.execute(
        "INSERT INTO application_organization_scopes (application_id, organization_scope_id) VALUES ($1, $2)",
        third_party.id,
        scope.id,
    )
    wanted = {**WANTED, "scope": "openid read urn:logto:scope:organizations"}
    await provider.authorize(browser, third_party, **wanted)
    await provider.sign_in(browser, third_party, await provider.person())
    shown = (await browser.get("/api/interaction/consent")).json()
    asked = {each["resource"]["indicator"]: each["scopes"] for each in shown["missingResourceScopes"]}
    assert {indicator: [each["name"] for each in named] for indicator, named in asked.items()} == {
        "https://api.example.com": ["read"],
        "urn:logto:resource:organizations": ["read"],
    }


async def test_another_sites_page_cannot_say_yes(browser: httpx.AsyncClient, third_party: TestClient) -> None:
    await provider.authorize(browser, third_party, **WANTED)
    await provider.sign_in(browser, third_party, await provider.person())
    refused = await browser.post(
        "/api/interaction/consent",
        json={},
        headers={"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"},
    )
    assert refused.status_code == 403
