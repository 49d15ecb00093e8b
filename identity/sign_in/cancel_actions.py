"""A person who does not want to sign in after all."""

from identity.kernel import clock, database
from identity.kernel.action import ANYONE, action
from identity.kernel.actor import Actor
from identity.sessions.changes import resume_url
from identity.sessions.errors import InteractionNotFound

_CANCELLED = {"error": {"error": "access_denied", "description": "the user did not want to sign in"}}
_LONGEST_ID = 128


@action(needs=ANYONE)
async def cancel_sign_in(actor: Actor, interaction_id: str) -> str:
    """Send the browser back without a sign-in; where it goes on. The end is announced when the client is told."""
    cancelled = await database.fetch_value(
        "UPDATE interactions SET result = $2::jsonb, version = version + 1 "
        "WHERE id = $1 AND expires_at > $3 AND prompt = 'login' AND result IS NULL RETURNING id",
        interaction_id[:_LONGEST_ID],
        _CANCELLED,
        clock.now(),
    )
    if cancelled is None:
        raise InteractionNotFound
    return resume_url(interaction_id)
