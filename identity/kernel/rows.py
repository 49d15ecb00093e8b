"""Writing one row: the limits of its columns, only what changed, and a duplicate said as a refusal."""

from typing import Any, TypeVar

import asyncpg
from tortoise.exceptions import ValidationError
from tortoise.models import Model

from identity.kernel import database
from identity.kernel.errors import InputRefused, Refusal, ValueTooLong

M = TypeVar("M", bound=Model)


async def insert_row(row: M, duplicate: Refusal) -> M:
    """Store a new row; `duplicate` is raised when a unique column has its value already."""
    names = list(row._meta.db_fields)
    values = {name: getattr(row, name) for name in names}
    _check_texts(row, values)
    await _store(
        f"INSERT INTO {row._meta.db_table} ({', '.join(names)}) VALUES ({database.placeholders(names)})",
        values,
        duplicate,
    )
    row._saved_in_db = True
    return row


async def update_row(row: Model, values: dict[str, Any], duplicate: Refusal) -> dict[str, Any]:
    """Write the columns that change; the old values of those."""
    changed = {name: value for name, value in values.items() if getattr(row, name) != value}
    if not changed:
        return {}
    _check_texts(row, changed)
    before = {name: getattr(row, name) for name in changed}
    assignments = ", ".join(f"{name} = ${number}" for number, name in enumerate(changed, start=2))
    statement = f"UPDATE {row._meta.db_table} SET {assignments} WHERE id = $1"
    await _store(statement, {"id": row.pk, **changed}, duplicate)
    for name, value in changed.items():
        setattr(row, name, value)
    return before


async def row_or_none(model: type[M], **values: Any) -> M | None:
    """The one row with these values; there is none when one of them is longer than its column."""
    try:
        return await model.get_or_none(**values)
    except ValidationError:
        return None


async def locked_row(model: type[M], row_id: str) -> M | None:
    """The row, held against concurrent changes until the transaction ends."""
    return await database.fetch_model(
        model,
        f"SELECT {database.columns(model, 'x')} FROM {model._meta.db_table} x WHERE x.id = $1 FOR UPDATE",
        row_id,
    )


async def delete_row(row: Model) -> None:
    """Delete the row with all that the foreign keys hang on it."""
    await database.execute(f"DELETE FROM {row._meta.db_table} WHERE id = $1", row.pk)


def plain_values(row: Model, *without: str) -> dict[str, Any]:
    """The row's columns for the audit, but for the empty ones."""
    hidden = {"id", "created_at", "updated_at", *without}
    values = {name: getattr(row, name) for name in row._meta.db_fields if name not in hidden}
    return {name: value for name, value in values.items() if value not in (None, {}, False)}


async def _store(statement: str, values: dict[str, Any], duplicate: Refusal) -> None:
    try:
        await database.execute(statement, *values.values())
    except asyncpg.UniqueViolationError:
        raise duplicate from None


def _check_texts(row: Model, values: dict[str, Any]) -> None:
    for name, value in values.items():
        if not isinstance(value, str):
            continue
        limit = getattr(row._meta.fields_map[name], "max_length", None)
        if limit is not None and len(value) > limit:
            raise ValueTooLong(path=_camel_case(name), limit=limit)
        if "\0" in value:  # PostgreSQL cannot store it
            raise InputRefused(path=_camel_case(name), reason="a text has a NUL character in it")


def _camel_case(name: str) -> str:
    head, *tail = name.split("_")
    return head + "".join(part.capitalize() for part in tail)
