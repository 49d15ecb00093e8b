"""Writes that end sessions and grants of one user. They need the open transaction and check no permission."""

from typing import Literal

from identity.grants.errors import GrantNotFound
from identity.grants.events import GrantsRevoked
from identity.grants.logout_changes import notify_later
from identity.kernel import clock, database
from identity.kernel.action import announce, announce_many
from identity.sessions.errors import SessionNotFound, SessionOfAnotherUser
from identity.sessions.events import SessionEnded

RevokedGrants = Literal["all", "firstParty"]


async def end_session(
    user_id: str, session_id: str, also_revoked: RevokedGrants | None, *, is_told: bool
) -> None:
    """Sign a user out of one browser, with what was granted in it as far as it ends with it or is to."""
    await _lock_session(user_id, session_id)
    if is_told:
        await notify_later(session_id)
    # The grants go first: the foreign key would take their session away from them.
    rows = await database.fetch(
        "DELETE FROM grants g WHERE g.session_id = $1 AND (NOT g.is_offline OR $2 = 'all' OR ($2 = 'firstParty' "
        "AND NOT EXISTS (SELECT FROM applications a WHERE a.id = g.application_id AND a.is_third_party))) "
        "RETURNING g.id",
        session_id,
        also_revoked or "",
    )
    await database.execute("DELETE FROM sessions WHERE id = $1", session_id)
    await announce(SessionEnded(user_id=user_id, session_id=session_id))
    if rows:
        grant_ids = [row["id"] for row in rows]
        await announce(
            GrantsRevoked(user_id=user_id, session_id=session_id, grant_ids=grant_ids, cause="session ended")
        )


async def revoke_grant(user_id: str, grant_id: str) -> None:
    """Take back what a user gave an application; every token of it ends."""
    row = await database.fetch_row(
        "DELETE FROM grants WHERE id = $1 AND user_id = $2 RETURNING application_id, session_id",
        grant_id,
        user_id,
    )
    if row is None:
        raise GrantNotFound(id=grant_id)
    await announce(
        GrantsRevoked(
            user_id=user_id,
            application_id=row["application_id"],
            session_id=row["session_id"],
            grant_ids=[grant_id],
        )
    )


async def _lock_session(user_id: str, session_id: str) -> None:
    owner = await database.fetch_value(
        "SELECT user_id FROM sessions WHERE id = $1 AND expires_at > $2 FOR UPDATE", session_id, clock.now()
    )
    if owner is None:
        raise SessionNotFound
    if owner != user_id:
        raise SessionOfAnotherUser


async def sign_out_everywhere(user_id: str) -> None:
    """End every session of a user and all that was granted, and let the applications be told."""
    sessions = await database.fetch(
        "SELECT id FROM sessions WHERE user_id = $1 ORDER BY id FOR UPDATE", user_id
    )
    for row in sessions:
        await notify_later(row["id"])
    grants = await database.fetch("DELETE FROM grants WHERE user_id = $1 RETURNING id", user_id)
    await database.execute("DELETE FROM sessions WHERE user_id = $1", user_id)
    await announce_many([SessionEnded(user_id=user_id, session_id=row["id"]) for row in sessions])
    if grants:
        ids = [row["id"] for row in grants]
        await announce(GrantsRevoked(user_id=user_id, grant_ids=ids, cause="signed out everywhere"))
