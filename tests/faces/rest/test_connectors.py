"""/api/connectors and /api/connector-factories: the contract's JSON, codes, and who sees secrets."""

from typing import Any

import httpx
import pytest

from identity.kernel import database
from identity.kernel.permissions import Permission
from tests.connectors.samples import GITHUB, OIDC, http, smtp
from tests.delivery.hosts import allowed, host
from tests.faces.rest.conftest import Clients, machine, refused

FACTORY_FIELDS = {
    "type", "isDemo", "id", "target", "name", "description", "logo", "logoDark", "readme", "configTemplate",
    "formItems", "platform",
}  # fmt: skip
CONNECTOR_FIELDS = (FACTORY_FIELDS - {"id"}) | {
    "id", "syncProfile", "enableTokenStorage", "config", "metadata", "connectorId",
}  # fmt: skip


async def create(rest: httpx.AsyncClient, factory: str, config: Any = None, **body: Any) -> dict[str, Any]:
    given = {"connectorId": factory, **({"config": config} if config else {}), **body}
    answer = await rest.post("/api/connectors", json=given)
    assert answer.status_code == 200, answer.text
    created: dict[str, Any] = answer.json()
    return created


async def test_factories_describe_themselves(rest: httpx.AsyncClient) -> None:
    listed = (await rest.get("/api/connector-factories")).json()
    assert {"simple-mail-transfer-protocol", "http-email", "http-sms", "oidc", "google-universal"} <= {
        each["id"] for each in listed
    }
    for each in listed:
        assert set(each) >= FACTORY_FIELDS
        assert (each["platform"] is None) == (each["type"] != "Social")
        assert (await rest.get(f"/api/connector-factories/{each['id']}")).json() == each
    items = {
        item["key"]: item for item in (await rest.get("/api/connector-factories/oidc")).json()["formItems"]
    }
    assert items["clientSecret"]["isConfidential"] is True
    assert items["tokenEndpointAuthMethod"]["selectItems"][0] == {
        "value": "client_secret_basic",
        "title": "client_secret_basic",
    }
    refused(await rest.get("/api/connector-factories/nothing"), 404, "entity.not_exists_with_id")


async def test_a_connector_has_what_is_known_of_its_kind(rest: httpx.AsyncClient) -> None:
    connector = await create(
        rest, "oidc", OIDC, metadata={"target": "work", "name": {"en": "Work"}}, syncProfile=True
    )
    assert set(connector) == CONNECTOR_FIELDS | {"isStandard", "isTokenStorageSupported"}
    assert len(connector["id"]) == 12
    assert (connector["target"], connector["name"]) == ("work", {"en": "Work"})
    assert connector["config"] == OIDC
    assert connector["syncProfile"]
    assert (await rest.get(f"/api/connectors/{connector['id']}")).json() == connector
    assert (await rest.get("/api/connectors")).json() == [connector]
    assert (await rest.get("/api/connectors?target=work")).json() == [connector]
    assert (await rest.get("/api/connectors?target=other")).json() == []


async def test_settings_are_encrypted(rest: httpx.AsyncClient) -> None:
    await create(rest, "github-universal", GITHUB)
    rows = await database.fetch("SELECT c::text AS text FROM connectors c")
    assert "secret of the client" not in rows[0]["text"]
    events = await database.fetch("SELECT e::text AS text FROM events e")
    assert not any("secret of the client" in each["text"] for each in events)


async def test_secrets_are_for_those_who_may_change_them(rest: httpx.AsyncClient, clients: Clients) -> None:
    connector = await create(
        rest, "simple-mail-transfer-protocol", smtp(auth={"user": "me", "pass": "a password"}, own="x")
    )
    reader = clients(machine(Permission.CONNECTORS_READ))
    for path in (f"/api/connectors/{connector['id']}", "/api/connectors"):
        answer = (await reader.get(path)).json()
        config = (answer if isinstance(answer, dict) else answer[0])["config"]
        assert config["auth"] == {"user": "me", "pass": "******"}
        assert config["own"] == "******"
        assert config["host"] == "127.0.0.1"
    count = "SELECT count(*) FROM events WHERE key = 'Connector.Configs.Revealed'"
    assert await database.fetch_value(count) == 0
    assert (await rest.get("/api/connectors")).json()[0]["config"]["auth"]["pass"] == "a password"
    assert await database.fetch_value(count) == 1


