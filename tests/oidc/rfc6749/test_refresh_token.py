"""RFC 6749 section 6 and RFC 9700 section 4.14: the rotation rules, at a clock in the test's hands."""

import asyncio
from typing import Any

import httpx
import pytest

from identity.kernel import database
from tests.conftest import SettableClock
from tests.oidc import provider
from tests.oidc.provider import TestClient

DAY = 86_400


async def _refreshed(browser: httpx.AsyncClient, client: TestClient, token: str) -> str:
    response = await provider.refresh(browser, client, token)
    assert response.status_code == 200, response.text
    value: str = response.json()["refresh_token"]
    return value


async def _started(
    browser: httpx.AsyncClient, kind: str, custom: dict[str, Any] | None = None, **changes: Any
) -> tuple[TestClient, str]:
    client = await provider.register(kind, custom=custom)
    tokens = await provider.tokens_for(browser, client, await provider.person(), **changes)
    return client, tokens["refresh_token"]


@pytest.mark.parametrize("kind", ["SPA", "Native"])
async def test_public_clients_rotate_at_every_use(
    browser: httpx.AsyncClient, settable_clock: SettableClock, kind: str
) -> None:
    client, token = await _started(browser, kind)
    second = await _refreshed(browser, client, token)
    assert second != token
    assert await _refreshed(browser, client, second) not in (token, second)


async def test_confidential_clients_rotate_late_in_a_tokens_life(
    browser: httpx.AsyncClient, settable_clock: SettableClock
) -> None:
    client, token = await _started(browser, "Traditional")
    settable_clock.advance(seconds=14 * DAY * 0.69)
    assert await _refreshed(browser, client, token) == token
    settable_clock.advance(seconds=14 * DAY * 0.02)
    assert await _refreshed(browser, client, token) != token


async def test_rotation_can_be_switched_off(
    browser: httpx.AsyncClient, settable_clock: SettableClock
) -> None:
    client, token = await _started(browser, "SPA", {"rotateRefreshToken": False})
    settable_clock.advance(days=10)
    assert await _refreshed(browser, client, token) == token
    assert await _refreshed(browser, client, token) == token


async def test_a_single_page_app_inherits_what_is_left(
    browser: httpx.AsyncClient, settable_clock: SettableClock
) -> None:
    client, token = await _started(browser, "SPA")
    settable_clock.advance(days=13)
    token = await _refreshed(browser, client, token)
    settable_clock.advance(days=1, seconds=1)
    assert (await provider.refresh(browser, client, token)).json()["error"] == "invalid_grant"


async def test_a_native_app_gets_a_full_lifetime(
    browser: httpx.AsyncClient, settable_clock: SettableClock
) -> None:
    client, token = await _started(browser, "Native")
    settable_clock.advance(days=13)
    token = await _refreshed(browser, client, token)
    settable_clock.advance(days=13)
    await _refreshed(browser, client, token)


async def test_an_expired_token_is_refused(browser: httpx.AsyncClient, settable_clock: SettableClock) -> None:
    client, token = await _started(browser, "Traditional", {"refreshTokenTtlInDays": 2})
    settable_clock.advance(days=2, seconds=-1)
    assert (await provider.refresh(browser, client, token)).status_code == 200
    settable_clock.advance(seconds=1)
    assert (await provider.refresh(browser, client, token)).status_code == 400


async def test_rotation_ends_after_a_year(browser: httpx.AsyncClient, settable_clock: SettableClock) -> None:
    client, token = await _started(browser, "Native", {"refreshTokenTtlInDays": 180})
    settable_clock.advance(days=170)
    token = await _refreshed(browser, client, token)
    settable_clock.advance(days=170)
    token = await _refreshed(browser, client, token)
    settable_clock.advance(days=25)
    rotated = await _refreshed(browser, client, token)
    assert rotated != token, "365 days are less than 365.25"
    settable_clock.advance(hours=6)
    assert await _refreshed(browser, client, rotated) == rotated
    settable_clock.advance(days=179)
    assert await _refreshed(browser, client, rotated) == rotated
    settable_clock.advance(days=1)
    assert (await provider.refresh(browser, client, rotated)).status_code == 400


async def test_a_used_token_works_for_three_seconds(
    browser: httpx.AsyncClient, settable_clock: SettableClock
) -> None:
    client, token = await _started(browser, "SPA")
    await _refreshed(browser, client, token)
    settable_clock.advance(seconds=3)
    await _refreshed(browser, client, token)


async def test_later_its_reuse_destroys_the_grant(
    browser: httpx.AsyncClient, settable_clock: SettableClock
) -> None:
    client, token = await _started(browser, "SPA")
    newer = await _refreshed(browser, client, token)
    settable_clock.advance(seconds=3.001)
    refused = await provider.refresh(browser, client, token)
    assert (refused.status_code, refused.json()["error"]) == (400, "invalid_grant")
    assert (await provider.refresh(browser, client, newer)).status_code == 400
    assert await database.fetch_value("SELECT count(*) FROM grants") == 0
    assert await database.fetch_value("SELECT count(*) FROM events WHERE key = 'RevokeToken'") == 1


