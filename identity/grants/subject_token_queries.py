"""Reads of subject tokens; their values are nowhere."""

from datetime import datetime

from identity.kernel import database
from identity.kernel.actor import Actor
from identity.kernel.permissions import Permission


async def subject_token_expiry(actor: Actor, token_id: str) -> datetime | None:
    """Until when the token can be exchanged, or None if there is none any more."""
    actor.require(Permission.USERS_IMPERSONATE)
    expires_at: datetime | None = await database.fetch_value(
        "SELECT expires_at FROM subject_tokens WHERE token_hash = $1", token_id
    )
    return expires_at
