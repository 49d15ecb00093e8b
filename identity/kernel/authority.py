"""Who stands above whom: nobody touches the credentials or the standing of one who holds more than they do.

What somebody holds is known to a higher feature (roles), which provides the reading function.
"""

from collections.abc import Awaitable, Callable

from identity.kernel.actor import Actor
from identity.kernel.errors import GrantsMoreThanHeld
from identity.kernel.permissions import EVERY_PERMISSION, Permission

HeldPermissions = Callable[[str], Awaitable[frozenset[Permission]]]
_providers: list[HeldPermissions] = []


def provide(function: HeldPermissions) -> HeldPermissions:
    """Tell what permissions a user holds through roles."""
    _providers[:] = [function]
    return function


async def require_at_least(actor: Actor, user_id: str) -> None:
    """Refuse an actor who lacks a permission that the user holds."""
    if actor.permissions >= EVERY_PERMISSION:
        return
    if not _providers:
        raise RuntimeError("identity.roles has not been imported")
    if not await _providers[0](user_id) <= actor.permissions:
        raise GrantsMoreThanHeld
