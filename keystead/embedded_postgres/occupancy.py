"""One server, one database: the lock on the data directory, and what a killed server left running."""

import fcntl
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from keystead.embedded_postgres.errors import EmbeddedPostgresError
from keystead.embedded_postgres.places import SOCKET, Place

FAST, IMMEDIATE = signal.SIGINT, signal.SIGQUIT
PATIENCE_SECONDS = 10.0


class DirectoryLock:
    """Held as long as the process lives; the system releases it however the process ends."""

    def __init__(self, directory: Path) -> None:
        self._file = os.open(directory / "postgresql.lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.read(self._file, 20).decode(errors="replace").strip() or "unknown"
            os.close(self._file)
            raise EmbeddedPostgresError(
                f"Another server (process {holder}) uses the data directory {directory}: "
                "stop it, or choose another KEYSTEAD_DATA_DIR."
            ) from None
        os.truncate(self._file, 0)
        os.pwrite(self._file, f"{os.getpid()}\n".encode(), 0)

    def release(self) -> None:
        os.close(self._file)


def is_in_use(directory: Path) -> bool:
    """Whether another process has the directory."""
    if not (directory / "postgresql.lock").exists():
        return False
    try:
        DirectoryLock(directory).release()
    except EmbeddedPostgresError:
        return True
    return False


def clear_the_way(place: Place, say: Callable[[str], None]) -> None:
    """End what a killed server or a killed database left running, and take away misleading process ids."""
    if sys.platform != "linux":
        return  # elsewhere PostgreSQL's own checks have to do
    if _processes_in(place.data):
        say("Waiting for the database of a killed server to end.")
        _end_processes_in(place.data)
    _forget_reused_process_id(place.data / "postmaster.pid")
    _forget_reused_process_id(place.sockets / f"{SOCKET}.lock")


def _end_processes_in(data: Path) -> None:
    # Never SIGKILL while others remain: PostgreSQL's processes end by themselves, in order, once asked.
    for seconds, how in ((PATIENCE_SECONDS, FAST), (PATIENCE_SECONDS, IMMEDIATE)):
        until = time.monotonic() + seconds
        leader = _recorded_process_id(data / "postmaster.pid")
        while running := _processes_in(data):
            for process in [leader] if leader in running else running:
                _send(process, how)
            if time.monotonic() > until:
                break
            time.sleep(0.05)
    if running := _processes_in(data):
        raise EmbeddedPostgresError(
            f"An older database process does not end: {min(running)}; stop it by hand."
        )


def _processes_in(data: Path) -> set[int]:
    """The processes at work in the data directory, which is the working directory of each of them."""
    found = set()
    wanted = os.fspath(data.resolve())
    for entry in os.scandir("/proc"):
        if entry.name.isdigit():
            try:
                if os.readlink(f"/proc/{entry.name}/cwd") == wanted:
                    found.add(int(entry.name))
            except OSError:
                continue  # ended meanwhile, or another user's
    return found


def _forget_reused_process_id(record: Path) -> None:
    # Nothing runs in the directory, yet the recorded id is alive: it belongs to some other program by now, or
    # to a zombie, and PostgreSQL would refuse to start. Usual in containers: ids are few, and nobody reaps.
    process = _recorded_process_id(record)
    if process is not None and Path(f"/proc/{process}").exists():
        record.unlink()


def _recorded_process_id(record: Path) -> int | None:
    try:
        return int(record.read_text().split("\n", 1)[0])
    except (OSError, ValueError):
        return None


def _send(process: int | None, how: signal.Signals) -> None:
    if process is not None:
        try:
            os.kill(process, how)
        except ProcessLookupError:
            return
