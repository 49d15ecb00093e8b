"""/api/organizations/{id}/jit/…: who joins by signing up, and each refusal."""

from typing import Any

import httpx
import pytest

from tests.faces.rest.conftest import refused
from tests.faces.rest.test_organizations import found
from tests.provisioning.connectors import connector


async def jit(rest: httpx.AsyncClient, part: str) -> str:
    """The address of a part of a new organization."""
    return f"/api/organizations/{(await found(rest))['id']}/jit/{part}"


async def test_email_domains_are_added_listed_replaced_and_removed(rest: httpx.AsyncClient) -> None:
    path = await jit(rest, "email-domains")
    added = await rest.post(path, json={"emailDomain": "Example.com"})
    shown = {"tenantId": "default", "organizationId": path.split("/")[3], "emailDomain": "example.com"}
    assert (added.status_code, added.json()) == (201, shown)
    again = await rest.post(path, json={"emailDomain": "example.com"})
    refused(again, 422, "entity.unique_integrity_violation")
    listed = await rest.get(path)
    assert (listed.json(), "total-number" in listed.headers) == ([shown], False)
    assert (await rest.put(path, json={"emailDomains": ["b.example", "a.example"]})).status_code == 204
    page = await rest.get(path, params={"page_size": 1})
    assert ([each["emailDomain"] for each in page.json()], page.headers["total-number"]) == (
        ["a.example"],
        "2",
    )
    assert (await rest.delete(f"{path}/A.example")).status_code == 204
    refused(await rest.delete(f"{path}/a.example"), 404, "entity.not_exists_with_id")
    assert [each["emailDomain"] for each in (await rest.get(path)).json()] == ["b.example"]
    assert (await rest.put(path, json={"emailDomains": []})).status_code == 204
    assert (await rest.get(path)).json() == []


@pytest.mark.parametrize("domain", ["", "nodots", "a@b.example", "x" * 129, 1, None])
async def test_what_is_no_domain_is_refused(rest: httpx.AsyncClient, domain: Any) -> None:
    path = await jit(rest, "email-domains")
    refused(await rest.post(path, json={"emailDomain": domain}), 400, "guard.invalid_input")
    refused(await rest.put(path, json={"emailDomains": ["ok.example", domain]}), 400, "guard.invalid_input")
    assert (await rest.get(path)).json() == []


async def test_roles_for_newcomers_are_added_listed_replaced_and_removed(rest: httpx.AsyncClient) -> None:
    path = await jit(rest, "roles")
    roles = [
        (await rest.post("/api/organization-roles", json={"name": name, "type": kind})).json()
        for name, kind in (("A", "User"), ("B", "User"), ("Robot", "MachineToMachine"))
    ]
    ids = [each["id"] for each in roles]
    added = await rest.post(path, json={"organizationRoleIds": [ids[0]]})
    assert (added.status_code, added.text) == (201, "Created")
    assert (await rest.post(path, json={"organizationRoleIds": [ids[0]]})).status_code == 201
    assert (await rest.get(path)).json() == [roles[0]]
    assert (await rest.put(path, json={"organizationRoleIds": ids[:2]})).status_code == 204
    page = await rest.get(path, params={"page": 2, "page_size": 1})
    assert (page.json(), page.headers["total-number"]) == ([roles[1]], "2")
    assert (await rest.delete(f"{path}/{ids[0]}")).status_code == 204
    refused(await rest.delete(f"{path}/{ids[0]}"), 422, "entity.not_found")
    for method in ("POST", "PUT"):
        unknown = await rest.request(method, path, json={"organizationRoleIds": ["nothing"]})
        refused(unknown, 422, "entity.relation_foreign_key_not_found")
        for_machines = await rest.request(method, path, json={"organizationRoleIds": [ids[2]]})
        refused(for_machines, 422, "entity.db_constraint_violated")
        refused(await rest.request(method, path, json={}), 400, "guard.invalid_input")
    assert (await rest.get(path)).json() == [roles[1]]


async def test_enterprise_connectors_are_added_listed_replaced_and_removed(rest: httpx.AsyncClient) -> None:
    path, acme, other = await jit(rest, "sso-connectors"), await connector("acme"), await connector("other")
    added = await rest.post(path, json={"ssoConnectorIds": [acme]})
    assert (added.status_code, added.text) == (201, "Created")
    (shown,) = (await rest.get(path)).json()
    created_at = shown.pop("createdAt")
    assert isinstance(created_at, int)
    assert shown["config"]["clientId"] == "club"
    assert "a secret" not in str(shown)
    assert shown == {
        "tenantId": "default", "id": "acme", "providerName": "OIDC", "connectorName": "acme", "config": shown["config"],
        "domains": ["acme.example"], "branding": {"displayName": "Acme"}, "syncProfile": True,
        "enableTokenStorage": False,
    }  # fmt: skip
    assert (await rest.put(path, json={"ssoConnectorIds": [other]})).status_code == 204
    page = await rest.get(path, params={"page": 1})
    assert ([each["id"] for each in page.json()], page.headers["total-number"]) == (["other"], "1")
    assert (await rest.delete(f"{path}/{other}")).status_code == 204
    refused(await rest.delete(f"{path}/{other}"), 422, "entity.not_found")
    for method in ("POST", "PUT"):
        unknown = await rest.request(method, path, json={"ssoConnectorIds": ["nothing"]})
        refused(unknown, 422, "entity.relation_foreign_key_not_found")


async def test_an_unknown_organization_has_no_domains(rest: httpx.AsyncClient) -> None:
    path = "/api/organizations/nowhere/jit/email-domains"
    assert (await rest.get(path)).json() == []
    refused(await rest.delete(f"{path}/a.example"), 404, "entity.not_exists_with_id")
