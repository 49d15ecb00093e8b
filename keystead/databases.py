"""Where the database is: the one in the settings, or the embedded one, which this opens for the life of a block."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import asyncpg

from identity.kernel.migration import migrate
from identity.settings import Settings
from identity.setup.readiness import is_ready
from keystead import keys
from keystead.embedded_postgres import EmbeddedPostgres, running_address

_SPARE_CONNECTIONS = 20  # listeners, the command line, people with psql


_OLDEST_VERSION = 14
_LONGEST_WAIT_SECONDS = 20


class DatabaseUnusable(RuntimeError):
    """The database in the settings does not answer, does not let us in or is too old."""


@contextmanager
def database_of(own: Settings, say: Callable[[str], None]) -> Iterator[str]:
    """The database's address for asyncpg; an embedded one is started before and stopped after the block."""
    if own.database_url:
        asyncio.run(_require_usable(own.database_url))
        yield own.database_url
        return
    connections = own.workers * (own.database_pool_size + 1) + _SPARE_CONNECTIONS
    with EmbeddedPostgres(own.data_dir, say, max_connections=connections) as address:
        yield address


@contextmanager
def shared_database_of(own: Settings, say: Callable[[str], None]) -> Iterator[str]:
    """The same, for work beside a running server: the embedded one that it has started, if there is one."""
    if address := None if own.database_url else running_address(own.data_dir):
        yield address
        return
    with database_of(own, say) as address:
        yield address


async def _require_usable(address: str) -> None:
    try:
        connection = await asyncpg.connect(address, timeout=_LONGEST_WAIT_SECONDS)
    except (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
        reason = str(error) or "it does not answer"
        raise DatabaseUnusable(f"the database in KEYSTEAD_DATABASE_URL cannot be used: {reason}") from None
    try:
        version = connection.get_server_version()
    finally:
        await connection.close()
    if version.major < _OLDEST_VERSION:
        raise DatabaseUnusable(
            f"the database in KEYSTEAD_DATABASE_URL is PostgreSQL {version.major}: {_OLDEST_VERSION} or newer is needed"
        )


async def bring_up_to_date(own: Settings, address: str, say: Callable[[str], None]) -> str | None:
    """Migrate and seed, unless that is done; the set-up code while there is no administrator."""
    return None if await is_up_to_date(own, address) else await migrate_and_seed(address, say)


async def is_up_to_date(own: Settings, address: str) -> bool:
    """Whether nothing is to be done, told without importing anything."""
    keyring = keys.open_vault(own)
    canary = await is_ready(own, address)
    return canary is not None and keys.fits(keyring, canary)


async def migrate_and_seed(address: str, say: Callable[[str], None]) -> str | None:
    """The set-up code while there is no administrator. The vault is open by now."""
    from identity.kernel.database import open_database
    from identity.setup.queries import setup_code
    from identity.setup.seeds import seed

    await migrate(address, say)
    async with open_database(address, 2):
        await seed()
        return await setup_code()
