"""Subscriptions: what happens, as it happens. Each value is shown under the permissions of its moment."""

from collections.abc import AsyncIterator, Callable
from typing import Any

import strawberry

from graphql_schema.access import AUTHENTICATED, declare_more, scopes
from graphql_schema.audit import Event, EventFilter
from graphql_schema.bulk import BulkJob
from graphql_schema.context import Info
from graphql_schema.errors import SubscriptionsNeedAStream
from graphql_schema.inbox import InboxMessage
from graphql_schema.mutations import as_domain
from identity.audit import feed, queries
from identity.bulk.models import BulkJob as JobRow
from identity.bulk.progress import live_progress
from identity.inbox.models import InboxMessage as MessageRow
from identity.inbox.queries import live_messages
from identity.kernel.models import EventRow
from identity.kernel.permissions import Permission

declare_more(
    "Subscription",
    auditEvents=scopes(Permission.AUDIT_READ),
    bulkJobProgress=AUTHENTICATED,
    inboxMessages=scopes(Permission.INBOX_READ),
)


def _subscribed(annotation: Any, description: str) -> Callable[[Callable[..., Any]], Any]:
    """Declare a field whose resolver brings lists of rows, each of them a value."""
    field: Callable[[Callable[..., Any]], Any] = strawberry.subscription(
        graphql_type=annotation, description=description
    )
    return field


@strawberry.type
class Subscription:
    """What can be watched, over server-sent events or a WebSocket."""

    @_subscribed(
        Event,
        "Events from now on: of the whole server or, for a member, of their organization.",
    )
    async def audit_events(
        self, info: Info, filter: EventFilter | None = strawberry.UNSET
    ) -> AsyncIterator[list[EventRow]]:
        wanted = as_domain(queries.EventFilter, filter or EventFilter())
        async for rows in feed.live_events(_standing(info), wanted):
            yield rows

    @_subscribed(BulkJob, "A job as it is and each time that it has changed, until it is over.")
    async def bulk_job_progress(self, info: Info, bulk_job_id: strawberry.ID) -> AsyncIterator[list[JobRow]]:
        async for jobs in live_progress(_standing(info), bulk_job_id):
            yield jobs

    @_subscribed(InboxMessage, "Messages that come into the development inbox from now on.")
    async def inbox_messages(self, info: Info) -> AsyncIterator[list[MessageRow]]:
        async for messages in live_messages(_standing(info)):
            yield messages


def _standing(info: Info) -> feed.Standing:
    if info.context.standing is None:
        raise SubscriptionsNeedAStream
    return info.context.standing
