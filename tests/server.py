"""A real server in a process of its own, on a real port, for the tests that must not be in-process."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from itertools import cycle
from pathlib import Path
from threading import Thread
from typing import Any
from uuid import uuid4

import httpx
import psutil
import pytest

from tests.contract.validation import ANSWERS_FIT_SYNC

ADMIN_USERNAME, ADMIN_PASSWORD = "harbour_master", "Lantern-Over-The-Quay"
MACHINE_ID, MACHINE_SECRET = "bootstrapmachine00000", "b3c0ns-and-buoys-in-the-fairway"
MANAGEMENT_API = "https://default.logto.app/api"
_ENCRYPTION_KEY = "a2V5c3RlYWQtdGVzdC1lbmNyeXB0aW9uLWtleS0zMmI="
_LONGEST_START_SECONDS = 60


Bootstrapped = Callable[..., AbstractContextManager["Installation"]]


class ServerDidNotStart(AssertionError):
    """The process ended or said nothing; the message is all it printed."""


def free_port() -> int:
    """A port of this machine that nobody listens on, and that the system gives to nobody before it is used."""
    for port in _ports:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise AssertionError("unreachable")


def _ports_of_this_process() -> Iterator[int]:
    """Below those that connections get, and others than those of the test processes beside this one."""
    number = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    first = 20_000 + (os.getppid() + number) % 20 * 600
    return cycle(range(first, first + 600))


_ports = _ports_of_this_process()


@dataclass
class Installation:
    """A data directory, a port and settings: what every `keystead` command of one test shares."""

    data_dir: Path
    port: int = field(default_factory=free_port)
    settings: dict[str, str] = field(default_factory=dict)
    program: str = "keystead.cli"  # or a module that changes something first

    @property
    def endpoint(self) -> str:
        return f"http://localhost:{self.port}"

    def environment(self, **changes: str) -> dict[str, str]:
        """The process's own, without any setting of ours that happens to be in it."""
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("KEYSTEAD_")}
        own = {"KEYSTEAD_PORT": str(self.port), "KEYSTEAD_DATA_DIR": str(self.data_dir)}
        return inherited | own | self.settings | changes

    def command(self, *arguments: str, stdin: str = "", **changes: str) -> "subprocess.CompletedProcess[str]":
        """Run a `keystead` command to its end."""
        return subprocess.run(
            _command("keystead.cli", *arguments),
            env=self.environment(**changes),
            input=stdin,
            capture_output=True,
            text=True,
            timeout=_LONGEST_START_SECONDS,
        )

    def bootstrap(self) -> None:
        """Make the administrator and the machine that the tests sign in with."""
        done = self.command(
            "bootstrap", "--admin-username", ADMIN_USERNAME, "--admin-password", ADMIN_PASSWORD,
            "--m2m-id", MACHINE_ID, "--m2m-secret", MACHINE_SECRET,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr

    @contextmanager
    def served(self, **changes: str) -> Iterator["RunningServer"]:
        """A server that answers, until the end of the block."""
        running = self.start(**changes)
        try:
            yield running
        finally:
            running.stop()

    def start(self, **changes: str) -> "RunningServer":
        """A server that answers; stopping it is the caller's."""
        began = time.perf_counter()
        process = subprocess.Popen(
            _command(self.program, "serve"),
            env=self.environment(**changes),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        running = RunningServer(self, process)
        try:
            running.wait_until_ready()
        except ServerDidNotStart:
            running.stop()
            raise
        running.ready_seconds = time.perf_counter() - began
        return running


def _command(program: str, *arguments: str) -> list[str]:
    return [sys.executable, "-m", program, *arguments]


class RunningServer:
    """One `keystead serve` process, what it printed, and clients for it."""

    def __init__(self, installation: Installation, process: "subprocess.Popen[str]") -> None:
        self.installation, self.process = installation, process
        self.endpoint = installation.endpoint
        self.ready_seconds = 0.0
        self.printed: deque[str] = deque(maxlen=2000)
        self._reader = Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.printed.append(line.rstrip("\n"))

    @property
    def output(self) -> str:
        """What it printed so far."""
        return "\n".join(self.printed)

    @property
    def set_up_link(self) -> str:
        """The link that the server prints while there is no administrator."""
        return next(
            word for line in list(self.printed) for word in line.split() if "/console/setup?code=" in word
        )

    def wait_until_ready(self) -> None:
        """Return when the server answers; raise when it ended instead."""
        until = time.monotonic() + _LONGEST_START_SECONDS
        while time.monotonic() < until:
            if self.process.poll() is not None:
                self._reader.join(5)
                raise ServerDidNotStart(f"ended with {self.process.returncode}:\n{self.output}")
            if self.status() == 204:
                return
            time.sleep(0.02)
        raise ServerDidNotStart(f"did not answer in {_LONGEST_START_SECONDS} seconds:\n{self.output}")

    def status(self) -> int | None:
        """What it answers to whoever asks whether it is there; None when it does not."""
        # The plainest client: what it costs is missing from the server's start.
        connection = HTTPConnection("127.0.0.1", self.installation.port, timeout=10)
        try:
            connection.request("GET", "/api/status")
            return connection.getresponse().status
        except (OSError, HTTPException):
            return None
        finally:
            connection.close()

    def workers(self) -> list[psutil.Process]:
        """The processes that answer requests: forked from the one that loads the application, or the server itself."""
        main = psutil.Process(self.process.pid)
        forked = [child.children() for child in main.children() if "forkserver" in " ".join(child.cmdline())]
        return forked[0] if forked else [main]

    def database_process(self) -> psutil.Process:
        """The embedded database's first process."""
        children = psutil.Process(self.process.pid).children()
        return next(child for child in children if child.name() == "postgres")

    def stop(self) -> int:
        """End it as `kill` or an interrupt at the terminal does; the exit status."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            status = self.process.wait(60)
        except subprocess.TimeoutExpired:
            self.kill()
            raise
        self._close()
        return status

    def kill(self) -> None:
        """End it without a chance to say goodbye."""
        children = psutil.Process(self.process.pid).children()
        self.process.kill()
        self.process.wait()
        psutil.wait_procs(children, timeout=60)
        self._close()

    def _close(self) -> None:
        self._reader.join(5)
        if self.process.stdout:
            self.process.stdout.close()

    def client(self, **options: Any) -> httpx.Client:
        """A plain HTTP client of this server, which follows no redirect by itself."""
        # The server ends a connection that was idle for five seconds: nothing is sent on one that may be ending.
        limits = httpx.Limits(keepalive_expiry=4)
        return httpx.Client(
            base_url=self.endpoint, timeout=60, limits=limits, event_hooks=ANSWERS_FIT_SYNC, **options
        )

    def connections(self, number: int) -> list[httpx.Client]:
        """Clients whose connections stay with the worker that accepted them, as many with each of the workers."""
        workers = self.workers()
        clients = [self.client() for _ in range(number)]
        for client, its_worker in zip(clients, cycle(workers), strict=False):
            others = [each for each in workers if each != its_worker]
            for other in others:
                other.suspend()
            try:
                assert client.get("/api/status").status_code == 204
            finally:
                for other in others:
                    other.resume()
        return clients

    def management_token(self, scope: str = "all") -> str:
        """A Management API token of the bootstrapped machine."""
        form = {"grant_type": "client_credentials", "resource": MANAGEMENT_API, "scope": scope}
        with self.client(auth=(MACHINE_ID, MACHINE_SECRET)) as client:
            answer = client.post("/oidc/token", data=form)
        assert answer.status_code == 200, answer.text
        return str(answer.json()["access_token"])

    def api(self) -> "Api":
        """The Management API with full access."""
        return Api(self.client(headers={"authorization": f"Bearer {self.management_token()}"}))


class Api:
    """The management faces of a running server; a refusal fails the test with what the server said."""

    def __init__(self, client: httpx.Client) -> None:
        self.client = client

    def rest(self, method: str, path: str, body: Any = None) -> Any:
        """A REST call; the answer's JSON."""
        answer = self.client.request(method, path, json=body)
        assert answer.is_success, f"{method} {path}: {answer.status_code} {answer.text}"
        return answer.json() if answer.content else None

    def graphql(self, document: str, **variables: Any) -> Any:
        """A GraphQL request; its data."""
        answer = self.client.post("/graphql", json={"query": document, "variables": variables})
        assert answer.status_code == 200, f"{answer.status_code} {answer.text}"
        told = answer.json()
        assert not told.get("errors"), told["errors"]
        return told["data"]

    def mutate(self, name: str, returning: str, /, **given: Any) -> Any:
        """One mutation; what its payload's `returning` holds, which is a selection such as `user { userId }`."""
        input_type = f"{name[0].upper()}{name[1:]}Input"
        document = (
            f"mutation ($input: {input_type}!) "
            f"{{ {name}(input: $input) {{ {returning} userErrors {{ code message path }} }} }}"
        )
        payload = self.graphql(document, input=given)[name]
        assert not payload["userErrors"], payload["userErrors"]
        return payload[returning.split(" ", 1)[0]]


@contextmanager
def open_directory() -> Iterator[Path]:
    """A directory that every user may pass: the database's user must reach its data, and pytest's are closed."""
    directory = Path(tempfile.mkdtemp(prefix="keystead-test-", dir="/tmp"))
    directory.chmod(0o711)
    try:
        yield directory
    finally:
        shutil.rmtree(directory, ignore_errors=True)


@contextmanager
def an_installation(**settings: str) -> Iterator[Installation]:
    """A new installation with its own database: embedded, or one more in KEYSTEAD_TEST_DATABASE_URL."""
    with open_directory() as directory:
        own = Installation(directory / "data", settings=settings)
        external = os.environ.get("KEYSTEAD_TEST_DATABASE_URL")
        if external is None:
            yield own
            return
        with one_more_database(external) as url:
            own.settings["KEYSTEAD_DATABASE_URL"] = url
            yield own


@contextmanager
def one_more_database(server_url: str, template: str = "template1") -> Iterator[str]:
    """A database for the life of the block, a copy of another one; its URL."""
    import asyncio

    import asyncpg

    from tests.conftest import drop_database, with_database

    name = f"test_{uuid4().hex[:12]}"
    # A loop of its own making: it leaves the test run's loop alone.
    with asyncio.Runner(loop_factory=asyncio.new_event_loop) as runner:
        connection = runner.run(asyncpg.connect(server_url))
        try:
            runner.run(connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}"))
            try:
                yield with_database(server_url, name)
            finally:
                runner.run(drop_database(connection, name))
        finally:
            runner.run(connection.close())


@pytest.fixture(scope="session")
def bootstrapped(database_server: str) -> Iterator[Bootstrapped]:
    """`with bootstrapped(**settings) as installation`: the database has the administrator and the machine already, as
    a copy of one that is made only once."""
    with one_more_database(database_server) as original, open_directory() as directory:
        Installation(directory / "data", settings=_on_database(original)).bootstrap()
        template = original.partition("?")[0].rpartition("/")[2]

        @contextmanager
        def make(**settings: str) -> Iterator[Installation]:
            with open_directory() as own, one_more_database(database_server, template) as url:
                yield Installation(own / "data", settings=_on_database(url) | settings)

        yield make


def _on_database(url: str) -> dict[str, str]:
    return {"KEYSTEAD_DATABASE_URL": url, "KEYSTEAD_ENCRYPTION_KEY": _ENCRYPTION_KEY}


@pytest.fixture(scope="session")
def server(bootstrapped: Bootstrapped) -> Iterator[RunningServer]:
    """A bootstrapped server that all tests of this process share: they make things of their own in it."""
    with bootstrapped() as installation, installation.served() as running:
        yield running


@pytest.fixture(scope="session")
def api(server: RunningServer) -> Iterator[Api]:
    """The shared server's Management API."""
    api = server.api()
    with api.client:
        yield api


@pytest.fixture
def installation(bootstrapped: Bootstrapped) -> Iterator[Installation]:
    """A bootstrapped installation that is one test's own, not started."""
    with bootstrapped() as own:
        yield own


@pytest.fixture
def new_installation() -> Iterator[Installation]:
    """An installation that is one test's own, with nothing in its database."""
    with an_installation() as own:
        yield own
