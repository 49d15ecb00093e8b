"""The embedded database's life: started, watched and stopped by the server."""

import asyncio
import os
import subprocess
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import BinaryIO
from urllib.parse import quote

from keystead.embedded_postgres.cluster import DATABASE, ROLE, prepare_cluster
from keystead.embedded_postgres.errors import EmbeddedPostgresError
from keystead.embedded_postgres.occupancy import FAST, IMMEDIATE, DirectoryLock, clear_the_way, is_in_use
from keystead.embedded_postgres.places import Place, find_place, open_sockets
from keystead.embedded_postgres.programs import Programs

START_SECONDS = 60.0  # recovery after a crash may take a while
STOP_SECONDS = 30.0
LONGEST_PAUSE_SECONDS = 5.0

# Nothing here trades durability for speed: fsync, full_page_writes and synchronous_commit stay on.
TUNING = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "shared_buffers": "128MB",
    "jit": "off",
    "wal_buffers": "16MB",
    "wal_compression": "on",
    "max_wal_size": "1GB",
    "min_wal_size": "128MB",
    "checkpoint_timeout": "10min",
    "random_page_cost": "1.1",
    "effective_cache_size": "512MB",
    # No ERROR lines: they carry values of rows, and the server reports its own errors.
    "log_min_messages": "log",
    "log_checkpoints": "off",
    "log_timezone": "UTC",
    "timezone": "UTC",
    "cluster_name": "keystead",
}


class EmbeddedPostgres:
    """PostgreSQL in a data directory. Blocking; from `start` on, a database that ends is started again."""

    def __init__(self, data_dir: Path, say: Callable[[str], None], max_connections: int = 100) -> None:
        self._data_dir = data_dir.absolute()
        self._say = say
        self._tuning = TUNING | {"max_connections": str(max_connections)}
        self._stopping = threading.Event()
        self._settled = threading.Event()
        self._failure: BaseException | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._keeper: threading.Thread | None = None
        self._cleanup = ExitStack()

    def start(self) -> str:
        """Start, and return the address for asyncpg once the database answers."""
        with ExitStack() as stack:
            stack.callback(self.stop)
            try:
                place, programs, password = self._prepare()
            except OSError as error:
                reason = f"{error.strerror}: {error.filename}"
                raise EmbeddedPostgresError(f"The data directory cannot be used ({reason}).") from error
            url = _address(place, password)
            # One thread for the whole life: the system ends the child with the thread that started it.
            self._keeper = threading.Thread(
                target=self._keep, args=(place, programs, url), name="embedded-postgres", daemon=True
            )
            self._keeper.start()
            self._settled.wait()
            if self._failure:
                raise self._failure
            stack.pop_all()
        return url

    def stop(self) -> None:
        """Stop the database in order; what was committed is on disk either way."""
        self._stopping.set()
        until = time.monotonic() + STOP_SECONDS
        while self._keeper and self._keeper.is_alive():
            if process := self._process:
                process.send_signal(FAST if time.monotonic() < until else IMMEDIATE)
            self._keeper.join(0.5)
        self._cleanup.close()

    def __enter__(self) -> str:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _prepare(self) -> tuple[Place, Programs, str]:
        # Closed to others; as root, open for the passage of the user that runs the database.
        self._data_dir.mkdir(mode=0o711 if os.geteuid() == 0 else 0o700, parents=True, exist_ok=True)
        self._lock(self._data_dir)
        place = find_place(self._data_dir, self._say)
        if place.directory != self._data_dir:
            self._lock(place.directory)
        programs = Programs(place.account)
        clear_the_way(place, self._say)
        password = prepare_cluster(place, programs, self._say)
        open_sockets(place)
        return place, programs, password

    def _lock(self, directory: Path) -> None:
        self._cleanup.callback(DirectoryLock(directory).release)

    def _keep(self, place: Place, programs: Programs, url: str) -> None:
        pause = 0.1
        while not self._stopping.wait(0 if not self._settled.is_set() else pause):
            try:
                self._run_once(place, programs, url)
                pause = 0.1
            except (EmbeddedPostgresError, OSError) as error:
                if not self._settled.is_set():
                    self._failure = error
                    break
                self._say(str(error))
                pause = min(pause * 2, LONGEST_PAUSE_SECONDS)
            if not self._stopping.is_set():
                self._say("The database ended unexpectedly: starting it again.")
        self._settled.set()

    def _run_once(self, place: Place, programs: Programs, url: str) -> None:
        clear_the_way(place, self._say)
        options = self._tuning | {"unix_socket_directories": str(open_sockets(place))}
        arguments = [f"--{name}={value}" for name, value in options.items()]
        with _fresh_log(place.log) as log:
            process = programs.spawn("postgres", "-D", str(place.data), *arguments, log=log)
        self._process = process
        try:
            self._wait_until_it_answers(process, place, url)
            self._settled.set()
        except BaseException:
            process.send_signal(FAST)
            raise
        finally:
            process.wait()

    def _wait_until_it_answers(self, process: "subprocess.Popen[bytes]", place: Place, url: str) -> None:
        until = time.monotonic() + START_SECONDS
        while not asyncio.run(_answers(url)):
            if process.poll() is not None or time.monotonic() > until:
                raise EmbeddedPostgresError(f"The database does not start: {_last_line(place.log)}")
            if self._stopping.is_set():
                raise EmbeddedPostgresError("The database was stopped while it was starting.")
            time.sleep(0.01)


def running_address(data_dir: Path) -> str | None:
    """The address of the database that another process runs in the directory; None if none does."""
    directory = data_dir.absolute()
    if not is_in_use(directory):
        return None
    place = find_place(directory, lambda _line: None)
    return _address(place, place.password.read_text().strip())


def _address(place: Place, password: str) -> str:
    return f"postgresql://{ROLE}:{quote(password)}@/{DATABASE}?host={quote(str(place.sockets))}"


async def _answers(url: str) -> bool:
    """Whether the database takes connections; it is created when missing."""
    import asyncpg

    try:
        connection = await asyncpg.connect(url, timeout=5)
    except asyncpg.InvalidPasswordError as error:
        raise EmbeddedPostgresError(
            "The database refuses the password in postgresql.password: delete that file and start again."
        ) from error
    except (OSError, asyncpg.CannotConnectNowError, asyncpg.ConnectionDoesNotExistError):
        return False
    except asyncpg.InvalidCatalogNameError:
        connection = await asyncpg.connect(url, database="postgres")
        await connection.execute(f"CREATE DATABASE {DATABASE}")
    await connection.close()
    return True


def _fresh_log(log: Path) -> BinaryIO:
    """The log of this run; the one before is kept, for the question why it ended."""
    if log.exists():
        log.replace(log.with_suffix(".log.1"))
    return os.fdopen(os.open(log, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")


def _last_line(log: Path) -> str:
    lines = log.read_text(errors="replace").strip().splitlines()
    fatal = [line for line in lines if "FATAL" in line or "PANIC" in line]
    return f"{(fatal or lines or ['it said nothing'])[-1]} (more in {log})"
