"""The watcher of transactions sees what it is there for."""

import asyncio
import contextlib
import socket
from typing import Any

import pytest

from identity.kernel import database
from identity.kernel.action import ANYONE, action, every_action
from identity.kernel.actor import SYSTEM, Actor
from identity.users.models import User
from tests.faults.watching import AwaitedInTransaction, only_sql_is_awaited


async def run_in_action(work: Any) -> None:
    """Let an action do the work while it is watched."""

    @action(needs=ANYONE)
    async def run_work(actor: Actor) -> None:
        await work()

    del every_action[f"{run_work.__module__}.{run_work.__qualname__}"]
    with only_sql_is_awaited():
        await run_work(SYSTEM)


async def _sleeps() -> None:
    await asyncio.sleep(0.001)


async def _uses_a_thread() -> None:
    await asyncio.to_thread(lambda: None)


async def _blocks() -> None:
    with contextlib.suppress(OSError), socket.socket() as opened:
        opened.connect(("127.0.0.1", 9))


async def _opens_a_connection() -> None:
    with contextlib.suppress(OSError):
        await asyncio.open_connection("127.0.0.1", 9)


@pytest.mark.parametrize("work", [_sleeps, _uses_a_thread, _blocks, _opens_a_connection])
async def test_other_work_is_found(work: Any, database: str) -> None:
    with pytest.raises(AwaitedInTransaction):
        await run_in_action(work)


async def test_sql_of_any_kind_passes(database: str) -> None:
    async def work() -> None:
        await database_reads()

    await run_in_action(work)


async def database_reads() -> None:
    """Our own SQL, Tortoise, and a savepoint."""
    await database.fetch("SELECT 1")
    await User.filter(username="x").exists()
    async with database.transaction():
        await User.all().count()
