"""Who may use an application, what it may ask for, whose organizations it acts in, and how its pages look."""

from typing import Any

import httpx
import pytest

from identity.kernel import database
from identity.kernel.actor import SYSTEM
from identity.organizations.actions import NewOrganization, create_organization
from identity.organizations.machine_member_actions import add_machine_members
from identity.organizations.member_actions import add_members
from identity.organizations.models import OrganizationScope
from identity.organizations.template_actions import (
    NewOrganizationRole,
    create_organization_role,
    create_organization_scope,
)
from identity.resources.actions import NewResource, NewScope, create_resource, create_scope
from identity.resources.models import Scope
from identity.roles.actions import NewRole, create_role
from identity.roles.models import RoleType
from identity.users.actions import create_user
from identity.users.inputs import NewUser
from tests.faces.rest.conftest import refused
from tests.faces.rest.test_applications import UNKNOWN, create

NOBODY: dict[str, Any] = {
    "userIds": [], "userRoleIds": [], "organizationIds": [], "organizationRoleRules": [],
}  # fmt: skip
NO_SCOPES: dict[str, Any] = {
    "organizationScopes": [], "resourceScopes": [], "organizationResourceScopes": [], "userScopes": [],
}  # fmt: skip


async def person(name: str = "alice") -> str:
    return (await create_user(SYSTEM, NewUser(username=name))).id


async def organization(name: str = "Ours", *user_ids: str) -> str:
    made = await create_organization(SYSTEM, NewOrganization(name=name))
    if user_ids:
        await add_members(SYSTEM, made.id, list(user_ids))
    return made.id


def shown(scope: Scope | OrganizationScope) -> dict[str, Any]:
    return {"id": scope.id, "name": scope.name, "description": scope.description}


async def path_of(rest: httpx.AsyncClient, part: str, kind: str = "SPA", **body: Any) -> str:
    return f"/api/applications/{(await create(rest, kind, **body))['id']}/{part}"


async def test_access_rules_are_replaced_as_a_whole(rest: httpx.AsyncClient) -> None:
    path = await path_of(rest, "access-control")
    assert (await rest.get(path)).json() == NOBODY
    user_id, organization_id = await person(), await organization()
    role = await create_role(SYSTEM, NewRole(name="Staff", description="Staff", type=RoleType.USER))
    lead = await create_organization_role(SYSTEM, NewOrganizationRole(name="Lead"))
    rules = {
        "userIds": [user_id], "userRoleIds": [role.id], "organizationIds": [organization_id],
        "organizationRoleRules": [{"organizationId": organization_id, "organizationRoleIds": [lead.id]}],
    }  # fmt: skip
    answer = await rest.put(path, json={**rules, "userIds": [user_id, user_id]})
    assert (answer.status_code, answer.json()) == (200, rules)
    assert (await rest.get(path)).json() == rules
    assert (await rest.put(path, json=NOBODY)).json() == NOBODY
    keys = await database.fetch("SELECT payload FROM events WHERE key = 'Application.AccessControl.Updated'")
    assert [sorted(row["payload"]) for row in keys] == [["after", "before"], ["after", "before"]]


async def test_access_rules_that_cannot_be_are_refused(rest: httpx.AsyncClient) -> None:
    path = await path_of(rest, "access-control")
    job = await create_role(SYSTEM, NewRole(name="Job", description="Job", type=RoleType.MACHINE))
    for change, status, code in (
        ({"userIds": ["nobody000000"]}, 404, "entity.relation_foreign_key_not_found"),
        ({"organizationIds": ["nowhere00000"]}, 404, "entity.relation_foreign_key_not_found"),
        ({"userRoleIds": ["administrator"]}, 404, "entity.relation_foreign_key_not_found"),
        ({"userRoleIds": [job.id]}, 422, "user.invalid_role_type"),
        ({"userIds": ["x"] * 1001}, 400, "guard.invalid_input"),
        (
            {"organizationRoleRules": [{"organizationId": "x", "organizationRoleIds": []}]},
            400,
            "guard.invalid_input",
        ),
    ):
        refused(await rest.put(path, json={**NOBODY, **change}), status, code)
    refused(await rest.put(path, json={}), 400, "guard.invalid_input")
    assert (await rest.get(path)).json() == NOBODY


async def test_access_control_is_never_on_without_a_rule(rest: httpx.AsyncClient) -> None:
    application = f"/api/applications/{(await create(rest))['id']}"
    switched_on = {"appLevelAccessControlEnabled": True}
    refused(await rest.patch(application, json=switched_on), 422, "request.invalid_input")
    rules = {**NOBODY, "userIds": [await person()]}
    assert (await rest.put(f"{application}/access-control", json=rules)).status_code == 200
    assert (await rest.patch(application, json=switched_on)).json()["appLevelAccessControlEnabled"]
    refused(await rest.put(f"{application}/access-control", json=NOBODY), 422, "request.invalid_input")
    assert (await rest.get(f"{application}/access-control")).json() == rules
    off = await rest.patch(application, json={"appLevelAccessControlEnabled": False})
    assert not off.json()["appLevelAccessControlEnabled"]
    assert (await rest.put(f"{application}/access-control", json=NOBODY)).json() == NOBODY


