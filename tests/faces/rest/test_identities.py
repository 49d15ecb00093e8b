"""Accounts of users at providers: linking, showing, unlinking, and the tokens that are kept."""

import asyncio
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from identity.kernel import database
from identity.kernel.actor import SYSTEM, Actor, ActorKind
from identity.kernel.permissions import Permission
from identity.roles.holder_actions import grant_administrator
from identity.users.actions import create_user
from identity.users.inputs import NewUser
from tests.connectors.harbour import FACTORY, harbour_config, harbour_installed
from tests.connectors.samples import GITHUB, OIDC, http
from tests.delivery.hosts import allowed, host
from tests.faces.rest.conftest import Clients, machine, refused

TOKEN_METADATA = {"scope": "openid", "tokenType": "Bearer", "hasRefreshToken": True}


@pytest.fixture
async def user_id(database: str) -> str:
    """A user."""
    return (await create_user(SYSTEM, NewUser(username="alice"))).id


@pytest.fixture
def harbour() -> Iterator[None]:
    """A provider whose connector needs no session."""
    with harbour_installed():
        yield


async def link(rest: httpx.AsyncClient, user_id: str, target: str = "github", **body: Any) -> httpx.Response:
    return await rest.put(f"/api/users/{user_id}/identities/{target}", json={"userId": f"{target}-1", **body})


async def enterprise_identity(user_id: str) -> None:
    await database.execute(
        "INSERT INTO sso_connectors (id, provider_name, connector_name, config_encrypted, domains, branding, "
        "is_profile_synchronized, is_token_storage_enabled, created_at) "
        "VALUES ('acme', 'OIDC', 'Acme', '', '[]', '{}', false, false, now())"
    )
    await database.execute(
        "INSERT INTO sso_identities (id, user_id, sso_connector_id, issuer, identity_id, detail, "
        "created_at, updated_at) "
        "VALUES ('identity', $1, 'acme', 'https://idp.example.com', 'e-1', $2::jsonb, now(), now())",
        user_id,
        {"name": "Alice"},
    )


async def stored_tokens(tokens_id: str, user_id: str, column: str, identity: str) -> None:
    await database.execute(
        f"INSERT INTO stored_tokens (id, user_id, {column}, tokens_encrypted, metadata, created_at, updated_at) "
        f"VALUES ($1, $2, {identity}, 'secret tokens', $3::jsonb, now(), now())",
        tokens_id,
        user_id,
        TOKEN_METADATA,
    )


async def test_an_account_is_linked_and_then_replaced(rest: httpx.AsyncClient, user_id: str) -> None:
    first = await link(rest, user_id, details={"email": "a@example.com", "rawData": {"id": None}})
    assert first.status_code == 201
    expected = {"userId": "github-1", "details": {"email": "a@example.com", "rawData": {"id": None}}}
    assert first.json() == {"github": expected}
    other = await link(rest, user_id, "google")
    assert other.json() == {"github": expected, "google": {"userId": "google-1"}}
    again = await link(rest, user_id, userId="other")
    assert (again.status_code, again.json()["github"]) == (200, {"userId": "other"})
    assert (await rest.get(f"/api/users/{user_id}/identities/github")).json() == {
        "identity": {"userId": "other"}
    }


async def test_users_are_shown_with_their_accounts(
    rest: httpx.AsyncClient, user_id: str, statements: Any
) -> None:
    identities = (await link(rest, user_id, details={"a": 1})).json()
    for method, path, body, number in (
        ("GET", f"/api/users/{user_id}", None, 1),
        ("GET", "/api/users", None, 1),
        ("PATCH", f"/api/users/{user_id}", {"name": "Alice"}, None),
        ("PATCH", f"/api/users/{user_id}/is-suspended", {"isSuspended": False}, None),
    ):
        with statements() as counted:
            answer = (await rest.request(method, path, json=body)).json()
        shown = answer[0] if isinstance(answer, list) else answer
        assert shown["identities"] == identities, path
        assert number is None or counted.number == number, counted.texts


async def test_tokens_of_an_account_go_when_another_takes_its_place(
    rest: httpx.AsyncClient, user_id: str
) -> None:
    await link(rest, user_id)
    await link(rest, user_id, "google")
    for target in ("github", "google"):
        identity = f"(SELECT id FROM social_identities WHERE target = '{target}')"
        await stored_tokens(target, user_id, "social_identity_id", identity)
    await link(rest, user_id, details={"name": "Alice"})  # the same account, of which more is known
    kept = "SELECT array_agg(id ORDER BY id) FROM stored_tokens"
    assert await database.fetch_value(kept) == ["github", "google"]
    taken = (await create_user(SYSTEM, NewUser(username="bob"))).id
    await link(rest, taken, userId="theirs")
    refused(await link(rest, user_id, userId="theirs"), 422, "user.identity_already_in_use")
    assert await database.fetch_value(kept) == ["github", "google"]
    assert (await link(rest, user_id, userId="other")).status_code == 200
    assert await database.fetch_value(kept) == ["google"]
    shown = (await rest.get(f"/api/users/{user_id}/identities/github?includeTokenSecret=true")).json()
    assert shown == {"identity": {"userId": "other"}}


