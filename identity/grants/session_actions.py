"""What administrators can do with the sessions and grants of a user."""

from typing import Literal

from identity.applications.changes import locked_application
from identity.grants.errors import GrantNotFound
from identity.grants.events import GrantsRevoked
from identity.grants.logout_changes import notify_later
from identity.kernel import authority, clock, database
from identity.kernel.action import action, announce
from identity.kernel.actor import Actor
from identity.kernel.permissions import Permission
from identity.sessions.errors import SessionNotFound, SessionOfAnotherUser
from identity.sessions.events import SessionEnded

RevokedGrants = Literal["all", "firstParty"]


@action(needs=Permission.USERS_SUSPEND, announces=(SessionEnded, GrantsRevoked))
async def end_user_session(
    actor: Actor,
    user_id: str,
    session_id: str,
    also_revoked: RevokedGrants | None = None,
    *,
    is_told: bool = False,
) -> None:
    """Sign a user out of one browser; what was granted without offline_access ends with the session.

    Grants with offline_access outlive it, unless they are to be revoked too: all of them, or those of the
    operator's own applications. The session's applications learn of it by back channel if they are to be told.
    """
    await authority.require_at_least(actor, user_id)
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


@action(needs=Permission.USERS_SUSPEND, announces=GrantsRevoked)
async def revoke_user_grant(actor: Actor, user_id: str, grant_id: str) -> None:
    """Take back what a user gave an application; every token of it ends."""
    await authority.require_at_least(actor, user_id)
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


@action(needs=Permission.APPLICATIONS_WRITE, announces=GrantsRevoked)
async def revoke_application_grants(actor: Actor, application_id: str) -> None:
    """Take back what all people gave an application, as its deletion would: whoever uses it signs in to it anew."""
    await locked_application(application_id)
    await database.execute("DELETE FROM grants WHERE application_id = $1", application_id)
    await announce(GrantsRevoked(application_id=application_id, cause="all grants of the application"))


async def _lock_session(user_id: str, session_id: str) -> None:
    owner = await database.fetch_value(
        "SELECT user_id FROM sessions WHERE id = $1 AND expires_at > $2 FOR UPDATE", session_id, clock.now()
    )
    if owner is None:
        raise SessionNotFound
    if owner != user_id:
        raise SessionOfAnotherUser