async def test_third_parties_may_ask_for_scopes_of_every_kind(rest: httpx.AsyncClient) -> None:
    path = await path_of(rest, "user-consent-scopes", "Traditional", isThirdParty=True)
    api = await create_resource(SYSTEM, NewResource(name="API", indicator="https://api.example.com"))
    read = await create_scope(SYSTEM, api.id, NewScope(name="read"))
    write = await create_scope(SYSTEM, api.id, NewScope(name="write"))
    see = await create_organization_scope(SYSTEM, "see")
    assert (await rest.get(path)).json() == NO_SCOPES
    added = await rest.post(path, json={"userScopes": ["profile"], "resourceScopes": [read.id, write.id]})
    assert (added.status_code, added.text) == (201, "Created")
    body = {"organizationScopes": [see.id], "organizationResourceScopes": [read.id], "userScopes": ["email"]}
    assert (await rest.post(path, json=body)).status_code == 201
    resource = {"id": api.id, "name": "API", "indicator": "https://api.example.com"}
    assert (await rest.get(path)).json() == {
        "organizationScopes": [shown(see)],
        "resourceScopes": [{"resource": resource, "scopes": [shown(read), shown(write)]}],
        "organizationResourceScopes": [{"resource": resource, "scopes": [shown(read)]}],
        "userScopes": ["email", "profile"],
    }
    for part in (
        f"organization-scopes/{see.id}", f"resource-scopes/{read.id}", f"resource-scopes/{write.id}",
        f"organization-resource-scopes/{read.id}", "user-scopes/profile", "user-scopes/email",
    ):  # fmt: skip
        assert (await rest.delete(f"{path}/{part}")).status_code == 204, part
        refused(await rest.delete(f"{path}/{part}"), 404, "entity.not_found")
    assert (await rest.get(path)).json() == NO_SCOPES


async def test_consent_scopes_that_cannot_be_are_refused(rest: httpx.AsyncClient) -> None:
    own = await path_of(rest, "user-consent-scopes")
    refused(
        await rest.post(own, json={"userScopes": ["profile"]}),
        422,
        "application.third_party_application_only",
    )
    assert (await rest.get(own)).json() == NO_SCOPES
    path = await path_of(rest, "user-consent-scopes", isThirdParty=True)
    for body, status, code in (
        ({"resourceScopes": ["x"]}, 422, "application.user_consent_scopes_not_found"),
        ({"organizationScopes": ["x"]}, 422, "application.user_consent_scopes_not_found"),
        (
            {"organizationResourceScopes": ["management-api-all"]},
            422,
            "application.consent_management_api_scopes_not_allowed",
        ),
        ({"userScopes": ["everything"]}, 400, "guard.invalid_input"),
    ):
        refused(await rest.post(path, json=body), status, code)
    refused(await rest.delete(f"{path}/toasters/x"), 400, "request.invalid_input")


async def test_an_application_has_pages_of_its_own_once_they_are_set(rest: httpx.AsyncClient) -> None:
    application = await create(rest)
    path = f"/api/applications/{application['id']}/sign-in-experience"
    refused(await rest.get(path), 404, "entity.not_exists_with_id")
    body = {
        "color": {"primaryColor": "#336699", "isDarkModeEnabled": True},
        "branding": {"logoUrl": "https://example.com/logo.png"},
        "customCss": "body {}", "displayName": "Shop", "termsOfUseUrl": "https://example.com/terms",
        "privacyPolicyUrl": None,
    }  # fmt: skip
    made = await rest.put(path, json=body)
    expected = {"tenantId": "default", "applicationId": application["id"], **body}
    assert (made.status_code, made.json()) == (201, expected)
    assert (await rest.get(path)).json() == expected
    changed = await rest.put(path, json={"termsOfUseUrl": "", "privacyPolicyUrl": "https://example.com/p"})
    expected |= {"termsOfUseUrl": None, "privacyPolicyUrl": "https://example.com/p"}
    assert (changed.status_code, changed.json()) == (200, expected)
    for wrong in (
        {"termsOfUseUrl": None},
        {"termsOfUseUrl": "javascript:alert(1)", "privacyPolicyUrl": None},
        {"termsOfUseUrl": None, "privacyPolicyUrl": None, "color": {"primaryColor": "red"}},
        {"termsOfUseUrl": None, "privacyPolicyUrl": None, "displayName": "x" * 257},
    ):
        refused(await rest.put(path, json=wrong), 400, "guard.invalid_input")
    assert (await rest.get(path)).json() == expected


