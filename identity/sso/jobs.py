"""Background work of enterprise sign-in: requests that nobody answered are forgotten."""

from identity.jobs.periodic import periodic
from identity.kernel import clock, database

_AT_ONCE = 1000


@periodic(every_seconds=60)
async def purge_saml_requests() -> int:
    """Remove requests whose time is over."""
    removed = await database.fetch(
        "DELETE FROM saml_requests WHERE id IN (SELECT id FROM saml_requests WHERE expires_at < $1 LIMIT $2) "
        "RETURNING id",
        clock.now(),
        _AT_ONCE,
    )
    return len(removed)
