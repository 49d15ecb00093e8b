"""Background work on trusted devices: forgetting those at the end of their time."""

from identity.jobs.periodic import periodic
from identity.kernel import clock, database

_AT_ONCE = 5_000


@periodic(every_seconds=300)
async def purge_expired_trusted_devices() -> int:
    """Browsers that are not trusted any more."""
    return await database.execute(
        "DELETE FROM trusted_devices WHERE id IN (SELECT id FROM trusted_devices WHERE expires_at < $1 LIMIT $2)",
        clock.now(),
        _AT_ONCE,
    )
