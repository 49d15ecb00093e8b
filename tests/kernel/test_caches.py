"""Caches: current at once where written, soon elsewhere, passed by while the worker does not hear."""

import asyncio
from collections.abc import Iterator

import asyncpg
import pytest

from identity.kernel import caches
from identity.kernel.action import ANYONE, action, make_stale
from identity.kernel.actor import SYSTEM, Actor
from identity.kernel.caches import MISSING, Cache, listener
from tests.waiting import is_once_below, until

pytestmark = pytest.mark.usefixtures("database")

loads: list[str] = []


async def _load(key: str) -> str | None:
    loads.append(key)
    return None if key == "nothing" else f"{key} {len(loads)}"


cache: Cache[str | None] = Cache("test_cache", _load, capacity=2)


@pytest.fixture(autouse=True)
def _empty() -> Iterator[None]:
    loads.clear()
    cache.drop(None)
    yield
    cache.drop(None)


@action(needs=ANYONE)
async def change(actor: Actor, key: str | None) -> None:
    """Make the entry stale."""
    make_stale(cache, key)


async def test_a_value_is_loaded_once_and_again_after_a_change() -> None:
    assert await cache.get("a") == "a 1"
    assert await cache.get("a") == "a 1"

    await change(SYSTEM, "a")

    assert await cache.get("a") == "a 2"


async def test_nothing_is_not_kept_so_that_what_appears_is_seen() -> None:
    assert await cache.get("nothing") is None
    assert await cache.get("nothing") is None
    assert loads == ["nothing", "nothing"]


async def test_the_least_recently_used_value_goes_first() -> None:
    for key in ("a", "b", "a", "c"):
        await cache.get(key)

    assert cache.peek("b") is MISSING
    assert cache.peek("a") != MISSING


async def test_a_load_that_a_change_overtook_is_not_kept() -> None:
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def slow(key: str) -> str:
        begun.set()
        await go_on.wait()
        return "old"

    slow_cache: Cache[str] = Cache("slow_test_cache", slow)
    loading = asyncio.create_task(slow_cache.get("a"))
    await begun.wait()
    slow_cache.drop("a")
    go_on.set()

    assert await loading == "old"
    assert slow_cache.peek("a") is MISSING


async def test_another_workers_change_arrives_within_a_second(database: str) -> None:
    other = await asyncpg.connect(database)

    async def seconds() -> float:
        await cache.get("a")
        await other.execute("SELECT pg_notify($1, $2)", caches.CHANNEL, '["test_cache", "a"]')
        return await until(lambda: cache.peek("a") is MISSING)

    assert await is_once_below(1, seconds)
    await other.close()


async def test_who_does_not_hear_goes_past_the_cache_until_it_hears_again(database: str) -> None:
    await cache.get("a")
    other = await asyncpg.connect(database)
    await other.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE application_name = 'keystead caches' AND datname = current_database()"
    )
    await other.close()
    await until(lambda: not listener.is_fresh)
    first, second = await cache.get("a"), await cache.get("a")
    assert first != second

    await until(lambda: listener.is_fresh)
    assert await cache.get("a") == await cache.get("a")
