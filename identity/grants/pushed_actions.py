"""Handing in an authorization request beforehand (RFC 9126)."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from identity import settings
from identity.grants.events import RequestPushed
from identity.grants.pushed_queries import REFERENCE_PREFIX
from identity.kernel import clock, database, events
from identity.kernel.actor import Actor
from identity.security.secrets import opaque_token, token_hash
from identity.sessions.atomic import in_one_statement

_PUSH = """
WITH pushed AS (
    INSERT INTO pushed_requests (reference_hash, application_id, parameters, expires_at) VALUES ($1, $2, $3::jsonb, $4)
)
INSERT INTO events SELECT e.* FROM jsonb_populate_record(NULL::events, $5::jsonb) e
"""


@dataclass(frozen=True, slots=True)
class Reference:
    """What the client sends its person's browser with."""

    request_uri: str
    expires_in: int  # seconds


@in_one_statement(announces=RequestPushed)
async def push_request(
    actor: Actor, application_id: str, parameters: dict[str, Any], params: dict[str, Any]
) -> Reference:
    """Keep a validated authorization request for a moment; only its reference goes through the browser."""
    seconds = settings.current().pushed_request_seconds
    request_uri = REFERENCE_PREFIX + opaque_token()
    await database.execute(
        _PUSH,
        token_hash(request_uri),
        application_id,
        parameters,
        clock.now() + timedelta(seconds=seconds),
        events.event_row(RequestPushed(application_id=application_id, params=params), actor),
    )
    return Reference(request_uri, seconds)


@in_one_statement(announces=())
async def end_pushed_request(actor: Actor, reference_hash: str) -> None:
    """A request that was answered with an error is over as well (section 4); its interaction's end is the event."""
    await database.execute(
        "UPDATE pushed_requests SET used_at = $2 WHERE reference_hash = $1 AND used_at IS NULL",
        reference_hash,
        clock.now(),
    )
