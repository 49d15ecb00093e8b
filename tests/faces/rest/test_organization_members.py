"""/api/organizations/{id}/users and /applications: members, their roles and scopes, and each refusal."""

from dataclasses import dataclass
from typing import Any

import httpx
import pytest

from identity.kernel.permissions import EVERY_PERMISSION, Permission
from tests.faces.rest.conftest import Clients, machine, refused
from tests.faces.rest.test_organizations import found, person

MEMBER_FIELDS = [
    "id", "username", "primaryEmail", "primaryPhone", "name", "avatar", "customData", "identities", "lastSignInAt",
    "createdAt", "updatedAt", "profile", "applicationId", "cimdClientId", "isSuspended", "organizationRoles",
]  # fmt: skip


@dataclass
class Club:
    """An organization with a member, a machine and roles for both."""

    rest: httpx.AsyncClient
    path: str
    user: str
    machine: str
    role: str
    machine_role: str

    async def ask(self, method: str, path: str, body: Any = None) -> httpx.Response:
        """Ask below the organization; `{user}` and `{machine}` stand for the members."""
        address = path.replace("{user}", self.user).replace("{machine}", self.machine)
        return await self.rest.request(method, f"{self.path}{address}", json=body)


async def new_machine(rest: httpx.AsyncClient, name: str = "robot", kind: str = "MachineToMachine") -> str:
    return str((await rest.post("/api/applications", json={"name": name, "type": kind})).json()["id"])


async def new_role(rest: httpx.AsyncClient, name: str, **body: Any) -> str:
    answer = await rest.post("/api/organization-roles", json={"name": name, **body})
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


@pytest.fixture
async def club(rest: httpx.AsyncClient) -> Club:
    founded = await found(rest)
    made = Club(
        rest,
        f"/api/organizations/{founded['id']}",
        await person(rest, "ada"),
        await new_machine(rest),
        await new_role(rest, "Chair"),
        await new_role(rest, "Runner", type="MachineToMachine"),
    )
    added = await made.ask("POST", "/users", {"userIds": [made.user]})
    assert (added.status_code, added.json()) == (201, {"userIds": [made.user]})
    joined = await made.ask("POST", "/applications", {"applicationIds": [made.machine]})
    assert (joined.status_code, joined.text) == (201, "Created")
    return made


async def test_members_are_users_with_their_roles(club: Club, statements: Any) -> None:
    assert (
        await club.ask("PUT", "/users/{user}/roles", {"organizationRoleNames": ["Chair"]})
    ).status_code == 204
    with statements() as counted:
        answer = await club.ask("GET", "/users")
    assert counted.number == 1
    assert answer.headers["total-number"] == "1"
    (shown,) = answer.json()
    assert list(shown) == MEMBER_FIELDS
    user = (await club.rest.get(f"/api/users/{club.user}")).json()
    assert shown.pop("organizationRoles") == [{"id": club.role, "name": "Chair"}]
    assert shown == {name: user[name] for name in shown}


async def test_members_are_found_by_text_and_role(club: Club) -> None:
    ben = await person(club.rest, "ben")
    await club.ask("POST", "/users", {"userIds": [ben]})
    await club.ask("POST", "/users/{user}/roles", {"organizationRoleIds": [club.role]})

    async def names(query: str) -> list[str]:
        return [each["name"] for each in (await club.ask("GET", f"/users?{query}")).json()]

    assert await names("") == ["Ben", "Ada"]
    assert await names("q=BEN") == ["Ben"]
    assert await names(f"organizationRoleId={club.role}") == ["Ada"]
    assert await names(f"organizationRoleId={club.role}&q=ben") == []
    assert await names("page_size=1&page=2") == ["Ada"]
    refused(await club.ask("GET", "/users?organizationRoleId="), 400, "guard.invalid_input")


