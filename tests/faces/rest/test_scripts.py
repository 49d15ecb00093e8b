"""/api/configs/jwt-customizer and /api/configs/actions: scripts are stored whole, checked strictly, and not run."""

import asyncio
from typing import Any

import httpx
import pytest

from identity.kernel import database
from identity.kernel.permissions import Permission
from tests.faces.rest.conftest import Clients, machine, refused

CLAIMS, ACTIONS = "/api/configs/jwt-customizer", "/api/configs/actions"
ACCESS, CLIENT = f"{CLAIMS}/access-token", f"{CLAIMS}/client-credentials"
FIRST, SIGN_IN = f"{ACTIONS}/action.postFirstFactorVerification", f"{ACTIONS}/action.postSignIn"
SCRIPT = "const getCustomJwtClaims = async () => ({});"
SECRET = "a key of another server 1234567890"


async def test_a_claim_script_is_stored_replaced_and_deleted(rest: httpx.AsyncClient) -> None:
    body = {
        "script": SCRIPT, "environmentVariables": {"KEY": SECRET}, "contextSample": {"user": {"id": "u"}},
        "blockIssuanceOnError": True, "tokenSample": {"aud": "x"},
    }  # fmt: skip
    first = await rest.put(ACCESS, json=body)
    assert (first.status_code, first.json()) == (201, body)
    assert list(first.json()) == list(body)
    assert (await rest.get(ACCESS)).json() == body
    again = await rest.put(ACCESS, json={"script": "x"})
    assert (again.status_code, again.json()) == (200, {"script": "x"})
    assert (await rest.get(ACCESS)).json() == {"script": "x"}
    assert (await rest.delete(ACCESS)).status_code == 204
    for method in ("GET", "PATCH", "DELETE"):
        answer = await rest.request(method, ACCESS, json={"script": "x"})
        refused(answer, 404, "entity.not_exists_with_id")


async def test_samples_have_the_shapes_that_scripts_are_given(rest: httpx.AsyncClient) -> None:
    user = {"id": "u", "customData": {"a": [1]}, "profile": {"nickname": "Ada"}, "lastSignInAt": None}
    context = {"user": {**user, "shoeSize": 38}, "organization": {"id": "o"}, "weather": "fine"}
    shown = (await rest.put(ACCESS, json={"script": "x", "contextSample": context})).json()
    assert shown["contextSample"] == {"user": user, "organization": {"id": "o"}}
    token = {"aud": ["a", "b"], "scope": "x", "exp": 1}
    shown = (await rest.put(CLIENT, json={"script": "x", "tokenSample": token})).json()
    assert shown["tokenSample"] == {"aud": ["a", "b"], "scope": "x"}


async def test_a_change_keeps_what_it_does_not_name(rest: httpx.AsyncClient) -> None:
    body = {"script": SCRIPT, "environmentVariables": {"KEY": SECRET}, "contextSample": {"application": {}}}
    await rest.put(CLIENT, json=body)
    changed = await rest.patch(CLIENT, json={"script": "y", "blockIssuanceOnError": False})
    assert (changed.status_code, changed.json()) == (
        200,
        {**body, "script": "y", "blockIssuanceOnError": False},
    )
    changed = await rest.patch(CLIENT, json={"script": "y", "environmentVariables": {}})
    assert changed.json()["environmentVariables"] == {}
    refused(await rest.patch(CLIENT, json={"blockIssuanceOnError": True}), 400, "guard.invalid_input")


async def test_an_action_script_is_stored_changed_and_deleted(rest: httpx.AsyncClient) -> None:
    body = {"script": SCRIPT, "contextSample": {"key": "x"}, "enabled": True, "onExecutionError": "block"}
    first = await rest.put(SIGN_IN, json=body)
    assert (first.status_code, first.json()) == (201, body)
    changed = await rest.patch(SIGN_IN, json={"enabled": False, "contextSample": {"a": 1}})
    assert (changed.status_code, changed.json()) == (
        200,
        {**body, "enabled": False, "contextSample": {"a": 1}},
    )
    assert (await rest.put(SIGN_IN, json=body)).status_code == 200
    assert (await rest.delete(SIGN_IN)).status_code == 204
    refused(await rest.get(SIGN_IN), 404, "entity.not_exists_with_id")


