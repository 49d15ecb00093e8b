"""/api/resources: the contract's JSON of API resources and their scopes, and each refusal."""

from typing import Any

import httpx
import pytest

from tests.faces.rest.conftest import refused

RESOURCE_FIELDS = ["tenantId", "id", "name", "indicator", "isDefault", "accessTokenTtl"]
SCOPE_FIELDS = ["tenantId", "id", "resourceId", "name", "description", "createdAt"]
MANAGEMENT = "/api/resources/management-api"
UNKNOWN = "/api/resources/nosuchresource000000"


async def create(rest: httpx.AsyncClient, name: str = "shop", **body: Any) -> dict[str, Any]:
    given = {"name": name, "indicator": f"https://{name}.example.com", **body}
    answer = await rest.post("/api/resources", json=given)
    assert answer.status_code == 201, answer.text
    created: dict[str, Any] = answer.json()
    return created


async def test_a_new_resource_has_every_field_of_the_contract_and_no_scopes(rest: httpx.AsyncClient) -> None:
    resource = await create(rest)
    assert list(resource) == [*RESOURCE_FIELDS, "scopes"]
    assert len(resource.pop("id")) == 21
    assert resource == {
        "tenantId": "default", "name": "shop", "indicator": "https://shop.example.com", "isDefault": False,
        "accessTokenTtl": 3600, "scopes": [],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({}, 400, "guard.invalid_input"),
        ({"name": "x"}, 400, "guard.invalid_input"),
        ({"name": "", "indicator": "https://x.example"}, 400, "guard.invalid_input"),
        ({"name": "x", "indicator": "nowhere"}, 400, "resource.invalid_indicator"),
        ({"name": "x", "indicator": "https://x.example/#part"}, 400, "resource.invalid_indicator"),
        ({"name": "x", "indicator": "urn:logto:organization:x"}, 400, "resource.invalid_indicator"),
        ({"name": "x", "indicator": "https://x.example", "accessTokenTtl": 0}, 400, "guard.invalid_input"),
        ({"name": "x", "indicator": "https://x.example", "accessTokenTtl": 1e9}, 400, "guard.invalid_input"),
        ({"name": "x", "indicator": "https://taken.example.com"}, 422, "resource.resource_identifier_in_use"),
    ],
)
async def test_what_cannot_be_a_resource_is_refused(
    rest: httpx.AsyncClient, body: dict[str, Any], status: int, code: str
) -> None:
    await create(rest, "taken")
    refused(await rest.post("/api/resources", json=body), status, code)


async def test_a_resource_is_read_changed_and_deleted(rest: httpx.AsyncClient) -> None:
    path = f"/api/resources/{(await create(rest))['id']}"
    shown = (await rest.get(path)).json()
    assert list(shown) == RESOURCE_FIELDS
    body = {"name": "Shop", "accessTokenTtl": 60, "indicator": "https://elsewhere.example"}
    changed = await rest.patch(path, json=body)
    assert (changed.status_code, changed.json()) == (200, {**shown, "name": "Shop", "accessTokenTtl": 60})
    deleted = await rest.delete(path)
    assert (deleted.status_code, deleted.content) == (204, b"")
    for method in ("GET", "PATCH", "DELETE"):
        refused(await rest.request(method, path, json={}), 404, "entity.not_exists_with_id")


async def test_the_management_api_stays_as_it_is(rest: httpx.AsyncClient) -> None:
    cannot_change = "resource.cannot_modify_management_api"
    refused(await rest.patch(MANAGEMENT, json={"name": "x"}), 400, cannot_change)
    refused(await rest.patch(f"{MANAGEMENT}/is-default", json={"isDefault": True}), 400, cannot_change)
    refused(await rest.post(f"{MANAGEMENT}/scopes", json={"name": "x"}), 400, cannot_change)
    all_of_it = f"{MANAGEMENT}/scopes/management-api-all"
    refused(await rest.patch(all_of_it, json={"name": "x"}), 400, cannot_change)
    refused(await rest.delete(all_of_it), 400, cannot_change)
    refused(await rest.delete(MANAGEMENT), 400, "resource.cannot_delete_management_api")


