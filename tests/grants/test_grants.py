"""Grants end with the person, the application and time; events are stored with what they tell of."""

import asyncio

import pytest

from identity.applications.actions import delete_application
from identity.grants import jobs
from identity.grants.queries import grant_is_live, opaque_token
from identity.kernel import database as db
from identity.kernel.actor import SYSTEM
from identity.users.actions import delete_user, suspend_user
from tests.conftest import SettableClock, every_row
from tests.counting import log_of_statements
from tests.oidc import provider

TABLES = (
    "grants",
    "authorization_codes",
    "access_tokens",
    "refresh_tokens",
    "events",
    "interactions",
    "sessions",
)


async def test_tokens_end_with_their_user_and_application(database: str) -> None:
    client = await provider.register("SPA")
    async with provider.new_browser() as browser:
        for end in (suspend_user, delete_user):
            user = await provider.person()
            async with provider.new_browser() as fresh:
                tokens = await provider.tokens_for(fresh, client, user)
            assert await opaque_token(tokens["access_token"])
            await end(SYSTEM, user.id)
            assert await opaque_token(tokens["access_token"]) is None
            assert await db.fetch_value("SELECT count(*) FROM grants") == 0
        tokens = await provider.tokens_for(browser, client, await provider.person())
        await delete_application(SYSTEM, client.id)
        assert await opaque_token(tokens["access_token"]) is None
        assert await db.fetch_value("SELECT count(*) FROM refresh_tokens") == 0


async def test_a_session_has_one_grant_for_each_application(database: str) -> None:
    client, user = await provider.register("Traditional"), await provider.person()
    async with provider.new_browser() as browser:
        await provider.tokens_for(browser, client, user, scope="openid", prompt=None)
        row = await db.fetch_row("SELECT * FROM grants")
        assert row
        assert (row["scope"], row["is_offline"]) == ("openid", False)
        await provider.tokens_for(browser, client, user)
    rows = await db.fetch("SELECT * FROM grants")
    assert [(row["scope"], row["is_offline"]) for row in rows] == [("openid profile offline_access", True)]
    assert await grant_is_live(rows[0]["id"], user.id)
    assert not await grant_is_live(rows[0]["id"], "somebodyelse")
    assert await db.fetch_value("SELECT application_id FROM users WHERE id = $1", user.id) == client.id


async def test_what_has_expired_is_purged(database: str, settable_clock: SettableClock) -> None:
    client = await provider.register("SPA")
    async with provider.new_browser() as browser:
        tokens = await provider.tokens_for(browser, client, await provider.person())
        await provider.refresh(browser, client, tokens["refresh_token"])
    settable_clock.advance(days=181)
    assert await jobs.purge_expired_codes() == 1
    assert await jobs.purge_expired_access_tokens() == 2
    assert await jobs.purge_expired_refresh_tokens() == 2
    assert await jobs.purge_ended_grants() == 1


async def test_a_person_can_be_deleted_in_the_middle_of_a_sign_in(database: str) -> None:
    client = await provider.register("SPA")
    for _ in range(8):
        user = await provider.person()
        async with provider.new_browser() as browser:
            code = await provider.code_for(browser, client, user)
            again, redeemed, deleted = await asyncio.gather(
                provider.authorize(browser, client),
                provider.redeem(browser, client, code),
                delete_user(SYSTEM, user.id),
            )
            assert again.status_code == 303
            assert redeemed.status_code in {200, 400}
            assert deleted.id == user.id
    assert await db.fetch_value("SELECT count(*) FROM grants") == 0


async def test_events_of_a_sign_in(database: str) -> None:
    client, user = await provider.register("SPA"), await provider.person()
    async with provider.new_browser() as browser:
        tokens = await provider.tokens_for(browser, client, user)
        await provider.refresh(browser, client, tokens["refresh_token"])
    rows = await db.fetch("SELECT * FROM events WHERE application_id = $1 ORDER BY created_at", client.id)
    events = {row["key"]: row for row in rows}
    assert {"Interaction.Create", "Interaction.End"} <= set(events)
    exchanged = events["ExchangeTokenBy.AuthorizationCode"]
    assert (exchanged["user_id"], exchanged["actor_id"]) == (user.id, client.id)
    assert exchanged["payload"]["token_types"] == ["AccessToken", "RefreshToken", "IdToken"]
    assert exchanged["payload"]["scope"] == "openid profile offline_access"
    assert exchanged["session_id"]
    assert exchanged["payload"]["params"]["code"] == "******"
    assert events["ExchangeTokenBy.RefreshToken"]["user_id"] == user.id
    text = str(rows)
    for secret in (tokens["access_token"], tokens["refresh_token"], provider.VERIFIER):
        assert secret not in text


@pytest.mark.parametrize("fails_at", [1, 2])
async def test_a_failing_statement_leaves_everything_as_it_was(database: str, fails_at: int) -> None:
    client, user = await provider.register("SPA"), await provider.person()
    async with provider.new_browser() as browser:
        code = await provider.code_for(browser, client, user)
        before = await every_row(*TABLES)
        with log_of_statements(fails_at=fails_at):
            response = await provider.redeem(browser, client, code, code_verifier="w" * 43)
        assert response.status_code == 500
        assert response.json()["error"] == "server_error"
        assert await every_row(*TABLES) == before
        assert (await provider.redeem(browser, client, code)).status_code == 200