async def test_an_account_of_somebody_else_stays_theirs(rest: httpx.AsyncClient, user_id: str) -> None:
    await link(rest, user_id)
    other = (await create_user(SYSTEM, NewUser(username="bob"))).id
    refused(await link(rest, other), 422, "user.identity_already_in_use")
    await link(rest, other, userId="bob")
    refused(await link(rest, other), 422, "user.identity_already_in_use")
    assert (await rest.get(f"/api/users/{other}")).json()["identities"] == {"github": {"userId": "bob"}}


async def test_of_two_who_claim_an_account_at_once_one_gets_it(
    rest: httpx.AsyncClient, database: str
) -> None:
    users = [await create_user(SYSTEM, NewUser(username=f"user{n}")) for n in range(4)]
    answers = await asyncio.gather(*(link(rest, user.id) for user in users))
    assert sorted(each.status_code for each in answers) == [201, 422, 422, 422]


async def test_an_account_is_unlinked_once(rest: httpx.AsyncClient, user_id: str) -> None:
    await link(rest, user_id)
    await link(rest, user_id, "google")
    path = f"/api/users/{user_id}/identities/github"
    answer = await rest.delete(path)
    assert (answer.status_code, answer.json()["identities"]) == (200, {"google": {"userId": "google-1"}})
    refused(await rest.delete(path), 404, "user.identity_not_exist")
    refused(await rest.get(path), 404, "user.identity_not_exist")


async def test_the_provider_may_be_named_elsewhere(rest: httpx.AsyncClient, user_id: str) -> None:
    path = f"/api/users/{user_id}/identities"
    answer = await rest.put(path, json={"target": "github", "userId": "1"})
    assert (answer.status_code, answer.json()) == (201, {"github": {"userId": "1"}})
    refused(await rest.put(path, json={"userId": "1"}), 400, "guard.invalid_input")
    refused(await rest.delete(path), 400, "guard.invalid_input")
    assert (await rest.delete(f"{path}?target=github")).json()["identities"] == {}


@pytest.mark.parametrize(
    ("target", "body", "code"),
    [
        ("github", {}, "guard.invalid_input"),
        ("github", {"userId": ""}, "user.invalid_identity"),
        ("github", {"userId": "x" * 257}, "guard.invalid_input"),
        ("git%20hub", {"userId": "1"}, "user.invalid_identity"),
        ("x" * 129, {"userId": "1"}, "user.invalid_identity"),
        ("github", {"userId": "1", "details": []}, "guard.invalid_input"),
    ],
)
async def test_what_cannot_be_an_account_is_refused(
    rest: httpx.AsyncClient, user_id: str, target: str, body: dict[str, Any], code: str
) -> None:
    refused(await rest.put(f"/api/users/{user_id}/identities/{target}", json=body), 400, code)


async def test_nobody_links_accounts_to_those_who_may_do_more(clients: Clients, user_id: str) -> None:
    weak = clients(machine(Permission.USERS_READ, Permission.USERS_CREDENTIALS_WRITE))
    await link(weak, user_id)
    assert (await weak.get(f"/api/users/{user_id}")).json()["identities"] == {
        "github": {"userId": "github-1"}
    }
    administrator = Actor(ActorKind.SYSTEM, permissions=SYSTEM.permissions)
    await grant_administrator(administrator, user_id)
    path = f"/api/users/{user_id}/identities/github"
    refused(await link(weak, user_id), 403, "auth.grants_more_than_held")
    refused(await weak.delete(path), 403, "auth.grants_more_than_held")
    await stored_tokens("tokens", user_id, "social_identity_id", "(SELECT id FROM social_identities)")
    refused(await weak.delete("/api/secrets/tokens"), 403, "auth.grants_more_than_held")
    assert (await weak.get(path)).json() == {"identity": {"userId": "github-1"}}


async def test_enterprise_accounts_are_shown_when_asked_for(rest: httpx.AsyncClient, user_id: str) -> None:
    await enterprise_identity(user_id)
    shown = (await rest.get(f"/api/users/{user_id}?includeSsoIdentities=true")).json()["ssoIdentities"]
    assert [(each["issuer"], each["identityId"], each["detail"]) for each in shown] == [
        ("https://idp.example.com", "e-1", {"name": "Alice"})
    ]
    assert "ssoIdentities" not in (await rest.get(f"/api/users/{user_id}")).json()
    one = (await rest.get(f"/api/users/{user_id}/sso-identities/acme")).json()
    assert one == {"ssoIdentity": shown[0]}
    code = "user.enterprise_sso_identity_not_exists"
    refused(await rest.get(f"/api/users/{user_id}/sso-identities/other"), 404, code)


