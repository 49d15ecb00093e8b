"""What people can do with the browsers that they trust with their second factor."""

from identity.account.access import (
    TRUSTED_DEVICES_SCOPE,
    OwnAccount,
    editable_account,
    held_user,
    require_proof,
)
from identity.account.changes import tell_changed
from identity.kernel.action import SIGNED_IN, action
from identity.kernel.actor import Actor
from identity.trusted_devices.changes import delete_device, delete_devices_of
from identity.trusted_devices.events import TrustedDeviceDeleted
from identity.users.events import UserUpdated


@action(needs=SIGNED_IN, announces=(TrustedDeviceDeleted, UserUpdated))
async def delete_own_trusted_device(actor: Actor, device_id: str, proof_id: str | None = None) -> None:
    """Be asked for a second factor again in one browser."""
    own = await _own(actor, proof_id)
    await delete_device(own.user_id, device_id)
    await tell_changed(own.user_id, distrusted_device=device_id)


@action(needs=SIGNED_IN, announces=(TrustedDeviceDeleted, UserUpdated))
async def delete_own_trusted_devices(actor: Actor, proof_id: str | None = None) -> None:
    """Be asked for a second factor again in every browser."""
    own = await _own(actor, proof_id)
    await delete_devices_of(own.user_id)
    await tell_changed(own.user_id, distrusted_device="all")


async def _own(actor: Actor, proof_id: str | None) -> OwnAccount:
    own = await editable_account(actor, ("trusted_device",), scope=TRUSTED_DEVICES_SCOPE)
    await require_proof(own, proof_id)
    await held_user(own)
    return own
