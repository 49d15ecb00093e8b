"""Lists that many parents have, read as keyset slices or counts for all parents in one statement."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from tortoise.models import Model

from identity.kernel import database
from identity.kernel.database import Record
from identity.kernel.paging import Keyset, Slice

T = TypeVar("T")
M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedRows:
    """Where the rows of a relation are; names are ours, `parent.id` stands for the parent in `link`."""

    columns: str
    source: str
    link: str
    time: str = "created_at"  # newest first
    tie: str = "id"

    @classmethod
    def of(cls, model: type[Model], *, alias: str, source: str, link: str) -> "RelatedRows":
        """Rows that are models, in the order of their creation."""
        return cls(
            columns=database.columns(model, alias),
            source=source,
            link=link,
            time=f"{alias}.created_at",
            tie=f"{alias}.id",
        )

    async def slices(
        self, parents: Sequence[str], keyset: Keyset, read: Callable[[Record], T]
    ) -> dict[str, Slice[T]]:
        """The same slice for every parent."""
        clauses: list[str] = [self.link]
        values: list[Any] = [list(parents)]
        for position, comparison in ((keyset.after, "<"), (keyset.before, ">")):
            if position is not None:
                number = len(values)
                clauses.append(f"({self.time}, {self.tie}) {comparison} (${number + 1}, ${number + 2})")
                values += position
        way = "ASC" if keyset.is_backward else "DESC"
        rows = await database.fetch(
            "SELECT parent.id AS parent_id, x.* FROM unnest($1::text[]) AS parent (id) CROSS JOIN LATERAL ("
            f"SELECT {self.time} AS list_time, {self.tie} AS list_id, {self.columns} FROM {self.source} "
            f"WHERE {' AND '.join(clauses)} ORDER BY {self.time} {way}, {self.tie} {way} LIMIT {keyset.size + 1}"
            f") x ORDER BY list_time {way}, list_id {way}",
            *values,
        )
        found: dict[str, list[T]] = {parent: [] for parent in parents}
        for row in rows:
            found[row["parent_id"]].append(read(row))
        return {parent: _as_slice(items, keyset) for parent, items in found.items()}

    async def models(self, model: type[M], parents: Sequence[str], keyset: Keyset) -> dict[str, Slice[M]]:
        """The same slice for every parent, of rows that are models."""
        return await self.slices(parents, keyset, lambda row: database.as_model(model, row))

    async def counts(self, parents: Sequence[str]) -> dict[str, int]:
        """How many rows each parent has."""
        rows = await database.fetch(
            "SELECT parent.id AS parent_id, "
            f"(SELECT count(*) FROM {self.source} WHERE {self.link}) AS number "
            "FROM unnest($1::text[]) AS parent (id)",
            list(parents),
        )
        return {row["parent_id"]: row["number"] for row in rows}


def _as_slice(items: list[T], keyset: Keyset) -> Slice[T]:
    has_more, kept = len(items) > keyset.size, items[: keyset.size]
    if keyset.is_backward:
        return Slice(kept[::-1], has_next=keyset.before is not None, has_previous=has_more)
    return Slice(kept, has_next=has_more, has_previous=keyset.after is not None)