async def test_scripts_are_listed_under_their_keys(rest: httpx.AsyncClient) -> None:
    assert (await rest.get(CLAIMS)).json() == (await rest.get(ACTIONS)).json() == []
    for path in (ACCESS, CLIENT, FIRST, SIGN_IN):
        await rest.put(path, json={"script": "x"})
    value = {"script": "x"}
    assert (await rest.get(CLAIMS)).json() == [
        {"key": "jwt.accessToken", "value": value}, {"key": "jwt.clientCredentials", "value": value},
    ]  # fmt: skip
    assert (await rest.get(ACTIONS)).json() == [
        {"key": "action.postFirstFactorVerification", "value": value}, {"key": "action.postSignIn", "value": value},
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("path", "body", "code"),
    [
        (ACCESS, {}, "guard.invalid_input"),
        (ACCESS, {"script": ""}, "guard.invalid_input"),
        (ACCESS, {"script": "x" * 65_537}, "guard.invalid_input"),
        (ACCESS, {"script": "x", "scirpt": "y"}, "guard.invalid_input"),
        (ACCESS, {"script": "x", "enabled": True}, "guard.invalid_input"),
        (ACCESS, {"script": "x", "environmentVariables": {"A": 1}}, "guard.invalid_input"),
        (ACCESS, {"script": "x", "environmentVariables": {"": "x"}}, "script.invalid"),
        (ACCESS, {"script": "x", "environmentVariables": {"A": "x" * 8193}}, "script.invalid"),
        (ACCESS, {"script": "x", "environmentVariables": {str(n): "" for n in range(101)}}, "script.invalid"),
        (ACCESS, {"script": "x", "contextSample": {}}, "script.invalid"),
        (ACCESS, {"script": "x", "contextSample": {"user": {"id": 1}}}, "script.invalid"),
        (ACCESS, {"script": "x", "tokenSample": {"aud": 1}}, "script.invalid"),
        (ACCESS, {"script": "x", "tokenSample": {"kind": "ClientCredentials"}}, "script.invalid"),
        (ACCESS, {"script": "x", "contextSample": "user"}, "guard.invalid_input"),
        (ACCESS, {"script": "x", "tokenSample": {"a": "x" * 65_536}}, "script.invalid"),
        (SIGN_IN, {"script": "x", "contextSample": [1]}, "guard.invalid_input"),
        (SIGN_IN, {"script": "x", "tokenSample": {}}, "guard.invalid_input"),
        (SIGN_IN, {"script": "x", "onExecutionError": "shrug"}, "guard.invalid_input"),
        (f"{CLAIMS}/id-token", {"script": "x"}, "guard.invalid_input"),
        (f"{ACTIONS}/action.preSignIn", {"script": "x"}, "guard.invalid_input"),
    ],
)
async def test_a_script_that_cannot_be_is_refused(
    rest: httpx.AsyncClient, path: str, body: dict[str, Any], code: str
) -> None:
    refused(await rest.put(path, json=body), 400, code)
    assert await database.fetch_value("SELECT count(*) FROM scripts") == 0


async def test_one_of_several_at_once_is_the_first(rest: httpx.AsyncClient) -> None:
    answers = await asyncio.gather(*(rest.put(ACCESS, json={"script": "x"}) for _ in range(4)))
    assert sorted(answer.status_code for answer in answers) == [200, 200, 200, 201]


async def test_variables_are_for_those_who_may_write_scripts(
    rest: httpx.AsyncClient, clients: Clients
) -> None:
    await rest.put(ACCESS, json={"script": SCRIPT, "environmentVariables": {"KEY": SECRET}})
    stored = await database.fetch_value("SELECT environment_variables_encrypted FROM scripts")
    assert SECRET not in stored
    reader = clients(machine(Permission.SCRIPTS_READ))
    assert (await reader.get(ACCESS)).json() == {"script": SCRIPT}
    assert (await reader.get(CLAIMS)).json() == [{"key": "jwt.accessToken", "value": {"script": SCRIPT}}]
    revealed = "SELECT count(*) FROM events WHERE key = 'Script.Variables.Revealed'"
    assert await database.fetch_value(revealed) == 0
    assert (await rest.get(CLAIMS)).json()[0]["value"]["environmentVariables"] == {"KEY": SECRET}
    assert await database.fetch_value(revealed) == 1
    told = str(await database.fetch("SELECT payload FROM events"))
    assert SECRET not in told
    assert SCRIPT not in told


async def test_what_nothing_runs_is_not_tried_out(rest: httpx.AsyncClient) -> None:
    claims = {"tokenType": "access-token", "script": "x", "token": {}, "context": {"user": {}}}
    refused(await rest.post(f"{CLAIMS}/test", json=claims), 501, "jwt_customizer.not_available")
    action = {"actionType": "action.postSignIn", "script": "x", "event": None}
    refused(await rest.post(f"{ACTIONS}/test", json=action), 501, "action.not_available")
    for path, body in (
        (CLAIMS, {"script": "x"}),
        (ACTIONS, {"script": "x"}),
        (CLAIMS, {**claims, "more": 1}),
    ):
        refused(await rest.post(f"{path}/test", json=body), 400, "guard.invalid_input")


async def test_reads_cost_as_many_statements_as_promised(
    rest: httpx.AsyncClient, clients: Clients, statements: Any
) -> None:
    await rest.put(ACCESS, json={"script": "x"})
    reader = clients(machine(Permission.SCRIPTS_READ))
    for client, number in ((reader, 1), (rest, 3)):  # a look at variables has a transaction, to be on record
        for path in (ACCESS, CLAIMS):
            with statements() as counted:
                assert (await client.get(path)).status_code == 200
            assert counted.number == number, counted.texts
