"""Batching: many single questions of one request become one question to the domain."""

from collections.abc import Awaitable, Callable
from typing import Any

from strawberry.dataloader import DataLoader

from graphql_schema.context import BatchQuery, Context


def load(context: Context, query: BatchQuery, key: Any) -> Awaitable[Any]:
    """What the query answers for the key, asked together with all the keys of this moment."""
    return loader(context, query, query).load(key)


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
