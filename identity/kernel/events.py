"""Events: what the domain announces. Their rows are the audit and the outbox at once.

An action announces inside its transaction, and higher features may listen there. What changes no data (a token issued
from what is known already) goes through the batch writer, which commits in groups.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field, fields
from datetime import datetime
from functools import lru_cache
from typing import Any, ClassVar, TypeVar

from identity.kernel import clock, database
from identity.kernel.actor import Actor
from identity.security.secrets import random_id

_SUBJECT_FIELDS = ("user_id", "application_id", "organization_id", "session_id")
_MASK = "******"
_SECRET_WORDS = (
    "token",
    "secret",
    "password",
    "credential",
    "cookie",
    "apikey",
    "authorization",
    "digest",
    "code",
    "assertion",
)
_NOT_SECRET = frozenset(
    {
        "token_types",
        "code_challenge_method",
        "token_endpoint_auth_method",
        "client_assertion_type",
        "subject_token_type",
        "actor_token_type",
        "requested_token_type",
    }
)
_LONGEST_GROUP = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened; subclasses add fields and name their key."""

    key: ClassVar[str]
    user_id: str | None = None
    application_id: str | None = None
    organization_id: str | None = None
    session_id: str | None = None
    result: str = "Success"


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed(Event):
    """An administrative change, with what was and what is."""

    before: dict[str, Any] | None = None
    after: dict[str, Any] | None = None


E = TypeVar("E", bound=Event)
Listener = Callable[[Any], Awaitable[None]]
L = TypeVar("L", bound=Listener)
_listeners: dict[type[Event], list[Listener]] = {}
_listeners_of_many: dict[type[Event], list[Listener]] = {}


def listens_to(event_type: type[E]) -> Callable[[L], L]:
    """Run the function for each such event, inside the transaction that announces it."""

    def register(function: L) -> L:
        _listeners.setdefault(event_type, []).append(function)
        return function

    return register


def listens_to_many(event_type: type[E]) -> Callable[[L], L]:
    """The same for what often happens many times at once: the function gets the list of them."""

    def register(function: L) -> L:
        _listeners_of_many.setdefault(event_type, []).append(function)
        return function

    return register


async def tell_listeners(told: Sequence[Event]) -> None:
    """Let the higher features do their part of what happened: events of one type, in their order."""
    for event_type in type(told[0]).__mro__ if told else ():
        for listener in _listeners.get(event_type, ()):
            for event in told:
                await listener(event)
        for listener in _listeners_of_many.get(event_type, ()):
            await listener(told)


def masked(value: Any, name: str = "") -> Any:
    """The value with whatever looks secret replaced, for the audit."""
    if isinstance(value, str):
        return _MASK if value and _looks_secret(name) else value
    if isinstance(value, dict):
        return {key: masked(inner, key) for key, inner in value.items()}
    if isinstance(value, list):
        return [masked(inner, name) for inner in value]
    return value


@lru_cache(maxsize=4096)
def _looks_secret(name: str) -> bool:
    folded = name.replace("-", "").replace("_", "").lower()
    return name not in _NOT_SECRET and any(word in folded for word in _SECRET_WORDS)


_payload_fields_by_type: dict[type[Event], tuple[str, ...]] = {}


def _payload_fields(event_type: type[Event]) -> tuple[str, ...]:
    names = _payload_fields_by_type.get(event_type)
    if names is None:
        names = tuple(f.name for f in fields(event_type) if f.name not in (*_SUBJECT_FIELDS, "result"))
        _payload_fields_by_type[event_type] = names
    return names


def event_row(event: Event, actor: Actor, at: datetime | None = None) -> dict[str, Any]:
    """The event as a row of the events table."""
    payload = {
        name: masked(value, name)
        for name in _payload_fields(type(event))
        if (value := getattr(event, name)) is not None
    }
    return {
        "id": random_id(),
        "key": event.key,
        "result": event.result,
        "actor_kind": actor.kind.value,
        "actor_id": actor.id,
        "user_id": event.user_id,
        "application_id": event.application_id,
        "organization_id": event.organization_id,
        "session_id": event.session_id,
        "ip": actor.origin.ip,
        "user_agent": actor.origin.user_agent,
        "payload": payload,
        "created_at": (at or clock.now()).isoformat(),
    }


INSERT_ROWS = "INSERT INTO events SELECT * FROM jsonb_populate_recordset(NULL::events, {rows})"
"""A statement, or the body of a CTE, that stores rows made by `event_row` and given as one jsonb argument."""


@dataclass(slots=True)
class EventWriter:
    """Writes events that change no data in groups: one statement for all that came in meanwhile."""

    waits_for_commit: bool = True
    _pending: list[tuple[dict[str, Any], asyncio.Future[None]]] = field(default_factory=list)
    _task: asyncio.Task[None] | None = None
    _wake: asyncio.Event = field(default_factory=asyncio.Event)
    _is_closing: bool = False

    def start(self) -> None:
        """Begin to write; call it outside any transaction."""
        self._is_closing = False
        self._task = asyncio.create_task(self._run(), name="event writer")

    async def stop(self) -> None:
        """Write what is left, then end."""
        self._is_closing = True
        self._wake.set()
        if self._task:
            await self._task

    async def write(self, event: Event, actor: Actor) -> None:
        """Store the event; returns when its group is committed (unless the setting lifts that)."""
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._pending.append((event_row(event, actor), future))
        self._wake.set()
        if self.waits_for_commit:
            await future
        else:
            future.add_done_callback(lambda done: done.cancelled() or done.exception())

    async def _run(self) -> None:
        while not (self._is_closing and not self._pending):
            await self._wake.wait()
            self._wake.clear()
            while self._pending:
                group, self._pending = self._pending[:_LONGEST_GROUP], self._pending[_LONGEST_GROUP:]
                await self._commit(group)

    @staticmethod
    async def _commit(group: list[tuple[dict[str, Any], asyncio.Future[None]]]) -> None:
        error: Exception | None = None
        try:
            await database.execute(INSERT_ROWS.format(rows="$1::jsonb"), [row for row, _ in group])
        except Exception as failure:
            error = failure  # each waiting request fails with it
        for _, future in group:
            if future.done():
                continue
            if error:
                future.set_exception(error)
            else:
                future.set_result(None)


writer = EventWriter()
