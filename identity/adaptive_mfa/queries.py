"""Reads of what is known of earlier sign-ins, for the protocol."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from identity.adaptive_mfa.rules import History, Place, Signals, triggers
from identity.kernel import clock, database
from identity.users.models import User

_HISTORY = """
SELECT l.latitude, l.longitude, l.seen_at AS place_at,
    coalesce((SELECT jsonb_object_agg(c.country, extract(epoch FROM c.seen_at)) FROM seen_countries c
        WHERE c.user_id = one.id), '{}'::jsonb) AS countries
FROM (SELECT $1::text AS id) one LEFT JOIN last_locations l ON l.user_id = one.id
"""


async def triggers_of(user: User, context: Mapping[str, str]) -> list[dict[str, Any]]:
    """For the protocol: which signs there are that it is somebody else who signs in."""
    row = await database.fetch_row(_HISTORY, user.id)
    assert row is not None  # a left join on one row
    place = None if row["latitude"] is None else Place(row["latitude"], row["longitude"])
    history = History(
        last_sign_in_at=user.last_sign_in_at,
        last_place=place,
        last_place_at=row["place_at"],
        countries={name: datetime.fromtimestamp(at, UTC) for name, at in row["countries"].items()},
    )
    return triggers(Signals.of(context), history, clock.now())
