"""Signatures are checked once for each token, and again when the keys are others."""

import pytest

from identity.applications.actions import NewApplication, create_application
from identity.authentication.errors import BearerRefused
from identity.authentication.queries import actor_of_bearer
from identity.grants.tokens import AccessTokenContent, jwt_access_token
from identity.kernel import caches, database
from identity.kernel.actor import SYSTEM, ActorKind, Origin
from identity.resources.queries import MANAGEMENT_API_INDICATOR

_RESTORE = "INSERT INTO signing_keys SELECT * FROM jsonb_populate_record(NULL::signing_keys, $1::jsonb)"


async def _machine_token() -> str:
    created = await create_application(SYSTEM, NewApplication(name="m", type="MachineToMachine"))
    client_id = created.application.id
    return await jwt_access_token(
        AccessTokenContent(
            subject=client_id, client_id=client_id, audience=MANAGEMENT_API_INDICATOR, scope="all", ttl=3600
        )
    )


async def test_a_token_ends_with_the_key_that_signed_it(database: str) -> None:
    token = await _machine_token()
    assert (await actor_of_bearer(token, Origin())).kind is ActorKind.APPLICATION
    key = await _taken_away()
    try:
        with pytest.raises(BearerRefused):
            await actor_of_bearer(token, Origin())
    finally:
        await _execute(_RESTORE, key)
        caches.drop_everything()
    assert (await actor_of_bearer(token, Origin())).kind is ActorKind.APPLICATION


async def _taken_away() -> object:
    key = await database.fetch_value(
        "DELETE FROM signing_keys k WHERE algorithm = 'ES256' RETURNING to_jsonb(k)"
    )
    caches.drop_everything()
    return key


async def _execute(statement: str, *values: object) -> None:
    await database.execute(statement, *values)
