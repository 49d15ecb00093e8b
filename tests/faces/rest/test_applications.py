"""/api/applications: the contract's JSON, field by field, secrets, roles and each refusal."""

from typing import Any

import httpx
import pytest

from identity.kernel import clock, database
from identity.kernel.actor import SYSTEM
from identity.kernel.permissions import Permission
from identity.roles.actions import NewRole, create_role
from identity.roles.models import RoleType
from rest_api.views import milliseconds
from tests.faces.rest.conftest import Clients, machine, refused

APPLICATION_FIELDS = [
    "tenantId", "id", "name", "description", "type", "oidcClientMetadata", "customClientMetadata",
    "protectedAppMetadata", "customData", "isThirdParty", "appLevelAccessControlEnabled", "createdAt",
]  # fmt: skip
SECRET_FIELDS = ["tenantId", "applicationId", "name", "value", "createdAt", "expiresAt"]
NOTHING_REGISTERED: dict[str, list[str]] = {"redirectUris": [], "postLogoutRedirectUris": []}
UNKNOWN = "/api/applications/nosuchapplication0000"


async def create(rest: httpx.AsyncClient, kind: str = "SPA", **body: Any) -> dict[str, Any]:
    answer = await rest.post("/api/applications", json={"name": "sample", "type": kind, **body})
    assert answer.status_code == 200, answer.text
    created: dict[str, Any] = answer.json()
    return created


async def test_an_application_has_every_field_of_the_contract_in_its_order(rest: httpx.AsyncClient) -> None:
    oidc = {"redirectUris": ["http://localhost:3000/cb"], "postLogoutRedirectUris": []}
    application = await create(rest, oidcClientMetadata=oidc)
    assert list(application) == APPLICATION_FIELDS
    created_at = application.pop("createdAt")
    assert abs(created_at - milliseconds(clock.now())) < 60_000
    assert len(application.pop("id")) == 21
    assert application == {
        "tenantId": "default", "name": "sample", "description": None, "type": "SPA", "oidcClientMetadata": oidc,
        "customClientMetadata": {}, "protectedAppMetadata": None, "customData": {}, "isThirdParty": False,
        "appLevelAccessControlEnabled": False,
    }  # fmt: skip


async def test_one_application_also_tells_whether_it_administers(rest: httpx.AsyncClient) -> None:
    application = await create(rest, "MachineToMachine", description="counts", customData={"a": [1]})
    shown = (await rest.get(f"/api/applications/{application['id']}")).json()
    assert shown == {**application, "isAdmin": False}
    assert list(shown) == [*APPLICATION_FIELDS, "isAdmin"]
    assert application["oidcClientMetadata"] == NOTHING_REGISTERED


async def test_the_built_in_demo_app_can_be_read(rest: httpx.AsyncClient) -> None:
    shown = (await rest.get("/api/applications/demo-app")).json()
    assert list(shown) == [*APPLICATION_FIELDS, "isAdmin"]
    assert (shown["id"], shown["type"]) == ("demo-app", "SPA")


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({}, 400, "guard.invalid_input"),
        ({"name": ""}, 400, "guard.invalid_input"),
        ({"name": "x" * 257}, 400, "guard.invalid_input"),
        ({"type": "Toaster"}, 400, "guard.invalid_input"),
        ({"type": "SAML"}, 400, "application.saml.use_saml_app_api"),
        ({"type": "Protected"}, 400, "application.protected_app_metadata_is_required"),
        ({"oidcClientMetadata": {"redirectUris": []}}, 400, "guard.invalid_input"),
        ({"oidcClientMetadata": {**NOTHING_REGISTERED, "redirectUris": ["nowhere"]}}, 400, "guard.invalid_input"),
        ({"oidcClientMetadata": {**NOTHING_REGISTERED, "backchannelLogoutUri": "x"}}, 400, "guard.invalid_input"),
        ({"customClientMetadata": {"refreshTokenTtlInDays": 181}}, 400, "guard.invalid_input"),
        ({"customClientMetadata": {"idTokenTtl": "1 hour"}}, 400, "guard.invalid_input"),
        ({"customClientMetadata": {"isDeviceFlow": True}}, 422, "application.device_flow_native_only"),
        ({"type": "MachineToMachine", "isThirdParty": True}, 400, "application.invalid_third_party_application_type"),
        (
            {"isThirdParty": True, "customClientMetadata": {"allowTokenExchange": True}},
            422,
            "application.third_party_application_cannot_enable_token_exchange",
        ),
    ],
)  # fmt: skip
async def test_what_cannot_be_an_application_is_refused(
    rest: httpx.AsyncClient, body: dict[str, Any], status: int, code: str
) -> None:
    complete = {"name": "sample", "type": "SPA", **body} if body else {}
    refused(await rest.post("/api/applications", json=complete), status, code)


