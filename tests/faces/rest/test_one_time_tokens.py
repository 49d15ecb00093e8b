"""/api/one-time-tokens: the contract's JSON, what a token is at which time, and each refusal."""

import asyncio
import re
from typing import Any

import httpx
import pytest

from identity.kernel import database
from identity.kernel.permissions import Permission
from tests.faces.rest.conftest import Clients, machine, refused

TOKENS = "/api/one-time-tokens"
FIELDS = ["tenantId", "id", "email", "token", "context", "status", "createdAt", "expiresAt"]
UNKNOWN = f"{TOKENS}/nosuchtoken0000000000"


async def create(rest: httpx.AsyncClient, **body: Any) -> dict[str, Any]:
    answer = await rest.post(TOKENS, json={"email": "ada@example.com", **body})
    assert answer.status_code == 201, answer.text
    created: dict[str, Any] = answer.json()
    return created


async def test_a_token_is_made_read_and_deleted(rest: httpx.AsyncClient) -> None:
    made = await create(rest)
    assert list(made) == FIELDS
    assert re.fullmatch("[0-9A-Za-z]{32}", made["token"])
    assert (made["email"], made["context"], made["status"]) == ("ada@example.com", {}, "active")
    assert made["expiresAt"] - made["createdAt"] == 600_000
    path = f"{TOKENS}/{made['id']}"
    assert (await rest.get(path)).json() == made
    stored = await database.fetch_row("SELECT * FROM one_time_tokens")
    assert stored is not None
    assert made["token"] not in "".join(str(value) for value in stored.values())
    deleted = await rest.delete(path)
    assert (deleted.status_code, deleted.content) == (204, b"")
    refused(await rest.get(path), 404, "entity.not_exists_with_id")
    refused(await rest.delete(path), 404, "entity.not_found")


async def test_a_token_carries_organizations_and_an_event(rest: httpx.AsyncClient) -> None:
    organization = (await rest.post("/api/organizations", json={"name": "Library"})).json()["id"]
    context = {"jitOrganizationIds": [organization], "interactionEvent": "Register"}
    made = await create(rest, expiresIn=60, context={**context, "unknown": 1})
    assert made["context"] == context
    assert made["expiresAt"] - made["createdAt"] == 60_000
    unknown = {"email": "a@b.co", "context": {"jitOrganizationIds": ["nosuchorg000"]}}
    refused(await rest.post(TOKENS, json=unknown), 400, "request.invalid_input")


async def test_a_token_counts_once_and_for_its_address(rest: httpx.AsyncClient) -> None:
    made = await create(rest)
    given = {"token": made["token"], "email": "eve@example.com"}
    refused(await rest.post(f"{TOKENS}/verify", json=given), 400, "one_time_token.email_mismatch")
    used = await rest.post(f"{TOKENS}/verify", json={**given, "email": "Ada@Example.com"})
    assert (used.status_code, used.json()) == (200, {**made, "status": "consumed"})
    again = await rest.post(f"{TOKENS}/verify", json={**given, "email": "ada@example.com"})
    refused(again, 400, "one_time_token.token_consumed")
    unknown = await rest.post(f"{TOKENS}/verify", json={"token": "x" * 32, "email": "ada@example.com"})
    refused(unknown, 404, "one_time_token.token_not_found")


async def test_of_many_who_come_at_once_one_is_let_in(rest: httpx.AsyncClient) -> None:
    made = await create(rest)
    given = {"token": made["token"], "email": made["email"]}
    answers = await asyncio.gather(*(rest.post(f"{TOKENS}/verify", json=given) for _ in range(8)))
    assert sorted(each.status_code for each in answers) == [200, *[400] * 7]
    late = [each for each in answers if each.status_code == 400]
    assert {each.json()["code"] for each in late} == {"one_time_token.token_consumed"}


async def test_a_token_that_nobody_used_in_its_time_has_expired(
    rest: httpx.AsyncClient, settable_clock: Any
) -> None:
    made = await create(rest)
    settable_clock.advance(seconds=600)
    path = f"{TOKENS}/{made['id']}"
    assert (await rest.get(path)).json() == {**made, "status": "expired"}
    given = {"token": made["token"], "email": made["email"]}
    refused(await rest.post(f"{TOKENS}/verify", json=given), 400, "one_time_token.token_expired")
    again = await rest.put(f"{path}/status", json={"status": "active"})
    refused(again, 400, "one_time_token.cannot_reactivate_token")


