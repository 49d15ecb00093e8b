"""/api/saml-applications: settings, certificates, the provider's metadata, and what is not provided yet."""

import asyncio
from datetime import UTC, datetime
from typing import Any
from xml.etree import ElementTree

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1
from cryptography.hazmat.primitives.asymmetric.ec import generate_private_key as generate_ec_key

from identity import settings
from identity.kernel import database
from identity.kernel.vault import vault
from identity.saml_applications.certificate_changes import KEY_PURPOSE
from identity.saml_applications.certificates import new_key_pair
from tests.faces.rest.conftest import Clients, refused
from tests.faces.rest.test_applications import create

PATH = "/api/saml-applications"
POST_BINDING = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"
PERSISTENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"
METADATA = "{urn:oasis:names:tc:SAML:2.0:metadata}"
SIGNATURE = "{http://www.w3.org/2000/09/xmldsig#}"


async def make(rest: httpx.AsyncClient, **body: Any) -> dict[str, Any]:
    answer = await rest.post(PATH, json={"name": "Payroll", **body})
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def test_a_saml_application_has_the_contracts_fields(rest: httpx.AsyncClient) -> None:
    encryption = {
        "encryptAssertion": True,
        "encryptThenSign": False,
        "certificate": new_key_pair(datetime.now(UTC), 1).certificate,
    }
    body = {
        "description": "Pays.", "customData": {"a": 1}, "attributeMapping": {"email": "mail", "toaster": "x"},
        "entityId": "https://sp.example.com", "encryption": encryption,
        "acsUrl": {"binding": POST_BINDING, "url": "https://sp.example.com/acs"},
    }  # fmt: skip
    made = await make(rest, **body)
    application_id, created_at = made.pop("id"), made.pop("createdAt")
    assert made == {
        **body, "tenantId": "default", "name": "Payroll", "type": "SAML", "isThirdParty": False,
        "appLevelAccessControlEnabled": False, "attributeMapping": {"email": "mail"}, "nameIdFormat": PERSISTENT,
    }  # fmt: skip
    shown = (await rest.get(f"{PATH}/{application_id}")).json()
    assert shown == {**made, "id": application_id, "createdAt": created_at}
    listed = (await rest.get("/api/applications", params={"types": "SAML"})).json()
    assert [each["id"] for each in listed] == [application_id]
    assert listed[0]["oidcClientMetadata"] == {"redirectUris": [], "postLogoutRedirectUris": []}


async def test_changes_replace_whole_objects_and_keep_what_is_not_named(rest: httpx.AsyncClient) -> None:
    made = await make(rest, attributeMapping={"email": "mail"}, entityId="sp")
    path = f"{PATH}/{made['id']}"
    changes = {"name": "Wages", "attributeMapping": {"name": "cn"}, "entityId": None}
    changed = await rest.patch(path, json=changes)
    assert (changed.status_code, changed.json()) == (200, {**made, **changes})
    refused(await rest.patch(path, json={"appLevelAccessControlEnabled": True}), 422, "request.invalid_input")
    refused(await rest.patch(path, json={"name": ""}), 400, "guard.invalid_input")
    assert (await rest.get(path)).json() == {**made, **changes}


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"name": ""}, 400, "guard.invalid_input"),
        ({"entityId": "x" * 129}, 400, "guard.invalid_input"),
        ({"nameIdFormat": "whatever"}, 400, "guard.invalid_input"),
        ({"acsUrl": {"binding": "smoke", "url": "https://a.example.com"}}, 400, "guard.invalid_input"),
        ({"acsUrl": {"binding": POST_BINDING, "url": "javascript:alert(1)"}}, 400, "application.saml.invalid_settings"),
        ({"acsUrl": {"binding": POST_BINDING, "url": "https://"}}, 400, "application.saml.invalid_settings"),
        ({"encryption": {}}, 400, "application.saml.invalid_settings"),
        ({"attributeMapping": {"email": ""}}, 400, "application.saml.invalid_settings"),
        (
            {"encryption": {"encryptAssertion": True, "certificate": "x"}},
            422,
            "application.saml.invalid_certificate_pem_format",
        ),
    ],
)  # fmt: skip
async def test_what_cannot_be_a_saml_application_is_refused(
    rest: httpx.AsyncClient, body: dict[str, Any], status: int, code: str
) -> None:
    refused(await rest.post(PATH, json={"name": "Payroll", **body}), status, code)
    assert await database.fetch_value("SELECT count(*) FROM applications") == 0


