"""/api/roles and /api/users/{userId}/roles: the contract's JSON, who holds what, and each refusal."""

import asyncio
from typing import Any

import httpx
import pytest

from identity.kernel import database
from identity.kernel.actor import SYSTEM
from identity.kernel.permissions import EVERY_PERMISSION, Permission
from identity.roles.holder_actions import grant_administrator
from tests.faces.rest.conftest import Clients, machine, refused

ROLE_FIELDS = ["tenantId", "id", "name", "description", "type", "isDefault"]
HELD_FIELDS = [*ROLE_FIELDS, "usersCount", "featuredUsers", "applicationsCount", "featuredApplications"]
UNKNOWN = "/api/roles/nosuchrole00000000000"
ALL = "management-api-all"


async def made(rest: httpx.AsyncClient, path: str, **body: Any) -> Any:
    answer = await rest.post(f"/api/{path}", json=body)
    assert answer.status_code in {200, 201}, answer.text
    return answer.json()


async def role(rest: httpx.AsyncClient, name: str = "Clerk", **body: Any) -> dict[str, Any]:
    created: dict[str, Any] = await made(rest, "roles", name=name, description=f"A {name}.", **body)
    return created


async def person(rest: httpx.AsyncClient, name: str = "ada") -> str:
    return str((await made(rest, "users", username=name, name=name.title()))["id"])


async def robot(rest: httpx.AsyncClient, name: str = "robot", kind: str = "MachineToMachine") -> str:
    return str((await made(rest, "applications", name=name, type=kind))["id"])


async def scope(rest: httpx.AsyncClient, name: str = "read") -> dict[str, Any]:
    resource = await made(rest, "resources", name=name, indicator=f"https://{name}.example.com")
    found: dict[str, Any] = await made(rest, f"resources/{resource['id']}/scopes", name=name)
    return found


async def test_a_new_role_has_every_field_of_the_contract(rest: httpx.AsyncClient) -> None:
    created = await role(rest)
    assert list(created) == ROLE_FIELDS
    assert len(created.pop("id")) == 21
    assert created == {
        "tenantId": "default", "name": "Clerk", "description": "A Clerk.", "type": "User", "isDefault": False,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({}, 400, "guard.invalid_input"),
        ({"name": "x"}, 400, "guard.invalid_input"),
        ({"name": "x" * 129, "description": "x"}, 400, "guard.invalid_input"),
        ({"name": "x", "description": "x", "type": "Robot"}, 400, "guard.invalid_input"),
        ({"name": "Logto Management API access", "description": "x"}, 422, "role.name_in_use"),
        ({"name": "#internal:x", "description": "x"}, 403, "role.internal_role_violation"),
        (
            {"name": "x", "description": "x", "scopeIds": ["nothing"]},
            404,
            "entity.relation_foreign_key_not_found",
        ),
        (
            {"name": "x", "description": "x", "scopeIds": [ALL]},
            400,
            "role.management_api_scopes_not_assignable_to_user_role",
        ),
    ],
)
async def test_what_cannot_be_a_role_is_refused(
    rest: httpx.AsyncClient, body: dict[str, Any], status: int, code: str
) -> None:
    refused(await rest.post("/api/roles", json=body), status, code)


async def test_a_role_is_read_changed_and_deleted(rest: httpx.AsyncClient) -> None:
    created = await role(rest)
    path = f"/api/roles/{created['id']}"
    assert (await rest.get(path)).json() == created
    changed = await rest.patch(path, json={"name": "Keeper", "isDefault": True, "type": "MachineToMachine"})
    assert (changed.status_code, changed.json()) == (200, {**created, "name": "Keeper", "isDefault": True})
    refused(await rest.patch(path, json={"name": "Logto Management API access"}), 422, "role.name_in_use")
    assert (await rest.delete(path)).status_code == 204
    for method in ("GET", "PATCH", "DELETE"):
        refused(await rest.request(method, path, json={}), 404, "entity.not_exists_with_id")


