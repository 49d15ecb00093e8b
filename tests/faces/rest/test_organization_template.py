"""/api/organization-roles and /api/organization-scopes: the template, what roles give, and each refusal."""

from typing import Any

import httpx
import pytest

from identity.kernel.actor import SYSTEM
from identity.kernel.permissions import EVERY_PERMISSION, OrganizationPermission, Permission
from identity.organizations.template_actions import set_organization_role_permissions
from identity.resources.actions import NewResource, NewScope, create_resource, create_scope
from tests.faces.rest.conftest import Clients, machine, refused
from tests.faces.rest.test_organizations import found, person

ROLES, SCOPES = "/api/organization-roles", "/api/organization-scopes"


async def make(rest: httpx.AsyncClient, path: str, name: str, **body: Any) -> dict[str, Any]:
    answer = await rest.post(path, json={"name": name, **body})
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def api_scope(name: str = "buy") -> dict[str, str]:
    """An API scope and its API in short, as roles show it."""
    resource = await create_resource(SYSTEM, NewResource(name="Shop", indicator="https://shop.example"))
    scope = await create_scope(SYSTEM, resource.id, NewScope(name=name))
    return {"id": scope.id, "name": name, "resource_id": resource.id}


async def test_a_role_has_the_contracts_fields(rest: httpx.AsyncClient) -> None:
    role = await make(rest, ROLES, "Chair", description="Leads", surprise=1)
    assert role == {
        "tenantId": "default", "id": role["id"], "name": "Chair", "description": "Leads", "type": "User",
    }  # fmt: skip
    assert list(role) == ["tenantId", "id", "name", "description", "type"]
    assert (await rest.get(f"{ROLES}/{role['id']}")).json() == role


async def test_a_scope_has_the_contracts_fields(rest: httpx.AsyncClient) -> None:
    scope = await make(rest, SCOPES, "invite")
    assert scope == {"tenantId": "default", "id": scope["id"], "name": "invite", "description": None}
    path = f"{SCOPES}/{scope['id']}"
    assert (await rest.get(path)).json() == scope
    changed = await rest.patch(path, json={"name": "expel", "description": "x"})
    assert (changed.status_code, changed.json()) == (200, {**scope, "name": "expel", "description": "x"})
    assert (await rest.delete(path)).status_code == 204
    for answer in (await rest.get(path), await rest.patch(path, json={}), await rest.delete(path)):
        refused(answer, 404, "entity.not_exists_with_id")


async def test_roles_are_listed_with_what_they_give(rest: httpx.AsyncClient, statements: Any) -> None:
    own, scope = await make(rest, SCOPES, "invite"), await api_scope()
    given = {"organizationScopeIds": [own["id"]], "resourceScopeIds": [scope["id"]]}
    role = await make(rest, ROLES, "Chair", **given)
    plain = await make(rest, ROLES, "Robot", type="MachineToMachine")
    with statements() as counted:
        answer = await rest.get(ROLES)
    assert counted.number == 2
    assert answer.headers["total-number"] == "2"
    resource = {"id": scope["resource_id"], "name": "Shop"}
    assert answer.json() == [
        {**plain, "scopes": [], "resourceScopes": []},
        {
            **role,
            "scopes": [{"id": own["id"], "name": "invite"}],
            "resourceScopes": [{"id": scope["id"], "name": "buy", "resource": resource}],
        },
    ]
    assert [each["name"] for each in (await rest.get(ROLES, params={"q": "CHAI"})).json()] == ["Chair"]
    assert (await rest.get(ROLES, params={"page": 3})).json() == []


async def test_scopes_are_listed_whole_or_by_page(rest: httpx.AsyncClient) -> None:
    for name in ("a", "b", "c"):
        await make(rest, SCOPES, f"do:{name}")
    everything = await rest.get(SCOPES)
    assert [each["name"] for each in everything.json()] == ["do:c", "do:b", "do:a"]
    assert "total-number" not in everything.headers
    page = await rest.get(SCOPES, params={"page_size": 2})
    assert (len(page.json()), page.headers["total-number"]) == (2, "3")
    assert [each["name"] for each in (await rest.get(SCOPES, params={"q": "O:B"})).json()] == ["do:b"]


@pytest.mark.parametrize("path", [ROLES, SCOPES])
async def test_names_are_unique_also_after_a_change(rest: httpx.AsyncClient, path: str) -> None:
    first, second = await make(rest, path, "first"), await make(rest, path, "second")
    refused(await rest.post(path, json={"name": "first"}), 422, "entity.unique_integrity_violation")
    address = f"{path}/{second['id']}"
    refused(await rest.patch(address, json={"name": "first"}), 422, "entity.unique_integrity_violation")
    assert (await rest.patch(f"{path}/{first['id']}", json={"name": "first"})).json() == first
    for body in ({}, {"name": ""}, {"name": "x" * 129}, {"name": "x", "description": "x" * 257}):
        refused(await rest.post(path, json=body), 400, "guard.invalid_input")


async def test_scopes_that_cannot_be_are_refused(rest: httpx.AsyncClient) -> None:
    refused(await rest.post(SCOPES, json={"name": "two words"}), 400, "scope.name_with_space")
    refused(
        await rest.post(SCOPES, json={"name": "keystead:members:read"}),
        400,
        "organization.reserved_scope_name",
    )


