"""Connectors, enterprise connectors and accounts at providers through GraphQL."""

from collections.abc import Callable
from typing import Any

import pytest

from identity.kernel import database
from identity.kernel.actor import Actor, ActorKind
from identity.kernel.permissions import Permission
from tests.connectors.samples import GITHUB, OIDC, http
from tests.faces.graphql.asking import ask, codes_of, data_of
from tests.faces.graphql.world import made
from tests.sso.samples import OIDC as ENTERPRISE
from tests.sso.samples import saml

CONNECTOR = """connector { connectorId type target platform config metadata isProfileSynchronized
    factory { factoryId name canSend formItems configTemplate } }"""
SSO_CONNECTOR = (
    "ssoConnector { ssoConnectorId connectorName config domains provider { providerName protocol } }"
)


def reader(*permissions: Permission) -> Actor:
    return Actor(ActorKind.APPLICATION, application_id="reader", permissions=frozenset(permissions))


async def test_a_connector_is_set_up_changed_revealed_and_taken_down(administrator: Actor) -> None:
    given = {"factoryId": "github-universal", "config": GITHUB, "isProfileSynchronized": True}
    connector = (await made(administrator, "createConnector", CONNECTOR, given))["connector"]
    assert (connector["type"], connector["target"], connector["factory"]["name"]) == (
        "SOCIAL",
        "github",
        "GitHub",
    )
    assert connector["config"] == {"clientId": "client", "clientSecret": "******"}
    assert connector["isProfileSynchronized"]
    ids = {"connectorId": connector["connectorId"]}
    changes = {
        **ids,
        "config": {**connector["config"], "clientId": "other"},
        "metadata": {"name": {"en": "Code"}},
    }
    changed = (await made(administrator, "updateConnector", CONNECTOR, changes))["connector"]
    assert changed["metadata"] == {"name": {"en": "Code"}}
    revealed = await made(administrator, "revealConnectorConfig", "config connector { connectorId }", ids)
    assert revealed["config"] == {"clientId": "other", "clientSecret": "a secret of the client"}
    query = "query ($id: ID!) { connector(connectorId: $id) { id target } }"
    node = (await data_of(administrator, query, {"id": ids["connectorId"]}))["connector"]
    query = "query ($id: ID!) { node(id: $id) { ... on Connector { target } } }"
    assert (await data_of(administrator, query, {"id": node["id"]}))["node"] == {"target": "github"}
    answer = await made(administrator, "deleteConnector", "deletedConnectorId", ids)
    assert answer["deletedConnectorId"] == ids["connectorId"]
    assert (await data_of(administrator, "{ connectors(first: 5) { totalCount } }"))["connectors"][
        "totalCount"
    ] == 0


async def test_a_key_lets_a_connector_be_made_once(administrator: Actor) -> None:
    given = {"factoryId": "oidc", "config": OIDC, "metadata": {"target": "work"}, "idempotencyKey": "once"}
    first = await made(administrator, "createConnector", CONNECTOR, given)
    assert await made(administrator, "createConnector", CONNECTOR, given) == first
    enterprise = {
        "providerName": "OIDC",
        "connectorName": "Acme",
        "config": ENTERPRISE,
        "idempotencyKey": "one",
    }
    first = await made(administrator, "createSsoConnector", SSO_CONNECTOR, enterprise)
    assert await made(administrator, "createSsoConnector", SSO_CONNECTOR, enterprise) == first


async def test_refusals_are_user_errors(administrator: Actor) -> None:
    for mutation, given, code in (
        ("createConnector", {"factoryId": "nothing"}, "CONNECTOR_NOT_FOUND_WITH_CONNECTOR_ID"),
        ("createConnector", {"factoryId": "oidc"}, "CONNECTOR_SHOULD_SPECIFY_TARGET"),
        ("createConnector", {"factoryId": "http-sms", "config": {"endpoint": 1}}, "CONNECTOR_INVALID_CONFIG"),
        (
            "checkConnector",
            {"factoryId": "vonage-sms", "config": {}, "phone": "49"},
            "CONNECTOR_INVALID_CONFIG",
        ),
        (
            "checkConnector",
            {"factoryId": "http-sms", "config": http()},
            "CONNECTOR_INSUFFICIENT_REQUEST_PARAMETERS",
        ),
        ("deleteConnector", {"connectorId": "nothing"}, "ENTITY_NOT_EXISTS_WITH_ID"),
        ("createSsoConnector", {"providerName": "Nobody", "connectorName": "x"}, "CONNECTOR_NOT_FOUND"),
        ("addSsoSigningKey", {"ssoConnectorId": "nothing"}, "ENTITY_NOT_EXISTS_WITH_ID"),
        ("removeUserIdentity", {"userId": administrator.user_id, "target": "x"}, "USER_IDENTITY_NOT_EXIST"),
        ("deleteStoredTokens", {"storedTokensId": "nothing"}, "ENTITY_NOT_FOUND"),
    ):
        input_type = f"{mutation[0].upper()}{mutation[1:]}Input"
        query = (
            f"mutation ($input: {input_type}!) {{ {mutation}(input: $input) {{ userErrors {{ code }} }} }}"
        )
        payload = (await data_of(administrator, query, {"input": given}))[mutation]
        assert payload["userErrors"] == [{"code": code}], mutation