async def test_a_machine_belongs_to_organizations(rest: httpx.AsyncClient) -> None:
    application = await create(rest, "MachineToMachine")
    path = f"/api/applications/{application['id']}/organizations"
    assert (await rest.get(path)).json() == []
    ids = [await organization(name) for name in ("One", "Two")]
    for each in ids:
        await add_machine_members(SYSTEM, each, [application["id"]])
    listed = await rest.get(path)
    assert [(each["id"], each["organizationRoles"]) for each in listed.json()] == [(each, []) for each in ids]
    assert "total-number" not in listed.headers
    page = await rest.get(path, params={"page": 2, "page_size": 1})
    assert ([each["id"] for each in page.json()], page.headers["total-number"]) == (ids[1:], "2")


async def test_organizations_that_a_person_lets_an_application_act_in(rest: httpx.AsyncClient) -> None:
    user_id = await person()
    ids = [await organization(name, user_id) for name in ("One", "Two")]
    path = await path_of(rest, f"users/{user_id}/consent-organizations", isThirdParty=True)
    empty = await rest.get(path)
    assert (empty.json(), empty.headers["total-number"]) == ({"organizations": []}, "0")
    added = await rest.post(path, json={"organizationIds": ids[:1]})
    assert (added.status_code, added.text) == (201, "Created")
    assert (await rest.post(path, json={"organizationIds": ids})).status_code == 201
    page = await rest.get(path, params={"page_size": 1})
    assert ([each["id"] for each in page.json()["organizations"]], page.headers["total-number"]) == (
        ids[:1],
        "2",
    )
    assert 'rel="next"' in page.headers["link"]
    assert (await rest.put(path, json={"organizationIds": ids[1:]})).status_code == 204
    assert [each["name"] for each in (await rest.get(path)).json()["organizations"]] == ["Two"]
    assert (await rest.delete(f"{path}/{ids[1]}")).status_code == 204
    refused(await rest.delete(f"{path}/{ids[1]}"), 404, "entity.not_found")


async def test_consent_is_within_the_persons_organizations(rest: httpx.AsyncClient) -> None:
    user_id, foreign = await person(), await organization("Theirs")
    path = await path_of(rest, f"users/{user_id}/consent-organizations", isThirdParty=True)
    for ask in (rest.post, rest.put):
        refused(await ask(path, json={"organizationIds": [foreign]}), 422, "organization.require_membership")
        refused(await ask(path, json={"organizationIds": [""]}), 400, "guard.invalid_input")
    own = await path_of(rest, f"users/{user_id}/consent-organizations")
    for answer in (await rest.get(own), await rest.put(own, json={"organizationIds": []})):
        refused(answer, 422, "application.third_party_application_only")
    stranger = path.replace(user_id, "nobody000000")
    for answer in (await rest.get(stranger), await rest.put(stranger, json={"organizationIds": []})):
        refused(answer, 404, "entity.not_found")


async def test_custom_domains_need_a_provider(rest: httpx.AsyncClient) -> None:
    path = await path_of(rest, "protected-app-metadata/custom-domains")
    for answer in (
        await rest.get(path),
        await rest.post(path, json={"domain": "app.example.com"}),
        await rest.delete(f"{path}/app.example.com"),
    ):
        refused(answer, 501, "application.custom_domains_not_provided")


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("GET", "access-control", None),
        ("PUT", "access-control", NOBODY),
        ("GET", "user-consent-scopes", None),
        ("POST", "user-consent-scopes", {}),
        ("PUT", "sign-in-experience", {"termsOfUseUrl": None, "privacyPolicyUrl": None}),
        ("GET", "organizations", None),
        ("GET", "users/x/consent-organizations", None),
        ("PUT", "users/x/consent-organizations", {"organizationIds": []}),
        ("DELETE", "legacy-secret", None),
        ("GET", "protected-app-metadata/custom-domains", None),
    ],
)
async def test_an_application_that_is_not_there_is_not_found(
    rest: httpx.AsyncClient, method: str, path: str, body: Any
) -> None:
    answer = await rest.request(method, f"{UNKNOWN}/{path}", json=body)
    refused(answer, 404, "entity.not_exists_with_id")


async def test_reads_cost_few_statements(rest: httpx.AsyncClient, statements: Any) -> None:
    application = f"/api/applications/{(await create(rest, isThirdParty=True))['id']}"
    user_id = await person()
    for path, number in (
        ("access-control", 1),
        ("user-consent-scopes", 1),
        (f"users/{user_id}/consent-organizations", 2),
        ("organizations", 2),
    ):
        with statements() as counted:
            assert (await rest.get(f"{application}/{path}")).status_code == 200
        assert counted.number == number, counted.texts
