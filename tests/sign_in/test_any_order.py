"""No order of calls to the Experience API signs anybody in without all proofs that are required, and none is a bug."""

import asyncio
from collections import Counter
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from identity.sign_in import completion, factors
from tests.inbox.opening import open_inbox
from tests.sign_in.any_order import WAYS, AnyOrder
from tests.sign_in.providers import oidc_host


async def _try(examples: int, steps: int) -> None:
    chosen = settings(
        max_examples=examples, stateful_step_count=steps, deadline=None, database=None,
        phases=[Phase.generate, Phase.shrink], suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    AnyOrder.reached = Counter()
    AnyOrder.loop = asyncio.get_running_loop()
    with open_inbox():
        async with oidc_host() as AnyOrder.provider:
            await asyncio.to_thread(run_state_machine_as_test, AnyOrder, settings=chosen)


@pytest.mark.usefixtures("database")
async def test_no_order_leaves_a_proof_out() -> None:
    await _try(examples=3, steps=20)


@pytest.mark.long
@pytest.mark.usefixtures("database")
async def test_no_order_leaves_a_proof_out_in_many_tries() -> None:
    await _try(examples=300, steps=60)
    # Each way was gone from its beginning to its end, again and again.
    assert min(AnyOrder.reached[f"by {way}"] for way in WAYS) > 20, AnyOrder.reached


async def _walk(*ways: str) -> None:
    AnyOrder.reached = Counter()
    AnyOrder.loop = asyncio.get_running_loop()
    machine = AnyOrder()

    def walk() -> None:
        machine.begin()
        for number, way in enumerate(ways):
            machine.all_the_way(number % 2, way)
            machine.nothing_by_the_way()
        machine.teardown()

    with open_inbox():
        async with oidc_host() as AnyOrder.provider:
            await asyncio.to_thread(walk)


@pytest.mark.usefixtures("database")
async def test_the_watch_knows_every_way_through() -> None:
    await _walk(*WAYS)
    assert [AnyOrder.reached[f"by {way}"] for way in WAYS] == [1] * len(WAYS)
    assert (AnyOrder.reached["session"], AnyOrder.reached["reset"]) == (len(WAYS) - 1, 1)


async def _nothing(*_: Any) -> None:
    return None


@pytest.mark.parametrize("way", ["password", "social", "token"])
@pytest.mark.usefixtures("database")
async def test_the_watch_sees_that_a_second_factor_was_left_out(
    monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    monkeypatch.setattr(factors, "require_verified", _nothing)
    monkeypatch.setattr(AnyOrder, "show_app", lambda *_: None)
    with pytest.raises(AssertionError, match="primary_email"):
        await _walk(way)


@pytest.mark.usefixtures("database")
async def test_the_watch_sees_that_a_proof_was_overtaken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(completion, "require_ground", _nothing)
    machine_ways = AnyOrder.ways

    def disturbed(self: AnyOrder, at: int) -> dict[str, Any]:
        found = machine_ways(self, at)
        found["password"].insert(-1, lambda: self.meddle("ada", "password", "silent maple 4"))
        return found

    monkeypatch.setattr(AnyOrder, "ways", disturbed)
    with pytest.raises(AssertionError, match="primary_email"):
        await _walk("password")
