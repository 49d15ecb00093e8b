"""Background work on sign-ins: forgetting failed attempts that lock nobody any more, and pictures that nobody shows."""

from datetime import timedelta

from identity.jobs.periodic import periodic
from identity.kernel import clock, database
from identity.sign_in.avatar_actions import remove_unused_pictures

_LONGEST_LOCKOUT = timedelta(days=7)  # what the settings allow
_WINDOW = timedelta(hours=1)
_AT_ONCE = 5_000
_PICTURES_AT_ONCE = 500


@periodic(every_seconds=60)
async def purge_failed_attempts() -> int:
    """Wrong answers older than any lock."""
    return await database.execute(
        "DELETE FROM failed_attempts WHERE id IN (SELECT id FROM failed_attempts WHERE created_at < $1 LIMIT $2)",
        clock.now() - _LONGEST_LOCKOUT - _WINDOW,
        _AT_ONCE,
    )


@periodic(every_seconds=300)
async def purge_unused_pictures() -> int:
    """What people uploaded who never finished their registration."""
    return await remove_unused_pictures(_PICTURES_AT_ONCE)
