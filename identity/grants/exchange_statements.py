"""The SQL of token exchange: what a presented token stands for, and its use."""
# ruff: noqa: E501 - SQL reads better in its own lines, and all that is put together here is our own

from enum import StrEnum

from identity.access_control.queries import fits_a_rule
from identity.grants.statements import has_scope, recorded, role_scopes


class SubjectKind(StrEnum):
    """What is exchanged."""

    IMPERSONATION = "impersonation_token"  # `sub_…`, for one use
    PERSONAL = "personal_access_token"  # `pat_…`
    OPAQUE = "opaque_access_token"
    SIGNED = "jwt_access_token"


def _is_live(token: str, now: str) -> str:
    """Whether an opaque access token, its grant and its session hold."""
    return f"""{token}.expires_at > {now}
    AND EXISTS (SELECT FROM grants g WHERE g.id = {token}.grant_id AND g.expires_at > {now})
    AND ({token}.session_id IS NULL
         OR EXISTS (SELECT FROM sessions s WHERE s.id = {token}.session_id AND s.expires_at > {now}))"""


_NOTHING_MORE = "NULL::text AS application_id, NULL::jsonb AS confirmation, NULL::text AS actor_id"
_SUBJECTS = {
    SubjectKind.IMPERSONATION: f"""
        SELECT t.user_id, t.context, NULL::text AS session_id, NULL::timestamptz AS good_until, {_NOTHING_MORE} FROM subject_tokens t
        WHERE t.token_hash = $1 AND t.consumed_at IS NULL AND t.expires_at > $2""",
    SubjectKind.PERSONAL: f"""
        SELECT t.user_id, NULL::jsonb AS context, NULL::text AS session_id, t.expires_at AS good_until, {_NOTHING_MORE} FROM personal_access_tokens t
        WHERE t.value_hash = $1 AND (t.expires_at IS NULL OR t.expires_at > $2)""",
    SubjectKind.OPAQUE: f"""
        SELECT t.user_id, NULL::jsonb AS context, t.session_id, t.expires_at AS good_until, t.application_id, t.confirmation,
            t.actor_id
        FROM access_tokens t WHERE t.token_hash = $1 AND {_is_live("t", "$2")}""",
    # Its signature was verified; $1 is the user, $7 the grant if it names one, $8 when it expires.
    SubjectKind.SIGNED: f"""
        SELECT u.id AS user_id, NULL::jsonb AS context, g.session_id, $8::timestamptz AS good_until, {_NOTHING_MORE}
        FROM users u LEFT JOIN grants g ON g.id = $7 AND g.user_id = u.id AND g.expires_at > $2
            AND (g.is_offline OR EXISTS (SELECT FROM sessions s WHERE s.id = g.session_id AND s.expires_at > $2))
        WHERE u.id = $1 AND ($7::text IS NULL OR g.id IS NOT NULL)""",
}


def presented(kind: SubjectKind) -> str:
    """What a token of this kind stands for, with the actor token that came along.

    $1 its hash (or the user), $2 now, $3 resource, $4 actor token's hash, $5 client, $6 whether its rules count,
    $7 (of a signed token) its grant and $8 its expiry.
    """
    return f"""
SELECT t.*, {role_scopes("$3::text")} AS role_scopes,
    CASE WHEN $6::bool THEN {fits_a_rule("$5::text", "u.id")} ELSE true END AS may_use,
    (SELECT jsonb_build_object('user_id', a.user_id, 'application_id', a.application_id, 'confirmation', a.confirmation)
     FROM access_tokens a JOIN users au ON au.id = a.user_id AND NOT au.is_suspended
     WHERE a.token_hash = $4::text AND {has_scope("openid", "a.scope")} AND {_is_live("a", "$2")}) AS actor
FROM ({_SUBJECTS[kind]}) t JOIN users u ON u.id = t.user_id AND NOT u.is_suspended
"""


_USES = {
    SubjectKind.IMPERSONATION: """
    UPDATE subject_tokens t SET consumed_at = $3 FROM owner
    WHERE t.token_hash = $1 AND t.user_id = owner.id AND t.consumed_at IS NULL AND t.expires_at > $3 RETURNING t.user_id""",
    SubjectKind.PERSONAL: """
    SELECT t.user_id FROM personal_access_tokens t JOIN owner ON owner.id = t.user_id
    WHERE t.value_hash = $1 AND (t.expires_at IS NULL OR t.expires_at > $3)""",
    SubjectKind.OPAQUE: f"""
    SELECT t.user_id FROM access_tokens t JOIN owner ON owner.id = t.user_id
    WHERE t.token_hash = $1 AND {_is_live("t", "$3")}""",
    SubjectKind.SIGNED: "SELECT owner.id AS user_id FROM owner WHERE owner.id = $1",
}


def exchanged(kind: SubjectKind) -> str:
    """Use the token, and store what is issued for it.

    Tokens for our own endpoints and for organizations are looked up at every use, so a grant stands behind each.
    $1 hash (or user), $2 user, $3 now, $4 grant or NULL, $5 client, $6 scope, $7 expiry, $8 opaque access token's hash or
    NULL, $9 what it is bound to, $10 who acts, $11 session that it dies with or NULL, $12 event.
    """
    return f"""
WITH owner AS MATERIALIZED (
    SELECT u.id FROM users u WHERE u.id = $2 AND NOT u.is_suspended FOR KEY SHARE
), held AS MATERIALIZED (
    SELECT s.id FROM sessions s JOIN owner ON owner.id = s.user_id WHERE s.id = $11::text FOR KEY SHARE OF s
), used AS ({_USES[kind]}
), allowed AS (
    SELECT used.user_id FROM used WHERE $11::text IS NULL OR EXISTS (SELECT FROM held)
), added AS (
    INSERT INTO grants (id, user_id, application_id, session_id, scope, resource_scopes, rejected_scopes, is_offline,
                        is_exchanged, created_at, expires_at)
    SELECT $4::text, user_id, $5::text, $11::text, $6::text, '{{}}', '[]', $11::text IS NULL, true, $3, $7 FROM allowed
    WHERE $4::text IS NOT NULL RETURNING id, user_id
), access AS (
    INSERT INTO access_tokens (token_hash, grant_id, application_id, user_id, session_id, scope, confirmation, actor_id,
        issued_at, expires_at)
    SELECT $8::text, id, $5::text, user_id, $11::text, $6::text, $9::jsonb, $10::text, $3, $7 FROM added WHERE $8::text IS NOT NULL
), recorded AS ({recorded("allowed", "$12", "'user_id', d.user_id")})
SELECT EXISTS (SELECT FROM allowed)
"""
