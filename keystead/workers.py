"""Worker processes, forked from one that has the application loaded: they start fast and share its memory."""

import asyncio
import functools
import importlib
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from multiprocessing import forkserver
from socket import socket
from types import FrameType

import uvicorn
from starlette.types import ASGIApp
from uvicorn import _subprocess

from identity import settings
from identity.settings import Settings
from keystead import logs

_PRELOADED = "keystead.preloaded"


def warm_up(own: Settings) -> None:
    """Begin to load the application while the database still starts: here, or where workers are forked from."""
    if own.workers == 1:
        threading.Thread(target=importlib.import_module, args=("keystead.app",), daemon=True).start()
    else:
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload([_PRELOADED])
        _subprocess.spawn = context  # type: ignore[assignment]
        forkserver.ensure_running()


def run(own: Settings, listening: socket) -> None:
    """Serve with as many workers as the settings say, until told to stop."""
    config = uvicorn.Config(
        functools.partial(application, own),
        factory=True,
        workers=own.workers,
        http="httptools",
        access_log=False,
        log_level="warning",
        server_header=False,
        proxy_headers=False,
        lifespan="on",
        timeout_graceful_shutdown=own.shutdown_grace_seconds,
        ws_max_size=own.body_limit_bytes,
    )
    if own.workers == 1:
        uvicorn.Server(config).run(sockets=[listening])
    else:
        from uvicorn.supervisors import Multiprocess

        Multiprocess(config, sockets=[listening]).run()


def application(own: Settings) -> ASGIApp:
    """The application of a worker with these settings."""
    from keystead.app import create_app

    settings.use(own)
    logs.configure(own)
    return create_app(own)


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
