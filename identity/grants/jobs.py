"""Background work on grants: expired codes, tokens and grants go."""

from datetime import timedelta

from identity.jobs.periodic import periodic
from identity.kernel import clock, database

_CODE_MEMORY = timedelta(hours=1)  # how long a used code stays known, so that its second use is noticed


@periodic(every_seconds=60)
async def purge_expired_tokens() -> int:
    """Remove tokens and codes that have expired."""
    now = clock.now()
    removed = await database.execute("DELETE FROM access_tokens WHERE expires_at < $1", now)
    removed += await database.execute("DELETE FROM refresh_tokens WHERE expires_at < $1", now)
    return removed + await database.execute(
        "DELETE FROM authorization_codes WHERE expires_at < $1", now - _CODE_MEMORY
    )


@periodic(every_seconds=300)
async def purge_expired_grants() -> int:
    """Remove grants that have expired; what is left of their tokens goes with them."""
    return await database.execute("DELETE FROM grants WHERE expires_at < $1", clock.now())