async def test_at_most_one_resource_is_the_default(rest: httpx.AsyncClient) -> None:
    first, second = await create(rest, "first"), await create(rest, "second")
    for each in (first, second):
        answer = await rest.patch(f"/api/resources/{each['id']}/is-default", json={"isDefault": True})
        assert (answer.status_code, answer.json()["isDefault"]) == (200, True)
    assert (await rest.get(f"/api/resources/{first['id']}")).json()["isDefault"] is False
    refused(
        await rest.patch(f"{UNKNOWN}/is-default", json={"isDefault": True}), 404, "entity.not_exists_with_id"
    )
    refused(await rest.patch(f"{UNKNOWN}/is-default", json={}), 400, "guard.invalid_input")


async def test_all_resources_are_listed_unless_a_page_is_named(rest: httpx.AsyncClient) -> None:
    resource = await create(rest)
    await rest.post(f"/api/resources/{resource['id']}/scopes", json={"name": "read"})
    everything = await rest.get("/api/resources")
    assert [each["name"] for each in everything.json()] == ["shop", "Logto Management API"]
    assert [list(each) for each in everything.json()] == [RESOURCE_FIELDS] * 2
    assert "total-number" not in everything.headers
    page = await rest.get("/api/resources", params={"page_size": 1, "includeScopes": "true"})
    assert (len(page.json()), page.headers["total-number"]) == (1, "2")
    assert [scope["name"] for scope in page.json()[0]["scopes"]] == ["read"]


async def test_scopes_are_added_changed_searched_and_deleted(rest: httpx.AsyncClient) -> None:
    path = f"/api/resources/{(await create(rest))['id']}/scopes"
    made = await rest.post(path, json={"name": "read:orders", "description": "Reads."})
    assert (made.status_code, list(made.json())) == (201, SCOPE_FIELDS)
    await rest.post(path, json={"name": "write"})
    listed = await rest.get(path)
    assert ([each["name"] for each in listed.json()], listed.headers["total-number"]) == (
        ["write", "read:orders"],
        "2",
    )
    found = await rest.get(path, params={"search.name": "read%"})
    assert found.json() == [made.json()]
    scope = f"{path}/{made.json()['id']}"
    changed = await rest.patch(scope, json={"name": "read", "description": None})
    assert (changed.status_code, changed.json()) == (
        200,
        {**made.json(), "name": "read", "description": None},
    )
    assert (await rest.delete(scope)).status_code == 204
    refused(await rest.delete(scope), 404, "entity.not_exists_with_id")
    assert (await rest.get(f"{UNKNOWN}/scopes")).json() == []


async def test_scopes_that_cannot_be_are_refused(rest: httpx.AsyncClient) -> None:
    path = f"/api/resources/{(await create(rest))['id']}/scopes"
    scope = (await rest.post(path, json={"name": "read"})).json()["id"]
    other = (await rest.post(path, json={"name": "write"})).json()["id"]
    for method, place, body, status, code in (
        ("POST", path, {}, 400, "guard.invalid_input"),
        ("POST", path, {"name": "two words"}, 400, "scope.name_with_space"),
        ("POST", path, {"name": "read"}, 422, "scope.name_exists"),
        ("POST", f"{UNKNOWN}/scopes", {"name": "x"}, 404, "entity.not_exists_with_id"),
        ("PATCH", f"{path}/{other}", {"name": "read"}, 422, "scope.name_exists"),
        ("PATCH", f"{path}/{other}", {"name": "two words"}, 400, "scope.name_with_space"),
        ("PATCH", f"{UNKNOWN}/scopes/{scope}", {"name": "x"}, 404, "entity.not_exists_with_id"),
    ):
        refused(await rest.request(method, place, json=body), status, code)


async def test_reads_cost_as_many_statements_as_promised(rest: httpx.AsyncClient, statements: Any) -> None:
    path = f"/api/resources/{(await create(rest))['id']}"
    for place, number in (
        (path, 1),
        ("/api/resources", 1),
        ("/api/resources?page=1&includeScopes=true", 2),
        (f"{path}/scopes", 1),
    ):
        with statements() as counted:
            assert (await rest.get(place)).status_code == 200
        assert counted.number == number, counted.texts
