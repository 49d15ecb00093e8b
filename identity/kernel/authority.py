"""Who stands above whom: nobody touches the credentials or the standing of one who holds more than they do.

What somebody holds is known to higher features (roles, organizations), which provide the reading functions.
"""

from collections.abc import Awaitable, Callable

from identity.kernel.actor import Actor
from identity.kernel.errors import GrantsMoreThanHeld
from identity.kernel.permissions import EVERY_PERMISSION, Permission

HeldPermissions = Callable[..., Awaitable[frozenset[Permission]]]  # of any number of ids
_WAYS = 2  # through roles, and through roles inside organizations
_of_users: list[HeldPermissions] = []
_of_machines: list[HeldPermissions] = []


def of_users(function: HeldPermissions) -> HeldPermissions:
    """Tell what users hold in one way, all of them together."""
    _of_users.append(function)
    return function


def of_machines(function: HeldPermissions) -> HeldPermissions:
    """Tell what machines hold in one way, all of them together."""
    _of_machines.append(function)
    return function


async def require_at_least(actor: Actor, *user_ids: str) -> None:
    """Refuse an actor who lacks a permission that one of the users holds."""
    await _require(actor, _of_users, user_ids)


async def require_at_least_machines(actor: Actor, *application_ids: str) -> None:
    """Refuse an actor who lacks a permission that one of the machines holds: a secret would hand it over."""
    await _require(actor, _of_machines, application_ids)


async def _require(actor: Actor, readers: list[HeldPermissions], ids: tuple[str, ...]) -> None:
    if actor.permissions >= EVERY_PERMISSION:
        return
    if len(readers) < _WAYS:
        raise RuntimeError(
            "identity.roles, identity.applications and identity.organizations have to be imported"
        )
    for read in readers:
        if not await read(*ids) <= actor.permissions:
            raise GrantsMoreThanHeld