async def test_two_tabs_refresh_at_once(browser: httpx.AsyncClient) -> None:
    client, token = await _started(browser, "SPA")
    responses = await asyncio.gather(*(provider.refresh(browser, client, token) for _ in range(8)))
    assert [response.status_code for response in responses] == [200] * 8
    tokens = {response.json()["refresh_token"] for response in responses}
    assert len(tokens) == 1, "one family, which does not fork"


@pytest.mark.parametrize("kind", ["SPA", "Native"])
async def test_a_hundred_rotations_at_once_leave_one_family(
    browser: httpx.AsyncClient, settable_clock: SettableClock, kind: str
) -> None:
    """RFC 9700 section 4.14.2: whoever stole the token does not go on beside its owner with one of their own."""
    client, token = await _started(browser, kind)
    responses = await asyncio.gather(*(provider.refresh(browser, client, token) for _ in range(100)))
    assert {response.status_code for response in responses} == {200}
    (successor,) = {response.json()["refresh_token"] for response in responses}
    unused = "SELECT count(*) FROM refresh_tokens WHERE consumed_at IS NULL"
    assert await database.fetch_value(unused) == 1
    settable_clock.advance(seconds=60)
    newest = await _refreshed(browser, client, successor)
    settable_clock.advance(seconds=60)
    # The other one who had the token comes second: that is noticed, and nobody has anything any more.
    assert (await provider.refresh(browser, client, successor)).status_code == 400
    assert (await provider.refresh(browser, client, newest)).status_code == 400
    assert await database.fetch_value("SELECT count(*) FROM grants") == 0


async def test_a_successor_follows_from_nothing_that_is_stored(
    browser: httpx.AsyncClient, settable_clock: SettableClock
) -> None:
    client, token = await _started(browser, "SPA")
    successor = await _refreshed(browser, client, token)
    stored = [dict(row) for row in await database.fetch("SELECT * FROM refresh_tokens")]
    assert len(stored) == 2
    assert token not in str(stored)
    assert successor not in str(stored)
    assert len(successor) == 43


async def test_another_client_cannot_use_it(browser: httpx.AsyncClient, web: TestClient) -> None:
    client, token = await _started(browser, "Traditional")
    refused = await provider.refresh(browser, web, token)
    assert (refused.status_code, refused.json()["error"]) == (400, "invalid_grant")
    assert (await provider.refresh(browser, client, token)).status_code == 200


async def test_the_scope_can_be_narrowed_and_not_widened(browser: httpx.AsyncClient) -> None:
    client, token = await _started(browser, "Traditional", scope="openid profile email offline_access")
    narrowed = (await provider.refresh(browser, client, token, scope="openid email")).json()
    assert narrowed["scope"] == "openid email"
    assert "name" not in provider.claims_of(narrowed["id_token"])
    widened = await provider.refresh(browser, client, token, scope="openid phone")
    assert (widened.status_code, widened.json()["error"]) == (400, "invalid_scope")


@pytest.mark.parametrize(
    ("kind", "custom", "changes", "is_issued"),
    [
        ("Traditional", {}, {}, True),
        ("Traditional", {}, {"prompt": None}, False),
        ("Traditional", {}, {"scope": "openid"}, False),
        ("Traditional", {"alwaysIssueRefreshToken": True}, {"scope": "openid", "prompt": None}, True),
        ("SPA", {"alwaysIssueRefreshToken": True}, {"scope": "openid", "prompt": None}, True),
        ("Native", {"alwaysIssueRefreshToken": True}, {"scope": "openid", "prompt": None}, False),
    ],
)
async def test_when_one_is_issued(
    browser: httpx.AsyncClient, kind: str, custom: dict[str, Any], changes: dict[str, Any], is_issued: bool
) -> None:
    client = await provider.register(kind, custom=custom)
    tokens = await provider.tokens_for(browser, client, await provider.person(), **changes)
    assert ("refresh_token" in tokens) is is_issued
    assert ("offline_access" in tokens["scope"]) is ("prompt" not in changes and "scope" not in changes)


async def test_a_suspended_user_gets_nothing(browser: httpx.AsyncClient, web: TestClient) -> None:
    user = await provider.person()
    tokens = await provider.tokens_for(browser, web, user)
    await database.execute("UPDATE users SET is_suspended = true WHERE id = $1", user.id)
    assert (await provider.refresh(browser, web, tokens["refresh_token"])).status_code == 400


async def test_the_id_token_of_a_refresh_is_of_the_same_sign_in(
    browser: httpx.AsyncClient, web: TestClient, settable_clock: SettableClock
) -> None:
    tokens = await provider.tokens_for(browser, web, await provider.person())
    first = provider.claims_of(tokens["id_token"])
    settable_clock.advance(hours=5)
    again = provider.claims_of(
        (await provider.refresh(browser, web, tokens["refresh_token"])).json()["id_token"]
    )
    for name in ("iss", "sub", "aud", "auth_time"):
        assert again[name] == first[name]
    assert again["iat"] == first["iat"] + 5 * 3600
