"""/api/organizations: the contract's JSON, field by field, its lists and each refusal."""

from typing import Any

import httpx
import pytest

from identity.kernel import clock
from identity.kernel.permissions import Permission
from rest_api.views import milliseconds
from tests.faces.rest.conftest import Clients, machine, refused

FIELDS = [
    "tenantId", "id", "name", "description", "customData", "isMfaRequired",
    "isTrustedDeviceAllowed", "color", "branding", "customCss",
    "createdAt",
]  # fmt: skip
UNKNOWN = "/api/organizations/nowhere"


async def found(rest: httpx.AsyncClient, name: str = "Club", **body: Any) -> dict[str, Any]:
    """A new organization."""
    answer = await rest.post("/api/organizations", json={"name": name, **body})
    assert answer.status_code == 201, answer.text
    created: dict[str, Any] = answer.json()
    return created


async def person(rest: httpx.AsyncClient, name: str) -> str:
    """The id of a new user."""
    return str((await rest.post("/api/users", json={"username": name, "name": name.title()})).json()["id"])


async def test_an_organization_has_every_field_of_the_contract_in_its_order(rest: httpx.AsyncClient) -> None:
    club = await found(rest, customData={"a": 1})
    assert list(club) == FIELDS
    assert len(club["id"]) == 12
    assert abs(club["createdAt"] - milliseconds(clock.now())) < 60_000
    assert {name: value for name, value in club.items() if name not in {"id", "createdAt"}} == {
        "tenantId": "default", "name": "Club", "description": None, "customData": {"a": 1}, "isMfaRequired": False,
        "isTrustedDeviceAllowed": True,
        "color": {}, "branding": {}, "customCss": None,
    }  # fmt: skip
    assert (await rest.get(f"/api/organizations/{club['id']}")).json() == club


async def test_what_is_given_is_kept_and_unknown_keys_are_not(rest: httpx.AsyncClient) -> None:
    given = {
        "description": "A club", "isMfaRequired": True, "customCss": "a{}",
        "color": {"primaryColor": "#5D34F2", "isDarkModeEnabled": True, "darkPrimaryColor": "#abc"},
        "branding": {"logoUrl": "https://club.example/logo.png", "favicon": "http://club.example/f.ico"},
    }  # fmt: skip
    club = await found(rest, **given, id="chosen", createdAt=1, surprise=1)
    assert {name: club[name] for name in given} == given
    assert club["id"] != "chosen"
    assert (await found(rest, color={"primaryColor": "#abc", "other": "x"}))["color"] == {
        "primaryColor": "#abc"
    }


@pytest.mark.parametrize(
    "body",
    [
        {"name": None},
        {"name": ""},
        {"name": "x" * 129},
        {"description": "x" * 257},
        {"customData": []},
        {"isMfaRequired": "yes"},
        {"color": {"primaryColor": "red"}},
        {"color": {"primaryColor": "#5D34F2;}"}},
        {"branding": {"logoUrl": "javascript:alert(1)"}},
        {"branding": {"logoUrl": "https://a b"}},
        {"customCss": "x" * 65_537},
    ],
)
async def test_what_cannot_be_an_organization_is_refused(
    rest: httpx.AsyncClient, body: dict[str, Any]
) -> None:
    refused(await rest.post("/api/organizations", json={"name": "Club", **body}), 400, "guard.invalid_input")
    club = await found(rest)
    path = f"/api/organizations/{club['id']}"
    refused(await rest.patch(path, json=body), 400, "guard.invalid_input")
    assert (await rest.get(path)).json() == club


async def test_changes_replace_whole_objects_and_keep_what_is_not_named(rest: httpx.AsyncClient) -> None:
    club = await found(
        rest, description="x", customData={"a": 1}, color={"primaryColor": "#abc"}, customCss="a"
    )
    path = f"/api/organizations/{club['id']}"
    body = {
        "customData": {"b": 2},
        "color": {"isDarkModeEnabled": True},
        "description": None,
        "customCss": None,
    }
    changed = await rest.patch(path, json=body)
    assert (changed.status_code, changed.json()) == (200, {**club, **body})
    assert (await rest.patch(path, json={})).json() == changed.json()


async def test_organizations_are_deleted_once(rest: httpx.AsyncClient) -> None:
    path = f"/api/organizations/{(await found(rest))['id']}"
    deleted = await rest.delete(path)
    assert (deleted.status_code, deleted.content) == (204, b"")
    for answer in (await rest.delete(path), await rest.get(path), await rest.patch(path, json={"name": "x"})):
        refused(answer, 404, "entity.not_exists_with_id")


