"""What somebody who asked earlier may do at this moment: looked up again, for work under way and for open lines."""

from dataclasses import dataclass, replace

from identity.applications.clients import ApplicationType
from identity.applications.queries import client, machine_scopes
from identity.authentication.errors import BearerRefused
from identity.authentication.queries import actor_of_bearer
from identity.grants.possession import BEARER, Possession
from identity.kernel.actor import Actor, ActorKind, Origin
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


@dataclass(slots=True)
class TokenStanding:
    """Somebody on an open line: their token and all that stands behind it are looked at again and again."""

    token: str
    origin: Origin
    actor: Actor
    possession: Possession = BEARER  # as shown when the line was opened

    async def check(self) -> Actor:
        """The actor of this moment; refused when the token has expired or what gave it its worth is gone."""
        self.actor = await actor_of_bearer(self.token, self.origin, self.possession)
        return self.actor


async def standing_of_bearer(token: str, origin: Origin) -> TokenStanding:
    """The standing that begins with a token."""
    return TokenStanding(token, origin, await actor_of_bearer(token, origin))
