"""What administrators can do with the sessions and grants of a user."""

from identity.applications.changes import locked_application
from identity.grants.events import GrantsRevoked
from identity.grants.session_changes import RevokedGrants, end_session, revoke_grant
from identity.kernel import authority, database
from identity.kernel.action import action, announce
from identity.kernel.actor import Actor
from identity.kernel.permissions import Permission
from identity.sessions.events import SessionEnded

__all__ = ("RevokedGrants", "end_user_session", "revoke_application_grants", "revoke_user_grant")


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
    await end_session(user_id, session_id, also_revoked, is_told=is_told)


@action(needs=Permission.USERS_SUSPEND, announces=GrantsRevoked)
async def revoke_user_grant(actor: Actor, user_id: str, grant_id: str) -> None:
    """Take back what a user gave an application; every token of it ends."""
    await authority.require_at_least(actor, user_id)
    await revoke_grant(user_id, grant_id)


@action(needs=Permission.APPLICATIONS_WRITE, announces=GrantsRevoked)
async def revoke_application_grants(actor: Actor, application_id: str) -> None:
    """Take back what all people gave an application, as its deletion would: whoever uses it signs in to it anew."""
    await locked_application(application_id)
    await database.execute("DELETE FROM grants WHERE application_id = $1", application_id)
    await announce(GrantsRevoked(application_id=application_id, cause="all grants of the application"))
