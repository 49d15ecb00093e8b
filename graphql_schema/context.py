"""What the resolvers of one request share: who asks, and what has been loaded already."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import strawberry
from strawberry.dataloader import DataLoader

from identity.kernel.actor import Actor

BatchQuery: TypeAlias = Callable[[Actor, list[Any]], Awaitable[Mapping[Any, Any]]]


@dataclass(slots=True)
class Context:
    """One request's actor and loaders."""

    actor: Actor
    loaders: dict[Any, DataLoader[Any, Any]] = field(default_factory=dict)


Info: TypeAlias = strawberry.Info[Context, None]
