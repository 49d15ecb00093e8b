"""/api/users: the contract's JSON, field by field, and each refusal."""

from typing import Any

import httpx
import pytest

from identity.kernel.actor import Actor
from identity.kernel.permissions import Permission
from tests.faces.rest.conftest import Clients, machine, refused

USER_FIELDS = [
    "id", "username", "primaryEmail", "primaryPhone", "name", "avatar", "customData", "identities", "lastSignInAt",
    "createdAt", "updatedAt", "profile", "applicationId", "cimdClientId", "isSuspended", "hasPassword",
]  # fmt: skip


async def create(rest: httpx.AsyncClient, **body: Any) -> dict[str, Any]:
    answer = await rest.post("/api/users", json=body)
    assert answer.status_code == 200, answer.text
    created: dict[str, Any] = answer.json()
    return created


async def test_an_empty_user_has_every_field_of_the_contract_in_its_order(rest: httpx.AsyncClient) -> None:
    user = await create(rest)
    assert list(user) == USER_FIELDS
    assert len(user["id"]) == 12
    assert isinstance(user["createdAt"], int)
    assert user["createdAt"] > 1_600_000_000_000  # milliseconds
    assert user["createdAt"] == user["updatedAt"]
    assert {name: user[name] for name in USER_FIELDS if name not in {"id", "createdAt", "updatedAt"}} == {
        "username": None, "primaryEmail": None, "primaryPhone": None, "name": None, "avatar": None,
        "customData": {}, "identities": {}, "lastSignInAt": None, "profile": {}, "applicationId": None,
        "cimdClientId": None, "isSuspended": False, "hasPassword": False,
    }  # fmt: skip


async def test_a_user_is_created_with_everything_and_read_back(rest: httpx.AsyncClient) -> None:
    body = {
        "username": "ada", "primaryEmail": "Ada@Example.org", "primaryPhone": "4915112345678", "name": "Ada",
        "avatar": "https://example.org/ada.png", "customData": {"plan": {"seats": 3}}, "password": "a password",
        "profile": {"familyName": "Lovelace", "address": {"country": "UK", "planet": "Earth"}, "shoeSize": 39},
        "unknown": True,
    }  # fmt: skip
    user = await create(rest, **body)
    assert user["profile"] == {"familyName": "Lovelace", "address": {"country": "UK"}}
    assert user["customData"] == {"plan": {"seats": 3}}
    assert user["hasPassword"] is True
    assert (await rest.get(f"/api/users/{user['id']}")).json() == user


async def test_a_body_is_not_needed_to_create_a_user(rest: httpx.AsyncClient) -> None:
    assert (await rest.post("/api/users")).status_code == 200


async def test_a_digest_of_another_system_is_taken_over(rest: httpx.AsyncClient) -> None:
    digest = {"passwordDigest": "5f4dcc3b5aa765d61d8327deb882cf99", "passwordAlgorithm": "MD5"}
    user = await create(rest, username="imported", **digest)
    shown = await rest.get(f"/api/users/{user['id']}", params={"includePasswordHash": "1"})
    assert {name: shown.json()[name] for name in digest} == digest
    verify = await rest.post(f"/api/users/{user['id']}/password/verify", json={"password": "password"})
    assert (verify.status_code, verify.content) == (204, b"")


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"password": "x", "passwordDigest": "y"}, 400, "user.password_and_digest"),
        ({"passwordDigest": "y"}, 400, "user.password_algorithm_required"),
        ({"primaryPhone": "1"}, 422, "user.invalid_phone"),
        ({"name": "x" * 129}, 422, "entity.value_too_long"),
        ({"username": "1bad name"}, 400, "guard.invalid_input"),
        ({"username": "x\n"}, 400, "guard.invalid_input"),
        ({"username": None}, 400, "guard.invalid_input"),
        ({"primaryEmail": "nowhere"}, 400, "guard.invalid_input"),
        ({"avatar": "no address"}, 400, "guard.invalid_input"),
        ({"passwordAlgorithm": "ROT13"}, 400, "guard.invalid_input"),
        ({"customData": []}, 400, "guard.invalid_input"),
        ({"profile": {"address": {"country": 1}}}, 400, "guard.invalid_input"),
        ({"customData": {"a": ["b\0"]}}, 400, "guard.invalid_input"),
        ({"customData": {"a": 2**70}}, 400, "guard.invalid_input"),
        ([], 400, "guard.invalid_input"),
    ],
)
async def test_what_cannot_be_a_user_is_refused(
    rest: httpx.AsyncClient, body: Any, status: int, code: str
) -> None:
    refused(await rest.post("/api/users", json=body), status, code)


