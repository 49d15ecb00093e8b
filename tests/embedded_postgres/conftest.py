"""Directories that any user can pass, and servers that are ended with the test."""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from keystead.embedded_postgres import EmbeddedPostgres
from tests.embedded_postgres.servers import SERVER, Server


@pytest.fixture
def open_directory() -> Iterator[Path]:
    """A directory that every user may pass; pytest's own are closed to all but one."""
    directory = Path(tempfile.mkdtemp(prefix="keystead-test-", dir="/tmp"))
    directory.chmod(0o711)
    yield directory
    shutil.rmtree(directory)


@pytest.fixture
def data_dir(open_directory: Path) -> Path:
    return open_directory / "data"


@pytest.fixture(scope="module")
def _made() -> Iterator[Path]:
    directory = Path(tempfile.mkdtemp(prefix="keystead-test-", dir="/tmp"))
    directory.chmod(0o711)
    with EmbeddedPostgres(directory / "data", lambda _line: None):
        pass
    yield directory / "data"
    shutil.rmtree(directory)


@pytest.fixture
def used_data_dir(_made: Path, data_dir: Path) -> Path:
    """With a database from an earlier start, which was ended in order: making one takes most of a start's time."""
    subprocess.run(["cp", "-a", _made, data_dir], check=True)
    return data_dir


@pytest.fixture
def shared_directory(open_directory: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stands for /var/lib/keystead."""
    shared = open_directory / "shared"
    monkeypatch.setattr("keystead.embedded_postgres.places.SHARED", shared)
    monkeypatch.setattr("keystead.embedded_postgres.programs.SHARED", shared)
    return shared


@pytest.fixture
def start_server() -> Iterator[Callable[[Path], Server]]:
    started: list[subprocess.Popen[str]] = []

    def start(data_dir: Path) -> Server:
        pipe = subprocess.PIPE
        command = [sys.executable, "-c", SERVER, str(data_dir)]
        process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True)
        started.append(process)
        assert process.stdout
        return Server(process, process.stdout.readline().strip())

    yield start
    for process in started:
        # Leaving closes its input, which is how it is told to stop, and waits: its database is gone then.
        with process:
            pass
