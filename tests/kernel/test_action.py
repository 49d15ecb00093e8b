"""The action wrapper: order, refusals with effects, events in the same transaction, no nesting."""

import asyncio
from dataclasses import dataclass
from typing import Any, ClassVar

import pytest

from identity.kernel.action import ANYONE, NestedAction, action, announce, prepared_action
from identity.kernel.actor import NOBODY, SYSTEM, Actor
from identity.kernel.database import execute, fetch, fetch_value
from identity.kernel.errors import Refusal, Unauthenticated
from identity.kernel.events import Changed, event_row, listens_to, masked, writer
from identity.kernel.permissions import Permission

pytestmark = pytest.mark.usefixtures("database")


@dataclass(frozen=True, slots=True, kw_only=True)
class ThingHappened(Changed):
    """For these tests."""

    key: ClassVar[str] = "Test.ThingHappened"
    password: str | None = None


class PlannedRefusal(Refusal):
    """For these tests."""

    code = "test.refused"
    message = "No."


heard: list[str] = []


@listens_to(ThingHappened)
async def _hear(event: ThingHappened) -> None:
    heard.append(event.key)
    await execute("INSERT INTO total_deltas (name, delta) VALUES ('heard', 1)")


async def _write(name: str) -> None:
    await execute("INSERT INTO total_deltas (name, delta) VALUES ($1, 1)", name)


async def _written(name: str) -> int:
    return int(await fetch_value("SELECT count(*) FROM total_deltas WHERE name = $1", name))


@action(needs=ANYONE, announces=ThingHappened)
async def act(actor: Actor, outcome: str) -> str:
    """Write, announce, then end as told."""
    await _write("own")
    await announce(ThingHappened(after={"name": "x"}, password="p4ss"))
    if outcome == "bug":
        raise ZeroDivisionError
    if outcome == "refused":
        raise PlannedRefusal
    if outcome == "refused with effects":
        raise PlannedRefusal().keeping_effects()
    return outcome


@action(needs=Permission.USERS_READ)
async def act_permitted(actor: Actor) -> None:
    """Needs a permission."""


@action(needs=ANYONE)
async def act_nested(actor: Actor) -> None:
    """Breaks the rule."""
    await act(actor, "fine")


order: list[str] = []


async def _prepare(actor: Actor, value: str) -> str:
    order.append("prepare")
    return value.upper()


@prepared_action(needs=Permission.USERS_READ, prepare=_prepare)
async def act_prepared(actor: Actor, prepared: str, value: str) -> str:
    """Shows what was prepared."""
    order.append("act")
    return f"{prepared}/{value}"


async def test_writes_events_and_what_listeners_write_are_committed_together() -> None:
    assert await act(SYSTEM, "fine") == "fine"

    assert (await _written("own"), await _written("heard")) == (1, 1)
    rows = await fetch("SELECT * FROM events WHERE key = 'Test.ThingHappened'")
    assert [row["actor_kind"] for row in rows] == ["system"]
    assert rows[0]["payload"] == {"after": {"name": "x"}, "password": "******"}


@pytest.mark.parametrize("outcome", ["bug", "refused"])
async def test_a_refusal_or_a_bug_leaves_nothing(outcome: str) -> None:
    with pytest.raises((ZeroDivisionError, PlannedRefusal)):
        await act(SYSTEM, outcome)

    assert (await _written("own"), await _written("heard")) == (0, 0)
    assert await fetch("SELECT * FROM events WHERE key = 'Test.ThingHappened'") == []


async def test_a_refusal_may_keep_its_effects() -> None:
    with pytest.raises(PlannedRefusal):
        await act(SYSTEM, "refused with effects")

    assert await _written("own") == 1
    assert len(await fetch("SELECT * FROM events WHERE key = 'Test.ThingHappened'")) == 1


async def test_permission_comes_before_preparation() -> None:
    order.clear()
    with pytest.raises(Unauthenticated):
        await act_prepared(NOBODY, "x")
    assert order == []

    assert await act_prepared(SYSTEM, "x") == "X/x"
    assert order == ["prepare", "act"]


async def test_an_action_never_calls_an_action() -> None:
    with pytest.raises(NestedAction):
        await act_nested(SYSTEM)
    assert await _written("own") == 0


async def test_nothing_is_announced_outside_an_action() -> None:
    with pytest.raises(RuntimeError):
        await announce(ThingHappened())


@action(needs=ANYONE, announces=ThingHappened)
async def hold_both(actor: Actor, names: tuple[str, str], attempts: list[str], both: asyncio.Barrier) -> None:
    """Hold two rows one after the other; the first time when somebody else holds the second."""
    attempts.append(names[0])
    for name in names:
        await fetch("SELECT id FROM total_deltas WHERE name = $1 FOR UPDATE", name)
        if name == names[0] and len(attempts) <= 2:
            await both.wait()
    await announce(ThingHappened(after={"name": names[0]}))


async def test_two_that_wait_for_each_other_both_get_done() -> None:
    attempts: list[str] = []
    both = asyncio.Barrier(2)
    for name in ("a", "b"):
        await _write(name)
    async with asyncio.timeout(60):
        await asyncio.gather(
            *(hold_both(SYSTEM, names, attempts, both) for names in (("a", "b"), ("b", "a")))
        )
    assert len(attempts) >= 3  # one was ended and came again
    told = await fetch("SELECT payload FROM events WHERE key = 'Test.ThingHappened'")
    assert len(told) == 2


async def test_the_writer_commits_in_groups(statements: Any) -> None:
    import asyncio

    await asyncio.gather(*(writer.write(ThingHappened(), SYSTEM) for _ in range(50)))

    assert await fetch_value("SELECT count(*) FROM events WHERE key = 'Test.ThingHappened'") == 50


def test_what_looks_secret_is_masked_at_any_depth() -> None:
    value = {
        "password": "a",
        "nested": [{"client_secret": "b", "name": "c"}],
        "refreshToken": "d",
        "count": 1,
    }

    assert masked(value) == {
        "password": "******",
        "nested": [{"client_secret": "******", "name": "c"}],
        "refreshToken": "******",
        "count": 1,
    }


def test_rows_are_bounded() -> None:
    from identity.kernel.actor import Origin

    row = event_row(ThingHappened(), NOBODY.from_origin(Origin("127.0.0.1", "x" * 5000)))

    assert len(row["user_agent"]) == 512


async def test_the_cleaning_between_tests_leaves_no_row_behind(administrator: Actor) -> None:
    from tests.conftest import clean_database, every_row

    before = await every_row("users", "user_roles", "events", "total_deltas")
    assert all(before.values())

    await clean_database()

    assert not any((await every_row("users", "user_roles", "events", "total_deltas")).values())
