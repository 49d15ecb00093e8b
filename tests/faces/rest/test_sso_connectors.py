"""/api/sso-connectors: the contract's JSON, codes, who sees secrets, and the keys that sign requests."""

from typing import Any

import httpx
import pytest

from identity.kernel import database
from identity.kernel.permissions import Permission
from tests.delivery.hosts import allowed, host
from tests.faces.rest.conftest import Clients, machine, refused
from tests.sso.samples import OIDC, certificate, discovery, metadata, saml

PLAIN_FIELDS = [
    "tenantId", "id", "providerName", "connectorName", "config", "domains", "branding", "syncProfile",
    "enableTokenStorage", "createdAt",
]  # fmt: skip
KNOWN_FIELDS = [*PLAIN_FIELDS, "name", "providerType", "providerLogo", "providerLogoDark"]


async def create(rest: httpx.AsyncClient, provider: str = "OIDC", **body: Any) -> dict[str, Any]:
    given = {"providerName": provider, "connectorName": f"{provider} of Acme", **body}
    answer = await rest.post("/api/sso-connectors", json=given)
    assert answer.status_code == 200, answer.text
    created: dict[str, Any] = answer.json()
    return created


async def test_providers_are_listed(rest: httpx.AsyncClient) -> None:
    listed = (await rest.get("/api/sso-connector-providers")).json()
    assert [(each["providerName"], each["providerType"]) for each in listed] == [
        ("OIDC", "oidc"), ("SAML", "saml"), ("AzureAD", "saml"), ("AzureAdOidc", "oidc"), ("GoogleWorkspace", "oidc"),
        ("Okta", "oidc"),
    ]  # fmt: skip


async def test_a_connector_has_every_field_of_the_contract(rest: httpx.AsyncClient) -> None:
    branding = {"displayName": "Acme", "logo": "https://acme.example.com/logo.png"}
    created = await create(
        rest, config=OIDC, domains=["Acme.example.com"], branding=branding, syncProfile=True
    )
    assert list(created) == PLAIN_FIELDS
    assert (created["config"], created["domains"], created["branding"]) == (
        OIDC,
        ["acme.example.com"],
        branding,
    )
    read = (await rest.get(f"/api/sso-connectors/{created['id']}")).json()
    assert list(read) == KNOWN_FIELDS
    assert {key: read[key] for key in PLAIN_FIELDS} == created
    assert (await rest.get("/api/sso-connectors")).json() == [read]
    page = await rest.get("/api/sso-connectors?page=1&page_size=1")
    assert (page.json(), page.headers["total-number"]) == ([read], "1")


async def test_a_provider_that_answers_is_described(rest: httpx.AsyncClient) -> None:
    async with host() as idp, allowed("127.0.0.1"):
        idp.answer("/.well-known/openid-configuration", discovery(idp.url))
        created = await create(rest, config={**OIDC, "issuer": idp.url})
    read = (await rest.get(f"/api/sso-connectors/{created['id']}")).json()
    assert read["providerConfig"]["jwksUri"] == f"{idp.url}/jwks"


async def test_a_saml_connector_tells_both_sides(rest: httpx.AsyncClient) -> None:
    created = await create(rest, "SAML", config={"metadata": metadata()})
    read = (await rest.get(f"/api/sso-connectors/{created['id']}")).json()["providerConfig"]
    assert read["serviceProvider"] == {
        "entityId": f"http://localhost:3001/enterprise-sso/{created['id']}",
        "assertionConsumerServiceUrl": f"http://localhost:3001/api/authn/single-sign-on/saml/{created['id']}",
    }
    assert read["defaultAttributeMapping"] == {"id": "nameID", "email": "email", "name": "name"}
    assert read["identityProvider"]["entityId"] == "https://idp.example.com/entity"
    assert read["identityProvider"]["isCertificateValid"] is True
    path = f"/api/sso-connectors/{created['id']}"
    answer = await rest.patch(path, json={"config": saml(x509Certificate=certificate(-1))})
    assert answer.json()["providerConfig"]["identityProvider"]["isCertificateValid"] is False


