"""Background work on the development inbox: forgetting."""

from identity.inbox.rules import MEMORY
from identity.jobs.periodic import periodic
from identity.kernel import clock, database


@periodic(every_seconds=300)
async def purge_old_messages() -> int:
    """Messages of the day before."""
    return await database.execute("DELETE FROM inbox_messages WHERE created_at < $1", clock.now() - MEMORY)