async def test_identifiers_are_taken_once(rest: httpx.AsyncClient) -> None:
    await create(rest, username="ada", primaryEmail="ada@example.org", primaryPhone="4915112345678")
    for body, code in (
        ({"username": "ada"}, "user.username_already_in_use"),
        ({"primaryEmail": "ADA@example.org"}, "user.email_already_in_use"),
        ({"primaryPhone": "4915112345678"}, "user.phone_already_in_use"),
    ):
        refused(await rest.post("/api/users", json=body), 422, code)


async def test_changes_clear_replace_and_keep(rest: httpx.AsyncClient) -> None:
    user = await create(rest, username="ada", name="Ada", primaryEmail="a@b.c", customData={"a": 1, "b": 2})
    body = {"name": "", "primaryEmail": None, "customData": {"c": 3}, "avatar": ""}
    changed = (await rest.patch(f"/api/users/{user['id']}", json=body)).json()
    assert list(changed) == USER_FIELDS
    assert (changed["name"], changed["primaryEmail"], changed["avatar"]) == (None, None, None)
    assert (changed["username"], changed["customData"]) == ("ada", {"c": 3})
    assert changed["updatedAt"] >= user["updatedAt"]


async def test_custom_data_and_profile_are_merged(rest: httpx.AsyncClient) -> None:
    path = f"/api/users/{(await create(rest, customData={'a': 1}, profile={'gender': 'x'}))['id']}"
    merged = await rest.patch(f"{path}/custom-data", json={"customData": {"b": {"c": None}}})
    assert (merged.status_code, merged.json()) == (200, {"a": 1, "b": {"c": None}})
    assert (await rest.get(f"{path}/custom-data")).json() == {"a": 1, "b": {"c": None}}
    profile = await rest.patch(f"{path}/profile", json={"profile": {"locale": "de", "unknown": "x"}})
    assert (profile.status_code, profile.json()) == (200, {"gender": "x", "locale": "de"})
    body = refused(await rest.patch(f"{path}/custom-data", json={}), 400, "guard.invalid_input")
    assert body["data"]["issues"] == [
        {
            "code": "invalid_type", "expected": "object", "received": "undefined", "path": ["customData"],
            "message": "Required",
        }
    ]  # fmt: skip
    expected = 'Error in key path "customData": (invalid_type) Expected object but received undefined.'
    assert body["details"] == expected


async def test_passwords_are_set_and_verified(rest: httpx.AsyncClient) -> None:
    path = f"/api/users/{(await create(rest, username='ada'))['id']}"
    assert (await rest.get(f"{path}/has-password")).json() == {"hasPassword": False}
    wrong = await rest.post(f"{path}/password/verify", json={"password": "x"})
    refused(wrong, 422, "session.invalid_credentials")
    changed = await rest.patch(f"{path}/password", json={"password": "x"})
    assert (changed.status_code, list(changed.json()), changed.json()["hasPassword"]) == (
        200,
        USER_FIELDS,
        True,
    )
    assert (await rest.get(f"{path}/has-password")).json() == {"hasPassword": True}
    assert (await rest.post(f"{path}/password/verify", json={"password": "x"})).status_code == 204
    wrong = await rest.post(f"{path}/password/verify", json={"password": "y"})
    refused(wrong, 422, "session.invalid_credentials")
    for body in ({"password": ""}, {"password": 1}, {}):
        refused(await rest.patch(f"{path}/password", json=body), 400, "guard.invalid_input")


