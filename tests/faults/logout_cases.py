"""Fault cases of signing out."""

from identity.applications import queries
from identity.applications.actions import NewApplication, create_application
from identity.grants.authorization_actions import issue_code
from identity.grants.logout_actions import Notice, SignOut, end_notice, end_session
from identity.grants.session_actions import end_user_session
from identity.kernel.actor import SYSTEM
from tests.faults.cases import Call, case_of
from tests.faults.world import BROWSER, REDIRECT_URI, World, unique


async def _granted_session(world: World) -> tuple[str, str, str]:
    """A session with an application in it that wants to be told of its end: user, session and client."""
    metadata = {
        "redirectUris": [REDIRECT_URI],
        "postLogoutRedirectUris": [],
        "backchannelLogoutUri": "https://app.example.com/logout",
    }
    new = NewApplication(name=unique(), type="SPA", oidc_client_metadata=metadata)
    client = await queries.client((await create_application(world.administrator, new)).application.id)
    assert client
    user = await world.user()
    authorization = await world.authorization(client, user)
    await issue_code(BROWSER, authorization)
    return user.id, authorization.standing.session_id, client.id


async def _notice(world: World) -> Notice:
    _, session_id, client_id = await _granted_session(world)
    ended: SignOut = await end_session(BROWSER, session_id, client_id)
    return ended.notices[0]


@case_of(end_session)
async def of_end_session(world: World) -> Call:
    _, session_id, client_id = await _granted_session(world)
    return lambda: end_session(BROWSER, session_id, client_id)


@case_of(end_notice)
async def of_end_notice(world: World) -> Call:
    notice = await _notice(world)
    return lambda: end_notice(SYSTEM, notice)


@case_of(end_notice)
async def of_end_notice_in_vain(world: World) -> Call:
    notice = await _notice(world)
    return lambda: end_notice(SYSTEM, notice, "nobody answers")


@case_of(end_user_session)
async def of_end_user_session(world: World) -> Call:
    user_id, session_id, _ = await _granted_session(world)
    return lambda: end_user_session(world.administrator, user_id, session_id)


@case_of(end_user_session)
async def of_end_user_session_with_notices(world: World) -> Call:
    user_id, session_id, _ = await _granted_session(world)
    return lambda: end_user_session(world.administrator, user_id, session_id, is_told=True)
