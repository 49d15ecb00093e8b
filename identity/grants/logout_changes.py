"""Writes of sign-outs that several actions share; they need the open transaction."""

from identity.applications.clients import CONSOLE_ID, DEMO_APP_ID
from identity.kernel import clock, database
from identity.kernel.action import announce
from identity.security.secrets import token_hash
from identity.sessions.events import SessionEnded

BUILT_IN = [CONSOLE_ID, DEMO_APP_ID]  # without rows; other clients without one are asked for their metadata

# Applications without a logout URI need no notice, except those of whom only the protocol knows whether they have one.
NOTICES = """
    INSERT INTO logout_notices (application_id, user_id, session_id, attempts, due_at, created_at)
    SELECT t.application_id, t.user_id, t.session_id, {attempts}, {due_at}, {now} FROM told t
    LEFT JOIN applications a ON a.id = t.application_id
    WHERE a.oidc_client_metadata ->> 'backchannelLogoutUri' IS NOT NULL
       OR (a.id IS NULL AND t.application_id <> ALL ({built_in}::text[]))
"""
_NOTIFY = f"""
WITH told AS (SELECT DISTINCT application_id, user_id, session_id FROM grants WHERE session_id = $1)
{NOTICES.format(attempts="0", due_at="$2", now="$2", built_in="$3")}
"""


async def notify_later(session_id: str) -> None:
    """Before a session ends: let its applications be told, in the background."""
    await database.execute(_NOTIFY, session_id, clock.now(), BUILT_IN)


async def end_session_of_another(session_token: str, user_id: str) -> None:
    """Sign out whoever was signed in with the browser that the user signs in with now; their applications are told."""
    before = await database.fetch_row(
        "SELECT id, user_id FROM sessions WHERE token_hash = $1 AND user_id <> $2 FOR UPDATE",
        token_hash(session_token),
        user_id,
    )
    if before is None:
        return
    await notify_later(before["id"])
    await database.execute("DELETE FROM grants WHERE session_id = $1 AND NOT is_offline", before["id"])
    await database.execute("DELETE FROM sessions WHERE id = $1", before["id"])
    await announce(SessionEnded(user_id=before["user_id"], session_id=before["id"]))
