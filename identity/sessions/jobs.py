"""Background work on sessions: forgetting what has expired."""

from identity.jobs.periodic import periodic
from identity.kernel import clock, database

_AT_ONCE = 5_000


@periodic(every_seconds=60)
async def purge_expired_interactions() -> int:
    """Sign-ins that nobody finished."""
    return await database.execute(
        "DELETE FROM interactions WHERE id IN (SELECT id FROM interactions WHERE expires_at < $1 LIMIT $2)",
        clock.now(),
        _AT_ONCE,
    )


@periodic(every_seconds=60)
async def purge_expired_sessions() -> int:
    """Sessions at the end of their time."""
    return await database.execute(
        "DELETE FROM sessions WHERE id IN (SELECT id FROM sessions WHERE expires_at < $1 LIMIT $2)",
        clock.now(),
        _AT_ONCE,
    )
