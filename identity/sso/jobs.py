"""Background work of enterprise sign-in: what nobody came back for is forgotten."""

from identity.jobs.periodic import periodic
from identity.kernel import clock, database

_AT_ONCE = 1000


@periodic(every_seconds=60)
async def purge_saml_requests() -> int:
    """Remove requests, and arrivals that nobody asked for, whose time is over."""
    return await _purged("saml_requests", "id") + await _purged("sso_arrivals", "token_hash")


async def _purged(table: str, key: str) -> int:
    removed = await database.fetch(
        f"DELETE FROM {table} WHERE {key} IN (SELECT {key} FROM {table} WHERE expires_at < $1 LIMIT $2) "
        f"RETURNING {key}",
        clock.now(),
        _AT_ONCE,
    )
    return len(removed)
