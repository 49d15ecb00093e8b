"""Caches of configuration: current at once where it was written, within a second everywhere else.

Writes notify all workers through PostgreSQL. A worker that lost its listening connection goes past its caches until it
listens again, and then starts with empty ones.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

import asyncpg
import orjson
import structlog

CHANNEL = "keystead_stale"
_HEARTBEAT_SECONDS = 0.25
_SILENCE_SECONDS = 0.6  # together with the heartbeat less than the second that is promised
_RECONNECT_SECONDS = 0.2
_DEFAULT_CAPACITY = 10_000

V = TypeVar("V")
_log = structlog.get_logger("keystead.caches")


@dataclass(frozen=True, slots=True)
class StaleEntry:
    """An entry of a cache, or with key None the whole cache, that holds no longer."""

    cache: str
    key: str | None

    def as_message(self) -> str:
        """The notification's payload."""
        return orjson.dumps([self.cache, self.key]).decode()


class _Missing:
    """No cached value (None can be one)."""


MISSING = _Missing()
_caches: dict[str, "Cache[Any]"] = {}


class Cache(Generic[V]):
    """Values by key, loaded on demand, the least recently used one dropped when full."""

    def __init__(
        self, name: str, load: Callable[[str], Awaitable[V]], capacity: int = _DEFAULT_CAPACITY
    ) -> None:
        self.name, self._load, self._capacity = name, load, capacity
        self._values: OrderedDict[str, V] = OrderedDict()
        self._generation = 0
        _caches[name] = self

    def peek(self, key: str) -> V | _Missing:
        """The value without waiting, or MISSING."""
        if not listener.is_fresh:
            return MISSING
        value = self._values.get(key, MISSING)
        if not isinstance(value, _Missing):
            self._values.move_to_end(key)
        return value

    async def get(self, key: str) -> V:
        """The value, loaded when it is not here. None is not kept, so that what appears is seen at once."""
        value = self.peek(key)
        if not isinstance(value, _Missing):
            return value
        generation = self._generation
        loaded = await self._load(key)
        if loaded is not None and generation == self._generation and listener.is_fresh:
            self._values[key] = loaded
            if len(self._values) > self._capacity:
                self._values.popitem(last=False)
        return loaded

    def drop(self, key: str | None) -> None:
        """Forget one value, or all; loads under way are not kept either."""
        self._generation += 1
        if key is None:
            self._values.clear()
        else:
            self._values.pop(key, None)


def drop(entry: StaleEntry) -> None:
    """Forget a stale entry in this process."""
    if cache := _caches.get(entry.cache):
        cache.drop(entry.key)


def drop_everything() -> None:
    """Empty every cache of this process."""
    for cache in _caches.values():
        cache.drop(None)


@dataclass(slots=True)
class CacheListener:
    """Listens for stale entries on a connection of its own."""

    is_fresh: bool = False
    _task: asyncio.Task[None] | None = None
    _listening: asyncio.Event = field(default_factory=asyncio.Event)

    async def start(self, dsn: str) -> None:
        """Listen from now on; returns when the first connection stands."""
        self._task = asyncio.create_task(self._run(dsn), name="cache listener")
        await self._listening.wait()

    async def stop(self) -> None:
        """Stop listening; caches are passed by from now on."""
        self.is_fresh = False
        self._listening.clear()
        if self._task:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _run(self, dsn: str) -> None:
        while True:
            try:
                await self._listen(dsn)
            except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, TimeoutError) as error:
                _log.warning("cache listener lost its connection", error=str(error))
            finally:
                self.is_fresh = False
            await asyncio.sleep(_RECONNECT_SECONDS)

    async def _listen(self, dsn: str) -> None:
        connection = await asyncpg.connect(
            dsn, timeout=5, server_settings={"application_name": "keystead caches"}
        )
        try:
            await connection.add_listener(CHANNEL, self._heard)
            drop_everything()
            self.is_fresh = True
            self._listening.set()
            while True:
                await asyncio.sleep(_HEARTBEAT_SECONDS)
                await connection.fetchval("SELECT 1", timeout=_SILENCE_SECONDS)
        finally:
            self.is_fresh = False
            connection.terminate()

    @staticmethod
    def _heard(_connection: object, _pid: int, _channel: str, payload: object) -> None:
        cache, key = orjson.loads(str(payload))
        drop(StaleEntry(cache, key))


listener = CacheListener()