async def test_a_connector_can_be_set_up_step_by_step(rest: httpx.AsyncClient) -> None:
    path = f"/api/sso-connectors/{(await create(rest, 'SAML'))['id']}"
    assert "identityProvider" not in (await rest.get(path)).json()["providerConfig"]
    changed = (await rest.patch(path, json={"config": saml(), "domains": ["acme.example.com"]})).json()
    assert changed["config"] == saml()
    assert changed == (await rest.get(path)).json()
    renamed = (await rest.patch(path, json={"connectorName": "Acme", "branding": {}})).json()
    assert renamed == {**changed, "connectorName": "Acme"}


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"providerName": "OIDC"}, 400, "guard.invalid_input"),
        ({"providerName": "Nobody"}, 422, "connector.not_found"),
        ({"config": {"clientId": "x"}}, 400, "connector.invalid_config"),
        ({"config": {**OIDC, "issuer": "nowhere"}}, 400, "connector.invalid_config"),
        ({"providerName": "SAML", "config": {"entityId": "x"}}, 400, "connector.invalid_config"),
        ({"providerName": "SAML", "config": {"metadata": "<a/>"}}, 400, "connector.invalid_config"),
        ({"providerName": "SAML", "config": saml(x509Certificate="x")}, 400, "connector.invalid_config"),
        ({"providerName": "SAML", "config": saml(attributeMapping={"x": "y"})}, 400, "connector.invalid_config"),
        (
            {"providerName": "SAML", "config": saml(signAuthnRequest=True)},
            400,
            "single_sign_on.active_signing_key_required",
        ),
        ({"providerName": "SAML", "enableTokenStorage": True}, 422, "connector.token_storage_not_supported"),
        ({"domains": ["gmail.com", "a.example.com"]}, 422, "single_sign_on.forbidden_domains"),
        ({"domains": ["Gmail.com"]}, 422, "single_sign_on.forbidden_domains"),
        ({"domains": ["a.example.com", "A.example.com"]}, 422, "single_sign_on.duplicated_domains"),
        ({"domains": ["a b"]}, 400, "single_sign_on.invalid_domain"),
        ({"domains": ["@a.example.com"]}, 400, "single_sign_on.invalid_domain"),
        ({"branding": {"logo": "javascript:x"}}, 400, "single_sign_on.invalid_branding"),
        ({"connectorName": "x" * 129}, 400, "guard.invalid_input"),
    ],
)  # fmt: skip
async def test_what_cannot_be_a_connector_is_refused(
    rest: httpx.AsyncClient, body: dict[str, Any], status: int, code: str
) -> None:
    given = (
        body
        if body == {"providerName": "OIDC"}
        else {"providerName": "OIDC", "connectorName": "Acme", **body}
    )
    refused(await rest.post("/api/sso-connectors", json=given), status, code)
    assert (await rest.get("/api/sso-connectors")).json() == []


async def test_names_are_unique_and_domains_may_be_shared(rest: httpx.AsyncClient) -> None:
    first = await create(rest, domains=["acme.example.com"])
    same = {"providerName": "SAML", "connectorName": first["connectorName"]}
    code = "single_sign_on.duplicate_connector_name"
    refused(await rest.post("/api/sso-connectors", json=same), 409, code)
    second = await create(rest, "SAML", domains=["acme.example.com"])
    path = f"/api/sso-connectors/{second['id']}"
    refused(await rest.patch(path, json={"connectorName": first["connectorName"]}), 409, code)
    assert (await rest.patch(path, json={"connectorName": second["connectorName"]})).status_code == 200


