"""What holds for every route: who may call, how refusals look, methods, ETags, other origins, odd input."""

from dataclasses import replace
from typing import Any

import httpx
import pytest

from identity import settings as settings_module
from identity.authentication.errors import BearerRefused
from identity.kernel.actor import Actor, ActorKind
from identity.kernel.errors import RateLimited
from identity.kernel.permissions import EVERY_PERMISSION, OrganizationPermission
from identity.settings import Settings
from identity.users import queries
from rest_api.operations import Operation
from rest_api.routes import MANAGEMENT
from tests.faces.rest.conftest import Clients, machine, refused

PROTECTED = [each for each in MANAGEMENT if not each.is_for_anybody]
PUBLIC = [each for each in MANAGEMENT if each.is_for_anybody]


def address(operation: Operation) -> str:
    """A path of the operation, for something that is not there."""
    path = operation.path.replace(":path", "")
    for name in operation.path_names.values():
        path = path.replace(f"{{{name}}}", "nosuchthing0")
    return f"/api{path}"


def name(operation: Operation) -> str:
    return f"{operation.method} {operation.path}"


@pytest.mark.parametrize("operation", PROTECTED, ids=name)
async def test_only_management_tokens_open_a_route(clients: Clients, operation: Operation) -> None:
    rogue = Actor(
        ActorKind.MEMBER, user_id="u" * 12, organization_id="o" * 12,
        organization_permissions=frozenset(OrganizationPermission), permissions=EVERY_PERMISSION,
    )  # fmt: skip
    account = Actor(ActorKind.USER, user_id="u" * 12, permissions=EVERY_PERMISSION)
    for client, status, code in (
        (clients(None), 401, "auth.authorization_header_missing"),
        (clients(Actor(ActorKind.NOBODY)), 401, "auth.authorization_header_missing"),
        (clients(None, BearerRefused()), 401, "auth.unauthorized"),
        (clients(rogue), 401, "auth.unauthorized"),
        (clients(account), 401, "auth.unauthorized"),
        (clients(machine()), 403, "auth.forbidden"),
        (clients(machine(*(EVERY_PERMISSION - set(operation.permissions)))), 403, "auth.forbidden"),
    ):
        # Garbage in the body: who may not call learns nothing about their input.
        answer = await client.request(operation.method, address(operation), content=b"{")
        refused(answer, status, code)
        assert ("www-authenticate" in answer.headers) == (status == 401)


@pytest.mark.parametrize("operation", PROTECTED, ids=name)
async def test_the_named_permissions_are_enough(clients: Clients, operation: Operation) -> None:
    client = clients(machine(*operation.permissions))
    answer = await client.request(operation.method, address(operation), json={})
    assert answer.status_code not in {401, 403, 405, 500}, answer.text


@pytest.mark.parametrize("operation", PUBLIC, ids=name)
async def test_public_routes_need_no_token(clients: Clients, operation: Operation) -> None:
    answer = await clients(None, BearerRefused()).request(operation.method, address(operation))
    # An unknown id, or a parameter that is missing, is told to anybody.
    told = {400, 404} if operation.path_names else {operation.status}
    assert answer.status_code in told | ({400} if "query" in operation.types else set())


async def test_status_is_empty(clients: Clients) -> None:
    answer = await clients(None).get("/api/status")
    assert (answer.status_code, answer.content) == (204, b"")


@pytest.mark.parametrize(
    "path", ["/api/experience/interaction", "/api/interaction/consent", "/api/.well-known/sign-in-exp"]
)
async def test_the_routes_of_the_sign_in_are_there(clients: Clients, path: str) -> None:
    answer = await clients(None).get(path)
    assert answer.headers["content-type"].startswith("application/json")


async def test_an_unknown_path_is_plain_text(rest: httpx.AsyncClient) -> None:
    answer = await rest.get("/api/nosuchroute")
    assert (answer.status_code, answer.text) == (404, "Not Found")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"


async def test_an_unknown_method_names_those_that_are(rest: httpx.AsyncClient) -> None:
    answer = await rest.put("/api/users", json={})
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD, OPTIONS, POST")


async def test_what_has_not_changed_is_not_sent_again(rest: httpx.AsyncClient) -> None:
    path = f"/api/users/{(await rest.post('/api/users', json={})).json()['id']}"
    first = await rest.get(path)
    for known in (first.headers["etag"], f'"other", {first.headers["etag"]}', "*"):
        again = await rest.get(path, headers={"if-none-match": known})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])
    await rest.patch(path, json={"name": "new"})
    assert (await rest.get(path, headers={"if-none-match": first.headers["etag"]})).status_code == 200


async def test_head_is_get_without_the_body(rest: httpx.AsyncClient) -> None:
    got, head = await rest.get("/api/users"), await rest.head("/api/users")
    assert (head.status_code, head.content) == (200, b"")
    assert {key: head.headers[key] for key in ("etag", "total-number")} == {
        key: got.headers[key] for key in ("etag", "total-number")
    }


async def test_a_json_content_type_without_a_body_is_fine_for_reading(rest: httpx.AsyncClient) -> None:
    answer = await rest.get("/api/users", headers={"content-type": "application/json"})
    assert answer.status_code == 200


