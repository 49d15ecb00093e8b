"""Background work on sessions: what has expired goes."""

from identity.jobs.periodic import periodic
from identity.kernel import clock, database


@periodic(every_seconds=60)
async def purge_expired_interactions() -> int:
    """Remove interactions that nobody can finish any more."""
    return await database.execute("DELETE FROM interactions WHERE expires_at < $1", clock.now())


@periodic(every_seconds=60)
async def purge_expired_sessions() -> int:
    """Remove sessions whose cookie is worth nothing any more."""
    return await database.execute("DELETE FROM sessions WHERE expires_at < $1", clock.now())
