"""Reads of the browsers in which users are signed in."""

from collections.abc import Sequence

from identity.kernel import clock, database
from identity.kernel.actor import Actor
from identity.kernel.permissions import Permission
from identity.sessions.models import Session


async def sessions_by_user_ids(actor: Actor, user_ids: Sequence[str]) -> dict[str, list[Session]]:
    """The live sessions of many users in one statement, the newest first."""
    actor.require(Permission.USERS_READ)
    return await database.models_by_holder(
        Session,
        user_ids,
        f"SELECT s.user_id AS holder_id, {database.columns(Session, 's')} FROM sessions s "
        "WHERE s.user_id = ANY($1) AND s.expires_at > $2 ORDER BY s.created_at DESC, s.id",
        list(user_ids),
        clock.now(),
    )
