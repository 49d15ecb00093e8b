"""/api/hooks: the contract's JSON, its refusals, and who sees the signing key."""

from collections.abc import Callable
from typing import Any

import httpx
import orjson
import pytest

from identity.kernel import clock, database
from identity.kernel.permissions import Permission
from rest_api.views import milliseconds
from tests.faces.rest.conftest import Clients, machine, refused

FIELDS = ["tenantId", "id", "name", "event", "events", "config", "signingKey", "enabled", "createdAt"]
URL = "http://127.0.0.1:9/hook"


async def create(rest: httpx.AsyncClient, **body: Any) -> dict[str, Any]:
    given = {"name": "sample", "events": ["PostSignIn", "User.Created"], "config": {"url": URL}, **body}
    answer = await rest.post("/api/hooks", json=given)
    assert answer.status_code == 201, answer.text
    created: dict[str, Any] = answer.json()
    return created


async def deliver(webhook_id: str, result: str, hours_ago: int = 0) -> None:
    """An entry in the log, as a delivery leaves it."""
    await database.execute(
        "INSERT INTO events (id, key, result, actor_kind, payload, created_at) SELECT "
        "'d' || nextval('total_deltas_id_seq'), 'TriggerHook.User.Created', $1, 'system', $2::jsonb, "
        "$3::timestamptz - $4 * interval '1 hour'",
        result,
        {"hookId": webhook_id, "response": {"statusCode": 200}},
        clock.now(),
        hours_ago,
    )


async def test_a_webhook_is_made_read_changed_and_deleted(rest: httpx.AsyncClient) -> None:
    made = await create(rest)
    assert list(made) == FIELDS
    assert (made["event"], made["events"]) == (None, ["PostSignIn", "User.Created"])
    assert made["config"] == {"url": URL}
    assert len(made["signingKey"]) == 32
    assert made["enabled"] is True
    address = f"/api/hooks/{made['id']}"
    assert (await rest.get(address)).json() == made
    changes = {
        "enabled": False,
        "config": {"url": "https://example.com", "headers": {"x-key": "k"}, "retries": 2},
    }
    changed = (await rest.patch(address, json=changes)).json()
    assert changed == {**made, **changes}
    assert (await rest.patch(address, json={"config": {"url": URL}})).json()["config"] == {"url": URL}
    assert (await rest.delete(address)).status_code == 204
    refused(await rest.get(address), 404, "entity.not_exists_with_id")


async def test_the_old_way_of_naming_one_event_works(rest: httpx.AsyncClient) -> None:
    made = await create(rest, event="User.Deleted", events=[])
    assert made["events"] == ["User.Deleted"]
    doubled = await create(rest, events=["User.Deleted", "User.Created", "User.Deleted"])
    assert doubled["events"] == ["User.Deleted", "User.Created"]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"config": {"url": URL}}, "hook.missing_events"),
        ({"events": [], "config": {"url": URL}}, "hook.missing_events"),
        ({"events": ["Nothing.Happened"], "config": {"url": URL}}, "guard.invalid_input"),
        ({"events": ["User.Created"]}, "guard.invalid_input"),
        ({"events": ["User.Created"], "config": {"url": "nowhere"}}, "hook.invalid_endpoint"),
        (
            {"events": ["User.Created"], "config": {"url": URL, "headers": {"Host": "x"}}},
            "hook.invalid_headers",
        ),
        ({"events": ["User.Created"], "config": {"url": URL, "retries": 4}}, "guard.invalid_input"),
    ],
)
async def test_what_is_wrong_is_refused(rest: httpx.AsyncClient, body: dict[str, Any], code: str) -> None:
    refused(await rest.post("/api/hooks", json=body), 400, code)
    assert (await rest.get("/api/hooks")).json() == []


async def test_a_new_signing_key_takes_the_place_of_the_old(rest: httpx.AsyncClient) -> None:
    made = await create(rest)
    answer = await rest.patch(f"/api/hooks/{made['id']}/signing-key")
    assert answer.status_code == 200
    assert answer.json()["signingKey"] not in ("", made["signingKey"])
    assert {**answer.json(), "signingKey": made["signingKey"]} == made