async def test_a_role_changes_its_type_only_while_nobody_holds_it(rest: httpx.AsyncClient) -> None:
    role = await make(rest, ROLES, "Chair")
    path = f"{ROLES}/{role['id']}"
    changed = await rest.patch(path, json={"type": "MachineToMachine", "description": None})
    assert (changed.status_code, changed.json()) == (200, {**role, "type": "MachineToMachine"})
    await rest.patch(path, json={"type": "User"})
    club, ada = await found(rest), await person(rest, "ada")
    await rest.post(f"/api/organizations/{club['id']}/users", json={"userIds": [ada]})
    body = {"organizationRoleIds": [role["id"]]}
    await rest.post(f"/api/organizations/{club['id']}/users/{ada}/roles", json=body)
    refused(await rest.patch(path, json={"type": "MachineToMachine"}), 422, "entity.db_constraint_violated")
    assert (await rest.patch(path, json={"type": "User", "name": "Boss"})).json()["name"] == "Boss"
    refused(await rest.patch(path, json={"type": "Cat"}), 400, "guard.invalid_input")


async def test_a_role_is_made_whole_or_not_at_all(rest: httpx.AsyncClient) -> None:
    for body in ({"organizationScopeIds": ["nothing"]}, {"resourceScopeIds": ["nothing"]}):
        refused(
            await rest.post(ROLES, json={"name": "Chair", **body}),
            422,
            "entity.relation_foreign_key_not_found",
        )
    assert (await rest.get(ROLES)).json() == []


async def test_a_role_gives_more_and_fewer_organization_scopes(rest: httpx.AsyncClient) -> None:
    role = await make(rest, ROLES, "Chair")
    scopes = [await make(rest, SCOPES, name) for name in ("a", "b", "c")]
    ids = [each["id"] for each in scopes]
    path = f"{ROLES}/{role['id']}/scopes"
    added = await rest.post(path, json={"organizationScopeIds": ids[:2]})
    assert (added.status_code, added.text) == (201, "Created")
    assert (await rest.get(path)).json() == scopes[:2]
    page = await rest.get(path, params={"page": 2, "page_size": 1})
    assert (page.json(), page.headers["total-number"]) == ([scopes[1]], "2")
    assert (await rest.put(path, json={"organizationScopeIds": ids[1:]})).status_code == 204
    assert (await rest.get(path)).json() == scopes[1:]
    assert (await rest.delete(f"{path}/{ids[1]}")).status_code == 204
    refused(await rest.delete(f"{path}/{ids[1]}"), 422, "entity.not_found")
    for method in ("POST", "PUT"):
        answer = await rest.request(method, path, json={"organizationScopeIds": ["nothing"]})
        refused(answer, 422, "entity.relation_foreign_key_not_found")
        refused(await rest.request(method, path, json={}), 400, "guard.invalid_input")
    assert (await rest.get(path)).json() == scopes[2:]


async def test_a_role_gives_more_and_fewer_api_scopes(rest: httpx.AsyncClient) -> None:
    role, scope = await make(rest, ROLES, "Chair"), await api_scope()
    path = f"{ROLES}/{role['id']}/resource-scopes"
    added = await rest.post(path, json={"scopeIds": [scope["id"]]})
    assert (added.status_code, added.text) == (201, "Created")
    (shown,) = (await rest.get(path)).json()
    assert list(shown) == ["tenantId", "id", "resourceId", "name", "description", "createdAt"]
    assert (shown["id"], shown["resourceId"], shown["name"]) == (scope["id"], scope["resource_id"], "buy")
    assert (await rest.put(path, json={"scopeIds": []})).status_code == 204
    assert (await rest.get(path)).json() == []
    refused(await rest.delete(f"{path}/{scope['id']}"), 422, "entity.not_found")
    await rest.put(path, json={"scopeIds": [scope["id"]]})
    assert (await rest.delete(f"{path}/{scope['id']}")).status_code == 204
    reserved = await rest.post(path, json={"scopeIds": ["management-api-all"]})
    refused(reserved, 400, "role.management_api_scopes_not_assignable_to_user_role")


async def test_an_unknown_role_is_not_found_or_cannot_be_related(rest: httpx.AsyncClient) -> None:
    path = f"{ROLES}/nothing"
    for answer in (
        await rest.get(path),
        await rest.patch(path, json={"name": "x"}),
        await rest.delete(path),
        await rest.get(f"{path}/scopes"),
        await rest.get(f"{path}/resource-scopes"),
    ):
        refused(answer, 404, "entity.not_exists_with_id")
    for name, key in (("scopes", "organizationScopeIds"), ("resource-scopes", "scopeIds")):
        for method in ("POST", "PUT"):
            answer = await rest.request(method, f"{path}/{name}", json={key: []})
            refused(answer, 422, "entity.relation_foreign_key_not_found")
        refused(await rest.delete(f"{path}/{name}/x"), 422, "entity.not_found")


async def test_who_lacks_a_permission_does_not_delete_a_role_that_gives_it(
    rest: httpx.AsyncClient, clients: Clients
) -> None:
    role = await make(rest, ROLES, "Chair")
    await set_organization_role_permissions(SYSTEM, role["id"], [OrganizationPermission.MEMBERS_REMOVE])
    path = f"{ROLES}/{role['id']}"
    weaker = clients(machine(*EVERY_PERMISSION - {Permission.ORGANIZATIONS_MEMBERS_REMOVE}))
    refused(await weaker.delete(path), 403, "auth.grants_more_than_held")
    assert (await rest.delete(path)).status_code == 204
