"""Background work on applications: noting when each got a token last, so that tokens themselves wait for no row."""

from identity.jobs.periodic import periodic
from identity.kernel import clock, database

# Events are stored a little after the time that they bear, so each run looks back over the last minutes again.
_NOTE_USES = """
WITH until AS (
    SELECT (value->>'at')::timestamptz - interval '5 minutes' AS at FROM server_state WHERE name = 'application_uses'
), moved AS (
    INSERT INTO server_state (name, value) VALUES ('application_uses', jsonb_build_object('at', $1::timestamptz))
    ON CONFLICT (name) DO UPDATE SET value = excluded.value
)
INSERT INTO application_uses (application_id, last_used_at)
SELECT e.application_id, max(e.created_at) FROM events e JOIN applications a ON a.id = e.application_id
WHERE e.created_at > coalesce((SELECT at FROM until), '-infinity') AND e.result = 'Success'
  AND starts_with(e.key, 'ExchangeTokenBy.')
GROUP BY e.application_id
ON CONFLICT (application_id) DO UPDATE SET last_used_at = excluded.last_used_at
WHERE application_uses.last_used_at < excluded.last_used_at
"""


@periodic(every_seconds=60)
async def note_uses() -> int:
    """The last use of each application, from the audit entries since the last run: one statement."""
    return await database.execute(_NOTE_USES, clock.now())
