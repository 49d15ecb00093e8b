"""What administrators can do with the sessions of a user."""

from identity.kernel import authority, database
from identity.kernel.action import action, announce
from identity.kernel.actor import Actor
from identity.kernel.errors import NotFoundById
from identity.kernel.permissions import Permission
from identity.sessions.events import SessionEnded


@action(needs=Permission.USERS_SUSPEND, announces=SessionEnded)
async def end_user_session(actor: Actor, user_id: str, session_id: str) -> None:
    """Sign a user out of one browser; what was granted without offline_access ends with the session."""
    await authority.require_at_least(actor, user_id)
    # The grants go first: the foreign key would take their session away from them.
    await database.execute(
        "DELETE FROM grants WHERE session_id = $1 AND user_id = $2 AND NOT is_offline", session_id, user_id
    )
    ended = await database.execute("DELETE FROM sessions WHERE id = $1 AND user_id = $2", session_id, user_id)
    if not ended:
        raise NotFoundById(entity="session", id=session_id)
    await announce(SessionEnded(user_id=user_id, session_id=session_id))
