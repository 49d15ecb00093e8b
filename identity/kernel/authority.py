"""Who stands above whom: nobody touches the credentials or the standing of one who holds more than they do.

What somebody holds is known to a higher feature (roles), which provides the reading function.
"""

from collections.abc import Awaitable, Callable

from identity.kernel.actor import Actor
from identity.kernel.errors import GrantsMoreThanHeld
from identity.kernel.permissions import EVERY_PERMISSION, Permission

HeldPermissions = Callable[..., Awaitable[frozenset[Permission]]]  # of any number of ids of users
_providers: list[HeldPermissions] = []


def provide(function: HeldPermissions) -> HeldPermissions:
    """Tell what permissions users hold through roles, all of them together."""
    _providers[:] = [function]
    return function


async def require_at_least(actor: Actor, *user_ids: str) -> None:
    """Refuse an actor who lacks a permission that one of the users holds; one statement for all of them."""
    if actor.permissions >= EVERY_PERMISSION:
        return
    if not _providers:
        raise RuntimeError("identity.roles has not been imported")
    if not await _providers[0](*user_ids) <= actor.permissions:
        raise GrantsMoreThanHeld
