"""Serving: the database, migrations, then the workers; and all of it down again in order."""

import asyncio
import os
import shutil
import signal
import socket
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from types import FrameType

from identity.settings import Settings
from keystead import UI_DIRECTORY, workers
from keystead.databases import database_of, is_up_to_date, migrate_and_seed

Say = Callable[[str], None]
_METRICS_DIRECTORY = (
    "PROMETHEUS_MULTIPROC_DIR"  # read by prometheus_client when it is imported, so set before that
)


class AddressInUse(RuntimeError):
    """Something listens there already."""


def serve(own: Settings, say: Say) -> None:
    """Serve until told to stop; requests under way are finished first."""
    signal.signal(signal.SIGTERM, _stop)
    listening = _listen(own)
    with _metrics_directory():
        wait_until_loaded = workers.warm_up(own)
        with database_of(own, say) as address:
            is_ready = asyncio.run(is_up_to_date(own, address))
            wait_until_loaded()
            code = None if is_ready else asyncio.run(migrate_and_seed(address, say))
            _announce(own, code, say)
            workers.run(replace(own, database_url=address), listening)


def _stop(_signal: int, _frame: FrameType | None) -> None:
    sys.exit(0)


def _listen(own: Settings) -> socket.socket:
    family = socket.AF_INET6 if ":" in own.host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((own.host, own.port))
    except OSError as error:
        listening.close()
        raise AddressInUse(
            f"cannot listen on {own.host}:{own.port} ({error.strerror}); set KEYSTEAD_PORT to a free port"
        ) from None
    listening.set_inheritable(True)
    return listening


@contextmanager
def _metrics_directory() -> Iterator[None]:
    """Workers put their figures side by side in a directory of this run."""
    directory = tempfile.mkdtemp(prefix="keystead-metrics-")
    os.environ[_METRICS_DIRECTORY] = directory
    try:
        yield
    finally:
        shutil.rmtree(directory, ignore_errors=True)


def _announce(own: Settings, code: str | None, say: Say) -> None:
    if not (UI_DIRECTORY / "experience.html").is_file():
        say("The user interfaces are not built: `make serve` builds them.")
    say(f"Keystead serves {own.endpoint}")
    if code:
        say(f"  First administrator  {own.endpoint}/console/setup?code={code}")
    for name, path in (
        ("Console", "/console"),
        ("Demo app", "/demo-app"),
        ("GraphQL", "/graphql"),
        ("REST", "/api/swagger.json"),
        ("OpenID provider", "/oidc/.well-known/openid-configuration"),
    ):
        say(f"  {name:<20} {own.endpoint}{path}")
