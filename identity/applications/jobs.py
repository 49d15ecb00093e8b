"""Background work on applications: noting when each got a token last, and forgetting those that came and were not used.

Uses are noted here so that tokens themselves wait for no row.
"""

from datetime import timedelta

from identity.jobs.periodic import periodic
from identity.kernel import caches, clock, database

_UNUSED_FOR = timedelta(days=30)
_AT_ONCE = 1_000

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


_REMOVE_UNUSED = """
WITH gone AS (
    DELETE FROM applications WHERE id IN (
        SELECT a.id FROM applications a WHERE a.registration_token_hash IS NOT NULL AND a.updated_at < $1
          AND NOT EXISTS (SELECT FROM grants g WHERE g.application_id = a.id)
          AND NOT EXISTS (SELECT FROM application_uses u WHERE u.application_id = a.id AND u.last_used_at >= $1)
        ORDER BY a.created_at LIMIT $2)
    RETURNING id
), uses AS (
    DELETE FROM application_uses WHERE application_id IN (SELECT id FROM gone)
)
SELECT pg_notify($3, jsonb_build_array('clients', id)::text) FROM gone
"""


@periodic(every_seconds=3600)
async def remove_unused_registrations() -> int:
    """Clients that registered themselves and that nobody uses: one statement, which the caches hear of."""
    rows = await database.fetch(_REMOVE_UNUSED, clock.now() - _UNUSED_FOR, _AT_ONCE, caches.CHANNEL)
    return len(rows)
