"""Reads of the audit: events, newest first, and the figures of the dashboard."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from identity.audit.errors import MOST_DAYS, InvalidTimeWindow, TooManyDays
from identity.kernel import clock, database
from identity.kernel.actor import Actor
from identity.kernel.errors import NotFoundById
from identity.kernel.models import EventRow
from identity.kernel.paging import Conditions, Keyset, PageNumber, Slice, SortOrder, keyset_slice, row_count
from identity.kernel.permissions import Permission
from identity.kernel.relations import RelatedRows

_NEWEST_FIRST = SortOrder("created_at")
_SIGN_INS = ["Interaction.SignIn.Submit", "Interaction.Register.Submit"]
_TOKENS = "ExchangeTokenBy.%"
MOST_COUNTED = 10_000
_WEBHOOKS = "TriggerHook."
_OF_USERS = RelatedRows.of(EventRow, alias="e", source="events e", link="e.user_id = parent.id")


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFilter:
    """Which events: of a key (or of all keys that it starts, up to a dot), of a subject, within a time.

    `after` and `before` lie outside of that time, `since` and `until` within it.
    """

    key: str | None = None
    exact_key: str | None = None
    with_webhooks: bool = True
    result: str | None = None
    user_id: str | None = None
    application_id: str | None = None
    organization_id: str | None = None
    after: datetime | None = None
    before: datetime | None = None
    since: datetime | None = None
    until: datetime | None = None

    def __post_init__(self) -> None:
        if self.since and self.until and self.since > self.until:
            raise InvalidTimeWindow


@dataclass(frozen=True, slots=True)
class EventPage:
    """A numbered page of events; a capped total says that there are more."""

    items: list[EventRow]
    total: int
    is_capped: bool


@dataclass(frozen=True, slots=True)
class DashboardFigures:
    """What the first page of the console shows; days are in UTC."""

    users_total: int
    users_new_today: int
    users_new_last_seven_days: int
    active_users_today: int
    applications_total: int
    organizations_total: int


async def events_slice(actor: Actor, wanted: EventFilter, keyset: Keyset) -> Slice[EventRow]:
    """Events by keyset, newest first."""
    actor.require(Permission.AUDIT_READ)
    return await keyset_slice(EventRow, "events e", "e", _conditions(wanted), _NEWEST_FIRST, keyset)


async def events_count(actor: Actor, wanted: EventFilter) -> int:
    """How many events match."""
    actor.require(Permission.AUDIT_READ)
    return await row_count("events e", _conditions(wanted))


async def events_page(actor: Actor, wanted: EventFilter, page: PageNumber, *, caps_total: bool) -> EventPage:
    """Events by page, newest first. Counting a long history takes long, unless the count may end at a cap."""
    actor.require(Permission.AUDIT_READ)
    conditions = _conditions(wanted)
    items = await database.fetch_models(
        EventRow,
        f"SELECT {database.columns(EventRow, 'e')} FROM events e{conditions.sql} "
        f"ORDER BY e.created_at DESC, e.id DESC LIMIT {page.size} OFFSET {page.offset}",
        *conditions.values,
    )
    limit = f" LIMIT {MOST_COUNTED + 1}" if caps_total else ""
    total = await database.fetch_value(
        f"SELECT count(*) FROM (SELECT FROM events e{conditions.sql}{limit}) counted", *conditions.values
    )
    is_capped = caps_total and total > MOST_COUNTED
    return EventPage(items, MOST_COUNTED if is_capped else total, is_capped)


async def events_by_ids(actor: Actor, ids: Iterable[str]) -> dict[str, EventRow]:
    """Events by id; unknown ids are left out."""
    actor.require(Permission.AUDIT_READ)
    statement = f"SELECT {database.columns(EventRow, 'e')} FROM events e WHERE e.id = ANY($1)"
    return {row.id: row for row in await database.fetch_models(EventRow, statement, list(ids))}


async def visible_event(actor: Actor, event_id: str) -> EventRow:
    """The event, or not found."""
    if event := (await events_by_ids(actor, [event_id])).get(event_id):
        return event
    raise NotFoundById(entity="log", id=event_id)


async def event_slices_by_user_ids(
    actor: Actor, user_ids: Sequence[str], keyset: Keyset
) -> dict[str, Slice[EventRow]]:
    """The events about each user, newest first, in one statement."""
    actor.require(Permission.AUDIT_READ)
    return await _OF_USERS.models(EventRow, user_ids, keyset)


async def event_counts_by_user_ids(actor: Actor, user_ids: Sequence[str]) -> dict[str, int]:
    """How many events there are about each user, in one statement."""
    actor.require(Permission.AUDIT_READ)
    return await _OF_USERS.counts(user_ids)


async def dashboard(actor: Actor) -> DashboardFigures:
    """The figures of this moment, in one statement."""
    actor.require(Permission.AUDIT_READ)
    today = _start_of(clock.now())
    row = await database.fetch_row(
        "SELECT (SELECT coalesce(sum(delta), 0) FROM total_deltas WHERE name = 'users')::bigint AS users_total, "
        "(SELECT count(*) FROM users WHERE created_at >= $1) AS users_new_today, "
        "(SELECT count(*) FROM users WHERE created_at >= $2) AS users_new_last_seven_days, "
        "(SELECT count(DISTINCT user_id) FROM events WHERE created_at >= $1 AND user_id IS NOT NULL "
        "AND result = 'Success' AND key LIKE ANY($3)) AS active_users_today, "
        "(SELECT count(*) FROM applications) AS applications_total, "
        "(SELECT count(*) FROM organizations) AS organizations_total",
        today,
        today - timedelta(days=6),
        [*_SIGN_INS, _TOKENS],
    )
    assert row is not None
    return DashboardFigures(**row)


async def sign_ins_per_day(actor: Actor, days: int) -> list[tuple[date, int]]:
    """Successful sign-ins of each of the last days, oldest first, in one statement."""
    actor.require(Permission.AUDIT_READ)
    if not 1 <= days <= MOST_DAYS:
        raise TooManyDays(path="days")
    first = _start_of(clock.now()) - timedelta(days=days - 1)
    rows = await database.fetch(
        "SELECT (created_at AT TIME ZONE 'UTC')::date AS day, count(*) AS number FROM events "
        "WHERE created_at >= $1 AND result = 'Success' AND key = ANY($2) GROUP BY day",
        first,
        _SIGN_INS,
    )
    counted = {row["day"]: row["number"] for row in rows}
    span = [first.date() + timedelta(days=number) for number in range(days)]
    return [(day, counted.get(day, 0)) for day in span]


def _start_of(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)


def _conditions(wanted: EventFilter) -> Conditions:
    conditions = Conditions()
    if wanted.key:
        conditions.add("(e.key = {} OR starts_with(e.key, {}))", wanted.key, wanted.key.rstrip(".") + ".")
    if not wanted.with_webhooks:
        conditions.add("NOT starts_with(e.key, {})", _WEBHOOKS)
    simple: list[tuple[str, object]] = [
        ("e.key = {}", wanted.exact_key),
        ("e.result = {}", wanted.result),
        ("e.user_id = {}", wanted.user_id),
        ("e.application_id = {}", wanted.application_id),
        ("e.organization_id = {}", wanted.organization_id),
        ("e.created_at > {}", wanted.after),
        ("e.created_at < {}", wanted.before),
        ("e.created_at >= {}", wanted.since),
        ("e.created_at <= {}", wanted.until),
    ]
    for clause, value in simple:
        if value is not None:
            conditions.add(clause, value)
    return conditions
