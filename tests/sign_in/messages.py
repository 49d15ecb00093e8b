"""What people read in the messages that were sent to them: the development inbox has them."""

import orjson

from identity.inbox.queries import CONTENT_PURPOSE
from identity.kernel import database
from identity.kernel.vault import vault
from identity.verification_codes.sending import hidden_codes_sent


async def messages_to(recipient: str) -> list[dict[str, str]]:
    """All messages to an address, oldest first."""
    await hidden_codes_sent()
    rows = await database.fetch(
        "SELECT purpose, content_encrypted FROM inbox_messages WHERE recipient = $1 ORDER BY created_at, id",
        recipient,
    )
    return [
        {"purpose": row["purpose"]} | orjson.loads(vault().decrypt(row["content_encrypted"], CONTENT_PURPOSE))
        for row in rows
    ]


async def code_sent_to(recipient: str) -> str:
    """The code of the last message to an address."""
    return (await messages_to(recipient))[-1]["code"]


def another(code: str) -> str:
    """A wrong code."""
    return f"{(int(code) + 1) % 10**6:06}"
