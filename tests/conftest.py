"""Fixtures: a real PostgreSQL, a clean database for each test that asks for one, actors, a clock, a real server."""

import asyncio
import gc
import os
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import ExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import asyncpg
import hypothesis
import pytest

import identity.applications.changes
import identity.organizations.queries  # noqa: F401 - with the line above: what somebody holds is asked there
from identity import settings as settings_module
from identity.kernel import caches, clock, events, vault
from identity.kernel.actor import SYSTEM, Actor, ActorKind
from identity.kernel.database import execute, open_database
from identity.kernel.migration import migrate
from identity.kernel.permissions import EVERY_PERMISSION, OrganizationPermission, Permission
from identity.security.encryption import Keyring
from identity.settings import Settings, load_settings
from tests.counting import CountingConnection, StatementLog, log_of_statements
from tests.kept import kept
from tests.own_news import own_news_unheard
from tests.postgres import forgetful_postgres
from tests.server import api, bootstrapped, installation, new_installation, server  # noqa: F401 - fixtures

# How long an example takes says nothing on a busy machine.
hypothesis.settings.register_profile(
    "any machine", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("any machine")
_GIVEN_SERVER = "KEYSTEAD_TEST_DATABASE_URL"
_shared_server = pytest.StashKey[str]()
_KEPT_TABLES = {"tortoise_migrations", "server_state", "signing_keys"}
# Deleting from these empties all the others too: they hang on them by foreign keys. (TRUNCATE takes ten times as long.)
_ROOT_TABLES = (
    "users",
    "applications",
    "organizations",
    "organization_roles",
    "organization_scopes",
    "roles",
    "resources",
    "grants",
    "sessions",
    "interactions",
    "sign_in_experiences",
    "failed_attempts",
    "idempotency_keys",
    "events",
    "total_deltas",
    "connectors",
    "sso_connectors",
    "saml_requests",
    "one_time_tokens",
    "verification_codes",
    "webhooks",
    "scripts",
    "configurations",
    "metadata_client_scopes",
    "assets",
    "bulk_jobs",
    "custom_phrases",
    "custom_profile_fields",
    "email_templates",
    "captcha_providers",
    "account_centers",
    "application_uses",
    "cookie_keys",
    "pushed_requests",
    "spent_identifiers",
    "logout_notices",
    "device_codes",
    "inbox_messages",
)


def pytest_configure() -> None:
    """What is loaded and collected stays to the end: nobody looks for garbage in it."""
    gc.disable()


def pytest_collection_finish() -> None:
    """From here on there is garbage, and only what is new is looked through."""
    gc.collect()
    gc.freeze()
    gc.enable()


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """In the process that hands the tests out to others (pytest-xdist): all of them use one PostgreSQL."""
    if _GIVEN_SERVER not in os.environ:
        if _shared_server not in node.config.stash:
            running = ExitStack()
            node.config.add_cleanup(running.close)
            node.config.stash[_shared_server] = running.enter_context(forgetful_postgres())
        node.workerinput["database_server"] = node.config.stash[_shared_server]


@pytest.fixture(scope="session")
def database_server(pytestconfig: pytest.Config) -> Iterator[str]:
    """A PostgreSQL server's URL: the one in KEYSTEAD_TEST_DATABASE_URL, else an embedded one of this test run."""
    shared = getattr(pytestconfig, "workerinput", {}).get("database_server")
    if given := os.environ.get(_GIVEN_SERVER, shared):
        yield given
    else:
        with forgetful_postgres() as url:
            yield url


@pytest.fixture(scope="session")
async def empty_database_url(database_server: str) -> AsyncIterator[str]:
    """A database of this test process alone, without tables."""
    name = f"test_{uuid4().hex[:12]}"
    connection = await asyncpg.connect(database_server)
    await connection.execute(f"CREATE DATABASE {name}")
    await connection.execute(f"ALTER DATABASE {name} SET synchronous_commit = off")  # nobody keeps it
    try:
        yield with_database(database_server, name)
    finally:
        await drop_database(connection, name)
        await connection.close()


async def drop_database(connection: asyncpg.Connection, name: str) -> None:
    """Drop it and end its sessions. An autovacuum worker in it is the superuser's: that refuses, but soon ends."""
    for _ in range(600):
        try:
            await connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
            return
        except asyncpg.InsufficientPrivilegeError:
            await asyncio.sleep(0.1)
    raise TimeoutError(f"{name} is still vacuumed after a minute")


def with_database(url: str, name: str) -> str:
    """The URL of another database on the same server."""
    head, _, query = url.partition("?")
    base = head.rpartition("/")[0]
    return f"{base}/{name}" + (f"?{query}" if query else "")


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings as in development, with a data directory of the test run."""
    directory: Path = tmp_path_factory.mktemp("keystead")
    return settings_module.use(
        load_settings(
            {
                "KEYSTEAD_DATA_DIR": str(directory),
                "KEYSTEAD_ENDPOINT": "http://localhost:3001",
                # As in production: a test that wants the inbox opens it (tests/inbox).
                "KEYSTEAD_DEVELOPMENT_INBOX": "false",
            }
        )
    )


@pytest.fixture(scope="session")
async def _connected(empty_database_url: str, settings: Settings) -> AsyncIterator[str]:
    """The migrated, seeded database with the process connected to it."""
    from identity.setup.seeds import seed

    vault.use(Keyring([b"k" * 32]))
    await migrate(empty_database_url, lambda _line: None)
    # What is cached, and so how many statements run, is not to hang on how long a busy machine lets a heartbeat wait.
    with pytest.MonkeyPatch.context() as patch, own_news_unheard():
        patch.setattr(caches, "_SILENCE_SECONDS", 60.0)
        async with _open(empty_database_url):
            await seed()
            yield empty_database_url


@asynccontextmanager
async def _open(url: str) -> AsyncIterator[None]:
    async with open_database(url, 12, CountingConnection):
        await caches.listener.start(url)
        events.writer.start()
        yield
        await events.writer.stop()
        await caches.listener.stop()


@pytest.fixture
async def database(_connected: str) -> AsyncIterator[str]:
    """A clean database: what is seeded, and nothing else; the caches are in use."""
    while not caches.listener.is_fresh:  # noqa: ASYNC110 - a busy machine may have kept the heartbeat waiting
        await asyncio.sleep(0.01)
    yield _connected
    await clean_database()


async def clean_database() -> None:
    """Remove all that a test wrote and put the seeds back."""
    from identity.setup.seeds import seed

    await execute("; ".join(f"DELETE FROM {table}" for table in _ROOT_TABLES))
    # Making keys takes long: one that signs is kept of each kind that there is from the start, whichever it is.
    await execute(
        "DELETE FROM signing_keys WHERE status <> 'Current' OR algorithm NOT IN ('ES256', 'RS256'); "
        "DELETE FROM server_state WHERE name = 'signing_algorithm'"
    )
    caches.drop_everything()
    await seed()
    caches.drop_everything()


async def _tables() -> list[str]:
    from identity.kernel.database import fetch

    rows = await fetch("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    return [row["tablename"] for row in rows if row["tablename"] not in _KEPT_TABLES]


@pytest.fixture
def statements() -> Callable[[], Any]:
    """`with statements() as counted:` then `counted.number` and `counted.texts` tell what SQL ran."""

    @contextmanager
    def count() -> Iterator[StatementLog]:
        with log_of_statements() as log:
            yield log

    return count


@dataclass
class SettableClock:
    """A clock that stands still until it is moved."""

    at: datetime = field(default_factory=lambda: datetime.now(UTC))

    def __call__(self) -> datetime:
        return self.at

    def advance(self, **duration: float) -> None:
        """Let time pass."""
        self.at += timedelta(**duration)


@pytest.fixture
def settable_clock() -> Iterator[SettableClock]:
    """The clock of the domain, in the test's hands."""
    own = SettableClock()
    with clock.clock_set_to(own):
        yield own


@pytest.fixture
def system() -> Actor:
    """The server itself."""
    return SYSTEM


@pytest.fixture
async def administrator(database: str) -> Actor:
    """An administrator with every permission and a user of their own."""
    from identity.setup.actions import ensure_administrator

    async def make() -> str:
        user, _ = await ensure_administrator(SYSTEM, "administrator", "administrator-password")
        return str(user.id)

    user_id = await kept("administrator", make)
    return Actor(
        ActorKind.ADMINISTRATOR, user_id=user_id, application_id="admin-console", permissions=EVERY_PERMISSION
    )


@pytest.fixture
def application_actor() -> Callable[..., Actor]:
    """A machine with just these permissions."""

    def make(*permissions: Permission) -> Actor:
        return Actor(
            ActorKind.APPLICATION, application_id="machine00000000000000", permissions=frozenset(permissions)
        )

    return make


@pytest.fixture
def member_actor() -> Callable[..., Actor]:
    """A member of an organization with just these permissions in it."""

    def make(
        organization_id: str, *permissions: OrganizationPermission, user_id: str = "memberuser00"
    ) -> Actor:
        return Actor(
            ActorKind.MEMBER,
            user_id=user_id,
            organization_id=organization_id,
            organization_permissions=frozenset(permissions),
        )

    return make


async def every_row(*tables: str) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of the tables (of all tables when none is named), to compare before and after."""
    from identity.kernel.database import fetch

    names = list(tables) or sorted(await _tables())
    return {name: [tuple(row) for row in await fetch(f"SELECT * FROM {name} ORDER BY 1")] for name in names}


def run(coroutine: Any) -> Any:
    """Run a coroutine from a synchronous test."""
    return asyncio.run(coroutine)
