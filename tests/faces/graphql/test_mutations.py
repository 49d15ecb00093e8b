"""Mutations: user errors in the payload, everything else on top, idempotency keys."""

import asyncio
from typing import Any

import pytest
from structlog.testing import capture_logs

from graphql_schema import users as user_types
from identity.audit.jobs import forget_idempotency_keys
from identity.kernel import database
from identity.kernel.actor import Actor
from identity.kernel.permissions import Permission
from tests.faces.graphql.asking import ask, data_of
from tests.faces.graphql.world import World

CREATE = """mutation ($input: CreateUserInput!) { createUser(input: $input) {
    user { userId username profile { givenName address { locality } } customData }
    userErrors { code message path } } }"""


async def test_what_a_caller_can_mend_is_in_the_payload(administrator: Actor) -> None:
    given = {"input": {"username": "alice", "profile": {"givenName": "A", "address": {"locality": "Graz"}}}}
    payload = (await data_of(administrator, CREATE, given))["createUser"]
    assert payload["userErrors"] == []
    assert payload["user"]["profile"] == {"givenName": "A", "address": {"locality": "Graz"}}
    payload = (await data_of(administrator, CREATE, {"input": {"username": "alice"}}))["createUser"]
    assert payload["user"] is None
    assert payload["userErrors"] == [
        {
            "code": "USER_USERNAME_ALREADY_IN_USE",
            "message": "This username is already in use.",
            "path": ["username"],
        }
    ]


async def test_an_unknown_id_is_a_user_error_of_a_mutation_and_null_of_a_query(administrator: Actor) -> None:
    query = 'mutation { suspendUser(input: {userId: "nobody"}) { user { name } userErrors { code } } }'
    payload = (await data_of(administrator, query))["suspendUser"]
    assert payload == {"user": None, "userErrors": [{"code": "ENTITY_NOT_EXISTS_WITH_ID"}]}
    assert await data_of(administrator, '{ user(userId: "nobody") { name } }') == {"user": None}


async def test_each_mutation_of_a_document_shows_what_is_then(administrator: Actor) -> None:
    made = """mutation { createUser(input: {username: "ann"}) { user { userId } }
        createRole(input: {name: "r", description: "d"}) { role { roleId } } }"""
    data = await data_of(administrator, made)
    given = {"user": data["createUser"]["user"]["userId"], "role": data["createRole"]["role"]["roleId"]}
    shown = "{ user { roles(first: 5) { nodes { users(first: 5) { nodes { roles(first: 5) { totalCount } } } } } } }"
    both = f"""mutation ($user: ID!, $role: ID!) {{
        given: assignUserRoles(input: {{userId: $user, roleIds: [$role]}}) {shown}
        taken: removeUserRole(input: {{userId: $user, roleId: $role}}) {shown} }}"""
    data = await data_of(administrator, both, given)
    assert [each["users"]["nodes"] for each in data["given"]["user"]["roles"]["nodes"]] == [
        [{"roles": {"totalCount": 1}}]
    ]
    assert data["taken"]["user"]["roles"]["nodes"] == []


async def test_null_clears_and_leaving_out_keeps(world: World, administrator: Actor) -> None:
    update = """mutation ($input: UpdateUserInput!) { updateUser(input: $input) {
        user { username name customData } userErrors { code path } } }"""
    given = {"userId": world.user_id, "name": None, "customData": {"a": 1}}
    payload = (await data_of(administrator, update, {"input": given}))["updateUser"]
    assert payload["user"] == {"username": "alice", "name": None, "customData": {"a": 1}}
    payload = (
        await data_of(administrator, update, {"input": {"userId": world.user_id, "customData": None}})
    )["updateUser"]
    assert payload["userErrors"] == [{"code": "REQUEST_MUST_NOT_BE_NULL", "path": ["customData"]}]


async def test_application_metadata_is_patched_key_by_key(world: World, administrator: Actor) -> None:
    update = """mutation ($input: UpdateApplicationInput!) { updateApplication(input: $input) {
        application { redirectUris corsAllowedOrigins idTokenTtl refreshTokenTtlInDays idTokenSigningAlgorithm }
        userErrors { code path message } } }"""
    given: dict[str, Any] = {
        "applicationId": world.application_id,
        "redirectUris": ["https://app.example.com/callback"],
        "corsAllowedOrigins": ["https://app.example.com"],
        "idTokenTtl": 600,
        "idTokenSigningAlgorithm": "RS256",
    }
    payload = (await data_of(administrator, update, {"input": given}))["updateApplication"]
    assert payload["userErrors"] == []
    given = {"applicationId": world.application_id, "idTokenTtl": None, "idTokenSigningAlgorithm": None}
    payload = (await data_of(administrator, update, {"input": given}))["updateApplication"]
    assert payload["application"] == {
        "redirectUris": ["https://app.example.com/callback"],
        "corsAllowedOrigins": ["https://app.example.com"],
        "idTokenTtl": 3600,
        "refreshTokenTtlInDays": 14,
        "idTokenSigningAlgorithm": None,
    }
    given = {"applicationId": world.application_id, "redirectUris": ["not a uri"]}
    payload = (await data_of(administrator, update, {"input": given}))["updateApplication"]
    assert [each["path"] for each in payload["userErrors"]] == [["redirectUris"]]