async def test_adding_again_changes_nothing_and_replacing_is_exact(club: Club) -> None:
    ben = await person(club.rest, "ben")
    again = await club.ask("POST", "/users", {"userIds": [club.user, club.user]})
    assert (again.status_code, again.json()) == (201, {"userIds": [club.user, club.user]})
    refused(
        await club.ask("POST", "/users", {"userIds": [ben, "nobody"]}),
        422,
        "entity.relation_foreign_key_not_found",
    )
    assert (await club.ask("GET", "/users")).headers["total-number"] == "1"
    assert (await club.ask("PUT", "/users", {"userIds": [ben]})).status_code == 204
    assert [each["id"] for each in (await club.ask("GET", "/users")).json()] == [ben]
    refused(await club.ask("DELETE", "/users/{user}"), 404, "entity.not_exists_with_id")
    assert (await club.ask("DELETE", f"/users/{ben}")).status_code == 204
    for body in ({}, {"userIds": "x"}, {"userIds": [""]}, {"userIds": ["x"] * 5001}):
        refused(await club.ask("POST", "/users", body), 400, "guard.invalid_input")


async def test_a_members_roles_are_given_taken_and_listed(club: Club) -> None:
    editor = await new_role(club.rest, "Editor")
    path = "/users/{user}/roles"
    body = {"organizationRoleIds": [club.role], "organizationRoleNames": ["Editor"]}
    given = await club.ask("POST", path, body)
    assert (given.status_code, set(given.json()["organizationRoleIds"])) == (201, {club.role, editor})
    listed = await club.ask("GET", path)
    assert "total-number" not in listed.headers
    assert listed.json()[0] == {
        "tenantId": "default", "id": club.role, "name": "Chair", "description": None, "type": "User",
    }  # fmt: skip
    page = await club.ask("GET", f"{path}?page=2&page_size=1")
    assert ([each["name"] for each in page.json()], page.headers["total-number"]) == (["Editor"], "2")
    assert (await club.ask("DELETE", f"{path}/{editor}")).status_code == 204
    refused(await club.ask("DELETE", f"{path}/{editor}"), 404, "entity.not_exists_with_id")
    assert (await club.ask("PUT", path, {})).status_code == 204
    assert (await club.ask("GET", path)).json() == []
    nothing = await club.ask("POST", path, {})
    assert (nothing.status_code, nothing.json()) == (201, {"organizationRoleIds": []})


async def test_roles_that_cannot_be_given_are_refused(club: Club) -> None:
    path, wrong = "/users/{user}/roles", "entity.relation_foreign_key_not_found"
    for method in ("POST", "PUT"):
        names = {"organizationRoleNames": ["Nobody"]}
        refused(await club.ask(method, path, names), 422, "organization.role_names_not_found")
        refused(await club.ask(method, path, {"organizationRoleIds": ["nothing"]}), 422, wrong)
        of_machines = {"organizationRoleIds": [club.machine_role]}
        refused(await club.ask(method, path, of_machines), 422, "entity.db_constraint_violated")
        refused(await club.ask(method, path, {"organizationRoleIds": [""]}), 400, "guard.invalid_input")
        missing = "organization.require_membership"
        refused(await club.ask(method, "/users/nobody/roles", {}), 422, missing)
        refused(await club.ask(method, "/applications/none/roles", {"organizationRoleIds": []}), 422, missing)
        refused(await club.ask(method, "/applications/{machine}/roles", {}), 400, "guard.invalid_input")
        of_people = {"organizationRoleIds": [club.role]}
        answer = await club.ask(method, "/applications/{machine}/roles", of_people)
        refused(answer, 422, "entity.db_constraint_violated")


@pytest.mark.parametrize("path", ["/users/nobody/roles", "/users/nobody/scopes", "/applications/none/roles"])
async def test_who_is_no_member_has_neither_roles_nor_scopes(club: Club, path: str) -> None:
    refused(await club.ask("GET", path), 422, "organization.require_membership")
    answer = await club.rest.get(f"/api/organizations/nowhere{path}")
    refused(answer, 422, "organization.require_membership")


