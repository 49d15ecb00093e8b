"""Migrations: the quick way makes the same database as Tortoise's own, at once and in two steps."""

import asyncio
import subprocess
import sys

import asyncpg
import pytest

from identity.kernel.migration import known_migrations
from tests.server import one_more_database

# Each in a process of its own: Tortoise knows one database at a time.
_BEGIN = """
import asyncio, sys
from tortoise import Tortoise
from identity.kernel.database import APP, tortoise_configuration
async def run():
    configuration = tortoise_configuration(sys.argv[1])
    await Tortoise.init(config=configuration, init_connections=False)
"""
_QUICKLY = """
    from identity.kernel.migrator import apply_migrations
    for last in sys.argv[2:]:
        await apply_migrations(APP, configuration, last)
"""
_AS_TORTOISE_DOES = """
    from tortoise.migrations.api.migrate import migrate
    await migrate(config=configuration, app_labels=[APP])
"""
_END = """
    await Tortoise.close_connections()
asyncio.run(run())
"""
_SHAPE = """
    SELECT 'column', attrelid::regclass::text, attname, format_type(atttypid, atttypmod), attnotnull::text,
        pg_get_expr(adbin, adrelid)
    FROM pg_attribute JOIN pg_class c ON c.oid = attrelid LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND attnum > 0 AND NOT attisdropped
    UNION ALL SELECT 'constraint', conrelid::regclass::text, conname, pg_get_constraintdef(oid), NULL, NULL
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace
    UNION ALL SELECT 'index', tablename, indexname, indexdef, NULL, NULL FROM pg_indexes WHERE schemaname = 'public'
    UNION ALL SELECT 'function', proname, prosrc, NULL, NULL, NULL
    FROM pg_proc WHERE pronamespace = 'public'::regnamespace
    UNION ALL SELECT 'trigger', tgrelid::regclass::text, tgname, pg_get_triggerdef(oid), NULL, NULL FROM pg_trigger
    WHERE NOT tgisinternal
    UNION ALL SELECT 'applied', name, NULL, NULL, NULL, NULL FROM tortoise_migrations
    ORDER BY 1, 2, 3, 4
"""


def _shape_after(server: str, way: str, *lasts: str) -> list[tuple[str, ...]]:
    """Tables, constraints, indexes, functions and triggers of a new database that was migrated this way."""
    with one_more_database(server) as url:
        subprocess.run([sys.executable, "-c", _BEGIN + way + _END, url, *lasts], check=True, timeout=120)
        with asyncio.Runner(loop_factory=asyncio.new_event_loop) as runner:
            return runner.run(_shape(url))


async def _shape(url: str) -> list[tuple[str, ...]]:
    connection = await asyncpg.connect(url)
    try:
        return [tuple(row) for row in await connection.fetch(_SHAPE)]
    finally:
        await connection.close()


@pytest.mark.long
def test_the_quick_way_makes_what_tortoise_makes(database_server: str) -> None:
    expected = _shape_after(database_server, _AS_TORTOISE_DOES)
    assert {row[0] for row in expected} == {"applied", "column", "constraint", "function", "index", "trigger"}
    assert _shape_after(database_server, _QUICKLY, "__latest__") == expected
    for earlier in known_migrations()[:-1]:
        assert _shape_after(database_server, _QUICKLY, earlier, "__latest__") == expected, earlier
