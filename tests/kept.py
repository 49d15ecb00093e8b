"""Worlds that many tests begin with: made once by a test process, and put back as rows for every further test."""

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from identity.kernel import caches
from identity.kernel.database import execute, fetch, fetch_value

T = TypeVar("T")
# Written by a trigger, which does so again.
_WRITTEN_BY_TRIGGERS = {"total_deltas"}
_kept: dict[str, tuple[Any, str]] = {}


async def kept(name: str, make: Callable[[], Awaitable[T]]) -> T:
    """What `make` gives, with the rows that it writes into a database where everything before it is the same again."""
    if name not in _kept:
        before = await fetch_value("SELECT txid_current()")
        made = await make()
        _kept[name] = made, await _keep(name.replace(" ", "_"), int(before))
        caches.drop_everything()  # as for those who come later
        return made
    found, put_back = _kept[name]
    await execute(put_back)
    caches.drop_everything()
    return found  # type: ignore[no-any-return]


async def _keep(name: str, before: int) -> str:
    """Copy the rows that are newer; the statements that put them back."""
    await execute("CREATE SCHEMA IF NOT EXISTS kept")
    statements = []
    for table, columns in await _tables():
        copy = f"kept.{name}_{table}"
        await execute(f"CREATE TABLE {copy} AS SELECT * FROM {table} WHERE xmin::text::bigint > {before}")
        if await fetch_value(f"SELECT count(*) FROM {copy}"):
            statements.append(
                f"INSERT INTO {table} ({columns}) OVERRIDING SYSTEM VALUE SELECT {columns} FROM {copy}"
            )
    return "; ".join(statements)


async def _tables() -> list[tuple[str, str]]:
    """Every table, those it refers to before it, and its columns that can be written."""
    columns = await fetch(
        "SELECT table_name, string_agg(quote_ident(column_name), ', ') AS names FROM information_schema.columns "
        "WHERE table_schema = 'public' AND is_generated = 'NEVER' GROUP BY table_name"
    )
    references = await fetch(
        "SELECT conrelid::regclass::text AS child, confrelid::regclass::text AS parent FROM pg_constraint "
        "WHERE contype = 'f' AND conrelid <> confrelid"
    )
    names = {
        row["table_name"]: row["names"] for row in columns if row["table_name"] not in _WRITTEN_BY_TRIGGERS
    }
    waiting = {name: {row["parent"] for row in references if row["child"] == name} for name in names}
    ordered: list[str] = []
    while waiting:
        ready = sorted(name for name, parents in waiting.items() if not parents & set(waiting))
        assert ready, f"these refer to one another: {sorted(waiting)}"
        ordered += ready
        waiting = {name: parents for name, parents in waiting.items() if name not in ready}
    return [(name, names[name]) for name in ordered]
