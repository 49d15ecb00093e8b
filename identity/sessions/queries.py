"""Reads of sessions and interactions, all for the protocol: the secret in the cookie is the permission."""

from identity.kernel import clock, database
from identity.security.secrets import equal, token_hash
from identity.sessions.models import Interaction, Session

_LONGEST_COOKIE = 128


async def interaction(interaction_id: str) -> Interaction | None:
    """For the protocol: the interaction, unless it has expired."""
    if len(interaction_id) > _LONGEST_COOKIE:
        return None
    return await database.fetch_model(
        Interaction,
        "SELECT * FROM interactions WHERE id = $1 AND expires_at > $2",
        interaction_id,
        clock.now(),
    )


async def session_of_token(token: str | None) -> Session | None:
    """For the protocol: the live session whose cookie this is, of a user who may sign in."""
    if not token or len(token) > _LONGEST_COOKIE:
        return None
    return await database.fetch_model(
        Session,
        "SELECT s.* FROM sessions s JOIN users u ON u.id = s.user_id AND NOT u.is_suspended "
        "WHERE s.token_hash = $1 AND s.expires_at > $2",
        token_hash(token),
        clock.now(),
    )


def sign_out_proof(session_token: str) -> str:
    """What a sign-out form carries to show that it was made for this browser; made from what only that one has."""
    return token_hash(f"sign-out {session_token}")


def is_sign_out_proof(session_token: str, given: str) -> bool:
    """Whether a form was made for this browser."""
    return equal(sign_out_proof(session_token), given)