async def test_secrets_are_for_those_who_may_change_them(rest: httpx.AsyncClient, clients: Clients) -> None:
    created = await create(rest, config=OIDC)
    path, reader = f"/api/sso-connectors/{created['id']}", clients(machine(Permission.CONNECTORS_READ))
    assert (await reader.get(path)).json()["config"]["clientSecret"] == "******"
    assert (await reader.get("/api/sso-connectors")).json()[0]["config"]["clientSecret"] == "******"
    count = "SELECT count(*) FROM events WHERE key = 'SsoConnector.Configs.Revealed'"
    assert await database.fetch_value(count) == 0
    assert (await rest.get(path)).json()["config"] == OIDC
    assert await database.fetch_value(count) == 1
    masked = {**OIDC, "clientSecret": "******", "clientId": "other"}
    assert (await rest.patch(path, json={"config": masked})).json()["config"] == {**OIDC, "clientId": "other"}
    for table in ("sso_connectors", "events"):
        rows = await database.fetch(f"SELECT x::text AS text FROM {table} x")
        assert not any("secret of the client" in each["text"] for each in rows)


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("GET", "", None), ("PATCH", "", {}), ("DELETE", "", None), ("GET", "/signing-keys", None),
        ("POST", "/signing-keys", {"active": False}), ("PATCH", "/signing-keys/x", {"active": True}),
        ("DELETE", "/signing-keys/x", None),
    ],
)  # fmt: skip
async def test_a_connector_that_is_not_there_is_not_found(
    rest: httpx.AsyncClient, method: str, path: str, body: Any
) -> None:
    answer = await rest.request(method, f"/api/sso-connectors/nothing{path}", json=body)
    refused(answer, 404, "entity.not_exists_with_id")


async def test_connectors_are_deleted_with_their_keys(rest: httpx.AsyncClient) -> None:
    path = f"/api/sso-connectors/{(await create(rest, 'SAML'))['id']}"
    assert (await rest.post(f"{path}/signing-keys", json={"active": True})).status_code == 201
    assert (await rest.delete(path)).status_code == 204
    refused(await rest.delete(path), 404, "entity.not_exists_with_id")
    assert await database.fetch_value("SELECT count(*) FROM sso_signing_keys") == 0


async def test_one_key_signs(rest: httpx.AsyncClient) -> None:
    connector = f"/api/sso-connectors/{(await create(rest, 'SAML', config=saml()))['id']}"
    keys = f"{connector}/signing-keys"
    first = (await rest.post(keys, json={"active": True})).json()
    assert list(first) == ["id", "certificate", "createdAt", "expiresAt", "active", "fingerprints"]
    assert first["certificate"].startswith("-----BEGIN CERTIFICATE-----")
    formatted = first["fingerprints"]["sha256"]["formatted"]
    assert (formatted.count(":"), formatted.replace(":", "")) == (
        31,
        first["fingerprints"]["sha256"]["unformatted"],
    )
    second = (await rest.post(keys, json={})).json()
    assert (first["active"], second["active"]) == (True, False)
    assert (await rest.patch(f"{keys}/{second['id']}", json={"active": True})).json() == {
        **second,
        "active": True,
    }
    listed = (await rest.get(keys)).json()
    assert [(each["id"], each["active"]) for each in listed] == [(second["id"], True), (first["id"], False)]
    assert (await rest.patch(connector, json={"config": saml(signAuthnRequest=True)})).status_code == 200
    refused(
        await rest.patch(f"{keys}/{second['id']}", json={"active": False}),
        400,
        "single_sign_on.active_signing_key_required",
    )
    code = "single_sign_on.can_not_delete_active_signing_key"
    refused(await rest.delete(f"{keys}/{second['id']}"), 400, code)
    assert (await rest.delete(f"{keys}/{first['id']}")).status_code == 204
    refused(await rest.delete(f"{keys}/{first['id']}"), 404, "entity.not_exists_with_id")
    rows = await database.fetch("SELECT k::text AS text FROM sso_signing_keys k")
    assert not any("PRIVATE KEY" in each["text"] for each in rows)


async def test_an_openid_provider_needs_no_keys(rest: httpx.AsyncClient) -> None:
    path = f"/api/sso-connectors/{(await create(rest))['id']}/signing-keys"
    refused(await rest.post(path, json={"active": False}), 400, "connector.unexpected_type")
    assert (await rest.get(path)).json() == []


async def test_reading_costs_few_statements(
    clients: Clients, rest: httpx.AsyncClient, statements: Any
) -> None:
    path = f"/api/sso-connectors/{(await create(rest, config=OIDC))['id']}"
    reader = clients(machine(Permission.CONNECTORS_READ))
    for asked, number in ((path, 1), ("/api/sso-connectors", 1), ("/api/sso-connectors?page=1", 1)):
        with statements() as counted:
            await reader.get(asked)
        assert counted.number == number, counted.texts
