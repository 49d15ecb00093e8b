"""Background work on users: folding the deltas of their number together."""

from identity.jobs.periodic import periodic
from identity.kernel import database


@periodic(every_seconds=10)
async def fold_totals() -> int:
    """Replace the deltas of each total by their sum; writers never wait for it."""
    return int(
        await database.fetch_value(
            "WITH folded AS (DELETE FROM total_deltas WHERE id IN (SELECT id FROM total_deltas "
            "FOR UPDATE SKIP LOCKED) AND (SELECT count(*) FROM total_deltas) > 16 RETURNING name, delta), "
            "kept AS (INSERT INTO total_deltas (name, delta) SELECT name, sum(delta) FROM folded GROUP BY name) "
            "SELECT count(*) FROM folded"
        )
    )