async def test_organizations_are_listed_by_page_and_by_text(rest: httpx.AsyncClient) -> None:
    for number in range(3):
        await found(rest, f"Club {number}")
    odd = await found(rest, "100%_odd")
    page = await rest.get("/api/organizations", params={"page_size": 2})
    assert [each["name"] for each in page.json()] == ["100%_odd", "Club 2"]
    assert page.headers["total-number"] == "4"
    assert 'rel="next"' in page.headers["link"]

    async def names(text: str) -> list[str]:
        answer = await rest.get("/api/organizations", params={"q": text})
        return [each["name"] for each in answer.json()]

    assert await names("cLUB") == ["Club 2", "Club 1", "Club 0"]
    assert await names(odd["id"]) == ["100%_odd"]
    assert await names("%_") == ["100%_odd"]
    assert await names("_") == ["100%_odd"]
    refused(await rest.get("/api/organizations", params={"page": "0"}), 400, "guard.invalid_pagination")


async def test_featured_members_are_shown_when_asked_for(
    rest: httpx.AsyncClient, clients: Clients, statements: Any
) -> None:
    club, empty = await found(rest), await found(rest, "Empty")
    people = [await person(rest, f"user{number}") for number in range(4)]
    await rest.post(f"/api/organizations/{club['id']}/users", json={"userIds": people})
    with statements() as counted:
        answer = await rest.get("/api/organizations", params={"showFeatured": "true"})
    assert counted.number == 2
    shown = {each["id"]: each for each in answer.json()}
    assert shown[club["id"]]["usersCount"] == 4
    featured = shown[club["id"]]["featuredUsers"]
    assert len(featured) == 3
    assert {each["id"] for each in featured} < set(people)
    assert list(featured[0]) == ["id", "avatar", "name"]
    assert (shown[empty["id"]]["usersCount"], shown[empty["id"]]["featuredUsers"]) == (0, [])
    assert "usersCount" not in (await rest.get("/api/organizations")).json()[0]
    reader = clients(machine(Permission.ORGANIZATIONS_READ))
    assert (await reader.get("/api/organizations")).status_code == 200
    refused(await reader.get("/api/organizations", params={"showFeatured": "1"}), 403, "auth.forbidden")


async def test_a_users_organizations_are_listed_with_the_roles_there(
    rest: httpx.AsyncClient, statements: Any
) -> None:
    club, ada = await found(rest, customData={"a": 1}), await person(rest, "ada")
    role = (await rest.post("/api/organization-roles", json={"name": "Chair"})).json()
    await rest.post(f"/api/organizations/{club['id']}/users", json={"userIds": [ada]})
    path = f"/api/users/{ada}/organizations"
    assert (await rest.get(path)).json() == [{**club, "organizationRoles": []}]
    body = {"organizationRoleIds": [role["id"]]}
    await rest.post(f"/api/organizations/{club['id']}/users/{ada}/roles", json=body)
    with statements() as counted:
        (shown,) = (await rest.get(path)).json()
    assert counted.number == 2
    assert shown["organizationRoles"] == [{"id": role["id"], "name": "Chair"}]
    assert list(shown) == [*FIELDS, "organizationRoles"]
    refused(await rest.get("/api/users/nobody/organizations"), 404, "entity.not_found")


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "/users", {"userIds": ["{user}"]}),
        ("PUT", "/users", {"userIds": ["{user}"]}),
        ("POST", "/applications", {"applicationIds": []}),
        ("PUT", "/applications", {"applicationIds": []}),
        ("POST", "/jit/email-domains", {"emailDomain": "a.example"}),
        ("PUT", "/jit/email-domains", {"emailDomains": ["a.example"]}),
        ("POST", "/jit/roles", {"organizationRoleIds": []}),
        ("PUT", "/jit/roles", {"organizationRoleIds": []}),
        ("POST", "/jit/sso-connectors", {"ssoConnectorIds": []}),
        ("PUT", "/jit/sso-connectors", {"ssoConnectorIds": []}),
    ],
)
async def test_nothing_is_related_to_an_unknown_organization(
    rest: httpx.AsyncClient, method: str, path: str, body: dict[str, Any]
) -> None:
    user = await person(rest, "ada")
    given = {name: [user] if value == ["{user}"] else value for name, value in body.items()}
    answer = await rest.request(method, f"{UNKNOWN}{path}", json=given)
    refused(answer, 422, "entity.relation_foreign_key_not_found")


@pytest.mark.parametrize("path", ["/users", "/applications", "/jit/roles", "/jit/sso-connectors"])
async def test_lists_of_an_unknown_organization_are_not_found(rest: httpx.AsyncClient, path: str) -> None:
    refused(await rest.get(f"{UNKNOWN}{path}"), 404, "entity.not_exists_with_id")


async def test_a_page_named_twice_is_still_linked(rest: httpx.AsyncClient) -> None:
    answer = await rest.get("/api/organizations?page=7&page=1")
    assert (answer.status_code, answer.headers["total-number"]) == (200, "0")
    assert "page=1&page=1" in answer.headers["link"]
