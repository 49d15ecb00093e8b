"""How a worker learns that it shall stop: it is told, or the server that started it is gone."""

import asyncio
import functools
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from types import FrameType


def when_told_to_stop(notice: Callable[[], object]) -> Callable[[], None]:
    """Give notice as soon as the process is told to stop, before the server waits for its open connections."""
    if threading.current_thread() is not threading.main_thread():
        return lambda: None
    loop = asyncio.get_running_loop()
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}

    def heard(number: int, frame: FrameType | None) -> None:
        loop.call_soon_threadsafe(notice)
        handler = before[signal.Signals(number)]
        if callable(handler):
            handler(number, frame)

    def restore() -> None:
        for number, handler in before.items():
            if signal.getsignal(number) is heard:
                signal.signal(number, handler)

    for number, handler in before.items():
        if callable(handler):
            signal.signal(number, heard)
    return restore


def end_with_parent() -> Callable[[], object]:
    """Let this worker stop when the server that started it is killed; the result stops the watch."""
    parent = multiprocessing.parent_process()
    if parent is None:
        return lambda: None
    loop = asyncio.get_running_loop()
    loop.add_reader(parent.sentinel, os.kill, os.getpid(), signal.SIGTERM)
    return functools.partial(loop.remove_reader, parent.sentinel)
