"""What ends trust in browsers, in the same transaction; the event that caused it tells of it."""

from collections.abc import Sequence

from identity.credentials.events import MfaFactorsChanged
from identity.kernel.events import listens_to, listens_to_many
from identity.trusted_devices.changes import forget_devices_of
from identity.users.events import UserSuspended, UserUpdated

_ADDRESSES = ("primary_email", "primary_phone")  # each a second factor by itself, where messages are one


@listens_to(MfaFactorsChanged)
async def end_trust_with_a_factor(event: MfaFactorsChanged) -> None:
    """A factor is gone or replaced: whoever vouched for a browser with it may be somebody else."""
    if event.user_id and event.before and not event.after:
        await forget_devices_of(event.user_id)


@listens_to_many(UserUpdated)
async def end_trust_with_a_password(changes: Sequence[UserUpdated]) -> None:
    """So it is when a password is changed, or an address that codes go to."""
    ids = [each.user_id for each in changes if each.user_id and _ends_trust(each)]
    if ids:
        await forget_devices_of(*ids)


@listens_to(UserSuspended)
async def end_trust_of_suspended(event: UserSuspended) -> None:
    """Who may sign in again later is asked for everything."""
    if event.user_id:
        await forget_devices_of(event.user_id)


def _ends_trust(event: UserUpdated) -> bool:
    before, after = event.before or {}, event.after or {}
    has_lost_address = any(before.get(name) and before[name] != after.get(name) for name in _ADDRESSES)
    return bool(after.get("has_password")) or has_lost_address
