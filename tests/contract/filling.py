"""A row in every table that hangs on another, twice: one set of rows to delete from, and one that must not change."""

from datetime import timedelta
from typing import Any

from identity.kernel import clock, database

# Told by what is installed, not by what somebody has.
_ALONE = frozenset({"tortoise_migrations", "server_state", "signing_keys", "total_deltas", "events"})
# Columns that hold an id without a foreign key, and whose it is.
_BY_NAME = {
    "application_id": "applications",
    "user_id": "users",
    "session_id": "sessions",
    "uploaded_by": "users",
}
_VALUES: dict[tuple[str, str], Any] = {
    ("applications", "type"): "MachineToMachine",
    ("connectors", "factory_id"): "github-universal",
    ("connectors", "type"): "Social",
    ("organization_invitations", "status"): "Pending",
    ("organization_role_permissions", "permission"): "keystead:members:read",
    ("organization_roles", "type"): "User",
    ("organizations", "custom_css"): None,
    ("resources", "access_token_ttl"): 3600,
    ("roles", "type"): "User",
    ("users", "application_id"): None,
    ("users", "password_digest"): None,
    ("users", "password_algorithm"): None,
}
_COLUMNS = """
SELECT c.table_name, c.column_name, c.udt_name, coalesce(c.character_maximum_length, 200) AS longest
FROM information_schema.columns c
WHERE c.table_schema = 'public' AND NOT (c.column_name = 'id' AND c.udt_name IN ('int8', 'int4'))
ORDER BY c.table_name, c.ordinal_position
"""
_KEYS = """
SELECT conrelid::regclass::text AS "table", confrelid::regclass::text AS parent, confdeltype::text AS rule,
    (SELECT attname FROM pg_attribute WHERE attrelid = conrelid AND attnum = conkey[1]) AS "column"
FROM pg_constraint WHERE contype = 'f'
"""
Rows = dict[str, dict[str, Any]]


async def foreign_keys() -> dict[tuple[str, str], str]:
    """The table that a column refers to."""
    return {(row["table"], row["column"]): row["parent"] for row in await database.fetch(_KEYS)}


async def fill(name: str) -> Rows:
    """One row in each table, all of them of one set; the rows as they are then."""
    parents = await foreign_keys()
    columns: dict[str, list[Any]] = {}
    for column in await database.fetch(_COLUMNS):
        if column["table_name"] not in _ALONE:
            columns.setdefault(column["table_name"], []).append(column)
    rows: Rows = {}
    while waiting := [table for table in columns if table not in rows]:
        for table in waiting:
            needed = {parent for (child, _), parent in parents.items() if child == table} | {
                _BY_NAME[each["column_name"]] for each in columns[table] if each["column_name"] in _BY_NAME
            } - {table}
            if table == "users" or needed - {table} <= set(rows):
                rows[table] = await _insert(name, table, columns[table], parents, rows)
    return rows


async def _insert(
    name: str, table: str, columns: list[Any], parents: dict[tuple[str, str], str], rows: Rows
) -> dict[str, Any]:
    values = {each["column_name"]: _value(name, table, each, parents, rows) for each in columns}
    places = ", ".join(f"${number}" for number in range(1, len(values) + 1))
    names = ", ".join(f'"{each}"' for each in values)
    row = await database.fetch(
        f"INSERT INTO {table} ({names}) VALUES ({places}) RETURNING *", *values.values()
    )
    return dict(row[0])


def _value(name: str, table: str, column: Any, parents: dict[tuple[str, str], str], rows: Rows) -> Any:
    field, kind = column["column_name"], column["udt_name"]
    if (table, field) in _VALUES:
        return _VALUES[table, field]
    if parent := parents.get((table, field)) or _BY_NAME.get(field):
        return rows[parent]["id"]
    if kind == "jsonb":
        return {}
    if kind == "timestamptz":
        return clock.now() + timedelta(hours=1)
    if kind == "bool":
        return False
    if kind in {"int4", "int8", "float8"}:
        return 1
    return (
        f"{name}{table}{field}".replace("_", "")[: column["longest"]]
        if column["longest"] > 21
        else _short(name, table)[: column["longest"]]
    )


def _short(name: str, table: str) -> str:
    return f"{name[0]}{''.join(part[:2] for part in table.split('_'))}"[:12]
