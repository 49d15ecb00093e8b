"""Background work: writing down which key signs when a waiting one has taken over."""

from identity.jobs.periodic import periodic
from identity.kernel import clock, database
from identity.kernel.actor import SYSTEM
from identity.keys.actions import promote_due_key
from identity.keys.rules import KeyStatus


@periodic(every_seconds=10)
async def promote_waiting_key() -> int:
    """Every worker signs with the key from its time on; this settles what is stored."""
    is_due = await database.fetch_value(
        "SELECT EXISTS (SELECT FROM signing_keys WHERE status = $1 AND effective_at <= $2)",
        KeyStatus.NEXT.value,
        clock.now(),
    )
    if is_due:
        await promote_due_key(SYSTEM)
    return int(is_due)