async def test_all_accounts_at_once_with_what_is_known_of_their_tokens(
    rest: httpx.AsyncClient, user_id: str, statements: Any
) -> None:
    await link(rest, user_id)
    await enterprise_identity(user_id)
    connector = (
        await rest.post("/api/connectors", json={"connectorId": "github-universal", "config": GITHUB})
    ).json()
    await stored_tokens("social", user_id, "social_identity_id", "(SELECT id FROM social_identities)")
    await stored_tokens("enterprise", user_id, "sso_identity_id", "'identity'")
    path = f"/api/users/{user_id}/all-identities"
    plain = (await rest.get(path)).json()
    assert plain["socialIdentities"] == [{"identity": {"userId": "github-1"}, "target": "github"}]
    assert [each["ssoConnectorId"] for each in plain["ssoIdentities"]] == ["acme"]
    with statements() as counted:
        answer = await rest.get(f"{path}?includeTokenSecret=true")
    assert counted.number <= 4
    social, enterprise = answer.json()["socialIdentities"][0], answer.json()["ssoIdentities"][0]
    assert social["tokenSecret"]["connectorId"] == connector["id"]
    assert social["tokenSecret"]["metadata"] == TOKEN_METADATA
    assert (enterprise["tokenSecret"]["ssoConnectorId"], enterprise["tokenSecret"]["identityId"]) == (
        "acme",
        "e-1",
    )
    assert "secret tokens" not in answer.text
    with_tokens = await rest.get(f"/api/users/{user_id}/identities/github?includeTokenSecret=1")
    assert with_tokens.json()["tokenSecret"] == social["tokenSecret"]


async def test_tokens_are_forgotten(rest: httpx.AsyncClient, user_id: str) -> None:
    await link(rest, user_id)
    await stored_tokens("tokens", user_id, "social_identity_id", "(SELECT id FROM social_identities)")
    assert (await rest.delete("/api/secrets/tokens")).status_code == 204
    refused(await rest.delete("/api/secrets/tokens"), 404, "entity.not_found")


@pytest.mark.usefixtures("harbour")
async def test_an_account_is_linked_by_what_its_provider_sent(rest: httpx.AsyncClient, user_id: str) -> None:
    path = f"/api/users/{user_id}/identities"
    other = (await create_user(SYSTEM, NewUser(username="bob"))).id
    async with host() as there, allowed("127.0.0.1"):
        there.answer("/token", b'{"access_token": "token"}')
        there.answer("/me", b'{"id": 7, "name": "Alice"}')
        created = {"connectorId": FACTORY, "config": harbour_config(there.url)}
        connector = (await rest.post("/api/connectors", json=created)).json()["id"]
        data = {"code": "a-code", "redirectUri": "https://app.example.com/callback"}
        answer = await rest.post(path, json={"connectorId": connector, "connectorData": data})
        assert (answer.status_code, answer.json()["harbour"]["userId"]) == (200, "7")
        assert b"redirect_uri=https%3A%2F%2Fapp.example.com%2Fcallback" in there.asked[0].body
        taken = {"connectorId": connector, "connectorData": data}
        refused(
            await rest.post(f"/api/users/{other}/identities", json=taken), 422, "user.identity_already_in_use"
        )
        without = {"connectorId": connector, "connectorData": {}}
        refused(await rest.post(path, json=without), 401, "connector.social_auth_code_invalid")


async def test_answers_of_some_connectors_cannot_be_used(rest: httpx.AsyncClient, user_id: str) -> None:
    path = f"/api/users/{user_id}/identities"
    ids = {}
    for factory, config in (("oidc", OIDC), ("http-sms", http())):
        given = {"connectorId": factory, "config": config, "metadata": {"target": "work"}}
        ids[factory] = (await rest.post("/api/connectors", json=given)).json()["id"]
    for connector, status, code in (
        (ids["oidc"], 501, "connector.not_implemented"),  # nobody kept its nonce
        (ids["http-sms"], 422, "session.invalid_connector_id"),
        ("nothing", 422, "session.invalid_connector_id"),
    ):
        body = {"connectorId": connector, "connectorData": {"code": "x"}}
        refused(await rest.post(path, json=body), status, code)
    refused(await rest.post(path, json={"connectorId": "x"}), 400, "guard.invalid_input")


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("GET", "/identities/github", None), ("PUT", "/identities/github", {"userId": "1"}),
        ("DELETE", "/identities/github", None), ("GET", "/sso-identities/acme", None), ("GET", "/all-identities", None),
        ("POST", "/identities", {"connectorId": "x", "connectorData": {}}),
    ],
)  # fmt: skip
async def test_a_user_who_is_not_there_is_not_found(
    rest: httpx.AsyncClient, method: str, path: str, body: Any
) -> None:
    refused(await rest.request(method, f"/api/users/nobody{path}", json=body), 404, "entity.not_found")
