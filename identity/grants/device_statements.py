"""The SQL of device authorization (RFC 8628): a code that waits, the person's answer, and what the device gets."""
# ruff: noqa: E501 - SQL reads better in its own lines, and all that is put together here is our own

from enum import StrEnum

from identity.access_control.queries import fits_a_rule
from identity.grants.statements import has_scope, issued_from_code


class DeviceStatus(StrEnum):
    """How far a device's sign-in is."""

    PENDING = "Pending"
    APPROVED = "Approved"
    DENIED = "Denied"
    CONSUMED = "Consumed"


BEGIN = f"""
INSERT INTO device_codes (code_hash, user_code, application_id, scope, resources, status, methods, interval, created_at,
    expires_at)
SELECT $1, $2, $3, $4, $5::jsonb, '{DeviceStatus.PENDING}', '[]', $6, $7, $8 ON CONFLICT (user_code) DO NOTHING RETURNING true
"""
"""$1 code hash, $2 user code, $3 client, $4 scope, $5 resources, $6 interval, $7 now, $8 expiry."""

WRONG_CODES = (
    "SELECT count(*) FROM failed_attempts WHERE identifier_hash = $1 AND pool = $2 AND created_at > $3"
)
NOTE_WRONG_CODE = "INSERT INTO failed_attempts (identifier_hash, pool, created_at) VALUES ($1, $2, $3)"
TYPED = f"""
SELECT code_hash, application_id, scope, resources FROM device_codes
WHERE user_code = $1 AND status = '{DeviceStatus.PENDING}' AND expires_at > $2 FOR UPDATE
"""
BIND = "UPDATE device_codes SET interaction_id = $2 WHERE code_hash = $1"
"""Whoever typed it last goes on with it: a person may have lost the first page."""
INTERACTION = """
INSERT INTO interactions (id, application_id, parameters, prompt, session_id, version, created_at, expires_at)
VALUES ($1, $2, $3::jsonb, $4, $5, 0, $6, $7)
"""

HELD_SESSION = """
SELECT s.user_id, s.authenticated_at, s.methods FROM users u JOIN sessions s ON s.user_id = u.id
WHERE s.id = $1 AND s.expires_at > $2 AND NOT u.is_suspended FOR KEY SHARE OF u, s
"""
NEW_GRANT = """
INSERT INTO grants (id, user_id, application_id, session_id, scope, resource_scopes, rejected_scopes, is_offline, created_at,
    expires_at)
VALUES ($1, $2, $3, $4, $5, $6::jsonb, '[]', $7, $8, $9)
"""
APPROVE = f"""
UPDATE device_codes SET status = '{DeviceStatus.APPROVED}', grant_id = $4, user_id = $5, session_id = $6,
    authenticated_at = $7, methods = $8::jsonb
WHERE code_hash = $1 AND interaction_id = $2 AND status = '{DeviceStatus.PENDING}' AND expires_at > $3
"""
"""$1 code hash, $2 interaction, $3 now, $4 grant, $5 user, $6 session, $7 when and $8 how they signed in."""
DENY = f"""
UPDATE device_codes SET status = '{DeviceStatus.DENIED}'
WHERE code_hash = $1 AND interaction_id = $2 AND status = '{DeviceStatus.PENDING}'
"""

REDEEM = f"""
WITH live AS MATERIALIZED (
    SELECT g.id FROM grants g JOIN device_codes c ON c.grant_id = g.id
    WHERE c.code_hash = $1 AND g.expires_at > $5 FOR KEY SHARE OF g
), code AS (
    UPDATE device_codes c SET status = '{DeviceStatus.CONSUMED}' FROM live, users u
    WHERE c.code_hash = $1 AND c.grant_id = live.id AND c.application_id = $2
      AND c.status = $4 AND c.expires_at > $5
      AND u.id = c.user_id AND NOT u.is_suspended AND ($6::text IS NULL OR c.resources ? $6::text)
      AND CASE WHEN $3::bool THEN {fits_a_rule("c.application_id", "c.user_id")} ELSE true END
      AND ({has_scope("offline_access", "c.scope")} OR EXISTS (SELECT FROM sessions s WHERE s.id = c.session_id AND s.expires_at > $5))
    RETURNING c.*
), {issued_from_code(", NULL::text AS nonce, NULL::jsonb AS claims")}"""
"""$1 code hash, $2 client, $3 whether its access rules count, $4 the status approved, and what `issued_from_code` takes."""

POLL = f"""
WITH found AS MATERIALIZED (
    SELECT c.*, c.polled_at + (c.interval - $5::float8) * interval '1 second' > $3 AS is_too_early
    FROM device_codes c WHERE c.code_hash = $1 AND c.application_id = $2 FOR UPDATE
), polled AS (
    UPDATE device_codes c SET polled_at = $3, interval = c.interval + CASE WHEN found.is_too_early THEN $4 ELSE 0 END
    FROM found WHERE c.code_hash = found.code_hash AND found.status = '{DeviceStatus.PENDING}'
)
SELECT status, expires_at, is_too_early, resources, user_id,
    CASE WHEN $6::bool THEN {fits_a_rule("found.application_id", "found.user_id")} ELSE true END AS may_use
FROM found
"""
"""$1 code hash, $2 client, $3 now, $4 seconds by which the interval grows, $5 seconds of tolerance, $6 whether the client's
access rules count."""
