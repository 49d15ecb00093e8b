"""A database connection that keeps count of its statements and can fail at the n-th, for tests."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, ClassVar

import asyncpg


class PlannedFailure(Exception):
    """The fault that a test asked for."""


@dataclass
class StatementLog:
    """The statements of a block; with `fails_at` the n-th one fails instead of running."""

    fails_at: int | None = None
    texts: list[str] = field(default_factory=list)
    tasks: list[Any] = field(default_factory=list)

    @property
    def of_this_task(self) -> list[str]:
        """Those of the task that asks, without those of tasks that it started."""
        own = asyncio.current_task()
        return [text for text, task in zip(self.texts, self.tasks, strict=True) if task is own]

    @property
    def number(self) -> int:
        """How many statements ran."""
        return len(self.texts)

    def note(self, query: str) -> None:
        """Count a statement, or fail it."""
        self.texts.append(query)
        self.tasks.append(asyncio.current_task())
        if self.fails_at is not None and len(self.texts) == self.fails_at:
            raise PlannedFailure(query)


_log: ContextVar[StatementLog | None] = ContextVar("statement_log", default=None)


@contextmanager
def log_of_statements(fails_at: int | None = None) -> Iterator[StatementLog]:
    """Count the statements of this task and of those that it starts."""
    log = StatementLog(fails_at)
    token = _log.set(log)
    try:
        yield log
    finally:
        _log.reset(token)


class CountingConnection(asyncpg.Connection):  # type: ignore[type-arg]
    """Every way of running SQL ends in one of these three."""

    pids: ClassVar[set[int]] = set()

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.pids.add(self.get_server_pid())

    async def execute(self, query: str, *args: Any, timeout: float | None = None) -> str:
        if not args:
            _note(query)
        return await super().execute(query, *args, timeout=timeout)

    async def _execute(self, query: str, args: Any, limit: int, timeout: float | None, **options: Any) -> Any:
        _note(query)
        return await super()._execute(query, args, limit, timeout, **options)

    async def _executemany(self, query: str, args: Any, timeout: float | None, **options: Any) -> Any:
        _note(query)
        return await super()._executemany(query, args, timeout, **options)


def _note(query: str) -> None:
    log = _log.get()
    # A failed transaction must still be able to roll back.
    if log is not None and not query.startswith("ROLLBACK"):
        log.note(query)