@pytest.mark.parametrize("body", [b"{", b"{'a': 1}", b'{"a": NaN}', b"\xff\xfe", b'"\\ud800"', b"[" * 5000])
async def test_malformed_json_is_refused(rest: httpx.AsyncClient, body: bytes) -> None:
    refused(await rest.post("/api/users", content=body), 400, "request.invalid_input")


async def test_json_nested_beyond_reading_is_refused(rest: httpx.AsyncClient) -> None:
    body = b'{"customData":' + b'{"a":' * 70 + b"1" + b"}" * 71
    refused(await rest.post("/api/users", content=body), 400, "guard.invalid_input")


@pytest.mark.parametrize(
    "path", ["/api/users/a%00b", "/api/users?search=a%00", "/api/applications/x/secrets/%00"]
)
async def test_nul_bytes_are_refused_in_an_address(rest: httpx.AsyncClient, path: str) -> None:
    method = "DELETE" if "secrets" in path else "GET"
    refused(await rest.request(method, path), 400, "request.invalid_input")


async def test_every_issue_of_a_body_is_named(rest: httpx.AsyncClient) -> None:
    answer = await rest.post(
        "/api/users", json={"username": 123, "profile": {"locale": None}, "password": ""}
    )
    body = refused(answer, 400, "guard.invalid_input")
    assert list(body) == ["code", "data", "details", "message"]
    assert body["data"]["name"] == "ZodError"
    assert body["data"]["issues"][0] == {
        "code": "invalid_type", "expected": "string", "received": "number", "path": ["username"],
        "message": "Expected string, received number",
    }  # fmt: skip
    assert [(issue["code"], issue["path"]) for issue in body["data"]["issues"][1:]] == [
        ("too_small", ["password"]),
        ("invalid_type", ["profile", "locale"]),
    ]
    first = 'Error in key path "username": (invalid_type) Expected string but received number.'
    assert body["details"].splitlines()[0] == first


async def test_a_text_of_the_wrong_form_is_an_issue(rest: httpx.AsyncClient) -> None:
    for field, value in (("username", "1bad name"), ("primaryEmail", "nobody")):
        body = refused(await rest.post("/api/users", json={field: value}), 400, "guard.invalid_input")
        assert body["data"]["issues"] == [
            {"code": "invalid_string", "validation": "regex", "path": [field], "message": "Invalid"}
        ]
        assert body["details"] == f'Error in key path "{field}": (invalid_string) Invalid'


async def test_whoever_is_limited_is_told_when_to_come_back(
    clients: Clients, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def limited(*_: Any) -> None:
        raise RateLimited

    monkeypatch.setattr(queries, "visible_user", limited)
    answer = await clients(machine(*EVERY_PERMISSION)).get("/api/users/x/has-password")
    refused(answer, 429, "request.rate_limit_exceeded")
    assert int(answer.headers["retry-after"]) > 0


async def test_a_bug_is_a_reference_and_nothing_else(
    rest: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_: Any) -> None:
        raise RuntimeError("the password is 12345")

    monkeypatch.setattr(queries, "visible_user", broken)
    answer = await rest.get("/api/users/x/has-password")
    assert answer.status_code == 500
    assert set(answer.json()) == {"message", "reference"}
    assert answer.json()["message"] == "Internal server error."


FOREIGN = {"origin": "http://localhost:5173"}


async def test_any_origin_may_call_in_development(rest: httpx.AsyncClient, clients: Clients) -> None:
    for client, status in ((rest, 200), (clients(None), 401)):
        answer = await client.get("/api/users", headers=FOREIGN)
        assert (answer.status_code, answer.headers["access-control-allow-origin"]) == (status, "*")
        assert "access-control-allow-credentials" not in answer.headers
    asked = {"access-control-request-method": "PATCH", "access-control-request-headers": "authorization"}
    preflight = await clients(None).options("/api/users/x", headers=FOREIGN | asked)
    assert preflight.status_code == 204
    assert preflight.headers["access-control-allow-headers"] == "authorization"
    assert "PATCH" in preflight.headers["access-control-allow-methods"]
    assert "access-control-allow-origin" not in (await rest.get("/api/users")).headers


async def test_no_origin_may_call_in_production(rest: httpx.AsyncClient, settings: Settings) -> None:
    settings_module.use(replace(settings, env="production"))
    try:
        for answer in (
            await rest.get("/api/users", headers=FOREIGN),
            await rest.options("/api/users", headers=FOREIGN),
        ):
            assert not [header for header in answer.headers if header.startswith("access-control")]
    finally:
        settings_module.use(settings)


async def test_no_cache_keeps_what_takes_a_token_to_see(rest: httpx.AsyncClient, clients: Clients) -> None:
    user = (await rest.post("/api/users", json={"username": "ada"})).json()
    path = f"/api/users/{user['id']}"
    token = await rest.post(f"{path}/personal-access-tokens", json={"name": "laptop"})
    shown = [token, await rest.get(path), await rest.get(f"{path}/personal-access-tokens")]
    known = await rest.get(path, headers={"if-none-match": shown[1].headers["etag"]})
    assert [each.status_code for each in (*shown, known)] == [201, 200, 200, 304]
    assert {each.headers["cache-control"] for each in (*shown, known)} == {"no-store"}
    assert "cache-control" not in (await clients(None).get("/api/.well-known/phrases")).headers
