"""Worker processes, forked from one that has the application loaded: they start fast and share its memory."""

import functools
import importlib
import multiprocessing
import threading
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