async def test_a_certificate_of_another_kind_cannot_encrypt(rest: httpx.AsyncClient) -> None:
    key, name = generate_ec_key(SECP256R1()), x509.Name([])
    now = datetime.now(UTC)
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    certificate = (
        builder.serial_number(1).not_valid_before(now).not_valid_after(now).sign(key, hashes.SHA256())
    )
    from cryptography.hazmat.primitives.serialization import Encoding

    encryption = {
        "encryptAssertion": True,
        "certificate": certificate.public_bytes(Encoding.PEM).decode(),
    }
    answer = await rest.post(PATH, json={"name": "x", "encryption": encryption})
    refused(answer, 422, "application.saml.invalid_certificate_pem_format")


async def test_an_entity_id_is_given_once(rest: httpx.AsyncClient) -> None:
    await make(rest, entityId="sp")
    answer = await rest.post(PATH, json={"name": "Again", "entityId": "sp"})
    refused(answer, 422, "application.saml.entity_id_already_in_use")
    other = await make(rest, entityId="other")
    answer = await rest.patch(f"{PATH}/{other['id']}", json={"entityId": "sp"})
    refused(answer, 422, "application.saml.entity_id_already_in_use")


async def test_there_are_no_more_than_the_server_is_set_up_for(rest: httpx.AsyncClient) -> None:
    assert settings.current().saml_application_limit == 3
    body = {"name": "Payroll"}
    answers = await asyncio.gather(*(rest.post(PATH, json=body) for _ in range(5)))
    assert sorted(each.status_code for each in answers) == [201, 201, 201, 403, 403]
    refused(await rest.post(PATH, json=body), 403, "application.saml.reach_oss_limit")
    first = next(each.json()["id"] for each in answers if each.status_code == 201)
    assert (await rest.delete(f"{PATH}/{first}")).status_code == 204
    assert (await rest.post(PATH, json=body)).status_code == 201


async def test_each_side_keeps_to_its_own_applications(rest: httpx.AsyncClient) -> None:
    saml, web = (await make(rest))["id"], (await create(rest))["id"]
    for method in ("PATCH", "DELETE"):
        answer = await rest.request(method, f"/api/applications/{saml}", json={})
        refused(answer, 400, "application.saml.use_saml_app_api")
    for method, path, body in (
        ("GET", "", None),
        ("PATCH", "", {}),
        ("DELETE", "", None),
        ("GET", "/secrets", None),
        ("POST", "/secrets", {"lifeSpanInYears": 1}),
    ):
        answer = await rest.request(method, f"{PATH}/{web}{path}", json=body)
        if path:
            refused(answer, 404, "entity.not_exists_with_id")
        else:
            refused(answer, 422, "application.saml.saml_application_only")
        answer = await rest.request(method, f"{PATH}/nothing{path}", json=body)
        refused(answer, 404, "entity.not_exists_with_id")


async def test_one_certificate_is_in_use(rest: httpx.AsyncClient) -> None:
    path = f"{PATH}/{(await make(rest))['id']}/secrets"
    first = (await rest.get(path)).json()
    assert [each["active"] for each in first] == [True]
    expires_at = datetime.fromisoformat(first[0]["expiresAt"])
    assert expires_at.year == datetime.now(UTC).year + 3
    second = await rest.post(path, json={"lifeSpanInYears": 10})
    assert (second.status_code, second.json()["active"]) == (201, False)
    certificate = x509.load_pem_x509_certificate(second.json()["certificate"].encode())
    assert certificate.not_valid_after_utc.timestamp() * 1000 == second.json()["expiresAt"]
    digest = certificate.fingerprint(hashes.SHA256()).hex().upper()
    assert second.json()["fingerprints"]["sha256"]["unformatted"] == digest
    assert second.json()["fingerprints"]["sha256"]["formatted"].replace(":", "") == digest
    used = await rest.patch(f"{path}/{second.json()['id']}", json={"active": True})
    assert (used.status_code, used.json()) == (200, {**second.json(), "active": True})
    assert [each["active"] for each in (await rest.get(path)).json()] == [True, False]
    refused(
        await rest.delete(f"{path}/{second.json()['id']}"),
        400,
        "application.saml.can_not_delete_active_secret",
    )
    assert (await rest.delete(f"{path}/{first[0]['id']}")).status_code == 204
    refused(await rest.delete(f"{path}/{first[0]['id']}"), 404, "entity.not_exists_with_id")
    for years in (0, 101, 1.5, "3"):
        refused(await rest.post(path, json={"lifeSpanInYears": years}), 400, "guard.invalid_input")


