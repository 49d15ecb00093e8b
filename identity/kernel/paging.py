"""Paging: by number for the REST contract, by keyset for GraphQL; and the parts of a filtered SELECT."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from tortoise.models import Model

from identity.kernel import database
from identity.kernel.errors import PageSizeRefused

T = TypeVar("T")
M = TypeVar("M", bound=Model)
MAX_PAGE_SIZE = 100
_LONGEST_SLICE = 1000  # whatever a face allows


@dataclass(frozen=True, slots=True)
class NumberedPage(Generic[T]):
    """One page by number, with the exact number of all rows."""

    items: list[T]
    total: int


@dataclass(frozen=True, slots=True)
class PageNumber:
    """Which numbered page."""

    page: int = 1
    size: int = 20

    @property
    def offset(self) -> int:
        """Rows to pass over."""
        return (self.page - 1) * self.size


@dataclass(frozen=True, slots=True)
class Keyset:
    """Which slice of an ordered list: the first or last N, after or before a position (sort value, id)."""

    first: int | None = None
    last: int | None = None
    after: tuple[Any, str] | None = None
    before: tuple[Any, str] | None = None

    def __post_init__(self) -> None:
        if (self.first is None) == (self.last is None) or not 1 <= self.size <= _LONGEST_SLICE:
            raise PageSizeRefused(limit=MAX_PAGE_SIZE)

    @property
    def size(self) -> int:
        """How many rows are asked for."""
        return self.first if self.first is not None else (self.last or 0)

    @property
    def is_backward(self) -> bool:
        """Whether the slice is taken from the end."""
        return self.last is not None


@dataclass(frozen=True, slots=True)
class Slice(Generic[T]):
    """A keyset slice and whether there is more on either side."""

    items: list[T]
    has_next: bool
    has_previous: bool


@dataclass(frozen=True, slots=True)
class SortOrder:
    """A column and a direction; ties are broken by id in the same direction."""

    column: str
    is_descending: bool = True
    when_empty: str | None = None  # SQL of the value that an empty column sorts as

    unindexed: str = ""  # SQL that changes nothing, but keeps PostgreSQL from walking the index of the order

    def sql(self, alias: str) -> str:
        """What the rows are ordered by."""
        column = f"{alias}.{self.column}"
        value = f"coalesce({column}, {self.when_empty})" if self.when_empty else column
        return f"({value}{self.unindexed})" if self.unindexed else value


@dataclass(slots=True)
class Conditions:
    """The WHERE of a statement: clauses joined by AND, values as arguments."""

    clauses: list[str] = field(default_factory=list)
    values: list[Any] = field(default_factory=list)

    def add(self, clause: str, *values: Any) -> None:
        """Add a clause; each `{}` in it stands for a value."""
        numbers = [f"${len(self.values) + n}" for n in range(1, len(values) + 1)]
        self.clauses.append(clause.format(*numbers))
        self.values.extend(values)

    @property
    def sql(self) -> str:
        """`WHERE …`, or nothing."""
        return f" WHERE {' AND '.join(self.clauses)}" if self.clauses else ""


async def keyset_slice(
    model: type[M], source: str, alias: str, conditions: Conditions, order: SortOrder, keyset: Keyset
) -> Slice[M]:
    """Read a slice: one statement, one row more than asked for to know whether there is another side."""
    wanted = Conditions(list(conditions.clauses), list(conditions.values))
    add_position(wanted, alias, order, keyset)
    rows = await database.fetch_models(
        model,
        f"SELECT {database.columns(model, alias)} FROM {source}{wanted.sql} "
        f"{ordered_by(alias, order, keyset)} LIMIT {keyset.size + 1}",
        *wanted.values,
    )
    has_more = len(rows) > keyset.size
    items = rows[: keyset.size]
    if keyset.is_backward:
        return Slice(items[::-1], has_next=keyset.before is not None, has_previous=has_more)
    return Slice(items, has_next=has_more, has_previous=keyset.after is not None)


def add_position(conditions: Conditions, alias: str, order: SortOrder, keyset: Keyset) -> None:
    """Only rows on the slice's side of its position."""
    for position, goes_down in (
        (keyset.after, order.is_descending),
        (keyset.before, not order.is_descending),
    ):
        if position is not None:
            comparison = "<" if goes_down else ">"
            conditions.add(f"({order.sql(alias)}, {alias}.id) {comparison} ({{}}, {{}})", *position)


def ordered_by(alias: str, order: SortOrder, keyset: Keyset) -> str:
    """ORDER BY as the slice is taken, from its start or from its end."""
    direction = "DESC" if order.is_descending != keyset.is_backward else "ASC"
    return f"ORDER BY {order.sql(alias)} {direction}, {alias}.id {direction}"


async def numbered_page(
    model: type[M], source: str, alias: str, conditions: Conditions, order: SortOrder, page: PageNumber | None
) -> NumberedPage[M]:
    """Read a page and count all rows; without a page every row."""
    direction = "DESC" if order.is_descending else "ASC"
    rows, total = await numbered_rows(
        database.columns(model, alias),
        f"FROM {source}{conditions.sql} ORDER BY {order.sql(alias)} {direction}, {alias}.id {direction}",
        f"SELECT count(*) FROM {source}{conditions.sql}",
        page,
        conditions.values,
    )
    return NumberedPage([database.as_model(model, row) for row in rows], total)


async def numbered_rows(
    columns: str, rest: str, count: str, page: PageNumber | None, values: Sequence[Any]
) -> tuple[list[database.Record], int]:
    """The rows of a page and the number of all, in one statement; only behind the last page in two."""
    if page is None:
        rows = await database.fetch(f"SELECT {columns} {rest}", *values)
        return rows, len(rows)
    rows = await database.fetch(
        f"SELECT {columns}, ({count}) AS total_rows {rest} LIMIT {page.size} OFFSET {page.offset}", *values
    )
    if rows:
        return rows, rows[0]["total_rows"]
    return rows, await database.fetch_value(count, *values) if page.offset else 0


async def row_count(source: str, conditions: Conditions) -> int:
    """How many rows fulfil the conditions."""
    statement = f"SELECT count(*) FROM {source}{conditions.sql}"
    return int(await database.fetch_value(statement, *conditions.values))


def contains_pattern(text: str) -> str:
    """An ILIKE pattern for rows that contain the text, its own wildcards taken literally."""
    escaped = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"