async def test_nothing_secret_is_stored_in_clear(rest: httpx.AsyncClient) -> None:
    made = await create(rest, config={"url": URL, "headers": {"authorization": "Bearer hush"}})
    for table in ("webhooks", "events"):
        stored = str(await database.fetch(f"SELECT * FROM {table}"))
        assert made["signingKey"] not in stored
        assert "hush" not in stored


async def test_secrets_are_for_who_may_change_them(rest: httpx.AsyncClient, clients: Clients) -> None:
    made = await create(rest, config={"url": URL, "headers": {"authorization": "Bearer hush"}})
    reader = clients(machine(Permission.WEBHOOKS_READ))
    seen = (await reader.get(f"/api/hooks/{made['id']}")).json()
    assert seen == {**made, "signingKey": "", "config": {"url": URL}}
    refused(await reader.patch(f"/api/hooks/{made['id']}/signing-key"), 403, "auth.forbidden")


async def test_lists_have_pages_and_statistics_if_asked_for(
    rest: httpx.AsyncClient, statements: Callable[[], Any]
) -> None:
    made = [await create(rest, name=f"n{n}") for n in range(3)]
    for result in ("Success", "Error", "Success"):
        await deliver(made[0]["id"], result)
    await deliver(made[0]["id"], "Success", hours_ago=25)
    with statements() as counted:
        answer = await rest.get("/api/hooks?includeExecutionStats=true")
    assert counted.number == 2
    assert [each["name"] for each in answer.json()] == ["n2", "n1", "n0"]
    shown = [each["executionStats"] for each in answer.json()]
    assert shown[2] == {"successCount": 2, "requestCount": 3}
    assert shown[0] == {"successCount": 0, "requestCount": 0}
    page = await rest.get("/api/hooks?page=2&page_size=2")
    assert [each["name"] for each in page.json()] == ["n0"]
    assert page.headers["total-number"] == "3"
    one = await rest.get(f"/api/hooks/{made[0]['id']}?includeExecutionStats=1")
    assert one.json()["executionStats"] == {"successCount": 2, "requestCount": 3}


async def test_the_log_of_deliveries_is_of_one_webhook_and_of_a_time(rest: httpx.AsyncClient) -> None:
    webhook_id, other_id = (await create(rest))["id"], (await create(rest))["id"]
    for result, hours_ago in (("Success", 0), ("Error", 2), ("Success", 30)):
        await deliver(webhook_id, result, hours_ago)
    await deliver(other_id, "Success")
    address = f"/api/hooks/{webhook_id}/recent-logs"
    answer = await rest.get(address)
    assert answer.headers["total-number"] == "2"
    assert [each["payload"]["result"] for each in answer.json()] == ["Success", "Error"]
    assert list(answer.json()[0]) == ["id", "key", "payload", "createdAt"]
    assert orjson.loads(answer.content)[0]["payload"]["response"] == {"statusCode": 200}
    since = milliseconds(clock.now()) - 40 * 3_600_000
    assert len((await rest.get(f"{address}?start_time={since}")).json()) == 3
    assert (await rest.get(f"{address}?logKey=TriggerHook.User.Deleted")).json() == []
    refused(await rest.get(f"{address}?start_time=soon"), 400, "guard.invalid_input")
    refused(await rest.get("/api/hooks/unknown/recent-logs"), 404, "entity.not_exists_with_id")


async def test_a_test_delivery_says_that_nothing_delivers_yet(rest: httpx.AsyncClient) -> None:
    address = f"/api/hooks/{(await create(rest))['id']}/test"
    body = {"events": ["User.Created"], "config": {"url": URL}}
    refused(await rest.post(address, json=body), 501, "hook.delivery_not_provided")
    refused(await rest.post(address, json={**body, "config": {"url": "x"}}), 400, "hook.invalid_endpoint")