async def test_private_keys_are_stored_encrypted_and_never_shown(rest: httpx.AsyncClient) -> None:
    path = f"{PATH}/{(await make(rest))['id']}/secrets"
    stored = await database.fetch_value("SELECT private_key_encrypted FROM saml_certificates")
    assert "PRIVATE" not in stored
    assert b"BEGIN PRIVATE KEY" in vault().decrypt(stored, KEY_PURPOSE)
    assert "rivate" not in (await rest.get(path)).text
    assert "PRIVATE" not in str(await database.fetch("SELECT payload FROM events"))


async def test_certificates_change_with_one_winner(rest: httpx.AsyncClient) -> None:
    path = f"{PATH}/{(await make(rest))['id']}/secrets"
    ids = [(await rest.post(path, json={"lifeSpanInYears": 1})).json()["id"] for _ in range(2)]
    answers = await asyncio.gather(*(rest.patch(f"{path}/{each}", json={"active": True}) for each in ids))
    assert [each.status_code for each in answers] == [200, 200]
    assert [each["active"] for each in (await rest.get(path)).json()].count(True) == 1


async def test_the_metadata_tell_a_service_provider_what_it_needs(
    rest: httpx.AsyncClient, clients: Clients
) -> None:
    application_id = (await make(rest))["id"]
    certificate = (await rest.get(f"{PATH}/{application_id}/secrets")).json()[0]
    answer = await clients(None).get(f"{PATH}/{application_id}/metadata")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/xml; charset=utf-8")
    root = ElementTree.fromstring(answer.text)
    assert root.tag == f"{METADATA}EntityDescriptor"
    assert root.get("entityID") == f"http://localhost:3001/saml/{application_id}"
    role = root[0]
    assert role.get("protocolSupportEnumeration") == "urn:oasis:names:tc:SAML:2.0:protocol"
    key = role.findtext(f".//{SIGNATURE}X509Certificate")
    assert key
    assert key in certificate["certificate"].replace("\n", "")
    assert role.findtext(f"{METADATA}NameIDFormat") == PERSISTENT
    places = {
        each.get("Binding", "").rpartition(":")[2]: each.get("Location")
        for each in role.findall(f"{METADATA}SingleSignOnService")
    }
    location = f"http://localhost:3001/api/saml/{application_id}/authn"
    assert places == {"HTTP-Redirect": location, "HTTP-POST": location}
    await rest.patch(f"{PATH}/{application_id}/secrets/{certificate['id']}", json={"active": False})
    refused(await rest.get(f"{PATH}/{application_id}/metadata"), 404, "application.saml.no_active_secret")


async def test_the_protocol_is_not_provided_yet(rest: httpx.AsyncClient, clients: Clients) -> None:
    application_id, anybody = (await make(rest))["id"], clients(None)
    for method, path, body in (
        ("GET", "/api/saml/{}/authn?SAMLRequest=x", {}),
        ("POST", "/api/saml/{}/authn", {"json": {"SAMLRequest": "x"}}),
        ("POST", "/api/saml/{}/authn", {"data": {"SAMLRequest": "x", "RelayState": "y"}}),
        ("GET", "/api/saml-applications/{}/callback?code=x", {}),
    ):
        answer = await anybody.request(method, path.format(application_id), **body)
        refused(answer, 501, "application.saml.protocol_not_provided")
        answer = await anybody.request(method, path.format("nothing"), **body)
        refused(answer, 404, "entity.not_exists_with_id")
    path = f"/api/saml/{application_id}/authn"
    refused(await anybody.get(path), 400, "guard.invalid_input")
    for form in ({}, {"SAMLRequest": ""}, {"SAMLRequest": "a\0"}, {str(n): "x" for n in range(101)}):
        refused(await anybody.post(path, data=form), 400, "guard.invalid_input")


async def test_reads_cost_few_statements(rest: httpx.AsyncClient, statements: Any) -> None:
    path = f"{PATH}/{(await make(rest))['id']}"
    for part, number in (("", 2), ("/secrets", 1), ("/metadata", 1)):
        with statements() as counted:
            assert (await rest.get(f"{path}{part}")).status_code == 200
        assert counted.number == number, counted.texts
