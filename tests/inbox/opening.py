"""The development inbox, open for the life of a block."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from identity import settings
from identity.kernel import caches


@contextmanager
def open_inbox() -> Iterator[None]:
    """Messages that no connector would send are kept."""
    before = settings.current()
    settings.use(replace(before, development_inbox=True))
    caches.drop_everything()
    try:
        yield
    finally:
        settings.use(before)
        caches.drop_everything()
