"""Fault cases of the authorization endpoint: what goes through the browser at once, and pushed requests."""

from dataclasses import replace

from identity.grants.authorization_actions import Authorization, issue_code, issue_in_front
from identity.grants.errors import PushedRequestUsed
from identity.grants.pushed_actions import end_pushed_request, push_request
from identity.security.secrets import token_hash
from tests.faults.cases import Call, case_of
from tests.faults.world import BROWSER, World

_ALL = frozenset({"code", "id_token", "token"})


async def pushed_authorization(world: World) -> Authorization:
    """A granted request that was pushed, which asks for everything."""
    client, user = await world.client(), await world.user()
    found = await world.authorization(client, user)
    reference = await push_request(BROWSER, client.id, {"client_id": client.id}, params={})
    world.hidden(reference.request_uri)
    return replace(
        found,
        request=replace(found.request, response_types=_ALL),
        pushed_request=token_hash(reference.request_uri),
    )


@case_of(push_request)
async def of_push_request(world: World) -> Call:
    client = await world.client()
    parameters = {"client_id": client.id, "state": "s"}
    return lambda: push_request(BROWSER, client.id, parameters, params=parameters)


@case_of(end_pushed_request)
async def of_end_pushed_request(world: World) -> Call:
    reference = (await pushed_authorization(world)).pushed_request
    assert reference
    return lambda: end_pushed_request(BROWSER, reference)


@case_of(issue_in_front)
async def of_issue_in_front(world: World) -> Call:
    authorization = await pushed_authorization(world)
    return lambda: issue_in_front(BROWSER, authorization)


@case_of(issue_in_front)
async def of_issue_in_front_for_an_api(world: World) -> Call:
    client, user = await world.client(), await world.user()
    found = await world.authorization(client, user, await world.resource())
    authorization = replace(found, request=replace(found.request, response_types=_ALL))
    return lambda: issue_in_front(BROWSER, authorization)


@case_of(issue_code, refused=PushedRequestUsed)
async def of_issue_code_for_a_used_request(world: World) -> Call:
    authorization = await pushed_authorization(world)
    await issue_code(BROWSER, authorization)
    return lambda: issue_code(BROWSER, authorization)
