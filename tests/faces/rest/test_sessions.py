"""/api/users/{userId}/sessions and /grants: where a user is signed in, and what they let applications do."""

from datetime import timedelta
from typing import Any

import httpx
import pytest

from identity.applications.actions import NewApplication, create_application
from identity.kernel import clock, database
from identity.kernel.actor import SYSTEM
from identity.users.actions import create_user
from identity.users.inputs import NewUser
from rest_api.views import milliseconds
from tests.faces.rest.conftest import refused


async def person(name: str = "alice") -> str:
    return (await create_user(SYSTEM, NewUser(username=name))).id


async def application(name: str, *, is_third_party: bool = False) -> str:
    new = NewApplication(name=name, type="Traditional", is_third_party=is_third_party)
    return (await create_application(SYSTEM, new)).application.id


async def session(session_id: str, user_id: str, **ago: float) -> None:
    at = clock.now() - timedelta(**ago)
    await database.execute(
        "INSERT INTO sessions (id, token_hash, user_id, authenticated_at, methods, created_at, expires_at) "
        "VALUES ($1, $2, $3, $4, '[]', $4, $5)",
        session_id, f"hash of {session_id}", user_id, at, at + timedelta(days=14),
    )  # fmt: skip


async def grant(
    grant_id: str, user_id: str, client_id: str, session_id: str, *, is_offline: bool = False
) -> None:
    await database.execute(
        "INSERT INTO grants (id, user_id, application_id, session_id, scope, resource_scopes, rejected_scopes, "
        "is_offline, created_at, expires_at) VALUES ($1, $2, $3, $4, 'openid', '{}', '[]', $5, $6, $7)",
        grant_id, user_id, client_id, session_id, is_offline, clock.now(), clock.now() + timedelta(days=180),
    )  # fmt: skip


@pytest.fixture
async def alice(database: str) -> str:
    """A user with two browsers, three applications in the first."""
    user_id = await person()
    await session("first", user_id, hours=2)
    await session("second", user_id, hours=1)
    await session("expired", user_id, days=15)
    await grant("own", user_id, await application("Shop"), "first")
    await grant("kept", user_id, "demo-app", "first", is_offline=True)
    await grant(
        "foreign", user_id, await application("Partner", is_third_party=True), "first", is_offline=True
    )
    return user_id


async def test_live_sessions_are_listed_in_the_contracts_shape(rest: httpx.AsyncClient, alice: str) -> None:
    listed = (await rest.get(f"/api/users/{alice}/sessions")).json()["sessions"]
    assert [each["payload"]["uid"] for each in listed] == ["second", "first"]
    first = listed[1]
    assert set(first) == {"payload", "lastSubmission", "clientId", "accountId", "expiresAt"}
    authorizations = first["payload"].pop("authorizations")
    assert {each["grantId"]: each["persistsLogout"] for each in authorizations.values()} == {
        "own": False, "kept": True, "foreign": True,
    }  # fmt: skip
    assert {each["sid"] for each in authorizations.values()} == {"first"}
    assert first["clientId"] in authorizations
    seconds = first["expiresAt"] // 1000
    assert first["payload"] == {
        "exp": seconds, "iat": seconds - 14 * 86_400, "jti": "first", "uid": "first", "kind": "Session",
        "loginTs": seconds - 14 * 86_400, "accountId": alice,
    }  # fmt: skip
    assert listed[0]["clientId"] is None
    assert "hash of" not in str(listed)


async def test_one_session(rest: httpx.AsyncClient, alice: str) -> None:
    path = f"/api/users/{alice}/sessions"
    assert (await rest.get(f"{path}/first")).json() == (await rest.get(path)).json()["sessions"][1]
    for unknown in ("expired", "nothing"):
        refused(await rest.get(f"{path}/{unknown}"), 404, "oidc.session_not_found")
        refused(await rest.delete(f"{path}/{unknown}"), 404, "oidc.session_not_found")
    bob = await person("bob")
    refused(await rest.get(f"/api/users/{bob}/sessions/first"), 404, "oidc.session_not_found")
    answer = await rest.delete(f"/api/users/{bob}/sessions/first")
    refused(answer, 404, "oidc.invalid_session_account_id")
    assert len((await rest.get(path)).json()["sessions"]) == 2


