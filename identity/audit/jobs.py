"""Background work: the keys of mutations that were carried out long ago are forgotten."""

from identity.jobs.periodic import periodic
from identity.kernel.idempotency import purge_idempotency_keys


@periodic(every_seconds=600)
async def forget_idempotency_keys() -> int:
    """Drop the idempotency keys that count no more."""
    return await purge_idempotency_keys()
