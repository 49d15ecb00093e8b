"""Fault cases of clients that register themselves, and of protocol metadata."""

from collections.abc import Awaitable, Callable
from typing import Any

from identity.applications.protocol_actions import update_application_protocol
from identity.applications.registration_actions import (
    RegisteredClient,
    register_client,
    remove_registration,
    replace_registration,
)
from tests.faults.cases import Call, case_of
from tests.faults.world import BROWSER, REDIRECT_URI, World, unique
from tests.oidc.registering import INITIAL_TOKEN, PUBLIC_KEY, registration


def _open(call: Callable[[], Awaitable[Any]]) -> Call:
    """The call, where clients may register."""

    async def run() -> Any:
        async with registration("token"):
            return await call()

    return run


def _metadata(**more: Any) -> dict[str, Any]:
    return {"client_name": unique("client"), "redirect_uris": [REDIRECT_URI], **more}


async def _registered(world: World) -> RegisteredClient:
    async with registration("token"):
        made = await register_client(BROWSER, _metadata(), INITIAL_TOKEN)
    world.hidden(made.token)
    world.hidden(made.secret or "")
    return made


@case_of(register_client)
async def of_register_client(world: World) -> Call:
    metadata = _metadata(scope="openid email", default_max_age=60)
    return _open(lambda: register_client(BROWSER, metadata, INITIAL_TOKEN))


@case_of(replace_registration)
async def of_replace_registration(world: World) -> Call:
    made = await _registered(world)
    metadata = _metadata(client_id=made.application.id, policy_uri="https://app.example.com/privacy")
    return _open(lambda: replace_registration(BROWSER, made.application.id, made.token, metadata))


@case_of(replace_registration)
async def of_replace_registration_without_a_secret(world: World) -> Call:
    made = await _registered(world)
    keyed = {"token_endpoint_auth_method": "private_key_jwt", "jwks": {"keys": [PUBLIC_KEY]}}
    metadata = _metadata(client_id=made.application.id, **keyed)
    return _open(lambda: replace_registration(BROWSER, made.application.id, made.token, metadata))


@case_of(remove_registration)
async def of_remove_registration(world: World) -> Call:
    made = await _registered(world)
    return _open(lambda: remove_registration(BROWSER, made.application.id, made.token))


@case_of(update_application_protocol)
async def of_update_application_protocol(world: World) -> Call:
    made = await world.application()
    changes = {"standard_profile": True, "default_max_age": 60, "jwks": {"keys": [PUBLIC_KEY]}}
    return lambda: update_application_protocol(world.administrator, made.application.id, changes)
