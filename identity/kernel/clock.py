"""The clock: every time in the domain is asked for here, so that tests can set it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime


def _system_time() -> datetime:
    return datetime.now(UTC)


_read: Callable[[], datetime] = _system_time


def now() -> datetime:
    """The present moment, in UTC."""
    return _read()


def epoch_seconds() -> int:
    """The present moment as JWT claims state it (RFC 7519 section 2, NumericDate)."""
    return int(_read().timestamp())


@contextmanager
def clock_set_to(read: Callable[[], datetime]) -> Iterator[None]:
    """Let `read` tell the time inside the block."""
    global _read  # noqa: PLW0603 - one clock for the process is the point
    before, _read = _read, read
    try:
        yield
    finally:
        _read = before
