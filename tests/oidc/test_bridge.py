"""The bridge between synchronous library code and the asynchronous domain."""

import asyncio
from contextvars import ContextVar

import pytest

from oidc.bridge import run_sync, wait_for

_variable: ContextVar[str] = ContextVar("variable", default="unset")


async def _later(value: str) -> str:
    await asyncio.sleep(0)
    return value


async def _failing() -> None:
    await asyncio.sleep(0)
    raise LookupError("domain")


async def test_values_pass_both_ways() -> None:
    assert await run_sync(lambda: wait_for(_later("a")) + wait_for(_later("b"))) == "ab"
    assert await run_sync(lambda: "without waiting") == "without waiting"


async def test_errors_pass_both_ways() -> None:
    def caught() -> str:
        try:
            wait_for(_failing())
        except LookupError as error:
            return str(error)
        return "nothing was raised"

    assert await run_sync(caught) == "domain"
    with pytest.raises(LookupError):
        await run_sync(lambda: wait_for(_failing()))
    with pytest.raises(ZeroDivisionError):
        await run_sync(lambda: 1 / 0)


async def test_context_variables_are_the_tasks() -> None:
    async def read() -> str:
        return _variable.get()

    async def one(value: str) -> str:
        _variable.set(value)
        return await run_sync(lambda: wait_for(_later("x")) + _variable.get() + wait_for(read()))

    assert list(await asyncio.gather(one("1"), one("2"))) == ["x11", "x22"]


async def test_cancellation_reaches_the_synchronous_code() -> None:
    begun, cleaned = asyncio.Event(), []

    def work() -> None:
        begun.set()
        try:
            wait_for(asyncio.sleep(3600))
        finally:
            cleaned.append(True)

    task = asyncio.create_task(run_sync(work))
    await begun.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert cleaned == [True]


async def test_waiting_outside_of_the_bridge_is_a_bug() -> None:
    with pytest.raises(RuntimeError):
        wait_for(_later("a"))
