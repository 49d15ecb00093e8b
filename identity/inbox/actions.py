"""What can be done with the messages of the development inbox."""

from collections.abc import Sequence

from identity.inbox.events import InboxMessagesDeleted
from identity.kernel import database
from identity.kernel.action import action, announce
from identity.kernel.actor import Actor
from identity.kernel.permissions import Permission


@action(needs=Permission.INBOX_WRITE, announces=InboxMessagesDeleted)
async def delete_inbox_messages(actor: Actor, message_ids: Sequence[str] | None = None) -> int:
    """Throw messages away: these, or all of them. How many there were."""
    wanted = "" if message_ids is None else " WHERE id = ANY($1)"
    rows = await database.fetch(
        f"DELETE FROM inbox_messages{wanted} RETURNING id",
        *(() if message_ids is None else (list(message_ids),)),
    )
    if rows:
        await announce(InboxMessagesDeleted(before={"number": len(rows)}))
    return len(rows)
