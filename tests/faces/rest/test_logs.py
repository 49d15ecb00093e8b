"""/api/logs, /api/dashboard and /api/sentinel-activities: what happened, who was active, and unlocking."""

from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from identity.audit import queries as audit
from identity.kernel import clock, database
from identity.kernel.actor import SYSTEM
from identity.kernel.permissions import Permission
from identity.roles.holder_actions import grant_administrator
from identity.security.secrets import token_hash
from rest_api.views import milliseconds
from tests.faces.rest.conftest import Clients, machine, refused

LOG_FIELDS = ["tenantId", "id", "key", "payload", "createdAt"]


async def happened(key: str, at: datetime, **values: Any) -> str:
    """An event of that time; its id."""
    row = {"user_id": None, "application_id": None, "result": "Success", "payload": {}, **values}
    number = await database.fetch_value("SELECT count(*) FROM events")
    await database.execute(
        "INSERT INTO events (id, key, result, actor_kind, user_id, application_id, payload, created_at) "
        "VALUES ($1, $2, $3, 'system', $4, $5, $6::jsonb, $7)",
        f"event{number}", key, row["result"], row["user_id"], row["application_id"], row["payload"], at,
    )  # fmt: skip
    return f"event{number}"


@pytest.fixture
async def noon(settable_clock: Any) -> datetime:
    settable_clock.at = datetime(2026, 3, 1, 12, tzinfo=UTC)
    return settable_clock.at


async def keys(rest: httpx.AsyncClient, **params: Any) -> list[str]:
    return [each["key"] for each in (await rest.get("/api/logs", params=params)).json()]


async def test_an_entry_tells_who_and_what(rest: httpx.AsyncClient, noon: datetime) -> None:
    payload = {"token_types": ["IdToken"], "error": "wrong", "before": {"name": "a"}}
    event_id = await happened(
        "ExchangeTokenBy.RefreshToken", noon, user_id="ada000000000", application_id="app", result="Error",
        payload=payload,
    )  # fmt: skip
    shown = (await rest.get(f"/api/logs/{event_id}")).json()
    assert list(shown) == LOG_FIELDS
    assert shown == {
        "tenantId": "default", "id": event_id, "key": "ExchangeTokenBy.RefreshToken",
        "payload": {
            "key": "ExchangeTokenBy.RefreshToken", "result": "Error", "userId": "ada000000000",
            "applicationId": "app", "tokenTypes": ["IdToken"], "error": "wrong", "before": {"name": "a"},
        },
        "createdAt": milliseconds(noon),
    }  # fmt: skip
    assert (await rest.get("/api/logs")).json() == [shown]
    refused(await rest.get("/api/logs/nothing"), 404, "entity.not_exists_with_id")


async def test_entries_are_filtered_newest_first(rest: httpx.AsyncClient, noon: datetime) -> None:
    for number, (key, values) in enumerate(
        {
            "A": {"user_id": "ada000000000"},
            "A.More": {"application_id": "app"},
            "B": {"user_id": "ada000000000", "application_id": "app"},
            "TriggerHook.PostSignIn": {"user_id": "ada000000000"},
        }.items()
    ):
        await happened(key, noon + timedelta(seconds=number), **values)
    start = milliseconds(noon)
    assert await keys(rest) == ["B", "A.More", "A"]  # deliveries of webhooks have a list of their own
    assert await keys(rest, logKey="A") == ["A"]
    assert await keys(rest, userId="ada000000000") == ["B", "A"]
    assert await keys(rest, applicationId="app", userId="ada000000000") == ["B"]
    assert await keys(rest, start_time=start + 1000) == ["B", "A.More"]
    assert await keys(rest, end_time=start + 1000) == ["A.More", "A"]
    assert await keys(rest, start_time=start, end_time=start) == ["A"]
    assert await keys(rest, page=2, page_size=2) == ["A"]


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("start_time=2&end_time=1", "log.invalid_time_window"),
        ("start_time=yesterday", "guard.invalid_input"),
        ("end_time=-1", "guard.invalid_input"),
        ("start_time=999999999999999", "guard.invalid_input"),
        ("page=0", "guard.invalid_pagination"),
    ],
)
async def test_windows_that_cannot_be_are_refused(rest: httpx.AsyncClient, query: str, code: str) -> None:
    refused(await rest.get(f"/api/logs?{query}"), 400, code)


async def test_a_long_history_is_counted_to_the_end_only_on_demand(
    rest: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch, noon: datetime
) -> None:
    monkeypatch.setattr(audit, "MOST_COUNTED", 2)
    for number in range(3):
        await happened("A", noon + timedelta(seconds=number))
    exact = await rest.get("/api/logs", params={"page_size": 1})
    assert exact.headers["total-number"] == "3"
    assert "total-number-is-capped" not in exact.headers
    capped = await rest.get("/api/logs", params={"page_size": 1, "page": 2, "enableCap": "true"})
    assert (capped.headers["total-number"], capped.headers["total-number-is-capped"]) == ("2", "true")
    assert 'rel="first"' in capped.headers["link"]
    assert 'rel="prev"' in capped.headers["link"]
    assert not {'rel="next"', 'rel="last"'} & set(capped.headers["link"].replace(",", ";").split("; "))
    few = await rest.get("/api/logs", params={"enableCap": "true", "logKey": "none"})
    assert few.headers["total-number"] == "0"
    assert "total-number-is-capped" not in few.headers


