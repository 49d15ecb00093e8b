"""Fault cases of token exchange, of devices and of limits on grants."""

from typing import Any

from identity.applications.clients import Client
from identity.applications.queries import client
from identity.credentials.token_actions import create_personal_access_token
from identity.grants.actions import Exchange
from identity.grants.authorization_actions import issue_code
from identity.grants.consent import request_id_of
from identity.grants.device_actions import (
    approve_device,
    begin_device_approval,
    begin_device_sign_in,
    redeem_device_code,
    refuse_device,
)
from identity.grants.errors import InvalidGrant, UserCodeUnknown
from identity.grants.exchange_actions import exchange_subject
from identity.grants.exchange_queries import HandedIn
from identity.grants.grant_limits import revoke_excess_grants
from identity.grants.subject_token_actions import issue_subject_token
from identity.security.secrets import opaque_token
from identity.sessions.changes import OpenedSession
from identity.sessions.models import Interaction
from identity.sessions.queries import interaction
from identity.users.models import User
from tests.faults.cases import Call, case_of
from tests.faults.world import BROWSER, World

_ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token"
_PERSONAL = "urn:logto:token-type:personal_access_token"
_user_codes = (f"BCDF{a}{b}{c}{d}" for a in "GHJKLMNP" for b in "QRSTVWXZ" for c in "BCDF" for d in "GHJK")


async def _client(world: World, kind: str, **custom: Any) -> Client:
    made = await world.application(kind, custom_client_metadata=custom)
    found = await client(made.application.id)
    assert found is not None
    return found


async def _subject_token(world: World, user: User) -> HandedIn:
    issued = await issue_subject_token(world.administrator, user.id, {"ticket": "1"})
    return HandedIn(token=world.hidden(issued.value), type=_ACCESS_TOKEN)


@case_of(exchange_subject)
async def of_exchange_a_subject_token(world: World) -> Call:
    machine = await _client(world, "MachineToMachine", allowTokenExchange=True)
    handed_in = await _subject_token(world, await world.user())
    exchange = Exchange(client=machine, scope="openid", params={"subject_token": handed_in.token})
    return lambda: exchange_subject(BROWSER, exchange, handed_in)


@case_of(exchange_subject)
async def of_exchange_a_personal_token_for_an_api(world: World) -> Call:
    machine = await _client(world, "MachineToMachine", allowTokenExchange=True)
    user, resource = await world.user(), await world.resource()
    made = await create_personal_access_token(world.administrator, user.id, "deploy")
    handed_in = HandedIn(token=world.hidden(made.value), type=_PERSONAL)
    exchange = Exchange(client=machine, resources=(resource.indicator,))
    return lambda: exchange_subject(BROWSER, exchange, handed_in)


@case_of(exchange_subject, refused=InvalidGrant)
async def of_exchange_a_used_token(world: World) -> Call:
    machine = await _client(world, "MachineToMachine", allowTokenExchange=True)
    handed_in = await _subject_token(world, await world.user())
    world.hidden((await exchange_subject(BROWSER, Exchange(client=machine), handed_in)).access_token)
    return lambda: exchange_subject(BROWSER, Exchange(client=machine), handed_in)


@case_of(begin_device_sign_in)
async def of_begin_device_sign_in(world: World) -> Call:
    television, code = await _client(world, "Native", isDeviceFlow=True), world.hidden(opaque_token())
    return lambda: begin_device_sign_in(BROWSER, television, code, next(_user_codes), "openid", [])


async def _waiting(world: World) -> tuple[Client, str, str]:
    """A device that waits: its application and both codes."""
    television, code = await _client(world, "Native", isDeviceFlow=True), world.hidden(opaque_token())
    user_code = next(_user_codes)
    assert await begin_device_sign_in(BROWSER, television, code, user_code, "openid offline_access", [])
    return television, code, user_code


@case_of(begin_device_approval)
async def of_begin_device_approval(world: World) -> Call:
    _, _, user_code = await _waiting(world)
    opened = await world.session(await world.user())
    return lambda: begin_device_approval(BROWSER, user_code, opened.token)


@case_of(begin_device_approval, refused=UserCodeUnknown)
async def of_begin_device_approval_with_a_wrong_code(world: World) -> Call:
    return lambda: begin_device_approval(BROWSER, "XXXXXXXX", None)


async def _asked(world: World) -> tuple[Client, str, Interaction, OpenedSession]:
    """A person who is asked whether a device may sign in."""
    television, code, user_code = await _waiting(world)
    opened = await world.session(await world.user())
    taken = await begin_device_approval(BROWSER, user_code, opened.token)
    found = await interaction(taken.interaction_id)
    assert found is not None
    return television, code, found, opened


@case_of(approve_device)
async def of_approve_device(world: World) -> Call:
    _, _, asked, opened = await _asked(world)
    return lambda: approve_device(BROWSER, asked.id, opened.token, [], request_id_of(asked))


@case_of(refuse_device)
async def of_refuse_device(world: World) -> Call:
    _, _, asked, _ = await _asked(world)
    return lambda: refuse_device(BROWSER, asked)


@case_of(redeem_device_code)
async def of_redeem_device_code(world: World) -> Call:
    television, code, asked, opened = await _asked(world)
    await approve_device(BROWSER, asked.id, opened.token, [], request_id_of(asked))
    return lambda: redeem_device_code(BROWSER, Exchange(client=television), code)


@case_of(redeem_device_code)
async def of_redeem_device_code_that_waits(world: World) -> Call:
    television, code, _ = await _waiting(world)
    return lambda: redeem_device_code(BROWSER, Exchange(client=television), code)


@case_of(revoke_excess_grants)
async def of_revoke_excess_grants(world: World) -> Call:
    single, user = await _client(world, "SPA", maxAllowedGrants=1), await world.user()
    for _ in range(2):
        authorization = await world.authorization(single, user)
        await issue_code(BROWSER, authorization)
    session_id = authorization.standing.session_id
    return lambda: revoke_excess_grants(BROWSER, single, user.id, session_id)
