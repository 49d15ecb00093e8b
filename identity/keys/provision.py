"""The key of whatever algorithm a client asks for: made when the first one does."""

import asyncio

from identity.kernel.actor import SYSTEM
from identity.keys import queries
from identity.keys.actions import add_signing_key
from identity.security.signing import SigningKey

_under_way: dict[str, asyncio.Task[None]] = {}  # by algorithm: however many ask at once, one key is made


async def key_for(algorithm: str | None = None) -> SigningKey:
    """For the protocol: the current key of the algorithm, by default of the server's own choice."""
    ring = await queries.key_ring()
    if algorithm is not None and ring.lacks(algorithm):
        await _made(algorithm)
        ring = await queries.key_ring()
    return ring.key(algorithm)


async def _made(algorithm: str) -> None:
    task = _under_way.get(algorithm)
    if task is None:
        task = _under_way[algorithm] = asyncio.create_task(_make(algorithm), name=f"key for {algorithm}")
    await asyncio.shield(task)


async def _make(algorithm: str) -> None:
    try:
        await add_signing_key(SYSTEM, algorithm)
    finally:
        _under_way.pop(algorithm, None)
