"""Signing and cookie keys from the command line: list, rotate, delete. Running servers follow within a second."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from identity.kernel import caches
from identity.kernel.actor import SYSTEM
from identity.kernel.database import open_database
from identity.kernel.errors import Refusal
from identity.keys.models import CookieKey
from identity.keys.queries import KeyStanding
from identity.settings import Settings
from keystead.databases import bring_up_to_date, shared_database_of

Say = Callable[[str], None]
T = TypeVar("T")


class KeysRefused(RuntimeError):
    """What was asked for cannot be done."""


def list_keys(own: Settings, say: Say) -> None:
    """Print every signing key: its id, algorithm and standing."""
    from identity.keys.queries import key_standings

    _shown(_carried_out(own, key_standings), say)


def rotate_key(own: Settings, algorithm: str | None, grace_seconds: int, say: Say) -> None:
    """Make a new key: of the algorithm, or else the one that the server signs with by default."""
    from identity.keys.actions import rotate_signing_key
    from identity.keys.queries import default_algorithm

    async def rotate() -> list[KeyStanding]:
        chosen = algorithm or await default_algorithm()
        return (await rotate_signing_key(SYSTEM, grace_seconds=grace_seconds, algorithm=chosen)).keys

    _shown(_carried_out(own, rotate), say)


def delete_key(own: Settings, key_id: str, say: Say) -> None:
    """Delete a previous key: what it signed is believed no longer."""
    from identity.keys.actions import delete_signing_key
    from identity.keys.queries import key_standings

    async def delete() -> list[KeyStanding]:
        await delete_signing_key(SYSTEM, key_id)
        return await key_standings()

    _shown(_carried_out(own, delete), say)


def list_cookie_keys(own: Settings, say: Say) -> None:
    """Print every cookie key: its id and age."""
    from identity.keys.queries import stored_cookie_keys

    _shown_cookie_keys(_carried_out(own, stored_cookie_keys), say)


def rotate_cookie_key(own: Settings, say: Say) -> None:
    """Make a new cookie key."""
    from identity.keys import actions

    async def rotate() -> list[CookieKey]:
        return (await actions.rotate_cookie_key(SYSTEM)).keys

    _shown_cookie_keys(_carried_out(own, rotate), say)


def delete_cookie_key(own: Settings, key_id: str, say: Say) -> None:
    """Delete a cookie key: what it signed is believed no longer."""
    from identity.keys import actions
    from identity.keys.queries import stored_cookie_keys

    async def delete() -> list[CookieKey]:
        await actions.delete_cookie_key(SYSTEM, key_id)
        return await stored_cookie_keys()

    _shown_cookie_keys(_carried_out(own, delete), say)


def _carried_out(own: Settings, work: Callable[[], Awaitable[T]]) -> T:
    with shared_database_of(own, _nothing) as address:
        return asyncio.run(_connected(own, address, work))


async def _connected(own: Settings, address: str, work: Callable[[], Awaitable[T]]) -> T:
    await bring_up_to_date(own, address, _nothing)
    async with open_database(address, 2):
        caches.listener.is_fresh = False
        try:
            return await work()
        except Refusal as refusal:
            raise KeysRefused(refusal.text) from None


def _shown(keys: list[KeyStanding], say: Say) -> None:
    for key in keys:
        since = key.effective_at or key.created_at
        say(f"{key.id}  {key.algorithm:5}  {key.status:8}  {since:%Y-%m-%d %H:%M:%S}Z")


def _shown_cookie_keys(keys: list[CookieKey], say: Say) -> None:
    for key in keys:
        say(f"{key.id}  {key.created_at:%Y-%m-%d %H:%M:%S}Z")


def _nothing(_line: str) -> None:
    """Whoever reads the list of keys wants nothing else on the standard output."""