async def test_a_mask_that_is_written_back_keeps_the_secret(rest: httpx.AsyncClient) -> None:
    path = f"/api/connectors/{(await create(rest, 'github-universal', GITHUB))['id']}"
    changed = await rest.patch(path, json={"config": {"clientId": "other", "clientSecret": "******"}})
    assert changed.json()["config"] == {"clientId": "other", "clientSecret": "a secret of the client"}


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({}, 400, "guard.invalid_input"),
        ({"connectorId": "nothing"}, 422, "connector.not_found_with_connector_id"),
        ({"connectorId": "oidc", "config": OIDC}, 400, "connector.should_specify_target"),
        ({"connectorId": "oidc", "metadata": {"target": "a/b"}}, 400, "connector.invalid_metadata"),
        ({"connectorId": "http-sms", "metadata": {"name": {"de": "x"}}}, 400, "connector.invalid_metadata"),
        ({"connectorId": "http-sms", "metadata": {"logo": "javascript:x"}}, 400, "connector.invalid_metadata"),
        ({"connectorId": "http-sms", "config": {"endpoint": "nowhere"}}, 400, "connector.invalid_config"),
        ({"connectorId": "http-sms", "config": {"authorization": "x"}}, 400, "connector.invalid_config"),
        ({"connectorId": "http-sms", "config": {"endpoint": 1}}, 400, "connector.invalid_config"),
        ({"connectorId": "http-sms", "config": []}, 400, "guard.invalid_input"),
        ({"connectorId": "http-sms", "syncProfile": True}, 422, "connector.invalid_type_for_syncing_profile"),
        ({"connectorId": "x-universal", "enableTokenStorage": True}, 422, "connector.token_storage_not_supported"),
        ({"connectorId": "http-sms", "id": "a b"}, 400, "connector.invalid_metadata"),
        ({"connectorId": "http-sms", "config": {**http(), "x": "y" * 300_000}}, 400, "connector.invalid_config"),
    ],
)  # fmt: skip
async def test_what_cannot_be_a_connector_is_refused(
    rest: httpx.AsyncClient, body: dict[str, Any], status: int, code: str
) -> None:
    refused(await rest.post("/api/connectors", json=body), status, code)
    assert (await rest.get("/api/connectors")).json() == []


async def test_there_is_one_connector_of_a_kind_and_of_a_target(rest: httpx.AsyncClient) -> None:
    await create(rest, "github-universal", GITHUB, id="mine")
    again = {"connectorId": "github-universal"}
    refused(await rest.post("/api/connectors", json=again), 422, "connector.multiple_instances_not_supported")
    await create(rest, "oidc", metadata={"target": "work"})
    await create(rest, "oidc", metadata={"target": "home"})
    for factory, target in (("oidc", "work"), ("oauth2", "home"), ("oidc", "github")):
        body = {"connectorId": factory, "metadata": {"target": target}}
        refused(
            await rest.post("/api/connectors", json=body), 422, "connector.multiple_target_with_same_platform"
        )
    body = {"connectorId": "slack-universal", "id": "mine"}
    refused(await rest.post("/api/connectors", json=body), 422, "connector.id_in_use")


async def test_another_sender_replaces_the_one_that_is_there(rest: httpx.AsyncClient) -> None:
    for factory, config in (
        ("http-email", http()),
        ("http-sms", http()),
        ("simple-mail-transfer-protocol", smtp()),
    ):
        await create(rest, factory, config)
    listed = (await rest.get("/api/connectors")).json()
    assert {each["connectorId"] for each in listed} == {"http-sms", "simple-mail-transfer-protocol"}


async def test_changes_replace_objects_and_keep_the_target(rest: httpx.AsyncClient) -> None:
    connector = await create(
        rest, "oidc", OIDC, metadata={"target": "work", "name": {"en": "Work"}, "logo": "https://a.b/c.png"}
    )
    path = f"/api/connectors/{connector['id']}"
    body = {"metadata": {"name": {"en": "Office"}, "logoDark": None}, "enableTokenStorage": True}
    changed = (await rest.patch(path, json=body)).json()
    assert changed == (await rest.get(path)).json()
    assert (changed["name"], changed["target"], changed["enableTokenStorage"]) == (
        {"en": "Office"},
        "work",
        True,
    )
    assert changed["metadata"] == {"name": {"en": "Office"}, "target": "work"}
    assert changed["logo"].startswith("data:")
    moved = {"metadata": {"target": "elsewhere"}}
    refused(await rest.patch(path, json=moved), 400, "connector.can_not_modify_target")
    refused(await rest.patch(path, json={"config": {"clientId": "x"}}), 400, "connector.invalid_config")
    assert (await rest.get(path)).json() == changed


async def test_profiles_come_from_social_providers_alone(rest: httpx.AsyncClient) -> None:
    path = f"/api/connectors/{(await create(rest, 'http-sms', http()))['id']}"
    refused(
        await rest.patch(path, json={"syncProfile": True}), 422, "connector.invalid_type_for_syncing_profile"
    )
    assert (await rest.patch(path, json={"syncProfile": False})).status_code == 200


