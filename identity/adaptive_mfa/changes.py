"""Writes of where people sign in; they need the open transaction."""

from collections.abc import Mapping

from identity.adaptive_mfa.rules import COUNTRY_MEMORY, Signals
from identity.kernel import clock, database

_REMEMBER = """
WITH located AS (
    INSERT INTO last_locations (user_id, latitude, longitude, seen_at)
    SELECT $1, $3::float8, $4::float8, $5 WHERE $3::float8 IS NOT NULL
    ON CONFLICT (user_id) DO UPDATE SET latitude = EXCLUDED.latitude, longitude = EXCLUDED.longitude,
        seen_at = EXCLUDED.seen_at
), seen AS (
    INSERT INTO seen_countries (user_id, country, seen_at) SELECT $1, $2::text, $5 WHERE $2::text IS NOT NULL
    ON CONFLICT (user_id, country) DO UPDATE SET seen_at = EXCLUDED.seen_at
)
DELETE FROM seen_countries WHERE user_id = $1 AND country IS DISTINCT FROM $2 AND seen_at < $6
"""


async def remember_sign_in(user_id: str, context: Mapping[str, str]) -> None:
    """Note from where the person signed in; countries of long ago are forgotten."""
    signals, now = Signals.of(context), clock.now()
    if signals.country is None and signals.place is None:
        return
    place = signals.place
    await database.execute(
        _REMEMBER,
        user_id,
        signals.country,
        place.latitude if place else None,
        place.longitude if place else None,
        now,
        now - COUNTRY_MEMORY,
    )
