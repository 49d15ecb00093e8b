"""Use cases whose whole write is one SQL statement that stores its own event."""

from collections.abc import Awaitable, Callable
from typing import Concatenate, ParamSpec, TypeVar

from identity.kernel import events
from identity.kernel.action import ANYONE, ActionFacts, every_action
from identity.kernel.actor import Actor

P = ParamSpec("P")
R = TypeVar("R")
_Function = Callable[Concatenate[Actor, P], Awaitable[R]]


def in_one_statement(
    announces: type[events.Event] | tuple[type[events.Event], ...],
) -> Callable[[_Function[P, R]], _Function[P, R]]:
    """Declare such a use case, for the sign-in and token requests that are measured in round trips.

    It is like `@action`, without a transaction: PostgreSQL runs one statement completely or not at all. What
    follows from that: one writing statement with its event rows inside, no listener that would have to run in
    the same transaction, and no permission to check, since the secret that is presented is the permission.
    """

    def declare(function: _Function[P, R]) -> _Function[P, R]:
        name = f"{function.__module__}.{getattr(function, '__qualname__', '')}"
        declared = announces if isinstance(announces, tuple) else (announces,)
        every_action[name] = ActionFacts(name, ANYONE, declared, function, None)
        return function

    return declare
