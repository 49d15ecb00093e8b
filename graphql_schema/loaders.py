"""Batching: many single questions of one request become one question to the domain."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import strawberry
from strawberry.dataloader import DataLoader
from strawberry.types.field import StrawberryField

from graphql_schema.context import BatchQuery, Context, Info

_LOOKUP = "lookup"


def load(context: Context, query: BatchQuery, key: Any) -> Awaitable[Any]:
    """What the query answers for the key, asked together with all the keys of this moment."""
    return loader(context, query, query).load(key)


async def load_many(context: Context, name: Any, query: BatchQuery, keys: Iterable[Any]) -> Mapping[Any, Any]:
    """What the query answers for these keys and all others of this moment: one future for all, not one for each."""
    if (batch := context.batches.get(name)) is None:
        wanted: dict[Any, None] = {}
        batch = context.batches[name] = wanted, asyncio.create_task(_load_batch(context, name, query, wanted))
    batch[0].update(dict.fromkeys(keys))
    return await asyncio.shield(batch[1])


async def _load_batch(
    context: Context, name: Any, query: BatchQuery, wanted: dict[Any, None]
) -> Mapping[Any, Any]:
    context.batches.pop(name)  # a task begins in the next turn, when all of this moment have asked
    return await query(context.actor, list(wanted))


def loader(context: Context, name: Any, query: BatchQuery) -> DataLoader[Any, Any]:
    """The request's loader of that name."""
    found = context.loaders.get(name)
    if found is None:
        found = context.loaders[name] = DataLoader(load_fn=_load_all(context, query))
    return found


def _load_all(context: Context, query: BatchQuery) -> Callable[[list[Any]], Awaitable[list[Any]]]:
    async def load_all(keys: list[Any]) -> list[Any]:
        found = await query(context.actor, keys)
        return [found.get(key) for key in keys]

    return load_all


@dataclass(frozen=True, slots=True, eq=False)
class Lookup:
    """What a row points at by a key of its own, read for many rows in one statement."""

    query: BatchQuery
    key: Callable[[Any], Any]


def looked_up(query: BatchQuery, key: Callable[[Any], Any], description: str | None = None) -> Any:
    """Declare a field that is what the query answers for a key of the row, or null where the row has none."""

    async def resolve(root: strawberry.Parent[Any], info: Info) -> Any:
        wanted = key(root)
        return None if wanted is None else await load(info.context, query, wanted)

    del resolve.__annotations__["return"]
    return strawberry.field(resolver=resolve, description=description, metadata={_LOOKUP: Lookup(query, key)})


def lookup_of(field: StrawberryField) -> Lookup | None:
    """The lookup behind a field, if it is one."""
    metadata: Mapping[Any, Any] = field.metadata or {}
    return metadata.get(_LOOKUP)
