"""Reads of the browsers that people trust."""

from collections.abc import Collection, Iterable, Sequence
from datetime import timedelta

from identity.kernel import clock, database
from identity.kernel.actor import Actor
from identity.kernel.errors import NotFound
from identity.kernel.paging import Keyset, Slice
from identity.kernel.permissions import Permission
from identity.kernel.relations import RelatedRows
from identity.trusted_devices.models import TrustedDevice

_OF_USERS = RelatedRows.of(
    TrustedDevice,
    alias="d",
    source="trusted_devices d",
    link="d.user_id = parent.id AND d.expires_at > now()",
)
# A password that was set since, by whichever way, ends the trust; so does a shorter time that it is given for.
_PRESENTED = """
SELECT d.id FROM trusted_devices d JOIN users u ON u.id = d.user_id
WHERE d.user_id = $1 AND d.token_hash = ANY($2) AND d.expires_at > $3 AND d.created_at > $4
    AND d.created_at >= coalesce(u.password_changed_at, d.created_at)
"""


async def presented_device(user_id: str, token_hashes: Collection[str], lifetime: timedelta) -> str | None:
    """For the protocol: the id of the user's device whose secret was presented."""
    if not token_hashes:
        return None
    now = clock.now()
    found: str | None = await database.fetch_value(
        _PRESENTED, user_id, list(token_hashes), now, now - lifetime
    )
    return found


async def live_devices(user_id: str) -> list[TrustedDevice]:
    """For their owner: the devices that are still trusted, the newest first."""
    return await database.fetch_models(
        TrustedDevice,
        "SELECT * FROM trusted_devices WHERE user_id = $1 AND expires_at > $2 ORDER BY created_at DESC, id DESC",
        user_id,
        clock.now(),
    )


async def devices_of_user(actor: Actor, user_id: str) -> list[TrustedDevice]:
    """The same, of somebody."""
    actor.require(Permission.USERS_READ)
    return await live_devices(user_id)


async def device_of_user(actor: Actor, user_id: str, device_id: str) -> TrustedDevice:
    """One of them."""
    for device in await devices_of_user(actor, user_id):
        if device.id == device_id:
            return device
    raise NotFound


async def device_slices_by_user_ids(
    actor: Actor, user_ids: Sequence[str], keyset: Keyset
) -> dict[str, Slice[TrustedDevice]]:
    """The trusted devices of many users, newest first."""
    actor.require(Permission.USERS_READ)
    return await _OF_USERS.models(TrustedDevice, user_ids, keyset)


async def device_counts_by_user_ids(actor: Actor, user_ids: Sequence[str]) -> dict[str, int]:
    """How many trusted devices each user has."""
    actor.require(Permission.USERS_READ)
    return await _OF_USERS.counts(user_ids)


async def devices_by_ids(actor: Actor, device_ids: Iterable[str]) -> dict[str, TrustedDevice]:
    """The trusted devices with these ids, by id; unknown ones are left out."""
    actor.require(Permission.USERS_READ)
    rows = await database.fetch_models(
        TrustedDevice, "SELECT * FROM trusted_devices WHERE id = ANY($1)", list(device_ids)
    )
    return {row.id: row for row in rows}
