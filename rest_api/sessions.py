"""Sessions and grants of users over REST."""

from identity.grants import session_actions, session_queries
from identity.kernel.actor import Actor
from rest_api.bodies.sessions import GrantsQuery, SessionEndQuery
from rest_api.views.sessions import GrantsView, SessionsView, SessionView, grant_view, session_view


async def list_user_sessions(actor: Actor, user_id: str) -> SessionsView:
    """List the browsers in which a user is signed in."""
    found = await session_queries.sessions_of_user(actor, user_id)
    return SessionsView(sessions=[session_view(each) for each in found])


async def get_user_session(actor: Actor, user_id: str, session_id: str) -> SessionView:
    """Read a session of a user."""
    return session_view(await session_queries.session_of_user(actor, user_id, session_id))


async def delete_user_session(actor: Actor, user_id: str, session_id: str, query: SessionEndQuery) -> None:
    """Sign a user out of one browser."""
    await session_actions.end_user_session(actor, user_id, session_id, query.revoke_grants_target)


async def list_user_grants(actor: Actor, user_id: str, query: GrantsQuery) -> GrantsView:
    """List what a user let applications do."""
    is_third_party = None if query.app_type is None else query.app_type == "thirdParty"
    found = await session_queries.grants_of_user(actor, user_id, is_third_party=is_third_party)
    return GrantsView(grants=[grant_view(each) for each in found])


async def delete_user_grant(actor: Actor, user_id: str, grant_id: str) -> None:
    """Take back what a user let an application do."""
    await session_actions.revoke_user_grant(actor, user_id, grant_id)
