"""What administrators can do with the browsers that people trust."""

from identity.kernel import authority
from identity.kernel.action import action
from identity.kernel.actor import Actor
from identity.kernel.permissions import Permission
from identity.trusted_devices.changes import delete_device, delete_devices_of
from identity.trusted_devices.events import TrustedDeviceDeleted
from identity.users.changes import locked_user


@action(needs=Permission.USERS_SUSPEND, announces=TrustedDeviceDeleted)
async def delete_trusted_device(actor: Actor, user_id: str, device_id: str) -> None:
    """Have a user asked for their second factor again in one browser."""
    await locked_user(user_id)
    await authority.require_at_least(actor, user_id)
    await delete_device(user_id, device_id)


@action(needs=Permission.USERS_SUSPEND, announces=TrustedDeviceDeleted)
async def delete_trusted_devices(actor: Actor, user_id: str) -> None:
    """Have a user asked for their second factor again in every browser."""
    await locked_user(user_id)
    await authority.require_at_least(actor, user_id)
    await delete_devices_of(user_id)