async def test_users_are_suspended_and_reinstated(rest: httpx.AsyncClient) -> None:
    path = f"/api/users/{(await create(rest))['id']}/is-suspended"
    for is_suspended in (True, True, False):
        answer = await rest.patch(path, json={"isSuspended": is_suspended})
        assert (answer.status_code, answer.json()["isSuspended"]) == (200, is_suspended)
    refused(await rest.patch(path, json={"isSuspended": "yes"}), 400, "guard.invalid_input")


async def test_users_are_deleted_once(rest: httpx.AsyncClient) -> None:
    path = f"/api/users/{(await create(rest))['id']}"
    deleted = await rest.delete(path)
    assert (deleted.status_code, deleted.content) == (204, b"")
    refused(await rest.delete(path), 404, "entity.not_found")


async def test_nobody_deletes_themselves(clients: Clients, administrator: Actor) -> None:
    own = clients(administrator)
    refused(await own.delete(f"/api/users/{administrator.user_id}"), 400, "user.cannot_delete_self")


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("GET", "", None),
        ("PATCH", "", {"name": "x"}),
        ("DELETE", "", None),
        ("GET", "/custom-data", None),
        ("PATCH", "/custom-data", {"customData": {}}),
        ("PATCH", "/profile", {"profile": {}}),
        ("PATCH", "/password", {"password": "x"}),
        ("POST", "/password/verify", {"password": "x"}),
        ("GET", "/has-password", None),
        ("PATCH", "/is-suspended", {"isSuspended": True}),
    ],
)
async def test_a_user_who_is_not_there_is_not_found(
    rest: httpx.AsyncClient, method: str, path: str, body: Any
) -> None:
    refused(await rest.request(method, f"/api/users/nosuchuser00{path}", json=body), 404, "entity.not_found")


async def test_single_sign_on_identities_come_when_asked_for(rest: httpx.AsyncClient) -> None:
    path = f"/api/users/{(await create(rest))['id']}"
    shown = await rest.get(path, params={"includeSsoIdentities": "true"})
    assert list(shown.json()) == [*USER_FIELDS, "ssoIdentities"]
    assert shown.json()["ssoIdentities"] == []
    assert list((await rest.get(path, params={"includeSsoIdentities": "false"})).json()) == USER_FIELDS


async def test_digests_are_for_those_who_may_do_everything(rest: httpx.AsyncClient, clients: Clients) -> None:
    user = await create(rest, password="x")
    reader = clients(machine(Permission.USERS_READ))
    helper = clients(machine(Permission.USERS_READ, Permission.USERS_CREDENTIALS_WRITE))
    for path in (f"/api/users/{user['id']}", "/api/users"):
        refused(await reader.get(path, params={"includePasswordHash": "yes"}), 403, "auth.forbidden")
        answer = await helper.get(path, params={"includePasswordHash": "yes"})
        refused(answer, 403, "auth.grants_more_than_held")
    shown = (await rest.get("/api/users", params={"includePasswordHash": "true"})).json()[0]
    assert list(shown) == [*USER_FIELDS, "passwordDigest", "passwordAlgorithm"]
    assert shown["passwordDigest"].startswith("$argon2id$")


async def test_a_page_of_users_has_the_exact_total_and_links(rest: httpx.AsyncClient) -> None:
    for number in range(7):
        await create(rest, username=f"user_{number}")
    page = await rest.get("/api/users", params={"page": 2, "page_size": 3})
    assert [user["username"] for user in page.json()] == ["user_3", "user_2", "user_1"]
    assert [list(user) for user in page.json()] == [USER_FIELDS] * 3
    assert page.headers["total-number"] == "7"
    assert page.headers["link"] == ", ".join(
        f'<http://localhost:3001/api/users?page={number}&page_size=3>; rel="{name}"'
        for name, number in (("first", 1), ("prev", 1), ("last", 3), ("next", 3))
    )
    everything = await rest.get("/api/users")
    assert (len(everything.json()), everything.headers["total-number"]) == (7, "7")
    assert 'rel="next"' not in everything.headers["link"]