async def test_changes_replace_whole_objects_and_keep_what_is_not_named(rest: httpx.AsyncClient) -> None:
    application = await create(rest, "Native", customData={"a": 1}, description="x")
    body = {
        "name": "renamed", "description": None, "customData": {"b": 2}, "type": "SPA", "isThirdParty": True,
        "customClientMetadata": {"refreshTokenTtlInDays": 30, "rotateRefreshToken": False, "unknown": 1},
    }  # fmt: skip
    path = f"/api/applications/{application['id']}"
    changed = (await rest.patch(path, json=body)).json()
    expected = {
        **application, "name": "renamed", "description": None, "customData": {"b": 2},
        "customClientMetadata": {"refreshTokenTtlInDays": 30, "rotateRefreshToken": False},
    }  # fmt: skip
    assert changed == expected
    for metadata, code in (
        ({"appLevelAccessControlEnabled": True}, "request.invalid_input"),
        ({"customClientMetadata": {"isDeviceFlow": True}}, "application.device_flow_not_changeable"),
    ):
        refused(await rest.patch(path, json=metadata), 422, code)
    refused(await rest.patch(path, json={"name": 1}), 400, "guard.invalid_input")


async def test_custom_data_is_merged_from_a_bare_object(rest: httpx.AsyncClient) -> None:
    path = f"/api/applications/{(await create(rest, customData={'a': 1}))['id']}/custom-data"
    merged = await rest.patch(path, json={"b": 2})
    assert (merged.status_code, merged.json()) == (200, {"a": 1, "b": 2})
    refused(await rest.patch(path, json=[]), 400, "guard.invalid_input")


async def test_applications_are_deleted_once(rest: httpx.AsyncClient) -> None:
    path = f"/api/applications/{(await create(rest))['id']}"
    deleted = await rest.delete(path)
    assert (deleted.status_code, deleted.content) == (204, b"")
    refused(await rest.delete(path), 404, "entity.not_exists_with_id")


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("GET", "", None),
        ("PATCH", "", {"name": "x"}),
        ("DELETE", "", None),
        ("PATCH", "/custom-data", {}),
        ("GET", "/secrets", None),
        ("POST", "/secrets", {"name": "x"}),
        ("PATCH", "/secrets/x", {"name": "x"}),
        ("DELETE", "/secrets/x", None),
        ("GET", "/roles", None),
        ("POST", "/roles", {"roleIds": ["x"]}),
        ("PUT", "/roles", {"roleIds": ["x"]}),
        ("DELETE", "/roles/x", None),
    ],
)
async def test_an_application_that_is_not_there_is_not_found(
    rest: httpx.AsyncClient, method: str, path: str, body: Any
) -> None:
    refused(await rest.request(method, f"{UNKNOWN}{path}", json=body), 404, "entity.not_exists_with_id")


async def test_all_applications_are_listed_unless_a_page_is_named(rest: httpx.AsyncClient) -> None:
    for number in range(21):
        await create(rest, name=f"application {number}")
    everything = await rest.get("/api/applications")
    assert len(everything.json()) == 21
    assert list(everything.json()[0]) == APPLICATION_FIELDS
    assert everything.json()[0]["name"] == "application 20"
    assert not {"total-number", "link"} & set(everything.headers)
    page = await rest.get("/api/applications", params={"page_size": 5})
    assert (len(page.json()), page.headers["total-number"]) == (5, "21")
    assert '<http://localhost:3001/api/applications?page_size=5&page=2>; rel="next"' in page.headers["link"]


async def test_applications_are_filtered_and_searched(rest: httpx.AsyncClient) -> None:
    await create(rest, "SPA", name="page")
    await create(rest, "Native", name="phone", isThirdParty=True)
    await create(rest, "MachineToMachine", name="robot", description="counts beans")
    for params, found in (
        ({"types": ["SPA", "Native"]}, ["phone", "page"]),
        ({"types": "MachineToMachine"}, ["robot"]),
        ({"types": "SAML"}, []),
        ({"isThirdParty": "true"}, ["phone"]),
        ({"isThirdParty": "false"}, ["robot", "page"]),
        ({"search": "p%"}, ["phone", "page"]),
        ({"search.description": "%BEANS"}, ["robot"]),
        ({"excludeRoleId": "none"}, ["robot", "phone", "page"]),
        ({"excludeOrganizationId": "none", "types": "SPA"}, ["page"]),
    ):
        answer = await rest.get("/api/applications", params=params)
        assert [each["name"] for each in answer.json()] == found, params
    for query, code in (
        ("types=Toaster", "guard.invalid_input"),
        ("isThirdParty=maybe", "guard.invalid_input"),
        ("excludeRoleId=a&excludeOrganizationId=b", "request.invalid_input"),
    ):
        refused(await rest.get(f"/api/applications?{query}"), 400, code)


