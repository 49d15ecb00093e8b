"""The development inbox: its messages, where messages go now, and throwing them away."""

from datetime import datetime
from typing import Any

import strawberry

from graphql_schema.access import declare, declare_more, scopes
from graphql_schema.connection import Connection, Page, by_time, keyset
from graphql_schema.context import Info
from graphql_schema.fields import resolved, row
from graphql_schema.mutations import as_domain, mutation
from graphql_schema.node import Node, or_null, readable
from graphql_schema.verification_codes import MessageChannel
from identity.connectors.delivery import is_kept, kept_channels
from identity.inbox import actions, queries
from identity.inbox.models import InboxMessage as MessageRow
from identity.kernel.actor import Actor
from identity.kernel.permissions import Permission


@strawberry.type(description="What a message says.")
class InboxContent:
    subject: str = strawberry.field(description="Empty for a text message.")
    body: str
    is_html: bool
    code: str | None = strawberry.field(description="The code in it, for copying.")
    link: str | None = strawberry.field(description="The link in it, for opening.")


@strawberry.type(description="A message that no connector would have sent, kept for a day at most.")
class InboxMessage(Node):
    inbox_message_id: strawberry.ID = row(lambda message: message.id, "The plain id.")
    channel: MessageChannel = row(lambda message: MessageChannel(message.channel))
    recipient: str
    usage: str = row(lambda message: message.purpose, "What it is for, as templates name it: `SignIn` …")
    created_at: datetime

    @resolved(
        InboxContent | None,
        description="Null for whoever may not do everything: a code signs in whomever it was sent to.",
    )
    @staticmethod
    def content(root: strawberry.Parent[MessageRow], info: Info) -> Any:
        return queries.content_of(info.context.actor, root)


@strawberry.type(description="Where messages go: each kind to the inbox until a connector for it is set up.")
class Inbox:
    is_open: bool = strawberry.field(description="Whether this server keeps messages at all.")
    takes_emails: bool
    takes_text_messages: bool


readable(MessageRow, queries.messages_by_ids, "InboxMessage")
_READ = scopes(Permission.INBOX_READ)
declare("Inbox", _READ)
declare("InboxContent", _READ)
declare("InboxMessage", _READ)
declare_more("Query", inbox=_READ, inboxMessage=_READ, inboxMessages=_READ)


@strawberry.input
class InboxMessageFilter:
    channel: MessageChannel | None = strawberry.UNSET
    recipient: str | None = strawberry.field(
        default=strawberry.UNSET, description="The whole address, whatever its case."
    )


@strawberry.type
class InboxQueries:
    @resolved(Inbox)
    async def inbox(self, info: Info) -> Any:
        info.context.actor.require(Permission.INBOX_READ)
        emails, texts = await is_kept("email"), await is_kept("phone")
        return Inbox(is_open=bool(kept_channels()), takes_emails=emails, takes_text_messages=texts)

    @resolved(InboxMessage | None)
    async def inbox_message(self, info: Info, inbox_message_id: strawberry.ID) -> Any:
        return await or_null(queries.visible_message(info.context.actor, inbox_message_id))

    @resolved(Connection[InboxMessage], description="Newest first.")
    async def inbox_messages(
        self,
        info: Info,
        first: int | None = strawberry.UNSET,
        after: str | None = strawberry.UNSET,
        last: int | None = strawberry.UNSET,
        before: str | None = strawberry.UNSET,
        filter: InboxMessageFilter | None = strawberry.UNSET,
    ) -> Page:
        actor = info.context.actor
        wanted = as_domain(queries.InboxFilter, filter or InboxMessageFilter())
        found = await queries.inbox_slice(actor, wanted, keyset(first, after, last, before))
        return Page(found, by_time(), lambda: queries.inbox_count(actor, wanted))


@strawberry.input
class DeleteInboxMessagesInput:
    inbox_message_ids: list[strawberry.ID] | None = strawberry.field(
        default=strawberry.UNSET, description="Without ids all of them."
    )


@mutation(Permission.INBOX_WRITE, deleted_messages=int)
async def delete_inbox_messages(actor: Actor, input: DeleteInboxMessagesInput) -> int:
    """Throw messages of the inbox away."""
    ids = input.inbox_message_ids
    return await actions.delete_inbox_messages(actor, ids if isinstance(ids, list) else None)
