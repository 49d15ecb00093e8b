"""How many grants a person may have at an application, and who may use it at all."""

from typing import Any

import httpx
import pytest

from identity.kernel import database
from tests.oidc import provider
from tests.oidc.provider import TestClient


async def _sign_in(client: TestClient, user: Any, **changes: Any) -> dict[str, Any]:
    """In a browser of its own."""
    async with provider.new_browser() as browser:
        return await provider.tokens_for(browser, client, user, **changes)


async def _is_alive(tokens: dict[str, Any]) -> bool:
    async with provider.new_browser() as browser:
        bearer = {"Authorization": f"Bearer {tokens['access_token']}"}
        return (await browser.get("/oidc/me", headers=bearer)).status_code == 200


async def test_the_oldest_grants_give_way(browser: httpx.AsyncClient) -> None:
    client = await provider.register("SPA", custom={"maxAllowedGrants": 2})
    user, other = await provider.person(), await provider.person()
    bystander = await _sign_in(client, other)
    tokens = [await _sign_in(client, user) for _ in range(4)]
    assert [await _is_alive(each) for each in tokens] == [False, False, True, True]
    assert await _is_alive(bystander), "everybody has their own"


async def test_the_event_of_a_limit(browser: httpx.AsyncClient) -> None:
    client = await provider.register("SPA", custom={"maxAllowedGrants": 1})
    user = await provider.person()
    await _sign_in(client, user)
    oldest = await _grant_ids(user)
    await _sign_in(client, user)
    exceeded, revoked = [await database_row(key) for key in ("Grant.LimitExceeded", "RevokeGrants")]
    assert (exceeded["user_id"], exceeded["application_id"]) == (user.id, client.id)
    assert exceeded["payload"] == {
        "revoked_grant_ids": oldest,
        "max_allowed_grants": 1,
        "pre_revocation_active_grant_count": 2,
    }
    assert revoked["payload"]["grant_ids"] == oldest


async def _grant_ids(user: Any) -> list[str]:
    return [row["id"] for row in await database.fetch("SELECT id FROM grants WHERE user_id = $1", user.id)]


async def database_row(key: str) -> Any:
    """The one event of that key."""
    (row,) = await database.fetch("SELECT * FROM events WHERE key = $1", key)
    return row


async def test_authorizing_again_in_the_same_browser_takes_no_further_place(
    browser: httpx.AsyncClient,
) -> None:
    client = await provider.register("SPA", custom={"maxAllowedGrants": 2})
    user = await provider.person()
    first = await _sign_in(client, user)
    async with provider.new_browser() as other:
        for _ in range(3):
            await provider.tokens_for(other, client, user)
    assert await _is_alive(first)


async def test_what_was_just_authorized_stays_when_the_limit_was_lowered(browser: httpx.AsyncClient) -> None:
    client = await provider.register("SPA")
    user = await provider.person()
    await provider.tokens_for(browser, client, user)
    newer = await _sign_in(client, user)
    await provider.change_custom(client, maxAllowedGrants=1)
    again = await provider.tokens_for(browser, client, user)
    assert await _is_alive(again)
    assert not await _is_alive(newer)


async def test_only_whom_a_rule_lets_in_gets_a_code(browser: httpx.AsyncClient, spa: TestClient) -> None:
    user, stranger = await provider.person(), await provider.person()
    await provider.only_for(spa, user)
    assert (await provider.tokens_for(browser, spa, user))["access_token"]
    async with provider.new_browser() as other:
        await provider.authorize(other, spa)
        answer = provider.answered(await provider.sign_in(other, spa, stranger))
        assert (answer["error"], answer["state"]) == ("access_denied", "state-1")
        assert "code" not in answer
        at_once = provider.answered(await provider.authorize(other, spa, prompt="none"))
        assert at_once["error"] == "access_denied", "also when somebody is signed in already"
    assert await database.fetch_value("SELECT count(*) FROM interactions") == 0


async def test_a_third_party_does_not_even_ask_for_consent(browser: httpx.AsyncClient) -> None:
    client = await provider.register("Traditional", is_third_party=True)
    await provider.only_for(client)
    await provider.authorize(browser, client, scope="openid")
    answer = provider.answered(await provider.sign_in(browser, client, await provider.person()))
    assert answer["error"] == "access_denied"


@pytest.mark.parametrize("by", ["role", "organization", "organization role"])
async def test_every_kind_of_rule_lets_in(browser: httpx.AsyncClient, spa: TestClient, by: str) -> None:
    user = await provider.person()
    await provider.only_for(spa)
    if by == "role":
        role_id = await provider.role(to_user=user)
        table, columns, values = "application_allowed_roles", "role_id", [role_id]
    else:
        values = [await provider.organization(members=(user,))]
        table, columns = "application_allowed_organizations", "organization_id"
        if by == "organization role":
            table, columns = "application_allowed_organization_roles", "organization_id, organization_role_id"
            held = await database.fetch_value("SELECT organization_role_id FROM organization_member_roles")
            values = [*values, held]
    places = ", ".join(f"${number}" for number in range(2, len(values) + 2))
    await database.execute(
        f"INSERT INTO {table} (application_id, {columns}) VALUES ($1, {places})", spa.id, *values
    )
    assert (await provider.tokens_for(browser, spa, user))["access_token"]


async def test_rules_count_at_every_refresh(browser: httpx.AsyncClient, spa: TestClient) -> None:
    user = await provider.person()
    tokens = await provider.tokens_for(browser, spa, user)
    await provider.only_for(spa, user)
    again = await provider.refresh(browser, spa, tokens["refresh_token"])
    assert again.status_code == 200
    await database.execute("DELETE FROM application_allowed_users")
    denied = await provider.refresh(browser, spa, again.json()["refresh_token"])
    assert (denied.status_code, denied.json()["error"]) == (403, "access_denied")
    await provider.only_for(spa, user)
    back = await provider.refresh(browser, spa, again.json()["refresh_token"])
    assert back.status_code == 200, "nothing was used up"