@pytest.mark.parametrize(("method", "body"), [("GET", None), ("PATCH", {}), ("DELETE", None)])
async def test_a_connector_that_is_not_there_is_not_found(
    rest: httpx.AsyncClient, method: str, body: Any
) -> None:
    refused(
        await rest.request(method, "/api/connectors/nothing", json=body), 404, "entity.not_exists_with_id"
    )


async def test_connectors_are_deleted_once(rest: httpx.AsyncClient) -> None:
    path = f"/api/connectors/{(await create(rest, 'http-sms', http()))['id']}"
    assert (await rest.delete(path)).status_code == 204
    refused(await rest.delete(path), 404, "entity.not_exists_with_id")


async def test_a_test_message_is_really_sent(rest: httpx.AsyncClient) -> None:
    path = "/api/connectors/http-sms/test"
    async with host() as endpoint, allowed("127.0.0.1"):
        config = http(endpoint.answer("/send"))
        answer = await rest.post(path, json={"phone": "4915112345678", "config": config, "locale": "de"})
        assert (answer.status_code, answer.content) == (204, b"")
        assert endpoint.asked[0].body == (
            b'{"to":"4915112345678","type":"Generic","payload":{"code":"000000","locale":"de"}}'
        )
        assert endpoint.asked[0].headers["authorization"] == "Bearer a secret of the endpoint"
        for status, code in (
            (500, "connector.general"),
            (302, "connector.general"),
            (429, "connector.rate_limit_exceeded"),
        ):
            endpoint.answer("/send", b"", status)
            shown = await rest.post(path, json={"phone": "4915112345678", "config": config})
            refused(shown, 429 if status == 429 else 400, code)
    refused(
        await rest.post(path, json={"phone": "4915112345678", "config": config}), 400, "connector.general"
    )


@pytest.mark.parametrize(
    ("factory", "body", "status", "code"),
    [
        ("http-sms", {"config": http()}, 400, "connector.insufficient_request_parameters"),
        ("http-sms", {"config": http(), "email": "a@b.c"}, 400, "connector.insufficient_request_parameters"),
        ("http-sms", {"config": http(), "phone": "+49"}, 400, "guard.invalid_input"),
        ("http-sms", {"phone": "49"}, 400, "guard.invalid_input"),
        ("http-sms", {"config": {}, "phone": "49"}, 400, "connector.invalid_config"),
        ("google-universal", {"config": {}, "phone": "49"}, 400, "connector.unexpected_type"),
        ("nothing", {"config": {}, "phone": "49"}, 404, "entity.not_exists_with_id"),
        ("vonage-sms", {"config": {}, "phone": "49"}, 400, "connector.invalid_config"),
    ],
)  # fmt: skip
async def test_what_cannot_be_tried_is_refused(
    rest: httpx.AsyncClient, factory: str, body: dict[str, Any], status: int, code: str
) -> None:
    refused(await rest.post(f"/api/connectors/{factory}/test", json=body), status, code)


async def test_the_way_to_a_provider(rest: httpx.AsyncClient) -> None:
    social = (await create(rest, "github-universal", GITHUB))["id"]
    oidc = (await create(rest, "oidc", OIDC, metadata={"target": "acme"}))["id"]
    sms = (await create(rest, "http-sms", http()))["id"]
    there = {"state": "s", "redirectUri": "https://app.example.com/callback"}
    for connector, body, status, code in (
        (social, {"state": "", "redirectUri": ""}, 400, "session.insufficient_info"),
        (social, {}, 400, "guard.invalid_input"),
        (sms, there, 400, "connector.unexpected_type"),
        ("nothing", there, 404, "entity.not_exists_with_id"),
        (oidc, there, 501, "connector.not_implemented"),  # its nonce would have to be kept
    ):
        refused(await rest.post(f"/api/connectors/{connector}/authorization-uri", json=body), status, code)
    answer = await rest.post(f"/api/connectors/{social}/authorization-uri", json=there)
    assert answer.status_code == 200
    address = answer.json()["redirectTo"]
    assert address.startswith("https://github.com/login/oauth/authorize?response_type=code&client_id=client&")
    assert "state=s" in address
    assert "code_challenge" not in address


async def test_reading_costs_one_statement(
    rest: httpx.AsyncClient, clients: Clients, statements: Any
) -> None:
    connector = await create(rest, "github-universal", GITHUB)
    reader = clients(machine(Permission.CONNECTORS_READ))
    for path in ("/api/connectors", f"/api/connectors/{connector['id']}"):
        with statements() as counted:
            await reader.get(path)
        assert counted.number == 1, counted.texts
