"""Background work on proofs: forgetting those that have had their time."""

from identity.jobs.periodic import periodic
from identity.kernel import clock, database

_AT_ONCE = 5_000


@periodic(every_seconds=60)
async def purge_expired_account_verifications() -> int:
    """Proofs that are older than ten minutes."""
    return await database.execute(
        "DELETE FROM account_verifications WHERE id IN "
        "(SELECT id FROM account_verifications WHERE expires_at < $1 LIMIT $2)",
        clock.now(),
        _AT_ONCE,
    )
