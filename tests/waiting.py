"""Waiting for the very thing that has to happen: soon on an idle machine, later on a busy one."""

import asyncio
import time
from collections.abc import Awaitable, Callable

LONGEST_SECONDS = 60.0


def wait_until(happened: Callable[[], object], seconds: float = LONGEST_SECONDS) -> float:
    """Return as soon as it has happened; how many seconds that took."""
    began = time.monotonic()
    while not happened():
        assert time.monotonic() - began < seconds, "it has not happened"
        time.sleep(0.02)
    return time.monotonic() - began


async def until(happened: Callable[[], object], seconds: float = LONGEST_SECONDS) -> float:
    """The same, while the event loop goes on."""
    began = time.monotonic()
    while not happened():  # what is waited for rings no bell
        assert time.monotonic() - began < seconds, "it has not happened"
        await asyncio.sleep(0.01)
    return time.monotonic() - began


async def is_once_below(bound: float, measure: Callable[[], Awaitable[float]], times: int = 5) -> bool:
    """Whether a figure is below the bound at least once: who shares the machine makes it worse, but never better."""
    for _ in range(times):
        if await measure() < bound:
            return True
    return False
