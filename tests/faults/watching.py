"""Watches actions at work: what they await inside the transaction, and what they announce."""

import gc
import sys
from collections.abc import Awaitable, Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import AsyncGeneratorType, CoroutineType, GeneratorType
from typing import Any

import pytest

from identity.kernel import action, events

_SLOW_CALLS = ("socket.connect", "socket.getaddrinfo", "subprocess.Popen", "os.system")
_watched: list["Watched"] = []


class AwaitedInTransaction(AssertionError):
    """Something other than SQL kept a transaction waiting."""


@dataclass
class Watched:
    """An awaitable that notes on every suspension whether it is asyncpg that waits."""

    work: Awaitable[Any]
    offences: list[str]

    def __await__(self) -> Generator[Any, Any, Any]:
        steps = self.work.__await__()
        outcome: Any = None
        failure: BaseException | None = None
        while True:
            _watched.append(self)
            try:
                future = steps.throw(failure) if failure else steps.send(outcome)
            except StopIteration as done:
                return done.value
            finally:
                _watched.pop()
            path = awaited_files(steps)
            if not any("/asyncpg/" in name for name in path):
                self.offences.append(f"{future!r} in {path[-1:]}")
            outcome, failure = None, None
            try:
                outcome = yield future
            except BaseException as error:
                failure = error


def awaited_files(awaitable: Any) -> list[str]:
    """The files of the functions that wait for each other, outermost first."""
    found: list[str] = []
    seen: set[int] = set()
    open_ends = [awaitable]
    while open_ends:
        current = open_ends.pop()
        if id(current) in seen:
            continue
        seen.add(id(current))
        code = next(
            (getattr(current, name) for name in ("cr_code", "gi_code", "ag_code") if hasattr(current, name)),
            None,
        )
        if code:
            found.append(code.co_filename)
        inner = next(
            (getattr(current, name, None) for name in ("cr_await", "gi_yieldfrom", "ag_await")
             if getattr(current, name, None) is not None), None
        )  # fmt: skip
        if inner is not None:
            open_ends.append(inner)
        elif code is None:  # an opaque iterator around one of them
            open_ends += [
                each
                for each in gc.get_referents(current)
                if isinstance(each, CoroutineType | GeneratorType | AsyncGeneratorType)
            ]
    return found


@contextmanager
def only_sql_is_awaited() -> Iterator[None]:
    """Fail at the end of the block if an action awaited anything else in its transaction, or blocked in it."""
    offences: list[str] = []
    original = action._in_transaction

    async def watched(actor: Any, call: Callable[[], Awaitable[Any]], *rest: Any, **named: Any) -> Any:
        return await original(actor, lambda: Watched(call(), offences), *rest, **named)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(action, "_in_transaction", watched)
        yield
    if offences:
        raise AwaitedInTransaction("\n".join(offences))


def _hear(event: str, arguments: tuple[Any, ...]) -> None:
    if _watched and event in _SLOW_CALLS:
        _watched[-1].offences.append(f"{event}{arguments}")


sys.addaudithook(_hear)


@dataclass
class Announced:
    """The events of a block and their rows."""

    told: list[events.Event] = field(default_factory=list)
    rows: list[dict[str, Any]] = field(default_factory=list)


@contextmanager
def announced_events() -> Iterator[Announced]:
    """Collect what is announced, in transactions and in single statements alike."""
    collected = Announced()
    original = events.event_row

    def noting(event: events.Event, *rest: Any, **named: Any) -> dict[str, Any]:
        row = original(event, *rest, **named)
        collected.told.append(event)
        collected.rows.append(row)
        return row

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(events, "event_row", noting)
        yield collected
