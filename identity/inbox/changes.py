"""The write of the development inbox that belongs to sending; it needs no transaction, being one statement."""

from dataclasses import asdict

import orjson

from identity.inbox.queries import CONTENT_PURPOSE
from identity.inbox.rules import MOST_MESSAGES, Content, kept_recipient
from identity.kernel import clock, database
from identity.kernel.vault import vault
from identity.security.secrets import random_id

# What is already there is counted before the new one comes in.
_KEEP = f"""
WITH crowded_out AS (
    DELETE FROM inbox_messages WHERE id IN
        (SELECT id FROM inbox_messages ORDER BY created_at DESC, id DESC OFFSET {MOST_MESSAGES - 1})
)
INSERT INTO inbox_messages (id, channel, recipient, purpose, content_encrypted, created_at)
VALUES ($1, $2, $3, $4, $5, $6)
"""


async def keep_message(channel: str, recipient: str, purpose: str, content: Content) -> str:
    """Keep a message; the oldest make room for it. Its id."""
    message_id = random_id()
    encrypted = vault().encrypt(orjson.dumps(asdict(content.bounded())), CONTENT_PURPOSE)
    await database.execute(
        _KEEP, message_id, channel, kept_recipient(recipient), purpose, encrypted, clock.now()
    )
    return message_id
