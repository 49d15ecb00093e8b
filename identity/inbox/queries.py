"""Reads of the development inbox: who may do less than everything sees that messages came, not what they say."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass
from typing import Any, Protocol

import orjson

from identity.inbox.models import InboxMessage
from identity.inbox.rules import Content
from identity.kernel import database
from identity.kernel.actor import Actor
from identity.kernel.errors import NotFoundById
from identity.kernel.paging import Conditions, Keyset, Slice, SortOrder, keyset_slice, row_count
from identity.kernel.permissions import EVERY_PERMISSION, Permission
from identity.kernel.vault import vault

CONTENT_PURPOSE = "inbox-message"
EVERY_SECONDS = 0.4  # so that whoever loses their standing gets nothing more within a second
_TABLE = "inbox_messages m"
_NEWEST_FIRST = SortOrder("created_at")
_COLUMNS = database.columns(InboxMessage, "m")


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxFilter:
    """Which messages; an empty filter is all of them."""

    channel: str | None = None
    recipient: str | None = None

    @property
    def conditions(self) -> Conditions:
        """The same for a statement."""
        conditions = Conditions()
        if self.channel is not None:
            conditions.add("m.channel = {}", self.channel)
        if self.recipient is not None:
            conditions.add("lower(m.recipient) = lower({})", self.recipient)
        return conditions


class Standing(Protocol):
    """Whoever watches, and whether they still may."""

    async def check(self) -> Actor:
        """The actor of this moment, or a refusal."""


async def inbox_slice(actor: Actor, wanted: InboxFilter, keyset: Keyset) -> Slice[InboxMessage]:
    """A slice of the messages, newest first."""
    actor.require(Permission.INBOX_READ)
    return await keyset_slice(InboxMessage, _TABLE, "m", wanted.conditions, _NEWEST_FIRST, keyset)


async def inbox_count(actor: Actor, wanted: InboxFilter) -> int:
    """How many messages there are."""
    actor.require(Permission.INBOX_READ)
    return await row_count(_TABLE, wanted.conditions)


async def visible_message(actor: Actor, message_id: str) -> InboxMessage:
    """The message, if it is still there."""
    if found := (await messages_by_ids(actor, [message_id])).get(message_id):
        return found
    raise NotFoundById(entity="message", id=message_id)


async def messages_by_ids(actor: Actor, ids: Iterable[str]) -> dict[str, InboxMessage]:
    """Messages by id; those that have gone are left out."""
    actor.require(Permission.INBOX_READ)
    rows = await database.fetch_models(
        InboxMessage, f"SELECT {_COLUMNS} FROM {_TABLE} WHERE m.id = ANY($1)", list(ids)
    )
    return {row.id: row for row in rows}


def content_of(actor: Actor, message: InboxMessage) -> Content | None:
    """What it says. A code signs somebody in, an administrator as well: who lacks any permission does not get it."""
    if not actor.permissions >= EVERY_PERMISSION:
        return None
    stored: dict[str, Any] = orjson.loads(vault().decrypt(message.content_encrypted, CONTENT_PURPOSE))
    return Content(**stored)


async def live_messages(standing: Standing) -> AsyncIterator[list[InboxMessage]]:
    """What comes in from now on, oldest first; an empty list now and then. The inbox is small, so all of it is read."""
    seen: set[str] | None = None
    while True:
        (await standing.check()).require(Permission.INBOX_READ)
        rows = await database.fetch_models(
            InboxMessage, f"SELECT {_COLUMNS} FROM {_TABLE} ORDER BY m.created_at, m.id"
        )
        yield [] if seen is None else [row for row in rows if row.id not in seen]
        seen = {row.id for row in rows}
        await asyncio.sleep(EVERY_SECONDS)