async def test_confidential_clients_have_secrets_that_can_be_changed_without_a_gap(
    rest: httpx.AsyncClient,
) -> None:
    application = await create(rest, "Traditional")
    path = f"/api/applications/{application['id']}/secrets"
    first = (await rest.get(path)).json()
    assert [list(secret) for secret in first] == [SECRET_FIELDS]
    assert (first[0]["name"], first[0]["expiresAt"], len(first[0]["value"])) == ("Default secret", None, 32)
    expires_at = milliseconds(clock.now()) + 86_400_000
    second = await rest.post(path, json={"name": "a/b", "expiresAt": expires_at})
    assert (second.status_code, list(second.json())) == (201, SECRET_FIELDS)
    assert (second.json()["expiresAt"], second.json()["applicationId"]) == (expires_at, application["id"])
    renamed = await rest.patch(f"{path}/a%2Fb", json={"name": "new"})
    assert (renamed.status_code, renamed.json()) == (200, {**second.json(), "name": "new"})
    assert (await rest.delete(f"{path}/Default%20secret")).status_code == 204
    assert [secret["name"] for secret in (await rest.get(path)).json()] == ["new"]


async def test_showing_secrets_is_on_record(rest: httpx.AsyncClient) -> None:
    application = await create(rest, "Traditional")
    await rest.get(f"/api/applications/{application['id']}/secrets")
    count = await database.fetch_value(
        "SELECT count(*) FROM events WHERE application_id = $1 AND key = 'Application.Secrets.Revealed'",
        application["id"],
    )
    assert count == 1


async def test_secrets_that_cannot_be_are_refused(rest: httpx.AsyncClient) -> None:
    path = f"/api/applications/{(await create(rest, 'Traditional'))['id']}/secrets"
    for body, status, code in (
        ({"name": "Default secret"}, 422, "application.secret_name_exists"),
        ({"name": "x", "expiresAt": 1}, 400, "request.invalid_input"),
        ({"name": "x", "expiresAt": 1e300}, 400, "guard.invalid_input"),
        ({"name": ""}, 400, "guard.invalid_input"),
        ({}, 400, "guard.invalid_input"),
    ):
        refused(await rest.post(path, json=body), status, code)
    for method in ("PATCH", "DELETE"):
        answer = await rest.request(method, f"{path}/unknown", json={"name": "x"})
        refused(answer, 404, "entity.not_found")
    public = f"/api/applications/{(await create(rest, 'SPA'))['id']}/secrets"
    refused(await rest.post(public, json={"name": "x"}), 422, "entity.db_constraint_violated")
    assert (await rest.get(public)).json() == []


async def machine_role(name: str) -> str:
    new = NewRole(name=name, description=name, type=RoleType.MACHINE)
    return (await create_role(SYSTEM, new)).id


async def test_machines_are_given_roles(rest: httpx.AsyncClient) -> None:
    path = f"/api/applications/{(await create(rest, 'MachineToMachine'))['id']}/roles"
    first, second = await machine_role("first"), await machine_role("second")
    given = await rest.post(path, json={"roleIds": [first]})
    assert (given.status_code, given.json()) == (201, {"roleIds": [first], "addedRoleIds": [first]})
    given = await rest.post(path, json={"roleIds": [first, second]})
    assert given.json() == {"roleIds": [first, second], "addedRoleIds": [second]}
    listed = await rest.get(path)
    assert listed.headers["total-number"] == "2"
    assert listed.json()[1] == {
        "tenantId": "default", "id": first, "name": "first", "description": "first", "type": "MachineToMachine",
        "isDefault": False,
    }  # fmt: skip
    assert [role["id"] for role in (await rest.get(path, params={"search.name": "sec%"})).json()] == [second]
    replaced = await rest.put(path, json={"roleIds": [first]})
    assert (replaced.status_code, replaced.content) == (200, b"")
    taken = await rest.delete(f"{path}/{first}")
    assert (taken.status_code, taken.content) == (204, b"")
    refused(await rest.delete(f"{path}/{first}"), 404, "entity.not_found")


async def test_roles_that_do_not_fit_are_refused(rest: httpx.AsyncClient) -> None:
    path = f"/api/applications/{(await create(rest, 'MachineToMachine'))['id']}/roles"
    role = await machine_role("role")
    for_people = (await create_role(SYSTEM, NewRole(name="people", description="people"))).id
    for method, body, status, code in (
        ("PUT", {"roleIds": []}, 422, "entity.invalid_input"),
        ("POST", {"roleIds": [for_people]}, 422, "application.invalid_role_type"),
        ("POST", {"roleIds": ["unknown"]}, 404, "entity.relation_foreign_key_not_found"),
        ("POST", {"roleIds": [""]}, 400, "guard.invalid_input"),
        ("POST", {"roleIds": "x"}, 400, "guard.invalid_input"),
        ("POST", {}, 400, "guard.invalid_input"),
    ):
        refused(await rest.request(method, path, json=body), status, code)
    page = f"/api/applications/{(await create(rest, 'SPA'))['id']}/roles"
    refused(await rest.get(page), 422, "application.invalid_type")
    refused(await rest.post(page, json={"roleIds": [role]}), 422, "application.invalid_type")