@pytest.mark.parametrize(
    ("method", "place", "body"),
    [
        ("GET", "", None), ("PATCH", "", {"name": "x"}), ("DELETE", "", None), ("GET", "/users", None),
        ("POST", "/users", {"userIds": []}), ("GET", "/applications", None), ("GET", "/scopes", None),
        ("POST", "/scopes", {"scopeIds": []}),
    ],
)  # fmt: skip
async def test_the_servers_own_roles_are_out_of_reach(
    rest: httpx.AsyncClient, method: str, place: str, body: Any
) -> None:
    answer = await rest.request(method, f"/api/roles/administrator{place}", json=body)
    refused(answer, 403, "role.internal_role_violation")
    refused(await rest.request(method, f"{UNKNOWN}{place}", json=body), 404, "entity.not_exists_with_id")


async def test_the_list_tells_who_holds_the_roles(rest: httpx.AsyncClient) -> None:
    clerk, job = await role(rest), await role(rest, "Job", type="MachineToMachine")
    people = [await person(rest, f"user{number}") for number in range(4)]
    await rest.post(f"/api/roles/{clerk['id']}/users", json={"userIds": people})
    await rest.post(f"/api/roles/{job['id']}/applications", json={"applicationIds": [await robot(rest)]})
    listed = await rest.get("/api/roles")
    first, second, seeded = listed.json()
    assert listed.headers["total-number"] == "3"
    assert [list(each) for each in listed.json()] == [HELD_FIELDS] * 3
    assert seeded["name"] == "Logto Management API access"
    assert (first["usersCount"], first["applicationsCount"]) == (0, 1)
    assert first["featuredApplications"][0] | {"id": ""} == {
        "id": "", "name": "robot", "type": "MachineToMachine",
    }  # fmt: skip
    assert (second["usersCount"], second["applicationsCount"]) == (4, 0)
    assert [each["id"] for each in second["featuredUsers"]] == people[:3]
    assert second["featuredUsers"][0] == {"id": people[0], "avatar": None, "name": "User0"}


async def test_roles_are_filtered_and_searched(rest: httpx.AsyncClient) -> None:
    clerk, job = await role(rest), await role(rest, "Job", type="MachineToMachine")
    ada, machine_id = await person(rest), await robot(rest)
    await rest.post(f"/api/users/{ada}/roles", json={"roleIds": [clerk["id"]]})
    await rest.post(f"/api/roles/{job['id']}/applications", json={"applicationIds": [machine_id]})
    seeded = "Logto Management API access"
    for params, found in (
        ({"type": "User"}, ["Clerk"]),
        ({"type": "MachineToMachine"}, ["Job", seeded]),
        ({"excludeUserId": ada}, ["Job", seeded]),
        ({"excludeApplicationId": machine_id}, ["Clerk", seeded]),
        ({"search": "%clerk%"}, ["Clerk"]),
        ({"search.description": "A J%"}, ["Job"]),
    ):
        answer = await rest.get("/api/roles", params=params)
        assert [each["name"] for each in answer.json()] == found, params
    refused(await rest.get("/api/roles?type=Robot"), 400, "guard.invalid_input")


async def test_users_are_given_a_role_and_lose_it(rest: httpx.AsyncClient) -> None:
    path = f"/api/roles/{(await role(rest))['id']}/users"
    ada, bob = await person(rest), await person(rest, "bob")
    given = await rest.post(path, json={"userIds": [ada]})
    assert (given.status_code, given.text) == (201, "Created")
    refused(await rest.post(path, json={"userIds": [ada, bob]}), 422, "role.user_exists")
    refused(
        await rest.post(path, json={"userIds": ["nobody000000"]}),
        404,
        "entity.relation_foreign_key_not_found",
    )
    await rest.post(path, json={"userIds": [bob]})
    listed = await rest.get(path, params={"search.username": "ada"})
    assert ([each["id"] for each in listed.json()], listed.headers["total-number"]) == ([ada], "1")
    assert (await rest.delete(f"{path}/{ada}")).status_code == 204
    refused(await rest.delete(f"{path}/{ada}"), 404, "entity.not_exists_with_id")
    refused(await rest.delete(f"{path}/nobody000000"), 404, "entity.not_found")


