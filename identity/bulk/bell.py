"""The bell that wakes the workers of every process when a job was handed in."""

import asyncio

from identity.kernel.caches import Cache


class Bell(Cache[None]):
    """Rings with the commit of whoever made it stale; it stands among the caches because their news reach everybody."""

    def __init__(self) -> None:
        super().__init__("bulk_jobs", _nothing)
        self._rang = asyncio.Event()

    def drop(self, key: str | None) -> None:
        """Ring, also when the connection that carries the news was lost meanwhile."""
        super().drop(key)
        self._rang.set()

    async def wait(self, longest_seconds: float) -> None:
        """Return when it has rung since the last time, or after a while."""
        try:
            await asyncio.wait_for(self._rang.wait(), longest_seconds)
        except TimeoutError:
            return
        finally:
            self._rang.clear()


async def _nothing(_key: str) -> None:
    return None


bell = Bell()
