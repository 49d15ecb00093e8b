"""Signing out: the end of a session, and what its applications are told of it (OpenID Connect Back-Channel Logout).

That somebody has to be told is stored with the end of the session itself, and forgotten once it is done: a server that
dies in between finds it again.
"""

from dataclasses import dataclass
from datetime import timedelta

from identity.grants.events import SignOutTold
from identity.grants.logout_changes import BUILT_IN, NOTICES
from identity.kernel import clock, database, events
from identity.kernel.actor import Actor
from identity.sessions.atomic import in_one_statement
from identity.sessions.events import SessionEnded

LEASE = timedelta(seconds=10)  # longer than telling takes: then another worker may take it for left over
_DELAYS = tuple(timedelta(seconds=each) for each in (5, 30, 120, 600, 3600))
_END_SESSION = f"""
WITH ended AS (
    DELETE FROM sessions WHERE id = $1 RETURNING user_id, id AS session_id
), told AS (
    SELECT DISTINCT g.application_id, e.user_id, e.session_id FROM grants g JOIN ended e ON e.session_id = g.session_id
), notices AS (
    {NOTICES.format(attempts="1", due_at="$4", now="$3", built_in="$5")} RETURNING id, application_id
), revoked AS (
    DELETE FROM grants g USING ended e WHERE g.session_id = e.session_id AND NOT g.is_offline
), recorded AS (
    INSERT INTO events SELECT r.* FROM ended e, jsonb_populate_record(NULL::events,
        $2::jsonb || jsonb_build_object('user_id', e.user_id, 'session_id', e.session_id)) r
)
SELECT t.application_id, t.user_id, n.id AS notice_id FROM told t LEFT JOIN notices n USING (application_id)
ORDER BY t.application_id
"""
_CLAIM = """
UPDATE logout_notices n SET due_at = $2, attempts = attempts + 1
FROM (SELECT id FROM logout_notices WHERE due_at <= $1 ORDER BY due_at LIMIT $3 FOR UPDATE SKIP LOCKED) due
WHERE n.id = due.id RETURNING n.id, n.application_id, n.user_id, n.session_id, n.attempts
"""
_SETTLE = """
WITH settled AS (DELETE FROM logout_notices WHERE id = $1 RETURNING id)
INSERT INTO events SELECT e.* FROM settled, jsonb_populate_record(NULL::events, $2::jsonb) e
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What one application has still to be told; `attempts` counts the one that is under way."""

    id: int
    application_id: str
    user_id: str
    session_id: str
    attempts: int


@dataclass(frozen=True, slots=True)
class SignOut:
    """A session that has ended: the applications that were in it, and who is to be told by back channel."""

    client_ids: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()


@in_one_statement(announces=SessionEnded)
async def end_session(actor: Actor, session_id: str, client_id: str | None) -> SignOut:
    """Sign a browser out; what was granted without offline_access ends with the session.

    The notices are the caller's to deliver at once; those that it leaves are delivered in the background.
    """
    now = clock.now()
    rows = await database.fetch(
        _END_SESSION,
        session_id,
        events.event_row(SessionEnded(application_id=client_id), actor),
        now,
        now + LEASE,
        BUILT_IN,
    )
    notices = (
        Notice(
            id=row["notice_id"],
            application_id=row["application_id"],
            user_id=row["user_id"],
            session_id=session_id,
            attempts=1,
        )
        for row in rows
        if row["notice_id"] is not None
    )
    return SignOut(tuple(row["application_id"] for row in rows), tuple(notices))


async def claimed_notices(most: int) -> list[Notice]:
    """Notices that nobody is delivering, for a while ours: whoever dies with one leaves it to the next."""
    now = clock.now()
    rows = await database.fetch(_CLAIM, now, now + LEASE, most)
    return [Notice(**dict(row)) for row in rows]


async def forget_notice(notice: Notice) -> None:
    """The application does not want to be told any more."""
    await database.execute("DELETE FROM logout_notices WHERE id = $1", notice.id)


async def postpone_notice(notice: Notice) -> bool:
    """Try again after a while; False: it was tried often enough."""
    if notice.attempts > len(_DELAYS):
        return False
    due_at = clock.now() + _DELAYS[notice.attempts - 1]
    await database.execute("UPDATE logout_notices SET due_at = $2 WHERE id = $1", notice.id, due_at)
    return True


@in_one_statement(announces=SignOutTold)
async def end_notice(actor: Actor, notice: Notice, problem: str | None = None) -> None:
    """The application knows, or could not be told (with a problem): either way it is over."""
    event = SignOutTold(
        user_id=notice.user_id,
        application_id=notice.application_id,
        session_id=notice.session_id,
        attempts=notice.attempts,
        result="Error" if problem else "Success",
        cause=problem,
    )
    await database.execute(_SETTLE, notice.id, events.event_row(event, actor))