async def test_factories_and_providers_are_listed(administrator: Actor) -> None:
    query = """{ connectorFactories { factoryId type canSend isStandard } ssoProviders { providerName protocol }
        connectorFactory(factoryId: "http-sms") { formItems } nothing: connectorFactory(factoryId: "x") { name } }"""
    data = await data_of(administrator, query)
    assert {each["type"] for each in data["connectorFactories"] if each["canSend"]} == {"EMAIL", "SMS"}
    assert {each["type"] for each in data["connectorFactories"] if not each["canSend"]} == {"SOCIAL"}
    assert len(data["ssoProviders"]) == 6
    assert data["connectorFactory"]["formItems"][0]["key"] == "endpoint"
    assert data["nothing"] is None


async def test_an_enterprise_connector_and_its_keys(administrator: Actor) -> None:
    given = {
        "providerName": "SAML",
        "connectorName": "Acme",
        "config": saml(),
        "domains": ["acme.example.com"],
    }
    connector = (await made(administrator, "createSsoConnector", SSO_CONNECTOR, given))["ssoConnector"]
    assert connector["provider"] == {"providerName": "SAML", "protocol": "SAML"}
    ids = {"ssoConnectorId": connector["ssoConnectorId"]}
    shown = "signingKey { signingKeyId isActive fingerprint }"
    key = (await made(administrator, "addSsoSigningKey", shown, {**ids, "isActive": True}))["signingKey"]
    named = {**ids, "signingKeyId": key["signingKeyId"]}
    stopped = await made(administrator, "setSsoSigningKeyActive", shown, {**named, "isActive": False})
    assert stopped["signingKey"] == {**key, "isActive": False}
    query = "{ ssoConnectors(first: 5) { nodes { providerConfig signingKeys { signingKeyId } } totalCount } }"
    page = (await data_of(administrator, query))["ssoConnectors"]
    assert page["nodes"][0]["signingKeys"] == [{"signingKeyId": key["signingKeyId"]}]
    assert page["nodes"][0]["providerConfig"]["identityProvider"]["isCertificateValid"]
    await made(administrator, "deleteSsoSigningKey", "deletedSigningKeyId", named)
    renamed = await made(
        administrator, "updateSsoConnector", SSO_CONNECTOR, {**ids, "connectorName": "Acme Inc."}
    )
    assert renamed["ssoConnector"]["connectorName"] == "Acme Inc."
    revealed = await made(administrator, "revealSsoConnectorConfig", "config", ids)
    assert revealed["config"] == saml()
    await made(administrator, "deleteSsoConnector", "deletedSsoConnectorId", ids)
    assert (await data_of(administrator, query))["ssoConnectors"]["totalCount"] == 0


async def test_accounts_of_users(administrator: Actor) -> None:
    given = {
        "userId": administrator.user_id,
        "target": "github",
        "identityId": "1",
        "details": {"email": "a@b.c"},
    }
    shown = (
        "user { identities { target identityId details } ssoIdentities { issuer } storedTokens { metadata } }"
    )
    user = (await made(administrator, "replaceUserIdentity", shown, given))["user"]
    identity = {"target": "github", "identityId": "1", "details": {"email": "a@b.c"}}
    assert user == {"identities": [identity], "ssoIdentities": [], "storedTokens": []}
    del given["details"]
    replaced = (await made(administrator, "replaceUserIdentity", shown, given))["user"]
    assert replaced["identities"] == [{**identity, "details": None}]
    gone = {"userId": administrator.user_id, "target": "github"}
    assert (await made(administrator, "removeUserIdentity", shown, gone))["user"]["identities"] == []


