"""The audit: events and the dashboard's figures."""

from datetime import date, datetime
from typing import Any

import strawberry

from graphql_schema.access import Access, declare, declare_more, scopes
from graphql_schema.applications import Application
from graphql_schema.connection import Connection, Page, by_time, keyset
from graphql_schema.context import Info
from graphql_schema.fields import resolved, row
from graphql_schema.figures import ActiveUsers, DayCount, NewUsers
from graphql_schema.loaders import looked_up
from graphql_schema.mutations import as_domain
from graphql_schema.node import Node, readable
from graphql_schema.scalars import JSON
from graphql_schema.users import User
from identity.applications.queries import applications_by_ids
from identity.audit import figures, queries
from identity.audit.organization_queries import shown_to_members
from identity.kernel.models import EventRow
from identity.kernel.permissions import Permission
from identity.users.queries import users_by_ids


@strawberry.type(description="Something that happened: a sign-in, a token, an administrative change.")
class Event(Node):
    event_id: strawberry.ID = row(lambda event: event.id)
    key: str
    result: str
    actor_kind: str
    actor_id: str | None
    user_id: strawberry.ID | None
    application_id: strawberry.ID | None
    organization_id: strawberry.ID | None
    session_id: strawberry.ID | None
    ip: str | None
    user_agent: str | None
    payload: JSON | None = strawberry.field(description="Details; secrets are masked.")
    details: JSON = row(shown_to_members, "Those details that an organization's own administrators see too.")
    created_at: datetime
    user: User | None = looked_up(
        users_by_ids, lambda event: event.user_id, "The user, unless they are gone."
    )
    application: Application | None = looked_up(
        applications_by_ids,
        lambda event: event.application_id,
        "The application, unless it is gone or built in.",
    )


@strawberry.type(description="Figures of this server; days are in UTC.")
class Dashboard:
    users_total: int
    users_new_today: int
    users_new_last_seven_days: int
    active_users_today: int
    applications_total: int
    organizations_total: int

    @resolved(list[DayCount], description="Successful sign-ins, oldest day first; at most 90 days.")
    async def sign_ins_per_day(self, info: Info, days: int = 14) -> list[tuple[date, int]]:
        return await queries.sign_ins_per_day(info.context.actor, days)

    @resolved(NewUsers)
    async def new_users(self, info: Info) -> Any:
        return await figures.new_users(info.context.actor)

    @resolved(
        ActiveUsers, description="Up to a day in UTC, such as 2026-01-31; up to today when none is given."
    )
    async def active_users(self, info: Info, date: str | None = strawberry.UNSET) -> Any:
        return await figures.active_users(info.context.actor, figures.day_of(date) if date else None)


readable(EventRow, queries.events_by_ids, "Event")
_READ = Access(permissions=frozenset({Permission.AUDIT_READ}))  # for the operator alone
EVENTS = scopes(
    Permission.AUDIT_READ
)  # inside an organization for its own administrators, who see less of each
declare(
    "Event",
    EVENTS,
    sessionId=_READ,
    ip=_READ,
    userAgent=_READ,
    payload=_READ,
    user=scopes(Permission.USERS_READ),
    application=scopes(Permission.APPLICATIONS_READ),
)
declare("Dashboard", _READ)
declare_more("Query", events=_READ, dashboard=_READ)


@strawberry.input
class EventFilter:
    key: str | None = strawberry.field(
        default=strawberry.UNSET, description="An event's key, or the start of keys."
    )
    user_id: strawberry.ID | None = strawberry.UNSET
    application_id: strawberry.ID | None = strawberry.UNSET
    organization_id: strawberry.ID | None = strawberry.UNSET
    result: str | None = strawberry.UNSET
    after: datetime | None = strawberry.UNSET
    before: datetime | None = strawberry.UNSET


@strawberry.type
class AuditQueries:
    @resolved(Connection[Event], description="Newest first.")
    async def events(
        self,
        info: Info,
        first: int | None = strawberry.UNSET,
        after: str | None = strawberry.UNSET,
        last: int | None = strawberry.UNSET,
        before: str | None = strawberry.UNSET,
        filter: EventFilter | None = strawberry.UNSET,
    ) -> Page:
        actor, wanted = info.context.actor, as_domain(queries.EventFilter, filter or EventFilter())
        found = await queries.events_slice(actor, wanted, keyset(first, after, last, before))
        return Page(found, by_time(), lambda: queries.events_count(actor, wanted))

    @resolved(Dashboard | None)
    async def dashboard(self, info: Info) -> Any:
        return await queries.dashboard(info.context.actor)