async def test_users_are_searched(rest: httpx.AsyncClient) -> None:
    await create(rest, username="ada", name="Ada Lovelace", primaryEmail="ada@example.org")
    await create(rest, username="grace", name="Grace Hopper", primaryEmail="grace@example.com")
    for params, found in (
        ({"search": "%LOVE%"}, ["ada"]),
        ({"search": "%LOVE%", "isCaseSensitive": "true"}, []),
        ({"search.primaryEmail": "%.com"}, ["grace"]),
        ({"search.primary_email": "%.com"}, ["grace"]),
        ({"search.username": ["ADA", "grace"], "mode": "exact"}, ["grace", "ada"]),
        ({"search.username": "ada", "search.name": "Grace%", "joint": "and"}, []),
        ({"search.username": "ada", "search.name": "Grace%"}, ["grace", "ada"]),
        ({"search.name": "(Ada|Bob)%", "mode.name": "similar_to", "isCaseSensitive": "true"}, ["ada"]),
        ({"search": "^gr.ce$", "mode": "posix"}, ["grace"]),
        ({"search": "nobody"}, []),
    ):
        answer = await rest.get("/api/users", params=params)
        assert [user["username"] for user in answer.json()] == found, params
        assert answer.headers["total-number"] == str(len(found))


@pytest.mark.parametrize(
    "query",
    [
        "search=", "search.password=x", "search.name.first=x", "search=a&search=b", "search=a&mode=fuzzy",
        "search=a&joint=xor", "search=a&mode=similar_to", "search=(&mode=posix", "search=x%5C", "search=a&mode.x=like",
        "excludeRoleId=a&excludeOrganizationId=b",
    ],
)  # fmt: skip
async def test_a_search_that_cannot_be_read_is_refused(rest: httpx.AsyncClient, query: str) -> None:
    await create(rest, username="ada")
    refused(await rest.get(f"/api/users?{query}"), 400, "request.invalid_input")


@pytest.mark.parametrize(
    "query",
    ["page=0", "page=-1", "page=x", "page=1.5", "page=", "page_size=0", "page_size=101", "page=1" + "0" * 30],
)
async def test_a_page_that_cannot_be_is_refused(rest: httpx.AsyncClient, query: str) -> None:
    refused(await rest.get(f"/api/users?{query}"), 400, "guard.invalid_pagination")


async def test_holders_of_a_role_can_be_left_out(rest: httpx.AsyncClient, administrator: Actor) -> None:
    await create(rest, username="ada")
    others = await rest.get("/api/users", params={"excludeRoleId": "administrator"})
    assert [user["username"] for user in others.json()] == ["ada"]
    everybody = await rest.get("/api/users", params={"excludeOrganizationId": "none"})
    assert len(everybody.json()) == 2


async def test_reads_cost_as_many_statements_as_promised(rest: httpx.AsyncClient, statements: Any) -> None:
    user = await create(rest, username="ada")
    for path, number in ((f"/api/users/{user['id']}", 1), ("/api/users?page=1&page_size=20", 1)):
        with statements() as counted:
            assert (await rest.get(path)).status_code == 200
        assert counted.number == number, counted.texts


async def test_who_may_not_read_users_is_shown_none_by_changing_one(
    rest: httpx.AsyncClient, clients: Clients
) -> None:
    path = f"/api/users/{(await create(rest, primaryEmail='ada@example.com'))['id']}"
    await rest.put(f"{path}/identities/github", json={"userId": "1"})
    blind = clients(machine(*(each for each in Permission if each is not Permission.USERS_READ)))
    attempts: tuple[tuple[str, str, Any], ...] = (
        ("PATCH", "", {}),
        ("PATCH", "/custom-data", {"customData": {}}),
        ("PATCH", "/profile", {"profile": {}}),
        ("PATCH", "/password", {"password": "another password"}),
        ("PATCH", "/password/expiration", {"isExpired": False}),
        ("PATCH", "/is-suspended", {"isSuspended": True}),
        ("PATCH", "/logto-configs", {}),
        ("PUT", "/identities/gitlab", {"userId": "1"}),
        ("DELETE", "/identities/github", None),
    )
    before = (await rest.get(path)).json()
    for method, below, body in attempts:
        refused(await blind.request(method, f"{path}{below}", json=body), 403, "auth.forbidden")
    assert (await rest.get(path)).json() == before
