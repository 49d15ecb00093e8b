"""Fault cases of keys, of the server's configuration and of locked identifiers."""

from identity.applications.inputs import ConsentScopeIds
from identity.configuration.actions import (
    add_metadata_client_scopes,
    enable_metadata_clients,
    remove_metadata_client_scope,
    set_id_token_claims,
    set_session_ttl,
    update_console_state,
)
from identity.configuration.settings import ConsoleChanges
from identity.kernel import clock, database
from identity.keys import queries as keys
from identity.keys.actions import (
    add_signing_key,
    delete_cookie_key,
    delete_signing_key,
    promote_due_key,
    rotate_cookie_key,
    rotate_signing_key,
)
from identity.keys.rules import KeyFamily
from identity.security.secrets import token_hash
from identity.sign_in.lockout_actions import unlock_identifiers
from tests.faults.cases import Call, case_of
from tests.faults.world import World, unique


async def no_key_waits() -> None:
    """The cases share a database."""
    await database.execute("DELETE FROM signing_keys WHERE status = 'Next'")


@case_of(rotate_signing_key)
async def of_rotate_signing_key(world: World) -> Call:
    await no_key_waits()
    await rotate_signing_key(world.administrator)
    return lambda: rotate_signing_key(world.administrator)


@case_of(rotate_signing_key)
async def of_rotate_signing_key_with_grace(world: World) -> Call:
    await rotate_signing_key(world.administrator, KeyFamily.EC, 600)
    return lambda: rotate_signing_key(world.administrator, KeyFamily.EC, 60)


@case_of(rotate_signing_key)
async def of_rotate_signing_key_of_one_algorithm(world: World) -> Call:
    await no_key_waits()
    return lambda: rotate_signing_key(world.administrator, KeyFamily.EC, 0, "ES256")


@case_of(add_signing_key)
async def of_add_signing_key(world: World) -> Call:
    await database.execute("DELETE FROM signing_keys WHERE algorithm = 'EdDSA'")
    return lambda: add_signing_key(world.administrator, "EdDSA")


@case_of(promote_due_key)
async def of_promote_due_key(world: World) -> Call:
    await rotate_signing_key(world.administrator, KeyFamily.EC, 60)
    await database.execute("UPDATE signing_keys SET effective_at = $1 WHERE status = 'Next'", clock.now())
    return lambda: promote_due_key(world.administrator)


@case_of(delete_signing_key)
async def of_delete_signing_key(world: World) -> Call:
    await no_key_waits()
    old = (await keys.signing_key()).kid
    await rotate_signing_key(world.administrator)
    return lambda: delete_signing_key(world.administrator, old)


@case_of(rotate_cookie_key)
async def of_rotate_cookie_key(world: World) -> Call:
    await rotate_cookie_key(world.administrator)
    return lambda: rotate_cookie_key(world.administrator)


@case_of(delete_cookie_key)
async def of_delete_cookie_key(world: World) -> Call:
    await rotate_cookie_key(world.administrator)
    newest = (await rotate_cookie_key(world.administrator)).new
    return lambda: delete_cookie_key(world.administrator, newest.id)


@case_of(update_console_state)
async def of_update_console_state(world: World) -> Call:
    changes = ConsoleChanges(organization_created=True, checked_charge_notification={"token": True})
    return lambda: update_console_state(world.administrator, changes)


@case_of(set_session_ttl)
async def of_set_session_ttl(world: World) -> Call:
    return lambda: set_session_ttl(world.administrator, 3600)


@case_of(set_id_token_claims)
async def of_set_id_token_claims(world: World) -> Call:
    return lambda: set_id_token_claims(world.administrator, ["custom_data"])


@case_of(enable_metadata_clients)
async def of_enable_metadata_clients(world: World) -> Call:
    return lambda: enable_metadata_clients(world.administrator, True)


@case_of(add_metadata_client_scopes)
async def of_add_metadata_client_scopes(world: World) -> Call:
    scope = await world.scope()
    added = ConsentScopeIds(
        user_scopes=["profile"], resource_scopes=[scope.id], organization_resource_scopes=[scope.id]
    )
    return lambda: add_metadata_client_scopes(world.administrator, added)


@case_of(remove_metadata_client_scope)
async def of_remove_metadata_client_scope(world: World) -> Call:
    scope = await world.scope()
    await add_metadata_client_scopes(world.administrator, ConsentScopeIds(resource_scopes=[scope.id]))
    return lambda: remove_metadata_client_scope(world.administrator, "resource_scopes", scope.id)


@case_of(unlock_identifiers)
async def of_unlock_identifiers(world: World) -> Call:
    name = unique("locked")
    await database.execute(
        "INSERT INTO failed_attempts (identifier_hash, pool, created_at) VALUES ($1, 'first_factor', $2)",
        token_hash(name),
        clock.now(),
    )
    return lambda: unlock_identifiers(world.administrator, [name])
