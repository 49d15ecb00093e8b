"""Bringing a database up to date: one migrator at a time, and quick when there is nothing to do."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import asyncpg

import identity.migrations

_LOCK = 4_731_208_551  # an arbitrary number that names our migration lock among PostgreSQL's advisory locks
_OLDEST_POSTGRESQL = 14


class DatabaseTooOld(RuntimeError):
    """The PostgreSQL server is older than Keystead supports."""


class DatabaseTooNew(RuntimeError):
    """The database was migrated by a newer Keystead."""


def known_migrations() -> list[str]:
    """The names of the migrations in this version, in order."""
    folder = Path(next(iter(identity.migrations.__path__)))
    return sorted(path.stem for path in folder.glob("[0-9]*.py"))


async def pending_migrations(dsn: str) -> list[str]:
    """Migrations that the database does not have yet."""
    connection = await asyncpg.connect(dsn, timeout=10)
    try:
        return await _pending(connection)
    finally:
        await connection.close()


async def migrate(dsn: str, say: Callable[[str], None]) -> None:
    """Apply what is pending; whoever comes second waits and then finds nothing to do."""
    connection = await asyncpg.connect(dsn, timeout=10)
    try:
        await connection.execute("SELECT pg_advisory_lock($1)", _LOCK)
        pending = await _pending(connection)
        if pending:
            say(f"Migrating the database: {', '.join(pending)}")
            await _apply(dsn)
    finally:
        await connection.close()


async def _apply(dsn: str) -> None:
    # Tortoise takes a moment to import, and most starts have nothing to migrate.
    from tortoise import Tortoise

    from identity.kernel.database import APP, tortoise_configuration
    from identity.kernel.migrator import apply_migrations

    configuration = tortoise_configuration(dsn)
    await Tortoise.init(config=configuration, init_connections=False)
    await apply_migrations(APP, configuration)
    await Tortoise.close_connections()


async def _pending(connection: "asyncpg.Connection[asyncpg.Record]") -> list[str]:
    version = connection.get_server_version().major
    if version < _OLDEST_POSTGRESQL:
        raise DatabaseTooOld(f"PostgreSQL {version} is too old: Keystead needs {_OLDEST_POSTGRESQL} or newer")
    known = known_migrations()
    if await connection.fetchval("SELECT to_regclass('tortoise_migrations')") is None:
        return known
    applied = {row["name"] for row in await connection.fetch("SELECT name FROM tortoise_migrations")}
    if unknown := sorted(applied - set(known)):
        raise DatabaseTooNew(f"this database belongs to a newer Keystead (it has {', '.join(unknown)})")
    return [name for name in known if name not in applied]


def missing_migrations(*, write: bool) -> list[str]:
    """What the models say that no migration does; written as new migration files when asked for."""
    return asyncio.run(_missing_migrations(write=write))


async def _missing_migrations(*, write: bool) -> list[str]:
    from tortoise import Tortoise
    from tortoise.migrations.autodetector import MigrationAutodetector

    from identity.kernel.database import tortoise_configuration

    configuration = tortoise_configuration("")
    await Tortoise.init(config=configuration, init_connections=False)
    writers = await MigrationAutodetector(Tortoise.apps, configuration["apps"]).changes()
    return [str(writer.write()) if write else writer.as_string() for writer in writers]
