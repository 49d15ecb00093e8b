"""The life of an interaction: an authorization request that waits for a person."""

from typing import Any

from identity.kernel import clock, database, events
from identity.kernel.actor import Actor
from identity.security.secrets import opaque_token
from identity.sessions.atomic import in_one_statement
from identity.sessions.changes import INTERACTION_TTL
from identity.sessions.events import InteractionCreated, InteractionEnded

_BEGIN = """
WITH begun AS (
    INSERT INTO interactions
        (id, application_id, parameters, prompt, session_id, version, created_at, expires_at)
    VALUES ($1, $2, $3::jsonb, $4, $5, 0, $6, $7)
)
INSERT INTO events SELECT e.* FROM jsonb_populate_record(NULL::events, $8::jsonb) e
"""
_ASK_CONSENT = """
WITH asked AS (
    UPDATE interactions SET prompt = 'consent', session_id = $2, result = NULL, version = version + 1
    WHERE id = $1 RETURNING id
)
INSERT INTO events SELECT e.* FROM asked, jsonb_populate_record(NULL::events, $3::jsonb) e
"""
_END = """
WITH ended AS (DELETE FROM interactions WHERE id = $1 RETURNING id)
INSERT INTO events SELECT e.* FROM ended, jsonb_populate_record(NULL::events, $2::jsonb) e
"""


@in_one_statement(announces=InteractionCreated)
async def begin_interaction(
    actor: Actor,
    *,
    application_id: str,
    parameters: dict[str, Any],
    prompt: str,
    session_id: str | None,
    params: dict[str, Any],
) -> str:
    """Keep a validated authorization request until a person has done their part; its id is for a cookie."""
    interaction_id, now = opaque_token(), clock.now()
    event = InteractionCreated(
        user_id=actor.user_id,
        application_id=application_id,
        session_id=session_id,
        interaction_id=interaction_id,
        prompt=prompt,
        params=params,
    )
    await database.execute(
        _BEGIN,
        interaction_id,
        application_id,
        parameters,
        prompt,
        session_id,
        now,
        now + INTERACTION_TTL,
        events.event_row(event, actor),
    )
    return interaction_id


@in_one_statement(announces=InteractionCreated)
async def ask_consent(
    actor: Actor, *, application_id: str, interaction_id: str, session_id: str, params: dict[str, Any]
) -> None:
    """Go on from the sign-in to the question whether the application may have what it asks for."""
    event = InteractionCreated(
        user_id=actor.user_id,
        application_id=application_id,
        session_id=session_id,
        interaction_id=interaction_id,
        prompt="consent",
        params=params,
    )
    row = events.event_row(event, actor)
    await database.execute(_ASK_CONSENT, interaction_id, session_id, row)


@in_one_statement(announces=InteractionEnded)
async def refuse_interaction(
    actor: Actor, *, application_id: str, interaction_id: str, error: dict[str, Any]
) -> None:
    """End an interaction without a code: the person cancelled, or cannot have what was asked for."""
    event = InteractionEnded(
        user_id=actor.user_id,
        application_id=application_id,
        interaction_id=interaction_id,
        result="Error",
        error=error,
    )
    await database.execute(_END, interaction_id, events.event_row(event, actor))
