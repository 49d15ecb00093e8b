"""Background work on verification codes: forgetting those that neither count nor are counted any more."""

from identity.jobs.periodic import periodic
from identity.kernel import clock, database
from identity.verification_codes.rules import RATE_WINDOW

_AT_ONCE = 5_000


@periodic(every_seconds=60)
async def purge_expired_verification_codes() -> int:
    """Codes that expired; as long as the window of the rate limit goes back they are needed for it."""
    return await database.execute(
        "DELETE FROM verification_codes WHERE id IN "
        "(SELECT id FROM verification_codes WHERE expires_at < $1 LIMIT $2)",
        clock.now() - RATE_WINDOW,
        _AT_ONCE,
    )
