"""What connectors give the sign-in settings: ways to send codes, and social providers."""

from dataclasses import dataclass

from identity.kernel import database
from identity.kernel.caches import Cache

_KINDS = {"Email": "email", "Sms": "phone"}
_EVERY = "every"


@dataclass(frozen=True, slots=True)
class Connected:
    """The kinds of addresses that codes can be sent to, and the social providers, by their targets."""

    kinds: frozenset[str]
    targets: frozenset[str]


async def connected() -> Connected:
    """What there is at this moment; for actions."""
    rows = await database.fetch("SELECT DISTINCT type, target FROM connectors")
    return Connected(
        frozenset(_KINDS[row["type"]] for row in rows if row["type"] in _KINDS),
        frozenset(row["target"] for row in rows if row["type"] == "Social" and row["target"]),
    )


async def _load(_key: str) -> Connected:
    return await connected()


connected_cache: Cache[Connected] = Cache("connected", _load)


async def known_connected() -> Connected:
    """For the pages: what there was a moment ago at the latest."""
    return await connected_cache.get(_EVERY)