async def test_reads_cost_as_many_statements_as_promised(rest: httpx.AsyncClient, statements: Any) -> None:
    application = await create(rest, "Traditional")
    for path, number in (
        (f"/api/applications/{application['id']}", 1),
        ("/api/applications", 1),
        ("/api/applications?page=1", 2),
    ):
        with statements() as counted:
            assert (await rest.get(path)).status_code == 200
        assert counted.number == number, counted.texts


async def test_a_protected_application_has_its_metadata(rest: httpx.AsyncClient) -> None:
    site = {"subDomain": "site", "origin": "https://site.internal.example.com"}
    application = await create(rest, "Protected", protectedAppMetadata=site)
    expected = {
        "host": "site.localhost", "origin": site["origin"], "sessionDuration": 1_209_600, "pageRules": [],
    }  # fmt: skip
    assert application["protectedAppMetadata"] == expected
    path = f"/api/applications/{application['id']}"
    assert [each["name"] for each in (await rest.get(f"{path}/secrets")).json()] == ["Default secret"]
    changes = {"pageRules": [{"path": "^/a"}], "additionalScopes": ["roles"]}
    changed = await rest.patch(path, json={"protectedAppMetadata": changes})
    assert changed.json()["protectedAppMetadata"] == {**expected, **changes}
    assert (await rest.patch(path, json={"protectedAppMetadata": None})).json() == changed.json()
    second = {"name": "x", "type": "Protected", "protectedAppMetadata": site}
    refused(
        await rest.post("/api/applications", json=second),
        422,
        "application.protected_application_subdomain_exists",
    )
    for wrong in (
        {"sessionDuration": 0},
        {"pageRules": [{}]},
        {"additionalScopes": ["openid"]},
        {"origin": "x"},
    ):
        answer = await rest.patch(path, json={"protectedAppMetadata": wrong})
        refused(answer, 400, "guard.invalid_input")
    web = await create(rest)
    answer = await rest.patch(
        f"/api/applications/{web['id']}", json={"protectedAppMetadata": {"sessionDuration": 1}}
    )
    refused(answer, 422, "application.protected_application_only_feature")
    assert (await rest.get("/api/applications", params={"types": "Protected"})).json() == [changed.json()]


async def test_a_machine_is_made_an_administrator(rest: httpx.AsyncClient, clients: Clients) -> None:
    path = f"/api/applications/{(await create(rest, 'MachineToMachine'))['id']}"
    assert "isAdmin" not in (await rest.patch(path, json={"isAdmin": True})).json()
    assert (await rest.get(path)).json()["isAdmin"] is True
    assert (await rest.get(f"{path}/roles")).json() == [], "the role is internal"
    weak = clients(machine(Permission.APPLICATIONS_WRITE, Permission.ROLES_ASSIGN))
    refused(await weak.patch(path, json={"isAdmin": False}), 403, "auth.grants_more_than_held")
    refused(await weak.delete(path), 403, "auth.grants_more_than_held")
    await rest.patch(path, json={"isAdmin": False})
    assert (await rest.get(path)).json()["isAdmin"] is False
    web = f"/api/applications/{(await create(rest))['id']}"
    refused(await rest.patch(web, json={"isAdmin": True}), 422, "application.invalid_type")


async def test_no_application_has_a_secret_of_the_old_kind(rest: httpx.AsyncClient) -> None:
    path = f"/api/applications/{(await create(rest, 'Traditional'))['id']}"
    refused(await rest.delete(f"{path}/legacy-secret"), 400, "application.no_legacy_secret_found")
    assert len((await rest.get(f"{path}/secrets")).json()) == 1


async def test_the_device_flow_is_chosen_at_creation(rest: httpx.AsyncClient) -> None:
    device = await create(rest, "Native", customClientMetadata={"isDeviceFlow": True})
    path = f"/api/applications/{device['id']}"
    kept = await rest.patch(path, json={"customClientMetadata": {"isDeviceFlow": True, "idTokenTtl": 60}})
    assert kept.json()["customClientMetadata"] == {"isDeviceFlow": True, "idTokenTtl": 60}
    answer = await rest.patch(path, json={"customClientMetadata": {"isDeviceFlow": False}})
    refused(answer, 422, "application.device_flow_not_changeable")
