"""Events as they are committed, read once for all who watch them in this process.

An event's time says when it happened, its commit comes later: so what is read again each time goes back to the start of
the oldest transaction that is still open, and what was seen is not told twice. Nobody watches: nothing is read.
"""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

import structlog

from identity.audit.errors import WatcherTooSlow
from identity.audit.queries import EventFilter
from identity.kernel import database
from identity.kernel.actor import Actor
from identity.kernel.models import EventRow
from identity.kernel.permissions import Permission

EVERY_SECONDS = 0.2
CHECK_SECONDS = 0.4  # so that whoever loses their standing gets nothing more within a second
_MOST_WAITING = 1000
_MOST_AT_ONCE = 2000
_log = structlog.get_logger("keystead.feed")
_HORIZON = """
SELECT greatest(now() - interval '60 s', least(now(), min(xact_start))) - interval '5 s' FROM pg_stat_activity
WHERE datname = current_database() AND xact_start IS NOT NULL AND pid <> pg_backend_pid()
"""  # statements end after 30 seconds; five more for clocks that differ
_NEW = f"""
SELECT {database.columns(EventRow, "e")} FROM events e WHERE e.created_at >= $1
AND NOT EXISTS (SELECT FROM unnest($2::text[]) seen WHERE seen = e.id)
ORDER BY e.created_at, e.id LIMIT {_MOST_AT_ONCE}
"""


class Standing(Protocol):
    """Whoever watches, and whether they still may."""

    async def check(self) -> Actor:
        """The actor of this moment, or a refusal."""


@dataclass(slots=True, eq=False)
class Watch:
    """One watcher's events, until they are taken."""

    _waiting: list[EventRow] = field(default_factory=list)
    _arrived: asyncio.Event = field(default_factory=asyncio.Event)
    _overflowed: bool = False

    def put(self, rows: list[EventRow]) -> None:
        """Add events; too many of them end the watch."""
        self._overflowed = self._overflowed or len(self._waiting) + len(rows) > _MOST_WAITING
        if not self._overflowed:
            self._waiting += rows
        self._arrived.set()

    async def take(self, longest_seconds: float) -> list[EventRow]:
        """What has come, after a while also nothing."""
        try:
            await asyncio.wait_for(self._arrived.wait(), longest_seconds)
        except TimeoutError:
            return []
        if self._overflowed:
            raise WatcherTooSlow
        self._arrived.clear()
        rows, self._waiting = self._waiting, []
        return rows


class EventFeed:
    """Reads the events for the watchers of this process."""

    def __init__(self) -> None:
        self._watches: set[Watch] = set()
        self._seen: dict[str, datetime] = {}
        self._since: datetime | None = None
        self._task: asyncio.Task[None] | None = None
        self._reading = asyncio.Lock()

    async def watch(self) -> Watch:
        """A watch of what is committed from now on; `leave` ends it."""
        watch = Watch()
        async with self._reading:
            if self._task is None:
                await self._begin()
            else:  # what was committed before is for the others
                await self._tell()
            self._watches.add(watch)
            if self._task is None:  # it ends by itself, maybe just now
                self._task = asyncio.create_task(self._run(), name="event feed")
        return watch

    def leave(self, watch: Watch) -> None:
        """End a watch."""
        self._watches.discard(watch)

    async def stop(self) -> None:
        """Read no more; the server ends."""
        if self._task:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _begin(self) -> None:
        self._seen.clear()
        self._since = await database.fetch_value(_HORIZON)
        while len(await self._read()) == _MOST_AT_ONCE:
            pass

    async def _run(self) -> None:
        try:
            await asyncio.sleep(EVERY_SECONDS)
            while self._watches:
                try:
                    async with self._reading:
                        number = await self._tell()
                except Exception:
                    _log.exception("the event feed could not be read; it goes on from where it was")
                    number = 0
                if number < _MOST_AT_ONCE:
                    await asyncio.sleep(EVERY_SECONDS)
        finally:
            self._task = None

    async def _tell(self) -> int:
        rows = await self._read()
        for watch in self._watches if rows else ():
            watch.put(rows)
        return len(rows)

    async def _read(self) -> list[EventRow]:
        """What was committed since the last time."""
        # First how far back open transactions reach, then what is there: the other way round, one could commit between.
        horizon = await database.fetch_value(_HORIZON)
        rows = await database.fetch_models(EventRow, _NEW, self._since, list(self._seen))
        self._seen |= {row.id: row.created_at for row in rows}
        if len(rows) < _MOST_AT_ONCE:
            self._since = horizon
            self._seen = {each: at for each, at in self._seen.items() if at >= horizon}
        return rows


feed = EventFeed()


async def live_events(standing: Standing, wanted: EventFilter) -> AsyncIterator[list[EventRow]]:
    """What happens from now on and the watcher may see; an empty list now and then. Ends with a refusal."""
    _require(await standing.check())
    watch = await feed.watch()
    try:
        while True:
            rows = await watch.take(CHECK_SECONDS)
            actor = await standing.check()
            _require(actor)
            yield [row for row in rows if is_visible(actor, row) and is_wanted(wanted, row)]
    finally:
        feed.leave(watch)


def _require(actor: Actor) -> None:
    actor.require(Permission.AUDIT_READ, actor.organization_id)


def is_visible(actor: Actor, row: EventRow) -> bool:
    """Whether the actor may see the event: all of them, or those of the organization that their token is for."""
    return actor.may(Permission.AUDIT_READ, row.organization_id)


def is_wanted(wanted: EventFilter, row: EventRow) -> bool:
    """Whether the event is one of the filter's, as the audit log's statement has it."""
    if wanted.key and row.key != wanted.key and not row.key.startswith(wanted.key.rstrip(".") + "."):
        return False
    named = ("result", "user_id", "application_id", "organization_id")
    if any(getattr(wanted, name) not in (None, getattr(row, name)) for name in named):
        return False
    if wanted.exact_key not in (None, row.key):
        return False
    if not wanted.with_webhooks and row.key.startswith("TriggerHook."):
        return False
    return _is_within(wanted, row.created_at)


def _is_within(wanted: EventFilter, at: datetime) -> bool:
    return not (
        (wanted.after and at <= wanted.after)
        or (wanted.before and at >= wanted.before)
        or (wanted.since and at < wanted.since)
        or (wanted.until and at > wanted.until)
    )
