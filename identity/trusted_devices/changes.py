"""Writes of trusted devices. They need the open transaction and check no permission."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

from identity.kernel import clock, database
from identity.kernel.action import announce, announce_many
from identity.kernel.actor import Origin
from identity.kernel.errors import NotFound
from identity.security.secrets import opaque_token, random_id, token_hash
from identity.trusted_devices.events import TrustedDeviceCreated, TrustedDeviceDeleted, TrustedDeviceUsed

_MOST_OF_ONE_USER = 50
_INSERT = """
WITH replaced AS (
    DELETE FROM trusted_devices WHERE user_id = $2 AND (token_hash = ANY($7) OR id IN (
        SELECT id FROM trusted_devices WHERE user_id = $2 ORDER BY created_at DESC, id DESC OFFSET $8 - 1
    )) RETURNING token_hash
), added AS (
    INSERT INTO trusted_devices (id, user_id, token_hash, user_agent, created_at, expires_at)
    VALUES ($1, $2, $3, $4, $5, $6)
)
SELECT token_hash FROM replaced
"""


@dataclass(frozen=True, slots=True)
class NewTrust:
    """The secret for the browser's cookie, which is not stored, for how long, and the hashes of those that ended."""

    token: str
    seconds: int
    replaced: frozenset[str]


async def trust_device(
    user_id: str, origin: Origin, lifetime: timedelta, presented: Collection[str]
) -> NewTrust:
    """Trust a browser; where it was trusted already, in place of that. The presented hashes are of its cookie."""
    now, device_id, token = clock.now(), random_id(), opaque_token()
    replaced = await database.fetch(
        _INSERT,
        device_id, user_id, token_hash(token), origin.user_agent, now, now + lifetime, list(presented),
        _MOST_OF_ONE_USER,
    )  # fmt: skip
    after = {"id": device_id, "user_agent": origin.user_agent, "expires_at": (now + lifetime).isoformat()}
    await announce(TrustedDeviceCreated(user_id=user_id, after=after))
    return NewTrust(token, int(lifetime.total_seconds()), frozenset(row["token_hash"] for row in replaced))


async def note_use(user_id: str, device_id: str) -> bool:
    """Say that somebody signed in with it; whether it is still there, held until the transaction ends."""
    used = await database.execute(
        "UPDATE trusted_devices SET last_used_at = $3 WHERE id = $1 AND user_id = $2",
        device_id,
        user_id,
        clock.now(),
    )
    if used:
        await announce(TrustedDeviceUsed(user_id=user_id, after={"id": device_id}))
    return bool(used)


async def delete_device(user_id: str, device_id: str) -> None:
    """Trust a browser no longer."""
    deleted = await database.execute(
        "DELETE FROM trusted_devices WHERE id = $1 AND user_id = $2", device_id, user_id
    )
    if not deleted:
        raise NotFound
    await announce(TrustedDeviceDeleted(user_id=user_id, before={"id": device_id}))


async def delete_devices_of(user_id: str) -> None:
    """Trust none of somebody's browsers any longer."""
    rows = await database.fetch("DELETE FROM trusted_devices WHERE user_id = $1 RETURNING id", user_id)
    if rows:
        await announce_many([TrustedDeviceDeleted(user_id=user_id, before={"id": row["id"]}) for row in rows])


async def forget_devices_of(*user_ids: str) -> None:
    """The same where another event tells why."""
    await database.execute("DELETE FROM trusted_devices WHERE user_id = ANY($1)", list(user_ids))
