"""Background work: what was carried out, or happened, long enough ago is forgotten."""

from datetime import timedelta

from identity import settings
from identity.jobs.periodic import periodic
from identity.kernel import clock, database
from identity.kernel.idempotency import purge_idempotency_keys


@periodic(every_seconds=600)
async def forget_idempotency_keys() -> int:
    """Drop the idempotency keys that count no more."""
    return await purge_idempotency_keys()


@periodic(every_seconds=600)
async def purge_old_events() -> int:
    """Remove audit entries that are older than the settings keep them."""
    days = settings.current().audit_retention_days
    if not days:
        return 0
    return await database.execute(
        "DELETE FROM events WHERE created_at < $1", clock.now() - timedelta(days=days)
    )
