"""Fault cases of sessions, grants and tokens."""

from identity.grants.actions import Exchange, redeem_code, refresh, revoke_token
from identity.grants.authorization_actions import issue_code
from identity.grants.consent import give_consent, refuse_consent
from identity.grants.errors import InvalidGrant
from identity.organizations.member_actions import add_members
from identity.sessions.actions import ask_consent, begin_interaction, refuse_interaction
from tests.faults.cases import Call, case_of
from tests.faults.world import BROWSER, REDIRECT_URI, VERIFIER, World


@case_of(begin_interaction)
async def of_begin_interaction(world: World) -> Call:
    client = await world.client("SPA")
    return lambda: begin_interaction(
        BROWSER,
        application_id=client.id,
        parameters={"client_id": client.id, "state": "s"},
        prompt="login",
        session_id=None,
        params={"client_id": client.id},
    )


@case_of(ask_consent)
async def of_ask_consent(world: World) -> Call:
    client, opened = await world.client(), await world.session(await world.user())
    interaction_id = await world.interaction(client.id)
    return lambda: ask_consent(
        BROWSER,
        application_id=client.id,
        interaction_id=interaction_id,
        session_id=opened.session.id,
        params={},
    )


@case_of(refuse_interaction)
async def of_refuse_interaction(world: World) -> Call:
    client = await world.client()
    interaction_id = await world.interaction(client.id)
    return lambda: refuse_interaction(
        BROWSER, application_id=client.id, interaction_id=interaction_id, error={"error": "access_denied"}
    )


@case_of(issue_code)
async def of_issue_code(world: World) -> Call:
    client, user = await world.client("SPA"), await world.user()
    authorization = await world.authorization(client, user, await world.resource())
    return lambda: issue_code(BROWSER, authorization)


@case_of(redeem_code)
async def of_redeem_code(world: World) -> Call:
    client = await world.client("SPA")
    code = await world.code(client, await world.user())
    exchange = Exchange(client=client, params={"code": code, "code_verifier": VERIFIER})
    return lambda: redeem_code(BROWSER, exchange, code, REDIRECT_URI, VERIFIER)


@case_of(redeem_code)
async def of_redeem_code_for_an_api(world: World) -> Call:
    client, resource = await world.client("SPA"), await world.resource()
    code = await world.code(client, await world.user(), resource)
    exchange = Exchange(client=client, resources=(resource.indicator,))
    return lambda: redeem_code(BROWSER, exchange, code, REDIRECT_URI, VERIFIER)


@case_of(redeem_code, refused=InvalidGrant)
async def of_redeem_code_a_second_time(world: World) -> Call:
    client = await world.client("SPA")
    code = await world.code(client, await world.user())
    exchange = Exchange(client=client)
    first = await redeem_code(BROWSER, exchange, code, REDIRECT_URI, VERIFIER)
    world.hidden(first.access_token)
    return lambda: redeem_code(BROWSER, exchange, code, REDIRECT_URI, VERIFIER)


@case_of(refresh)
async def of_refresh(world: World) -> Call:
    client = await world.client("SPA")
    issued = await world.tokens(client, await world.user())
    presented = await world.presented(issued.refresh_token or "")
    return lambda: refresh(BROWSER, Exchange(client=client), presented)


@case_of(refresh)
async def of_refresh_for_an_api(world: World) -> Call:
    client, resource = await world.client("SPA"), await world.resource()
    issued = await world.tokens(client, await world.user(), resource)
    value = issued.refresh_token or ""
    exchange = Exchange(client=client, resources=(resource.indicator,))
    presented = await world.presented(value)
    return lambda: refresh(BROWSER, exchange, presented)


@case_of(refresh, refused=InvalidGrant)
async def of_refresh_with_a_replaced_token(world: World) -> Call:
    client = await world.client("SPA")
    issued = await world.tokens(client, await world.user())
    await world.age_refresh_token(issued.refresh_token or "")
    presented = await world.presented(issued.refresh_token or "")
    return lambda: refresh(BROWSER, Exchange(client=client), presented)


@case_of(revoke_token)
async def of_revoke_token(world: World) -> Call:
    client = await world.client("SPA")
    issued = await world.tokens(client, await world.user())
    return lambda: revoke_token(BROWSER, client, issued.access_token)


async def pending_consent(world: World) -> tuple[str, str, str]:
    """An interaction that asks for consent, the secret of its browser's session, and an organization of the user."""
    client, user, organization = await world.client(), await world.user(), await world.organization()
    await add_members(world.administrator, organization.id, [user.id])
    opened, interaction_id = await world.session(user), await world.interaction(client.id)
    await ask_consent(
        BROWSER,
        application_id=client.id,
        interaction_id=interaction_id,
        session_id=opened.session.id,
        params={},
    )
    return interaction_id, opened.token, organization.id


@case_of(give_consent)
async def of_give_consent(world: World) -> Call:
    interaction_id, token, organization_id = await pending_consent(world)
    return lambda: give_consent(BROWSER, interaction_id, token, [organization_id])


@case_of(refuse_consent)
async def of_refuse_consent(world: World) -> Call:
    interaction_id, token, _ = await pending_consent(world)
    return lambda: refuse_consent(BROWSER, interaction_id, token)
