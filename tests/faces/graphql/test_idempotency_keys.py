"""Whatever makes something takes an idempotency key, and a repetition makes nothing more."""

import pytest
from graphql import GraphQLInputObjectType, get_named_type

from graphql_schema.schema import schema
from identity.kernel import database
from identity.kernel.actor import Actor
from tests.faces.graphql.asking import data_of
from tests.faces.graphql.world import World, made

MAKING = ("create", "add", "assign", "import", "invite", "issue", "generate", "upload")
WITHOUT = {
    "addMyBackupCodes": "a person has one set, and a second is refused",
    "addMyPasskey": "the verification that it is made from counts once",
    "addMyTotp": "a person has one authenticator app, and a second is refused",
    "createMyPersonalAccessToken": "a person's tokens have names of their own, and a name serves once",
    "addMetadataClientScopes": "there is one configuration, and a scope is added to it once however often it is sent",
}
MUTATIONS = [
    name for name in (schema._schema.mutation_type.fields if schema._schema.mutation_type else {})
    if name.startswith(MAKING)
]  # fmt: skip


@pytest.mark.parametrize("name", MUTATIONS)
def test_what_makes_something_takes_a_key(name: str) -> None:
    assert schema._schema.mutation_type is not None
    given = get_named_type(schema._schema.mutation_type.fields[name].args["input"].type)
    assert isinstance(given, GraphQLInputObjectType)
    assert ("idempotencyKey" in given.fields) is (name not in WITHOUT)


async def test_what_is_added_twice_with_one_key_is_added_once(administrator: Actor, world: World) -> None:
    secret = {"applicationId": world.application_id, "name": "second", "idempotencyKey": "a"}
    shown = "application { applicationId secrets { name } } secret { value }"
    first = await made(administrator, "addApplicationSecret", shown, secret)
    again = await made(administrator, "addApplicationSecret", shown, secret)
    assert first["secret"]["value"]
    assert again == {**first, "secret": None}
    scopes = {"roleId": world.role_id, "scopeIds": [await _another_scope(administrator, world)]}
    for _ in range(2):
        answer = await made(
            administrator, "addRoleScopes", "role { scopes { name } }", {**scopes, "idempotencyKey": "b"}
        )
        assert len(answer["role"]["scopes"]) == 2
    events = "SELECT count(*) FROM events WHERE key = 'Role.Scopes.Updated'"
    number = await database.fetch_value(events)
    query = "mutation ($input: AddRoleScopesInput!) { addRoleScopes(input: $input) { userErrors { code } } }"
    refused = await data_of(administrator, query, {"input": {**scopes, "idempotencyKey": "c"}})
    assert refused["addRoleScopes"]["userErrors"] == [{"code": "ROLE_SCOPE_EXISTS"}]
    assert await database.fetch_value(events) == number


async def _another_scope(actor: Actor, world: World) -> str:
    given = {"resourceId": world.resource_id, "name": "write:things"}
    return str((await made(actor, "createScope", "scope { scopeId }", given))["scope"]["scopeId"])