async def test_who_may_not_read_users_gets_none(administrator: Actor) -> None:
    writer = reader(Permission.USERS_CREDENTIALS_WRITE)
    user = (await made(administrator, "createUser", "user { userId }", {"username": "bob"}))["user"]["userId"]
    given = {"userId": user, "target": "github", "identityId": "1"}
    query = """mutation ($input: ReplaceUserIdentityInput!) {
        replaceUserIdentity(input: $input) { userErrors { code } } }"""
    assert (await data_of(writer, query, {"input": given}))["replaceUserIdentity"] == {"userErrors": []}
    count = "SELECT count(*) FROM social_identities WHERE user_id = $1"
    assert await database.fetch_value(count, user) == 1


async def test_settings_are_not_revealed_to_readers(administrator: Actor) -> None:
    given = {"factoryId": "http-sms", "config": http()}
    await made(administrator, "createConnector", "connector { connectorId }", given)
    only = reader(Permission.CONNECTORS_READ)
    nodes = (await data_of(only, "{ connectors(first: 5, filter: {type: SMS}) { nodes { config } } }"))[
        "connectors"
    ]
    assert nodes == {"nodes": [{"config": {**http(), "authorization": "******"}}]}
    query = 'mutation { revealConnectorConfig(input: {connectorId: "x"}) { config } }'
    assert await codes_of(only, query) == ["FORBIDDEN"]
    enterprise = "{ users(first: 1) { nodes { ssoIdentities { ssoConnector { connectorName } } } } }"
    assert await codes_of(reader(Permission.USERS_READ), enterprise) == ["FORBIDDEN"]


@pytest.fixture
async def hundred(database: str) -> None:
    """A hundred users with accounts, and a hundred enterprise connectors with keys."""
    from identity.kernel.database import execute
    from identity.sso.queries import encrypted_config

    await execute(
        "INSERT INTO users (id, username, custom_data, profile, is_suspended, created_at, updated_at) "
        "SELECT 'user' || n, 'user' || n, '{}', '{}', false, now() + n * interval '1 s', now() "
        "FROM generate_series(1, 100) n"
    )
    await execute(
        "INSERT INTO social_identities (user_id, target, identity_id, created_at, updated_at) "
        "SELECT 'user' || n, 'github', n::text, now(), now() FROM generate_series(1, 100) n"
    )
    await execute(
        "INSERT INTO sso_connectors (id, provider_name, connector_name, config_encrypted, domains, branding, "
        "is_profile_synchronized, is_token_storage_enabled, created_at) SELECT 'sso' || n, 'SAML', 'sso' || n, $1, "
        "'[]', '{}', false, false, now() + n * interval '1 s' FROM generate_series(1, 100) n",
        encrypted_config({}),
    )
    await execute(
        "INSERT INTO sso_identities (id, user_id, sso_connector_id, issuer, identity_id, detail, created_at, "
        "updated_at) SELECT 'i' || n, 'user' || n, 'sso' || n, 'i', n::text, '{}', now(), now() "
        "FROM generate_series(1, 100) n"
    )
    await execute(
        "INSERT INTO sso_signing_keys (id, sso_connector_id, private_key_encrypted, certificate, is_active, "
        "created_at, expires_at) SELECT 'key' || n, 'sso' || n, '', 'x', true, now(), now() "
        "FROM generate_series(1, 100) n"
    )


NESTED = {
    "users": "nodes { identities { target } ssoIdentities { ssoConnector { connectorName } } storedTokens { target } }",
    "ssoConnectors": "totalCount nodes { connectorName config signingKeys { isActive } }",
}


@pytest.mark.usefixtures("hundred")
@pytest.mark.parametrize("name", NESTED)
async def test_a_hundred_parents_cost_as_many_statements_as_one(
    name: str, administrator: Actor, statements: Callable[[], Any]
) -> None:
    numbers = []
    for size in (1, 100):
        with statements() as counted:
            answer = await ask(administrator, f"{{ {name}(first: {size}) {{ {NESTED[name]} }} }}")
        assert len(answer["data"][name]["nodes"]) == size
        numbers.append(counted.number)
    assert numbers[0] == numbers[1] <= 6, counted.texts
