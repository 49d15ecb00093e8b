"""What the resolvers of one request share: who asks, and what has been loaded already."""

from asyncio import Task
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import strawberry
from strawberry.dataloader import DataLoader

from identity.authentication.standing import TokenStanding
from identity.kernel.actor import Actor

BatchQuery: TypeAlias = Callable[[Actor, list[Any]], Awaitable[Mapping[Any, Any]]]


@dataclass(slots=True)
class Context:
    """One request's actor and loaders."""

    actor: Actor
    standing: TokenStanding | None = None  # on an open line
    loaders: dict[Any, DataLoader[Any, Any]] = field(default_factory=dict)
    batches: dict[Any, tuple[dict[Any, None], Task[Mapping[Any, Any]]]] = field(default_factory=dict)
    prefetched: dict[Any, dict[Any, Any]] = field(default_factory=dict)

    def forget(self) -> None:
        """Read everything anew: a mutation is about to change what an earlier one in the document has shown."""
        self.loaders.clear()
        self.prefetched.clear()


Info: TypeAlias = strawberry.Info[Context, None]
