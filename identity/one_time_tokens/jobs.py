"""Background work on one-time tokens: forgetting what ended long ago."""

from datetime import timedelta

from identity.jobs.periodic import periodic
from identity.kernel import clock, database

_AT_ONCE = 5_000
_MEMORY = timedelta(days=30)  # so long it can be looked up what became of a token


@periodic(every_seconds=300)
async def purge_old_one_time_tokens() -> int:
    """Tokens whose time was over a month ago."""
    return await database.execute(
        "DELETE FROM one_time_tokens WHERE id IN "
        "(SELECT id FROM one_time_tokens WHERE expires_at < $1 LIMIT $2)",
        clock.now() - _MEMORY,
        _AT_ONCE,
    )
