"""Writes of sessions and interactions that several actions share; they need the open transaction."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from identity import settings
from identity.configuration.queries import session_ttl
from identity.kernel import clock, database
from identity.kernel.actor import Origin
from identity.security.secrets import opaque_token, token_hash
from identity.sessions.errors import InteractionBusy
from identity.sessions.models import Interaction, Session

INTERACTION_TTL = timedelta(hours=1)

_OPEN_SESSION = """
WITH continued AS (
    UPDATE sessions SET token_hash = $2, authenticated_at = $4, methods = $5::jsonb, ip = $6, user_agent = $7,
        expires_at = $8, last_submission = $10::jsonb
    WHERE token_hash = $9 AND user_id = $3 AND expires_at > $4 RETURNING id
), added AS (
    INSERT INTO sessions
        (id, token_hash, user_id, authenticated_at, methods, ip, user_agent, created_at, expires_at, last_submission)
    SELECT $1, $2, $3, $4, $5::jsonb, $6, $7, $4, $8, $10::jsonb WHERE NOT EXISTS (SELECT FROM continued) RETURNING id
)
SELECT id FROM continued UNION ALL SELECT id FROM added
"""


@dataclass(frozen=True, slots=True)
class OpenedSession:
    """A new session and the secret for its cookie, which is not stored."""

    session: Session
    token: str

    @property
    def seconds(self) -> int:
        """How long it lasts."""
        return int((self.session.expires_at - self.session.created_at).total_seconds())


async def save_experience(interaction: Interaction, state: dict[str, Any] | None) -> None:
    """Store the sign-in's state, unless another request stored one since it was read; without one it begins anew."""
    interaction.version = await _saved_version(
        interaction, "UPDATE interactions SET experience = $3::jsonb, version = version + 1", state
    )
    interaction.experience = state


async def finish_login(interaction: Interaction, session: Session) -> str:
    """Note which session signed in; the browser goes on where this says."""
    result: dict[str, Any] = {"login": {"session_id": session.id, "at": clock.now().timestamp()}}
    interaction.version = await _saved_version(
        interaction, "UPDATE interactions SET result = $3::jsonb, version = version + 1", result
    )
    interaction.result = result
    return resume_url(interaction.id)


async def save_result(interaction: Interaction, result: dict[str, Any]) -> str:
    """Note what the person decided about consent; the browser goes on where this says."""
    interaction.version = await _saved_version(
        interaction, "UPDATE interactions SET result = $3::jsonb, version = version + 1", result
    )
    interaction.result = result
    return resume_url(interaction.id)


def resume_url(interaction_id: str) -> str:
    """Where a browser goes on after a step of an interaction."""
    return f"{settings.current().issuer}/auth/{interaction_id}"


async def open_session(
    user_id: str,
    methods: list[str],
    origin: Origin,
    before: str | None = None,
    submission: dict[str, Any] | None = None,
) -> OpenedSession:
    """Sign a browser in as the user, under a secret that is always new, so that none can be fixated.

    Where the secret `before` is of a session of the same user, that one goes on: the person has signed in to it once
    more, and the applications that are in it are told of its end as before.
    """
    now, token = clock.now(), opaque_token()
    session = Session(
        id=opaque_token(),
        token_hash=token_hash(token),
        user_id=user_id,
        authenticated_at=now,
        methods=methods,
        ip=origin.ip,
        user_agent=origin.user_agent,
        created_at=now,
        expires_at=now + await session_ttl(),
        last_submission=submission,
    )
    session.id = await database.fetch_value(
        _OPEN_SESSION,
        session.id, session.token_hash, user_id, now, methods, session.ip, session.user_agent, session.expires_at,
        token_hash(before) if before else None, submission,
    )  # fmt: skip
    session._saved_in_db = True
    return OpenedSession(session, token)


async def end_sessions_of_user(user_id: str) -> None:
    """Sign a user out of every browser."""
    await database.execute("DELETE FROM sessions WHERE user_id = $1", user_id)


async def _saved_version(interaction: Interaction, update: str, value: dict[str, Any] | None) -> int:
    version = await database.fetch_value(
        f"{update} WHERE id = $1 AND version = $2 RETURNING version",
        interaction.id,
        interaction.version,
        value,
    )
    if version is None:
        raise InteractionBusy
    return int(version)