@pytest.mark.parametrize(
    ("target", "left"),
    [(None, ["foreign", "kept"]), ("firstParty", ["foreign"]), ("all", [])],
)
async def test_a_session_ends_with_the_grants_that_are_named(
    rest: httpx.AsyncClient, alice: str, target: str | None, left: list[str]
) -> None:
    params = {"revokeGrantsTarget": target} if target else {}
    answer = await rest.delete(f"/api/users/{alice}/sessions/first", params=params)
    assert (answer.status_code, answer.content) == (204, b"")
    grants = (await rest.get(f"/api/users/{alice}/grants")).json()["grants"]
    assert sorted(each["id"] for each in grants) == left
    sessions = (await rest.get(f"/api/users/{alice}/sessions")).json()["sessions"]
    assert [each["payload"]["uid"] for each in sessions] == ["second"]
    rows = await database.fetch("SELECT key FROM events WHERE session_id = 'first' ORDER BY key")
    assert [row["key"] for row in rows] == ["RevokeGrants", "Session.End"]


async def test_another_target_is_refused(rest: httpx.AsyncClient, alice: str) -> None:
    answer = await rest.delete(f"/api/users/{alice}/sessions/first?revokeGrantsTarget=none")
    refused(answer, 400, "guard.invalid_input")
    refused(await rest.get(f"/api/users/{alice}/grants?appType=other"), 400, "guard.invalid_input")


async def test_grants_are_listed_by_whose_application_it_is(rest: httpx.AsyncClient, alice: str) -> None:
    path = f"/api/users/{alice}/grants"
    for app_type, names in (
        (None, ["Live preview", "Partner", "Shop"]),
        ("firstParty", ["Live preview", "Shop"]),
        ("thirdParty", ["Partner"]),
    ):
        found = (await rest.get(path, params={"appType": app_type} if app_type else {})).json()["grants"]
        assert sorted(each["application"]["name"] for each in found) == names
    demo = next(each for each in (await rest.get(path)).json()["grants"] if each["id"] == "kept")
    assert abs(demo["expiresAt"] - milliseconds(clock.now() + timedelta(days=180))) < 60_000
    seconds = demo["expiresAt"] // 1000
    assert demo["payload"] == {
        "exp": seconds, "iat": seconds - 180 * 86_400, "jti": "kept", "kind": "Grant", "clientId": "demo-app",
        "accountId": alice,
    }  # fmt: skip


async def test_a_grant_is_revoked_with_its_tokens(rest: httpx.AsyncClient, alice: str) -> None:
    await database.execute(
        "INSERT INTO access_tokens (token_hash, grant_id, application_id, user_id, scope, issued_at, expires_at) "
        "VALUES ('h', 'own', 'x', $1, 'openid', now(), now() + interval '1 hour')",
        alice,
    )
    path = f"/api/users/{alice}/grants"
    assert (await rest.delete(f"{path}/own")).status_code == 204
    refused(await rest.delete(f"{path}/own"), 404, "oidc.invalid_grant")
    bob = await person("bob")
    refused(await rest.delete(f"/api/users/{bob}/grants/kept"), 404, "oidc.invalid_grant")
    assert await database.fetch_value("SELECT count(*) FROM access_tokens") == 0
    assert len((await rest.get(path)).json()["grants"]) == 2


async def test_grants_end_with_the_session_that_they_live_in(
    rest: httpx.AsyncClient, alice: str, settable_clock: Any
) -> None:
    await database.execute("DELETE FROM sessions WHERE id = 'first'")
    found = (await rest.get(f"/api/users/{alice}/grants")).json()["grants"]
    assert sorted(each["id"] for each in found) == ["foreign", "kept"]
    settable_clock.advance(days=181)
    assert (await rest.get(f"/api/users/{alice}/grants")).json() == {"grants": []}
    assert (await rest.get(f"/api/users/{alice}/sessions")).json() == {"sessions": []}


async def test_somebody_who_is_not_there_has_none(rest: httpx.AsyncClient) -> None:
    assert (await rest.get("/api/users/nobody000000/sessions")).json() == {"sessions": []}
    assert (await rest.get("/api/users/nobody000000/grants")).json() == {"grants": []}


async def test_each_read_costs_one_statement(rest: httpx.AsyncClient, alice: str, statements: Any) -> None:
    for path in ("sessions", "sessions/first", "grants"):
        with statements() as counted:
            assert (await rest.get(f"/api/users/{alice}/{path}")).status_code == 200
        assert counted.number == 1, counted.texts
