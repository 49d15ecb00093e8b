"""The table of fault cases: for each action what it starts from, and the call."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from identity.kernel.errors import Refusal
from tests.faults.world import World

Call = Callable[[], Awaitable[Any]]
SetUp = Callable[[World], Awaitable[Call]]


@dataclass(frozen=True)
class Case:
    """One way of running an action; `refused` names the refusal of a run whose effects stay."""

    action: str
    name: str
    set_up: SetUp = field(repr=False)
    refused: type[Refusal] | None = None
    leaves: frozenset[str] = frozenset()

    @property
    def id(self) -> str:
        """The name in the test report."""
        return self.name.removeprefix("of_")


every_case: list[Case] = []


def name_of(action: Any) -> str:
    """The name under which an action is registered."""
    return f"{action.__module__}.{action.__qualname__}"


def case_of(
    action: Any, *, refused: type[Refusal] | None = None, leaves: frozenset[str] = frozenset()
) -> Callable[[SetUp], SetUp]:
    """Add a case. The set-up prepares the rows and returns the call, which a fault must leave without effect
    (except in the tables that it `leaves` changed, where a reason stands beside it)."""

    def add(set_up: SetUp) -> SetUp:
        name = getattr(set_up, "__name__", "")
        every_case.append(Case(name_of(action), name, set_up, refused, leaves))
        return set_up

    return add