async def test_machines_are_given_a_role_and_lose_it(rest: httpx.AsyncClient) -> None:
    path = f"/api/roles/{(await role(rest, type='MachineToMachine'))['id']}/applications"
    first, second = await robot(rest), await robot(rest, "other")
    given = await rest.post(path, json={"applicationIds": [first]})
    assert (given.status_code, given.text) == (201, "Created")
    refused(await rest.post(path, json={"applicationIds": [first, second]}), 422, "role.application_exists")
    refused(
        await rest.post(path, json={"applicationIds": ["no"]}), 404, "entity.relation_foreign_key_not_found"
    )
    page = await robot(rest, "page", "SPA")
    refused(await rest.post(path, json={"applicationIds": [page]}), 422, "application.invalid_type")
    for_people = f"/api/roles/{(await role(rest, 'People'))['id']}/applications"
    answer = await rest.post(for_people, json={"applicationIds": [second]})
    refused(answer, 422, "application.invalid_role_type")
    listed = await rest.get(path)
    assert ([each["id"] for each in listed.json()], listed.headers["total-number"]) == ([first], "1")
    assert (await rest.delete(f"{path}/{first}")).status_code == 204
    assert (await rest.delete(f"{path}/{first}")).status_code == 404


async def test_one_of_two_at_once_gives_a_machine_the_role(rest: httpx.AsyncClient) -> None:
    path = f"/api/roles/{(await role(rest, type='MachineToMachine'))['id']}/applications"
    body = {"applicationIds": [await robot(rest)]}
    answers = await asyncio.gather(*(rest.post(path, json=body) for _ in range(4)))
    assert sorted(answer.status_code for answer in answers) == [201, 422, 422, 422]


async def test_a_role_gives_scopes(rest: httpx.AsyncClient) -> None:
    path = f"/api/roles/{(await role(rest))['id']}/scopes"
    read, write = await scope(rest, "read"), await scope(rest, "write")
    given = await rest.post(path, json={"scopeIds": [read["id"]]})
    assert (given.status_code, given.json()) == (201, [read])
    refused(await rest.post(path, json={"scopeIds": [read["id"], write["id"]]}), 422, "role.scope_exists")
    given = await rest.post(path, json={"scopeIds": [write["id"]]})
    assert given.json() == [read, write]
    listed = await rest.get(path)
    assert [each["name"] for each in listed.json()] == ["write", "read"]
    assert listed.json()[1]["resource"]["indicator"] == "https://read.example.com"
    assert "total-number" not in listed.headers
    page = await rest.get(path, params={"page": 1, "search.name": "wr%"})
    assert ([each["id"] for each in page.json()], page.headers["total-number"]) == ([write["id"]], "1")
    assert (await rest.delete(f"{path}/{read['id']}")).status_code == 204
    refused(await rest.delete(f"{path}/{read['id']}"), 404, "entity.not_exists_with_id")
    refused(await rest.post(path, json={"scopeIds": ["no"]}), 404, "entity.relation_foreign_key_not_found")
    not_for_people = "role.management_api_scopes_not_assignable_to_user_role"
    refused(await rest.post(path, json={"scopeIds": [ALL]}), 400, not_for_people)


async def test_a_user_is_given_roles(rest: httpx.AsyncClient) -> None:
    path = f"/api/users/{await person(rest)}/roles"
    clerk, keeper = (await role(rest))["id"], (await role(rest, "Keeper"))["id"]
    given = await rest.post(path, json={"roleIds": [clerk]})
    assert (given.status_code, given.json()) == (201, {"roleIds": [clerk], "addedRoleIds": [clerk]})
    given = await rest.post(path, json={"roleIds": [clerk, keeper]})
    assert given.json() == {"roleIds": [clerk, keeper], "addedRoleIds": [keeper]}
    listed = await rest.get(path, params={"page_size": 1})
    assert (list(listed.json()[0]), listed.headers["total-number"]) == (ROLE_FIELDS, "2")
    replaced = await rest.put(path, json={"roleIds": [keeper]})
    assert (replaced.status_code, replaced.json()) == (200, {"roleIds": [keeper]})
    assert [each["id"] for each in (await rest.get(path)).json()] == [keeper]
    assert (await rest.delete(f"{path}/{keeper}")).status_code == 204
    refused(await rest.delete(f"{path}/{keeper}"), 404, "entity.not_exists_with_id")


