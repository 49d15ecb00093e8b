"""The PostgreSQL of a test run, where none is given."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from keystead.embedded_postgres import EmbeddedPostgres

# For all test processes of a run, and the servers that they start.
_CONNECTIONS = 600


@contextmanager
def forgetful_postgres() -> Iterator[str]:
    """The URL of an embedded server that keeps nothing for the time after a crash, so nothing waits for the disk."""
    with TemporaryDirectory(prefix="keystead-test-") as name:
        directory = Path(name)
        directory.chmod(0o711)  # as root, the user that runs the database has to pass
        with EmbeddedPostgres(directory, say=lambda _line: None, max_connections=_CONNECTIONS) as url:
            _let_it_forget(directory)
            yield url


def _let_it_forget(directory: Path) -> None:
    data = next(directory.rglob("postmaster.pid")).parent
    with (data / "postgresql.auto.conf").open("a") as file:
        file.write("fsync = off\nfull_page_writes = off\nsynchronous_commit = off\n")
    os.kill(int((data / "postmaster.pid").read_text().split()[0]), signal.SIGHUP)