async def test_new_users_are_counted_by_day_and_week(rest: httpx.AsyncClient, settable_clock: Any) -> None:
    today = settable_clock.at = datetime(2026, 3, 20, 12, tzinfo=UTC)
    for days_ago, number in ((0, 3), (1, 1), (6, 2), (7, 1), (13, 3), (14, 5)):
        settable_clock.at = today - timedelta(days=days_ago)
        for each in range(number):
            await rest.post("/api/users", json={"username": f"user_{days_ago}_{each}"})
    settable_clock.at = today
    assert (await rest.get("/api/dashboard/users/total")).json() == {"totalUserCount": 15}
    assert (await rest.get("/api/dashboard/users/new")).json() == {
        "today": {"count": 3, "delta": 2},
        "last7Days": {"count": 6, "delta": 2},
    }


async def test_active_users_are_counted_once_in_each_span(rest: httpx.AsyncClient, noon: datetime) -> None:
    for days_ago, user in (
        (0, "ada"), (0, "ada"), (0, "bob"), (1, "ada"), (6, "eve"), (7, "ada"), (29, "joe"), (30, "ada"), (31, "eve"),
    ):  # fmt: skip
        key = "Interaction.SignIn.Submit" if days_ago else "ExchangeTokenBy.AuthorizationCode"
        await happened(key, noon - timedelta(days=days_ago), user_id=user)
    await happened("ExchangeTokenBy.AuthorizationCode", noon, user_id="mal", result="Error")
    await happened("User.Data.Updated", noon, user_id="sue")
    shown = (await rest.get("/api/dashboard/users/active")).json()
    assert (len(shown["dauCurve"]), shown["dauCurve"][0]["date"]) == (30, "2026-01-31")
    assert shown["dauCurve"][-2:] == [{"date": "2026-02-28", "count": 1}, {"date": "2026-03-01", "count": 2}]
    assert shown["dau"] == {"count": 2, "delta": 1}
    assert shown["wau"] == {"count": 3, "delta": 2}
    assert shown["mau"] == {"count": 4, "delta": 2}
    earlier = (await rest.get("/api/dashboard/users/active?date=2026-02-28")).json()
    assert (earlier["dau"], earlier["dauCurve"][-1]["date"]) == ({"count": 1, "delta": 1}, "2026-02-28")


@pytest.mark.parametrize(
    ("day", "code"),
    [
        ("today", "guard.invalid_input"),
        ("2026-02-30", "request.invalid_input"),
        ("0001-01-01", "request.invalid_input"),
        ("9999-12-31", "request.invalid_input"),
    ],
)
async def test_a_day_that_is_none_is_refused(rest: httpx.AsyncClient, day: str, code: str) -> None:
    refused(await rest.get(f"/api/dashboard/users/active?date={day}"), 400, code)


async def attempts(*identifiers: str) -> None:
    for each in identifiers:
        await database.execute(
            "INSERT INTO failed_attempts (identifier_hash, pool, created_at) VALUES ($1, 'first_factor', $2)",
            token_hash(each), clock.now(),
        )  # fmt: skip


async def left() -> int:
    return int(await database.fetch_value("SELECT count(*) FROM failed_attempts"))


async def unlock(rest: httpx.AsyncClient, *targets: str, kind: str = "User") -> httpx.Response:
    return await rest.post("/api/sentinel-activities/delete", json={"targetType": kind, "targets": targets})


async def test_identifiers_are_unlocked_whatever_their_case(rest: httpx.AsyncClient) -> None:
    await attempts("ada", "ada@example.com", "bob")
    assert (await unlock(rest, "ada", "Ada@Example.com")).status_code == 204
    assert await left() == 1
    assert (await unlock(rest, "bob", kind="App")).status_code == 204
    assert await left() == 1
    told = await database.fetch("SELECT payload FROM events WHERE key = 'Identifier.Unlocked'")
    assert [row["payload"] for row in told] == [{"identifiers": ["ada", "Ada@Example.com"]}]


async def test_unlocking_what_cannot_be_is_refused(rest: httpx.AsyncClient) -> None:
    for body in (
        {},
        {"targetType": "User"},
        {"targetType": "Cat", "targets": []},
        {"targetType": "User", "targets": "x"},
    ):
        refused(await rest.post("/api/sentinel-activities/delete", json=body), 400, "guard.invalid_input")
    refused(await unlock(rest, *map(str, range(101))), 400, "guard.invalid_input")


async def test_nobody_lets_others_guess_at_one_who_holds_more(
    rest: httpx.AsyncClient, clients: Clients
) -> None:
    boss = (
        await rest.post("/api/users", json={"username": "boss", "primaryEmail": "boss@example.com"})
    ).json()
    await grant_administrator(SYSTEM, boss["id"])
    await attempts("boss@example.com")
    weak = clients(machine(Permission.USERS_CREDENTIALS_WRITE))
    refused(await unlock(weak, "BOSS@example.com"), 403, "auth.grants_more_than_held")
    assert await left() == 1


async def test_reads_cost_as_many_statements_as_promised(rest: httpx.AsyncClient, statements: Any) -> None:
    for place, number in (
        ("/api/logs", 2),
        ("/api/logs?enableCap=true&userId=x", 2),
        ("/api/dashboard/users/total", 1),
        ("/api/dashboard/users/new", 1),
        ("/api/dashboard/users/active", 1),
    ):
        with statements() as counted:
            assert (await rest.get(place)).status_code == 200
        assert counted.number == number, counted.texts
