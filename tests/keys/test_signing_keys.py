"""Signing keys: made once, encrypted, cached, and published without their private halves."""

import asyncio
from collections.abc import Callable
from typing import Any

from identity.kernel import caches, database
from identity.keys import queries
from identity.keys.seeding import ensure_signing_keys


async def test_they_are_made_once(database: str) -> None:
    before = await _rows()
    assert {row["algorithm"] for row in before} == {"ES256", "RS256"}
    await asyncio.gather(*(ensure_signing_keys() for _ in range(3)))
    assert await _rows() == before


async def test_two_servers_that_start_at_once(database: str) -> None:
    kept = await _rows()
    await _execute("DELETE FROM signing_keys WHERE algorithm = 'ES256'")
    try:
        await asyncio.gather(ensure_signing_keys(), ensure_signing_keys())
        assert len([row for row in await _rows() if row["algorithm"] == "ES256"]) == 1
    finally:
        await _execute("DELETE FROM signing_keys WHERE algorithm = 'ES256'")
        row = next(row for row in kept if row["algorithm"] == "ES256")
        await _execute(
            "INSERT INTO signing_keys (id, algorithm, private_key_encrypted, status, created_at) "
            "VALUES ($1, $2, $3, $4, $5)",
            row["id"], row["algorithm"], row["private_key_encrypted"], row["status"], row["created_at"],
        )  # fmt: skip
        caches.drop_everything()


async def test_private_keys_are_encrypted(database: str) -> None:
    for row in await _rows():
        assert "PRIVATE" not in row["private_key_encrypted"]


async def test_the_servers_own_choice_and_the_clients(database: str) -> None:
    assert (await queries.signing_key()).algorithm == "ES256"
    assert (await queries.signing_key("RS256")).algorithm == "RS256"
    assert (await queries.signing_key("none")).algorithm == "ES256"
    assert set(await queries.verifying_keys()) == {key["kid"] for key in (await queries.jwks())["keys"]}


async def test_they_are_parsed_once(database: str, statements: Callable[[], Any]) -> None:
    first = await queries.signing_key()
    with statements() as counted:
        assert await queries.signing_key() is first
        assert queries.peek() is first
    assert counted.number == 0


async def _rows() -> list[Any]:
    return await database.fetch("SELECT * FROM signing_keys ORDER BY id")


async def _execute(statement: str, *values: Any) -> None:
    await database.execute(statement, *values)
