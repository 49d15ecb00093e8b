"""Relay nodes: global ids, and reading any node by one (GraphQL Global Object Identification)."""

import asyncio
import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Awaitable
from typing import Any, TypeVar

import strawberry

from graphql_schema.access import AUTHENTICATED, declare, declare_more
from graphql_schema.context import BatchQuery, Context, Info
from graphql_schema.errors import TooManyNodes
from graphql_schema.fields import resolved, row
from graphql_schema.loaders import load
from identity.kernel.errors import Forbidden, NotFound

T = TypeVar("T")
_LONGEST_ID = 256
_MOST_NODES = 100
_queries: dict[str, BatchQuery] = {}
type_of_row: dict[type, str] = {}
"""GraphQL's type name for each class of rows that are nodes."""


@strawberry.interface(description="Anything with a global id.")
class Node:
    id: strawberry.ID = row(lambda found: global_id(type_of_row[type(found)], found.id), "The global id.")


def global_id(type_name: str, plain_id: str) -> str:
    """The id of a node among all nodes."""
    return urlsafe_b64encode(f"{type_name}:{plain_id}".encode()).decode().rstrip("=")


def parse_global_id(value: str) -> tuple[str, str] | None:
    """Type name and plain id, or None for what we never gave out."""
    if len(value) > _LONGEST_ID:
        return None
    try:
        text = urlsafe_b64decode(value + "=" * (-len(value) % 4)).decode()
    except (ValueError, binascii.Error):
        return None
    type_name, separator, plain_id = text.partition(":")
    return (type_name, plain_id) if separator and global_id(type_name, plain_id) == value else None


def readable(model: type, by_ids: BatchQuery, type_name: str) -> None:
    """Let `node` read rows of the model."""
    type_of_row[model] = type_name
    _queries[type_name] = by_ids


def load_node(context: Context, value: str) -> Awaitable[Any] | None:
    """The row behind a global id; None where there is none or the actor may not see it."""
    parsed = parse_global_id(value)
    if parsed is None or parsed[0] not in _queries:
        return None
    return load(context, _queries[parsed[0]], parsed[1])


async def or_null(question: Awaitable[T]) -> T | None:
    """What a query for one node answers with: null for what is not there."""
    try:
        return await question
    except NotFound:
        return None


async def node_or_null(context: Context, value: str) -> Any:
    """Any node by its global id, null also for a kind of node that the actor may not see at all."""
    try:
        return await found if (found := load_node(context, value)) is not None else None
    except (NotFound, Forbidden):
        return None


@strawberry.type
class NodeQueries:
    @resolved(Node | None, description="Any node by its global id.")
    async def node(self, info: Info, id: strawberry.ID) -> Any:
        return await node_or_null(info.context, id)

    @resolved(list[Node | None], description="At most 100 nodes by their global ids.")
    async def nodes(self, info: Info, ids: list[strawberry.ID]) -> Any:
        if len(ids) > _MOST_NODES:
            raise TooManyNodes(path="ids")
        return await asyncio.gather(*(node_or_null(info.context, each) for each in ids))


declare("Node", AUTHENTICATED)
declare_more("Query", node=AUTHENTICATED, nodes=AUTHENTICATED)
