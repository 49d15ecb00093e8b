"""What somebody who asked earlier may do at this moment, without the token that they asked with."""

from dataclasses import replace

from identity.applications.clients import ApplicationType
from identity.applications.queries import client, machine_scopes
from identity.authentication.errors import BearerRefused
from identity.kernel.actor import Actor, ActorKind
from identity.kernel.permissions import Permission, permissions_of
from identity.resources.queries import MANAGEMENT_API_INDICATOR
from identity.roles.queries import held_permissions
from identity.users.queries import user_by_id


async def present_actor(earlier: Actor) -> Actor:
    """The actor with what is left of their permissions; refused when they are gone or suspended.

    Work that was asked for outlives the session and the token; standing does not.
    """
    if earlier.kind is ActorKind.SYSTEM:
        return earlier
    if earlier.kind is ActorKind.ADMINISTRATOR:
        held = await _of_user(earlier.user_id or "")
    elif earlier.kind is ActorKind.APPLICATION:
        held = await _of_machine(earlier.application_id or "")
    else:
        raise BearerRefused
    return replace(earlier, permissions=earlier.permissions & held)


async def _of_user(user_id: str) -> frozenset[Permission]:
    user = await user_by_id(user_id)
    if user is None or user.is_suspended:
        raise BearerRefused
    return await held_permissions(user_id)


async def _of_machine(application_id: str) -> frozenset[Permission]:
    found = await client(application_id)
    if found is None or found.type is not ApplicationType.MACHINE_TO_MACHINE:
        raise BearerRefused
    return permissions_of((await machine_scopes(application_id)).get(MANAGEMENT_API_INDICATOR, frozenset()))
