"""Worker processes, forked from one that has the application loaded: they start fast and share its memory."""

import functools
import gc
import importlib
import multiprocessing
import threading
from collections.abc import Callable
from multiprocessing import forkserver
from socket import socket

import uvicorn
from starlette.types import ASGIApp
from uvicorn import _subprocess

from identity import settings
from identity.settings import Settings
from keystead import logs
from keystead.one_write import HttpProtocol

_PRELOADED = "keystead.preloaded"


def warm_up(own: Settings) -> Callable[[], None]:
    """Begin to load the application while the database still starts: here, or where workers are forked from. Until
    what is given back returns, this process imports nothing else: two threads that come to modules from two ends may
    each wait for what the other has begun, and Python then hands out modules that are half there."""
    if own.workers == 1:
        loading = threading.Thread(target=load_application, daemon=True)
        loading.start()
        return loading.join
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([_PRELOADED])
    _subprocess.spawn = context  # type: ignore[assignment]
    forkserver.ensure_running()
    return lambda: None  # another process's imports are its own


def load_application() -> None:
    """Until a worker begins nobody looks for garbage: what is loaded stays, and looking through it takes long."""
    gc.disable()
    importlib.import_module("keystead.app")


def run(own: Settings, listening: socket) -> None:
    """Serve with as many workers as the settings say, until told to stop."""
    config = uvicorn.Config(
        functools.partial(application, own),
        factory=True,
        workers=own.workers,
        http=HttpProtocol,
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