async def test_a_revoked_token_stays_revoked(rest: httpx.AsyncClient) -> None:
    made = await create(rest)
    path = f"{TOKENS}/{made['id']}/status"
    same = await rest.put(path, json={"status": "active"})
    assert (same.status_code, same.json()) == (200, made)
    ended = await rest.put(path, json={"status": "revoked"})
    assert (ended.status_code, ended.json()) == (200, {**made, "status": "revoked"})
    given = {"token": made["token"], "email": made["email"]}
    refused(await rest.post(f"{TOKENS}/verify", json=given), 400, "one_time_token.token_revoked")
    back = await rest.put(path, json={"status": "active"})
    refused(back, 400, "one_time_token.cannot_reactivate_token")
    refused(await rest.put(path, json={"status": "lost"}), 400, "guard.invalid_input")
    missing = await rest.put(f"{UNKNOWN}/status", json={"status": "revoked"})
    refused(missing, 404, "entity.not_exists_with_id")


async def test_tokens_are_listed_by_address_and_by_what_they_are_now(
    rest: httpx.AsyncClient, settable_clock: Any
) -> None:
    old = await create(rest, expiresIn=1)
    settable_clock.advance(seconds=1)
    revoked, active = await create(rest), await create(rest, email="Bob@example.com")
    await rest.put(f"{TOKENS}/{revoked['id']}/status", json={"status": "revoked"})
    ids = {"active": [active["id"]], "revoked": [revoked["id"]], "expired": [old["id"]], "consumed": []}
    for status, expected in ids.items():
        found = (await rest.get(TOKENS, params={"status": status})).json()
        assert [each["id"] for each in found] == expected
        assert {each["status"] for each in found} <= {status}
    everything = await rest.get(TOKENS)
    assert "total-number" not in everything.headers
    assert [each["id"] for each in everything.json()][-1] == old["id"]
    bobs = await rest.get(TOKENS, params={"email": "bob@example.com", "page": 1})
    assert bobs.headers["total-number"] == "1"
    assert bobs.json() == [active]
    refused(await rest.get(TOKENS, params={"status": "lost"}), 400, "guard.invalid_input")
    refused(await rest.get(TOKENS, params={"email": "nobody"}), 400, "guard.invalid_input")


async def test_values_are_hidden_from_those_who_may_not_do_everything(
    rest: httpx.AsyncClient, clients: Clients
) -> None:
    made = await create(rest)
    reader = clients(machine(Permission.ONE_TIME_TOKENS_READ, Permission.ONE_TIME_TOKENS_WRITE))
    hidden = {**made, "token": "******"}
    assert (await reader.get(TOKENS)).json() == [hidden]
    assert (await reader.get(f"{TOKENS}/{made['id']}")).json() == hidden
    same = await reader.put(f"{TOKENS}/{made['id']}/status", json={"status": "active"})
    assert same.json() == hidden
    assert await database.fetch("SELECT 1 FROM events WHERE key = 'OneTimeToken.Revealed'") == []
    assert (await rest.get(TOKENS)).json() == [made]
    row = await database.fetch_row("SELECT payload FROM events WHERE key = 'OneTimeToken.Revealed'")
    assert row is not None
    assert row["payload"] == {"after": {"ids": [made["id"]]}}


async def test_who_may_not_add_members_makes_no_token_that_does(
    rest: httpx.AsyncClient, clients: Clients
) -> None:
    organization = (await rest.post("/api/organizations", json={"name": "Library"})).json()["id"]
    writer = clients(machine(Permission.ONE_TIME_TOKENS_WRITE))
    body = {"email": "ada@example.com", "context": {"jitOrganizationIds": [organization]}}
    refused(await writer.post(TOKENS, json=body), 403, "auth.forbidden")


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({}, 400, "guard.invalid_input"),
        ({"email": ""}, 400, "guard.invalid_input"),
        ({"email": "nobody"}, 400, "guard.invalid_input"),
        ({"email": f"{'a' * 128}@b.co"}, 400, "guard.invalid_input"),
        ({"email": "a@b.co", "expiresIn": 0}, 400, "request.invalid_input"),
        ({"email": "a@b.co", "expiresIn": 1e12}, 400, "request.invalid_input"),
        ({"email": "a@b.co", "context": {"interactionEvent": "Dance"}}, 400, "guard.invalid_input"),
    ],
)
async def test_what_cannot_be_a_token_is_refused(
    rest: httpx.AsyncClient, body: dict[str, Any], status: int, code: str
) -> None:
    refused(await rest.post(TOKENS, json=body), status, code)
    assert await database.fetch("SELECT 1 FROM one_time_tokens") == []
