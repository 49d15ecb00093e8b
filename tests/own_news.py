"""What this process makes stale it drops at once. That its own notice drops it again is left out: nobody can say when,
and how many statements run is not to hang on that."""

from collections.abc import Iterator
from contextlib import contextmanager

import orjson
import pytest

from identity.kernel import caches
from identity.kernel.caches import CacheListener, StaleEntry
from tests.counting import CountingConnection


@contextmanager
def own_news_unheard() -> Iterator[None]:
    """For the life of the block; notices of others are heard, and those of what was not dropped here."""
    dropped: set[StaleEntry] = set()
    drop, heard = caches.drop, CacheListener._heard

    def dropping(entry: StaleEntry) -> None:
        dropped.add(entry)
        drop(entry)

    def hearing(connection: object, pid: int, channel: str, payload: object) -> None:
        entry = StaleEntry(*orjson.loads(str(payload)))
        if pid not in CountingConnection.pids or entry not in dropped:
            heard(connection, pid, channel, payload)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(caches, "drop", dropping)
        patch.setattr(CacheListener, "_heard", staticmethod(hearing))
        yield
