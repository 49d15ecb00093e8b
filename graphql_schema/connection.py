"""Relay connections over keyset slices: cursors, pages, and relations read for many parents at once."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeAlias, TypeVar

import strawberry
from strawberry.dataloader import DataLoader
from strawberry.types.field import StrawberryField

from graphql_schema.context import BatchQuery, Context, Info
from graphql_schema.cursors import Position, decode_cursor, encode_cursor
from graphql_schema.fields import row
from graphql_schema.loaders import loader
from identity import settings
from identity.kernel.actor import Actor
from identity.kernel.errors import PageSizeRefused
from identity.kernel.paging import Keyset, Slice

T = TypeVar("T")
PositionOf: TypeAlias = Callable[[Any], Position]


@dataclass(slots=True)
class Page:
    """A slice on its way to a connection: positions for the cursors, and a count that is made only when asked."""

    slice: Slice[Any]
    position: PositionOf
    count: Callable[[], Awaitable[int]]
    node: Callable[[Any], Any] | None = None  # where an edge carries more than its node

    def cursor(self, index: int) -> str | None:
        """The cursor of an item."""
        items = self.slice.items
        return encode_cursor(self.position(items[index])) if items else None

    @property
    def nodes(self) -> list[Any]:
        """The nodes of the items."""
        return [self.node(item) for item in self.slice.items] if self.node else self.slice.items

    @property
    def edges(self) -> list["EdgeRow"]:
        """The items with their cursors."""
        pairs = zip(self.slice.items, self.nodes, strict=True)
        return [EdgeRow(item, node, encode_cursor(self.position(item))) for item, node in pairs]


@dataclass(slots=True)
class EdgeRow:
    """An item, its node and its cursor."""

    item: Any
    node: Any
    cursor: str


@strawberry.type(description="Where a page lies in its list.")
class PageInfo:
    has_next_page: bool = row(lambda page: page.slice.has_next)
    has_previous_page: bool = row(lambda page: page.slice.has_previous)
    start_cursor: str | None = row(lambda page: page.cursor(0))
    end_cursor: str | None = row(lambda page: page.cursor(-1))


@strawberry.type(description="An item of a list, with its cursor.")
class Edge(Generic[T]):
    cursor: str
    node: T


@strawberry.type(description="A page of a list.")
class Connection(Generic[T]):
    edges: list[Edge[T]]
    nodes: list[T]
    page_info: PageInfo = row(lambda page: page)
    total_count: int = row(
        lambda page: page.count(), "The size of the whole list, computed only when asked for.", waits=True
    )


def by_time(column: str = "created_at") -> PositionOf:
    """The position of a row in a list ordered by a time."""
    return lambda item: (getattr(item, column), item.id)


def keyset(
    first: int | None, after: str | None, last: int | None, before: str | None, *, is_text: bool = False
) -> Keyset:
    """The domain's keyset of the four Relay arguments; refuses a size that is missing or out of bounds. `is_text`:
    the list is ordered by a text and not by a time."""
    first = None if first is strawberry.UNSET else first  # zero is a size, and refused
    last = None if last is strawberry.UNSET else last
    limit = settings.current().graphql_max_page_size
    if (first is None) == (last is None) or not 1 <= (first or last or 0) <= limit:
        raise PageSizeRefused(limit=limit)
    return Keyset(
        first=first,
        last=last,
        after=decode_cursor(after, "after", is_text=is_text) if after else None,
        before=decode_cursor(before, "before", is_text=is_text) if before else None,
    )


_NEWEST_FIRST = by_time()


@dataclass(frozen=True, slots=True, eq=False)
class Relation:
    """A list that each parent has, read for many parents in one statement."""

    slices: Callable[[Actor, list[str], Keyset], Awaitable[dict[str, Slice[Any]]]]
    counts: Callable[[Actor, list[str]], Awaitable[dict[str, int]]]
    position: PositionOf = _NEWEST_FIRST
    node: Callable[[Any], Any] | None = None

    async def load(self, context: Context, parent_id: str, wanted: Keyset, name: Any = None) -> Page:
        """The parent's page, asked together with its siblings'; `name` tells apart what is filtered differently."""
        found = await self.loader(context, wanted, name).load(parent_id)
        return self.page(context, parent_id, found, name)

    def loader(self, context: Context, wanted: Keyset, name: Any = None) -> DataLoader[str, Any]:
        """The loader of these slices."""
        return loader(context, (name or self, wanted), self.sliced(wanted))

    def sliced(self, wanted: Keyset) -> BatchQuery:
        """The question for slices of this keyset."""
        return lambda actor, ids: self.slices(actor, ids, wanted)

    def nodes(self, found: Slice[Any]) -> list[Any]:
        """The nodes of a slice."""
        return [self.node(item) for item in found.items] if self.node else found.items

    def page(self, context: Context, parent_id: str, found: Slice[Any], name: Any = None) -> Page:
        """The slice as a page; counting is asked together with the siblings' too."""

        async def count() -> int:
            return await loader(context, (name or self, "count"), self.counts).load(parent_id) or 0

        return Page(found, self.position, count, self.node)


_RELATION = "relation"


def relation(related: Relation, description: str | None = None) -> Any:
    """Declare a connection field of a row that has an `id`."""

    async def resolve(
        root: strawberry.Parent[Any],
        info: Info,
        first: int | None = strawberry.UNSET,
        after: str | None = strawberry.UNSET,
        last: int | None = strawberry.UNSET,
        before: str | None = strawberry.UNSET,
    ) -> Any:
        return await related.load(info.context, root.id, keyset(first, after, last, before))

    del resolve.__annotations__["return"]
    return strawberry.field(resolver=resolve, description=description, metadata={_RELATION: related})


def related_by(field: StrawberryField) -> Relation | None:
    """The relation behind a field, if it is one."""
    metadata: Mapping[Any, Any] = field.metadata or {}
    return metadata.get(_RELATION)