async def test_a_secret_is_shown_once_and_never_by_a_replay(administrator: Actor) -> None:
    create = """mutation ($input: CreateApplicationInput!) { createApplication(input: $input) {
        application { applicationId secrets { name } } secret { name value } userErrors { code path } } }"""
    given = {"input": {"name": "web", "type": "TRADITIONAL", "idempotencyKey": "once"}}
    first = (await data_of(administrator, create, given))["createApplication"]
    assert len(first["secret"]["value"]) == 32
    again = (await data_of(administrator, create, given))["createApplication"]
    assert again["application"] == first["application"]
    assert again["secret"] is None
    other = {"input": {"name": "other", "type": "TRADITIONAL", "idempotencyKey": "once"}}
    refused = (await data_of(administrator, create, other))["createApplication"]
    assert refused["userErrors"] == [{"code": "REQUEST_IDEMPOTENCY_KEY_REUSED", "path": ["idempotencyKey"]}]
    assert await database.fetch_value("SELECT count(*) FROM applications") == 1


async def test_forty_at_once_with_one_key_create_one_user(administrator: Actor) -> None:
    given = {"input": {"username": "alice", "idempotencyKey": "once"}}
    answers = await asyncio.gather(*(data_of(administrator, CREATE, given) for _ in range(40)))
    assert {answer["createUser"]["user"]["userId"] for answer in answers if answer["createUser"]["user"]} == {
        answers[0]["createUser"]["user"]["userId"]
    }
    assert all(answer["createUser"]["userErrors"] == [] for answer in answers)
    nameless = {"input": {"name": "No identifier", "idempotencyKey": "other"}}
    await asyncio.gather(*(data_of(administrator, CREATE, nameless) for _ in range(10)))
    assert await database.fetch_value("SELECT count(*) FROM users WHERE name = 'No identifier'") == 1


async def test_a_key_belongs_to_its_actor_and_lasts_a_day(
    administrator: Actor, application_actor: Any, settable_clock: Any
) -> None:
    given = {"input": {"name": "Bob", "idempotencyKey": "once"}}
    machine = application_actor(Permission.USERS_WRITE, Permission.USERS_READ)
    ids = [
        (await data_of(actor, CREATE, given))["createUser"]["user"]["userId"]
        for actor in (administrator, machine)
    ]
    settable_clock.advance(hours=25)
    ids.append((await data_of(administrator, CREATE, given))["createUser"]["user"]["userId"])
    assert len(set(ids)) == 3
    assert await forget_idempotency_keys() == 1  # the machine's; the administrator's is a new one
    assert await database.fetch_value("SELECT count(*) FROM idempotency_keys") == 1


async def test_a_replay_reads_under_the_permissions_of_now(
    application_actor: Any, administrator: Actor
) -> None:
    create = "mutation ($input: CreateUserInput!) { createUser(input: $input) { userErrors { code } } }"
    writer = application_actor(Permission.USERS_WRITE)
    given = {"input": {"name": "Bob", "idempotencyKey": "once"}}
    for _ in range(2):
        assert (await data_of(writer, create, given))["createUser"] == {"userErrors": []}
    assert await database.fetch_value("SELECT count(*) FROM users WHERE name = 'Bob'") == 1


async def test_a_bug_becomes_a_reference_and_a_log_entry(
    administrator: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_: object) -> None:
        raise RuntimeError("the secret is 42")

    monkeypatch.setattr(user_types.queries, "visible_user", broken)
    with capture_logs() as logs:
        answer = await ask(administrator, '{ user(userId: "x") { name } }')
    error = answer["errors"][0]
    assert error["extensions"]["code"] == "INTERNAL"
    assert error["extensions"]["reference"] == logs[0]["reference"]
    assert "42" not in error["message"]


async def test_refusals_are_not_logged(administrator: Actor, caplog: pytest.LogCaptureFixture) -> None:
    with capture_logs() as logs:
        await ask(administrator, "{ users(first: 0) { nodes { name } } }")
        await ask(administrator, "{ nonsense }")
    assert logs == []
    assert caplog.records == []


async def test_the_world_is_complete(world: World, administrator: Actor) -> None:
    query = """query ($u: ID!, $o: ID!, $a: ID!, $p: ID!) {
        user(userId: $u) { roles(first: 5) { nodes { name scopes { name } } } sessions { sessionId }
            organizations(first: 5) { edges { roles { name } node { name } } } }
        organization(organizationId: $o) { members(first: 5) { nodes { username roles { name } } }
            machineMembers(first: 5) { nodes { name } } }
        application(applicationId: $a) { secrets { name isExpired } }
        partner: application(applicationId: $p) { consentScopes { userScopes resourceScopes { name }
            organizationScopes { name } } } }"""
    ids = {
        "u": world.user_id,
        "o": world.organization_id,
        "a": world.application_id,
        "p": world.third_party_id,
    }
    assert await data_of(administrator, query, ids) == {
        "user": {
            "roles": {"nodes": [{"name": "Reader", "scopes": [{"name": "read:things"}]}]},
            "sessions": [{"sessionId": "session-of-alice"}],
            "organizations": {"edges": [{"roles": [{"name": "Lead"}], "node": {"name": "Ours"}}]},
        },
        "organization": {
            "members": {"nodes": [{"username": "alice", "roles": [{"name": "Lead"}]}]},
            "machineMembers": {"nodes": [{"name": "job"}]},
        },
        "application": {"secrets": [{"name": "Default secret", "isExpired": False}]},
        "partner": {
            "consentScopes": {
                "userScopes": ["profile"],
                "resourceScopes": [{"name": "read:things"}],
                "organizationScopes": [{"name": "see"}],
            }
        },
    }
    end = """mutation ($input: EndUserSessionInput!) { endUserSession(input: $input) {
        user { sessions { sessionId } } userErrors { code } } }"""
    given = {"input": {"userId": world.user_id, "sessionId": world.session_id}}
    assert (await data_of(administrator, end, given))["endUserSession"] == {
        "user": {"sessions": []},
        "userErrors": [],
    }
