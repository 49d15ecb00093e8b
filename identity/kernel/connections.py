"""Connections kept at hand for single statements.

A pool gives a connection out and takes it back with some care: a lock, a queue, a task that shields the return. For a
point read that care costs more than the read. So half of the pool's connections are borrowed for good, as they are
needed, and passed from statement to statement; transactions, and statements beyond that half, go to the pool.
"""

from typing import Any

import asyncpg


class ConnectionsAtHand:
    """The borrowed connections of one pool."""

    def __init__(self, pool: "asyncpg.Pool[asyncpg.Record]", pool_size: int) -> None:
        self._pool = pool
        self._most = pool_size // 2
        self._borrowed = 0
        self._idle: list[Any] = []

    async def fetch(self, query: str, *args: Any) -> list[asyncpg.Record]:
        """All rows of a statement."""
        return await self._run("fetch", query, args)  # type: ignore[no-any-return]

    async def fetchrow(self, query: str, *args: Any) -> asyncpg.Record | None:
        """The first row of a statement, or None."""
        return await self._run("fetchrow", query, args)  # type: ignore[no-any-return]

    async def fetchval(self, query: str, *args: Any) -> Any:
        """The first column of the first row, or None."""
        return await self._run("fetchval", query, args)

    async def execute(self, query: str, *args: Any) -> str:
        """The status of a statement."""
        return await self._run("execute", query, args)  # type: ignore[no-any-return]

    async def close(self) -> None:
        """Give the idle connections back, so that the pool can close."""
        self._most = 0
        while self._idle:
            await self._give_back(self._idle.pop())

    async def _run(self, method: str, query: str, args: tuple[Any, ...]) -> Any:
        connection = await self._take()
        if connection is None:
            return await getattr(self._pool, method)(query, *args)
        try:
            result = await getattr(connection, method)(query, *args)
        except BaseException:
            # Also after a cancellation: the pool waits until the connection is fit to be used again.
            await self._give_back(connection)
            raise
        if self._most:
            self._idle.append(connection)
        else:
            await self._give_back(connection)
        return result

    async def _take(self) -> Any:
        while self._idle:
            connection = self._idle.pop()
            if not connection.is_closed():
                return connection
            await self._give_back(connection)
        if self._borrowed >= self._most:
            return None
        self._borrowed += 1
        try:
            return await self._pool.acquire()
        except BaseException:
            self._borrowed -= 1
            raise

    async def _give_back(self, connection: Any) -> None:
        self._borrowed -= 1
        await self._pool.release(connection)