async def test_roles_are_given_to_many_at_once(club: Club) -> None:
    ben = await person(club.rest, "ben")
    await club.ask("POST", "/users", {"userIds": [ben]})
    body: dict[str, Any] = {"userIds": [club.user, ben], "organizationRoleIds": [club.role]}
    given = await club.ask("POST", "/users/roles", body)
    assert (given.status_code, given.text) == (201, "Created")
    roles = [each["organizationRoles"] for each in (await club.ask("GET", "/users")).json()]
    assert roles == [[{"id": club.role, "name": "Chair"}]] * 2
    stranger = {**body, "userIds": [ben, "nobody"]}
    refused(await club.ask("POST", "/users/roles", stranger), 422, "organization.require_membership")
    unknown = {**body, "organizationRoleIds": ["nothing"]}
    refused(await club.ask("POST", "/users/roles", unknown), 422, "entity.relation_foreign_key_not_found")
    body = {"applicationIds": [club.machine], "organizationRoleIds": [club.machine_role]}
    given = await club.ask("POST", "/applications/roles", body)
    assert (given.status_code, given.text) == (201, "Created")
    refused(await club.ask("POST", "/applications/roles", {}), 400, "guard.invalid_input")


async def test_a_members_scopes_are_those_of_their_roles(club: Club) -> None:
    scopes = [
        (await club.rest.post("/api/organization-scopes", json={"name": name})).json()
        for name in ("invite", "expel", "unused")
    ]
    for name, scope in (("A", scopes[0]), ("B", scopes[1])):
        role = await new_role(club.rest, name, organizationScopeIds=[scope["id"]])
        await club.ask("POST", "/users/{user}/roles", {"organizationRoleIds": [role]})
    assert (await club.ask("GET", "/users/{user}/scopes")).json() == [scopes[1], scopes[0]]


async def test_machines_are_applications_with_their_roles(club: Club, statements: Any) -> None:
    path = "/applications/{machine}/roles"
    given = await club.ask("POST", path, {"organizationRoleIds": [club.machine_role]})
    assert (given.status_code, given.text) == (201, "Created")
    with statements() as counted:
        (shown,) = (await club.ask("GET", "/applications?q=ROB")).json()
    assert counted.number == 1
    application = (await club.rest.get(f"/api/applications/{club.machine}")).json()
    del application["isAdmin"]
    roles = [{"id": club.machine_role, "name": "Runner"}]
    assert shown == {**application, "organizationRoles": roles}
    assert (await club.ask("GET", "/applications?q=nothing")).json() == []
    assert [each["id"] for each in (await club.ask("GET", path)).json()] == [club.machine_role]
    assert (await club.ask("PUT", path, {"organizationRoleIds": []})).status_code == 204
    refused(await club.ask("DELETE", f"{path}/{club.machine_role}"), 404, "entity.not_exists_with_id")


async def test_only_machines_are_members_and_replacing_is_exact(club: Club) -> None:
    website, other = await new_machine(club.rest, "website", "SPA"), await new_machine(club.rest, "other")
    for method in ("POST", "PUT"):
        refused(
            await club.ask(method, "/applications", {"applicationIds": [website]}),
            422,
            "entity.db_constraint_violated",
        )
        unknown = {"applicationIds": ["nothing"]}
        refused(
            await club.ask(method, "/applications", unknown), 422, "entity.relation_foreign_key_not_found"
        )
    assert (await club.ask("PUT", "/applications", {"applicationIds": [other]})).status_code == 204
    refused(await club.ask("DELETE", "/applications/{machine}"), 422, "entity.not_found")
    assert (await club.ask("DELETE", f"/applications/{other}")).status_code == 204
    assert (await club.ask("GET", "/applications")).json() == []


async def test_whole_users_and_applications_are_for_who_may_read_them(club: Club, clients: Clients) -> None:
    for path, permission in (
        ("/users", Permission.USERS_READ),
        ("/applications", Permission.APPLICATIONS_READ),
    ):
        client = clients(machine(*EVERY_PERMISSION - {permission}))
        refused(await client.get(f"{club.path}{path}"), 403, "auth.forbidden")
    adder = clients(machine(Permission.ORGANIZATIONS_MEMBERS_ADD))
    assert (await adder.post(f"{club.path}/users", json={"userIds": [club.user]})).status_code == 201
    refused(await adder.put(f"{club.path}/users", json={"userIds": []}), 403, "auth.forbidden")