async def test_roles_that_do_not_fit_a_user_are_refused(rest: httpx.AsyncClient) -> None:
    path = f"/api/users/{await person(rest)}/roles"
    job = (await role(rest, "Job", type="MachineToMachine"))["id"]
    for body, status, code in (
        ({}, 400, "guard.invalid_input"),
        ({"roleIds": [job]}, 422, "user.invalid_role_type"),
        ({"roleIds": ["administrator"]}, 403, "role.internal_role_violation"),
        ({"roleIds": ["unknown"]}, 404, "entity.relation_foreign_key_not_found"),
    ):
        for method in ("POST", "PUT"):
            refused(await rest.request(method, path, json=body), status, code)
    for method in ("GET", "POST", "PUT"):
        answer = await rest.request(method, "/api/users/nobody000000/roles", json={"roleIds": []})
        refused(answer, 404, "entity.not_found")


async def test_nobody_gives_or_takes_what_they_lack(rest: httpx.AsyncClient, clients: Clients) -> None:
    weak = clients(machine(Permission.ROLES_ASSIGN, Permission.ROLES_WRITE))
    strong = await role(rest, "Strong", type="MachineToMachine", scopeIds=[ALL])
    place, beyond = f"/api/roles/{strong['id']}", "auth.grants_more_than_held"
    body = {"applicationIds": [await robot(rest)]}
    refused(await weak.post(f"{place}/applications", json=body), 403, beyond)
    job = f"/api/roles/{(await role(rest, 'Job', type='MachineToMachine'))['id']}/scopes"
    refused(await weak.post(job, json={"scopeIds": [ALL]}), 403, beyond)
    refused(await weak.delete(f"{place}/scopes/{ALL}"), 403, beyond)
    refused(await weak.delete(place), 403, beyond)
    boss, clerk = await person(rest, "boss"), await role(rest)
    await grant_administrator(SYSTEM, boss)
    refused(await weak.post(f"/api/users/{boss}/roles", json={"roleIds": [clerk["id"]]}), 403, beyond)
    refused(await weak.post(f"/api/roles/{clerk['id']}/users", json={"userIds": [boss]}), 403, beyond)


async def test_what_a_machine_holds_counts_at_once(rest: httpx.AsyncClient) -> None:
    from identity.applications.queries import machine_scopes

    robot_id, read = await robot(rest), await scope(rest)
    assert await machine_scopes(robot_id) == {}
    job = await role(rest, "Job", type="MachineToMachine", scopeIds=[read["id"]])
    await rest.post(f"/api/roles/{job['id']}/applications", json={"applicationIds": [robot_id]})
    assert await machine_scopes(robot_id) == {"https://read.example.com": {"read"}}


async def test_reads_cost_as_many_statements_as_promised(clients: Clients, statements: Any) -> None:
    rest = clients(machine(*EVERY_PERMISSION))
    path = f"/api/roles/{(await role(rest, scopeIds=[(await scope(rest))['id']]))['id']}"
    ada = await person(rest)
    await rest.post(f"{path}/users", json={"userIds": [ada]})
    await database.execute(
        "INSERT INTO roles (id, name, description, type, is_default, created_at) "
        "SELECT 'role' || n, 'role' || n, 'x', 'User', false, now() FROM generate_series(1, 100) n"
    )
    for place, number in (
        (path, 1),
        ("/api/roles?page_size=1", 2),
        ("/api/roles?page_size=100", 2),
        (f"{path}/users", 2),
        (f"{path}/applications", 3),
        (f"{path}/scopes", 3),
        (f"{path}/scopes?page=1", 3),
        (f"/api/users/{ada}/roles", 2),
    ):
        with statements() as counted:
            assert (await rest.get(place)).status_code == 200
        assert counted.number == number, (place, counted.texts)
