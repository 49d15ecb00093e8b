"""The browsers that users trust with their second factor, over REST."""

from identity.kernel.actor import Actor
from identity.trusted_devices import actions, queries
from rest_api.views.trusted_devices import (
    TrustedDevicesView,
    TrustedDeviceView,
    trusted_device_view,
    trusted_devices_view,
)


async def list_user_trusted_devices(actor: Actor, user_id: str) -> TrustedDevicesView:
    """List the browsers that a user trusts."""
    return trusted_devices_view(await queries.devices_of_user(actor, user_id))


async def get_user_trusted_device(actor: Actor, user_id: str, device_id: str) -> TrustedDeviceView:
    """Read a trusted device of a user."""
    return trusted_device_view(await queries.device_of_user(actor, user_id, device_id))


async def delete_user_trusted_device(actor: Actor, user_id: str, device_id: str) -> None:
    """Have a user asked for their second factor again in one browser."""
    await actions.delete_trusted_device(actor, user_id, device_id)


async def delete_user_trusted_devices(actor: Actor, user_id: str) -> None:
    """Have a user asked for their second factor again in every browser."""
    await actions.delete_trusted_devices(actor, user_id)
