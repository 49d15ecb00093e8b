"""The locks of the sign-in over REST."""

from identity.kernel.actor import Actor
from identity.sign_in.lockout_actions import unlock_identifiers
from rest_api.bodies.sentinel import SentinelTargetsBody


async def delete_sentinel_activities(actor: Actor, body: SentinelTargetsBody) -> None:
    """Unlock identifiers; applications are never locked, so there is nothing to forget of them."""
    await unlock_identifiers(actor, body.targets if body.target_type == "User" else [])
