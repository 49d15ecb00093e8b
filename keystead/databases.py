"""Where the database is: the one in the settings, or the embedded one, which this opens for the life of a block."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from identity.kernel.migration import migrate
from identity.settings import Settings
from identity.setup.readiness import is_ready
from keystead import keys
from keystead.embedded_postgres import EmbeddedPostgres

_SPARE_CONNECTIONS = 20  # listeners, the command line, people with psql


@contextmanager
def database_of(own: Settings, say: Callable[[str], None]) -> Iterator[str]:
    """The database's address for asyncpg; an embedded one is started before and stopped after the block."""
    if own.database_url:
        yield own.database_url
        return
    connections = own.workers * (own.database_pool_size + 1) + _SPARE_CONNECTIONS
    with EmbeddedPostgres(own.data_dir, say, max_connections=connections) as address:
        yield address


async def bring_up_to_date(own: Settings, address: str, say: Callable[[str], None]) -> str | None:
    """Migrate and seed; the set-up code while there is no administrator."""
    keyring = keys.open_vault(own)
    canary = await is_ready(own, address)
    if canary is not None and keys.fits(keyring, canary):
        return None

    from identity.kernel.database import open_database
    from identity.setup.queries import setup_code
    from identity.setup.seeds import seed

    await migrate(address, say)
    async with open_database(address, 2):
        await seed()
        return await setup_code()
