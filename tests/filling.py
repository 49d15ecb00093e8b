"""Rows for every table, a hundred of each, row n belonging to row n: what lists and relations are counted on."""

from collections.abc import Mapping
from dataclasses import dataclass

from identity.kernel import database

NUMBER = 100
_FILLED_BY_HAND = frozenset({"tortoise_migrations", "server_state", "signing_keys", "total_deltas"})
_OF_TYPE = {
    "boolean": "false",
    "jsonb": "'{}'::jsonb",
    "integer": "n",
    "smallint": "n",
    "bigint": "1000000 + n",
    "timestamp with time zone": "now() + n * interval '1 s'",
    "double precision": "n",
    "date": "current_date",
}


@dataclass(frozen=True)
class Column:
    """A column of a table, as the catalogue describes it."""

    name: str
    kind: str
    length: int | None
    is_required: bool
    has_default: bool
    target: str | None  # the table whose row it names
    is_key: bool

    def value(self, table: str) -> str | None:
        """SQL for row n; None leaves the column out."""
        if self.target:
            return key_of(self.target, self.kind)
        if self.is_key:
            return key_of(table, self.kind)
        if not self.is_required or self.has_default:
            return None
        return _OF_TYPE.get(self.kind) or _text(self.name, self.length or 40)


def _text(name: str, length: int) -> str:
    if length <= len(str(NUMBER)):
        return f"left(n::text, {length})"
    return f"left('{name[:8]}', {length - len(str(NUMBER))}) || n"


def key_of(table: str, kind: str) -> str:
    """The key of row n."""
    return "1000000 + n" if kind == "bigint" else f"'{table[:8]}_' || n"


async def fill(values: Mapping[str, Mapping[str, str]]) -> None:
    """Insert the rows; `values` is SQL for columns that cannot have just anything, by table and column."""
    columns = await _columns()
    for table in _in_order(columns):
        wanted = {each.name: each.value(table) for each in columns[table]} | dict(values.get(table, {}))
        given = {name: value for name, value in wanted.items() if value is not None}
        await database.execute(
            f"INSERT INTO {table} ({', '.join(given)}) SELECT {', '.join(given.values())} "
            f"FROM generate_series(1, {NUMBER}) n"
        )


def _in_order(columns: Mapping[str, list[Column]]) -> list[str]:
    """Tables after those that they name."""
    order: list[str] = []
    while len(order) < len(columns):
        ready = [
            table
            for table, own in columns.items()
            if table not in order and {c.target for c in own if c.target} - {table} <= set(order)
        ]
        assert ready, "tables name each other in a circle"
        order += ready
    return order


async def _columns() -> dict[str, list[Column]]:
    rows = await database.fetch(
        "SELECT c.table_name, c.column_name, c.data_type, c.character_maximum_length, c.is_nullable, "
        "c.column_default IS NOT NULL OR c.is_identity = 'YES' AS has_default, f.target, "
        "k.column_name IS NOT NULL AS is_key "
        "FROM information_schema.columns c LEFT JOIN LATERAL ("
        "SELECT r.relname AS target FROM pg_constraint x JOIN pg_class t ON t.oid = x.conrelid "
        "JOIN pg_class r ON r.oid = x.confrelid JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = x.conkey[1] "
        "WHERE x.contype = 'f' AND t.relname = c.table_name AND a.attname = c.column_name LIMIT 1) f ON true "
        "LEFT JOIN LATERAL (SELECT a.attname AS column_name FROM pg_constraint x "
        "JOIN pg_class t ON t.oid = x.conrelid JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = x.conkey[1] "
        "WHERE x.contype = 'p' AND t.relname = c.table_name AND a.attname = c.column_name) k ON true "
        "WHERE c.table_schema = 'public' ORDER BY c.table_name, c.ordinal_position"
    )
    found: dict[str, list[Column]] = {}
    for row in rows:
        if row["table_name"] in _FILLED_BY_HAND:
            continue
        column = Column(
            row["column_name"],
            row["data_type"],
            row["character_maximum_length"],
            row["is_nullable"] == "NO",
            row["has_default"],
            row["target"],
            row["is_key"],
        )
        found.setdefault(row["table_name"], []).append(column)
    return found
