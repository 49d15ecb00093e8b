"""The action wrapper: permission, preparation, transaction, the function, its event rows, commit."""

import asyncio
import functools
import random
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

import asyncpg

from identity.kernel import caches, database, events, idempotency
from identity.kernel.actor import Actor
from identity.kernel.errors import Refusal, Unauthenticated
from identity.kernel.permissions import Permission

P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")
_DEADLOCKS_BORNE = 3
_DEADLOCK_PAUSE_SECONDS = (0.02, 0.1)


class _Anyone:
    """`needs=ANYONE`: the function itself decides (a sign-in, a token request)."""


class _SignedIn:
    """`needs=SIGNED_IN`: whoever is known, on what is their own."""


ANYONE, SIGNED_IN = _Anyone(), _SignedIn()
Need = Permission | _Anyone | _SignedIn


@dataclass(slots=True)
class UnitOfWork:
    """What one action has announced and made stale, until it commits."""

    actor: Actor
    rows: list[dict[str, Any]] = field(default_factory=list)
    stale: list[caches.StaleEntry] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ActionFacts:
    """What an action declares, for the tests and pages that list all of them."""

    name: str
    needs: Need
    announces: tuple[type[events.Event], ...]
    function: Callable[..., Awaitable[Any]]
    in_organization: str | None


_unit: ContextVar[UnitOfWork | None] = ContextVar("unit_of_work", default=None)
every_action: dict[str, ActionFacts] = {}


class NestedAction(RuntimeError):
    """An action called an action; the shared write belongs into changes.py."""


async def announce(event: events.Event) -> None:
    """Say what happened; only inside an action."""
    await announce_many([event])


async def announce_many(told: Sequence[events.Event]) -> None:
    """Say what happened many times at once; the events are of one type."""
    unit = _current_unit()
    unit.rows.extend(events.event_row(event, unit.actor) for event in told)
    await events.tell_listeners(told)


def make_stale(cache: "caches.Cache[Any]", key: str | None = None) -> None:
    """Drop a cached entry (None: all of them) here at once and, with the commit, everywhere."""
    entry = caches.StaleEntry(cache.name, key)
    _current_unit().stale.append(entry)
    caches.drop(entry)


def _current_unit() -> UnitOfWork:
    unit = _unit.get()
    if unit is None:
        raise RuntimeError("outside an action nothing is announced or changed")
    return unit


def action(
    *,
    needs: Need,
    announces: type[events.Event] | tuple[type[events.Event], ...] = (),
    in_organization: str | None = None,
) -> Callable[[Callable[Concatenate[Actor, P], Awaitable[R]]], Callable[Concatenate[Actor, P], Awaitable[R]]]:
    """Make a function one use case. `in_organization` names the argument that holds the organization's id."""

    def wrap(
        function: Callable[Concatenate[Actor, P], Awaitable[R]],
    ) -> Callable[Concatenate[Actor, P], Awaitable[R]]:
        facts = _register(function, needs, announces, in_organization)

        @functools.wraps(function)
        async def run(actor: Actor, *args: P.args, **kwargs: P.kwargs) -> R:
            _check(facts, actor, args, kwargs)
            return await _in_transaction(actor, lambda: function(actor, *args, **kwargs))

        return cast(Callable[Concatenate[Actor, P], Awaitable[R]], run)

    return wrap


def prepared_action(
    *,
    needs: Need,
    prepare: Callable[Concatenate[Actor, P], Awaitable[T]],
    announces: type[events.Event] | tuple[type[events.Event], ...] = (),
    in_organization: str | None = None,
) -> Callable[
    [Callable[Concatenate[Actor, T, P], Awaitable[R]]], Callable[Concatenate[Actor, P], Awaitable[R]]
]:
    """An action with slow work ahead of it (hashing, outgoing calls): `prepare` runs after the permission check and
    before the transaction; its result is the function's second argument, which callers do not pass."""

    def wrap(
        function: Callable[Concatenate[Actor, T, P], Awaitable[R]],
    ) -> Callable[Concatenate[Actor, P], Awaitable[R]]:
        facts = _register(function, needs, announces, in_organization)

        @functools.wraps(function)
        async def run(actor: Actor, *args: P.args, **kwargs: P.kwargs) -> R:
            _check(facts, actor, args, kwargs)
            prepared = await prepare(actor, *args, **kwargs)
            return await _in_transaction(actor, lambda: function(actor, prepared, *args, **kwargs))

        return cast(Callable[Concatenate[Actor, P], Awaitable[R]], run)

    return wrap


def _register(
    function: Callable[..., Awaitable[Any]],
    needs: Need,
    announces: type[events.Event] | tuple[type[events.Event], ...],
    in_organization: str | None,
) -> ActionFacts:
    name = f"{function.__module__}.{function.__qualname__}"
    declared = announces if isinstance(announces, tuple) else (announces,)
    every_action[name] = ActionFacts(name, needs, declared, function, in_organization)
    return every_action[name]


def _check(facts: ActionFacts, actor: Actor, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
    if facts.needs is SIGNED_IN and not actor.is_known:
        raise Unauthenticated
    if isinstance(facts.needs, Permission):
        organization_id = (
            kwargs.get(facts.in_organization, args[0] if args else None) if facts.in_organization else None
        )
        actor.require(facts.needs, organization_id)


async def _in_transaction(actor: Actor, call: Callable[[], Awaitable[R]]) -> R:
    """Carry it out as a whole. Of two that wait for each other PostgreSQL ends one, which then is tried anew."""
    if _unit.get() is not None:
        raise NestedAction
    for _ in range(_DEADLOCKS_BORNE):
        with suppress(asyncpg.DeadlockDetectedError):
            return await _attempt(actor, call)
        await asyncio.sleep(random.uniform(*_DEADLOCK_PAUSE_SECONDS))  # noqa: S311 - the other one goes first
    return await _attempt(actor, call)


async def _attempt(actor: Actor, call: Callable[[], Awaitable[R]]) -> R:
    unit = UnitOfWork(actor)
    token = _unit.set(unit)
    refused: Refusal | None = None
    try:
        async with database.transaction():
            try:
                result = await call()
                await idempotency.store_claim(unit.actor, result)
            except Refusal as refusal:
                if not refusal.keeps_effects:
                    raise
                refused = refusal
            await _record(unit)
    finally:
        _unit.reset(token)
        for entry in unit.stale:
            caches.drop(entry)
    if refused:
        raise refused
    return result


async def _record(unit: UnitOfWork) -> None:
    """Store the event rows and tell the other workers what is stale: one statement, effective with the commit."""
    if not unit.rows and not unit.stale:
        return
    await database.fetch(
        f"WITH recorded AS ({events.INSERT_ROWS.format(rows='$1::jsonb')}) "
        "SELECT pg_notify($2, message) FROM unnest($3::text[]) AS message",
        unit.rows,
        caches.CHANNEL,
        list({entry.as_message() for entry in unit.stale}),
    )
