"""The SQL of authorization and of tokens: each write is one statement that stores its own event.

PostgreSQL runs a statement completely or not at all, so these need no BEGIN and COMMIT around them: two
round trips less where it counts. They follow one order of locks (user, session, grant, what hangs on it), so
that whoever deletes one of these and whoever adds to it cannot wait for each other.
"""
# ruff: noqa: E501 - SQL reads better in its own lines, and all that is put together here is our own

from identity.access_control.queries import fits_a_rule
from identity.users.models import User


def has_scope(scope: str, column: str) -> str:
    return f"'{scope}' = ANY(string_to_array({column}, ' '))"


_ORDINARY_ROLE = "NOT starts_with(r.name, '#internal:')"

# Third-party applications learn only of the organizations that the person let them act in; those whose id is an address
# have no row, and act in none.
_SEEN_MEMBERSHIP = """m.user_id = u.id AND (
        NOT ({client} ~ '^https?://' OR EXISTS (SELECT FROM applications a WHERE a.id = {client} AND a.is_third_party))
        OR EXISTS (SELECT FROM consented_organizations co WHERE co.member_id = m.id AND co.application_id = {client}))
"""


def person(scope: str, client: str) -> str:
    """Columns about the user `u`; roles and organizations are read only if the scope asks for them."""
    seen = _SEEN_MEMBERSHIP.format(client=client)
    return f"""
    u.id AS person_id, u.username, u.primary_email, u.primary_phone, u.name, u.avatar, u.custom_data, u.profile,
    u.is_suspended, u.created_at AS person_created_at, u.updated_at AS person_updated_at,
    CASE WHEN {has_scope("identities", scope)} THEN {User.READ_ALONG["identities"].format(alias="u")} END AS identities,
    CASE WHEN {has_scope("identities", scope)} THEN (
        SELECT coalesce(jsonb_agg(jsonb_build_object('issuer', i.issuer, 'identityId', i.identity_id, 'detail', i.detail)
                                  ORDER BY i.created_at, i.id), '[]') FROM sso_identities i WHERE i.user_id = u.id
    ) END AS sso_identities,
    CASE WHEN {has_scope("roles", scope)} THEN (
        SELECT coalesce(jsonb_agg(r.name ORDER BY r.name), '[]') FROM user_roles ur
        JOIN roles r ON r.id = ur.role_id WHERE ur.user_id = u.id AND {_ORDINARY_ROLE}
    ) END AS role_names,
    CASE WHEN {has_scope("urn:logto:scope:organizations", scope)} THEN (
        SELECT coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name, 'description', o.description)
                                  ORDER BY m.created_at, m.id), '[]')
        FROM organization_members m JOIN organizations o ON o.id = m.organization_id WHERE {seen}
    ) END AS organizations,
    CASE WHEN {has_scope("urn:logto:scope:organization_roles", scope)} THEN (
        SELECT coalesce(jsonb_agg(m.organization_id || ':' || r.name ORDER BY m.created_at, m.id, r.name), '[]')
        FROM organization_members m JOIN organization_member_roles mr ON mr.member_id = m.id
        JOIN organization_roles r ON r.id = mr.organization_role_id WHERE {seen}
    ) END AS organization_roles"""


def role_scopes(indicator: str) -> str:
    """The scopes of a resource that the global roles of the user `u` give."""
    return f"""(
        SELECT coalesce(array_agg(DISTINCT s.name), '{{}}') FROM user_roles ur
        JOIN role_scopes rs ON rs.role_id = ur.role_id JOIN scopes s ON s.id = rs.scope_id
        JOIN resources ar ON ar.id = s.resource_id WHERE ur.user_id = u.id AND ar.indicator = {indicator})"""


def recorded(source: str, row: str, overrides: str) -> str:
    """The body of a CTE that stores one event for each row of the source, with columns that only it knows."""
    return f"""INSERT INTO events SELECT e.* FROM {source} d,
        jsonb_populate_record(NULL::events, {row}::jsonb || jsonb_build_object({overrides})) e"""


_WHO = "'user_id', d.user_id, 'session_id', d.session_id"

STANDING = """
SELECT s.id AS session_id, s.user_id, s.authenticated_at, s.methods, g.id AS grant_id,
       coalesce(g.scope, '') AS scope, coalesce(g.resource_scopes, '{}') AS resource_scopes
FROM sessions s JOIN users u ON u.id = s.user_id AND NOT u.is_suspended
LEFT JOIN LATERAL (
    SELECT * FROM grants g
    WHERE g.session_id = s.id AND g.application_id = $2 AND g.expires_at > $3 AND NOT g.is_exchanged
    ORDER BY g.created_at DESC LIMIT 1
) g ON true
WHERE s.token_hash = $1 AND s.expires_at > $3
"""
"""$1 hash of the session's secret, $2 client, $3 now."""

_GRANTED = """
WITH pushed AS (
    UPDATE pushed_requests SET used_at = $2 WHERE reference_hash = $21 AND used_at IS NULL RETURNING reference_hash
), owner AS MATERIALIZED (
    SELECT u.id FROM users u JOIN sessions s ON s.user_id = u.id WHERE s.id = $1 AND NOT u.is_suspended
      AND ($21 IS NULL OR EXISTS (SELECT FROM pushed)) FOR KEY SHARE OF u
), live AS MATERIALIZED (
    SELECT s.id AS session_id, s.user_id, s.authenticated_at, s.methods FROM sessions s JOIN owner ON owner.id = s.user_id
    WHERE s.id = $1 AND s.expires_at > $2 FOR KEY SHARE OF s
), widened AS (
    UPDATE grants g SET scope = $5, resource_scopes = $6::jsonb, is_offline = g.is_offline OR $7,
                        expires_at = greatest(g.expires_at, $8)
    FROM live WHERE g.id = $3 AND g.session_id = live.session_id RETURNING g.id
), added AS (
    INSERT INTO grants (id, user_id, application_id, session_id, scope, resource_scopes, rejected_scopes,
                        is_offline, created_at, expires_at)
    SELECT $4, user_id, $9::text, session_id, $5, $6::jsonb, '[]', $7, $2, $8 FROM live
    WHERE NOT EXISTS (SELECT FROM widened) RETURNING id
), chosen AS (SELECT id FROM widened UNION ALL SELECT id FROM added
)"""

_NEW_CODE = """
    INSERT INTO authorization_codes (code_hash, grant_id, application_id, user_id, session_id, redirect_uri, scope,
        resources, nonce, code_challenge, code_challenge_method, authenticated_at, methods, claims, dpop_jkt, expires_at)
    SELECT $10::text, chosen.id, $9::text, live.user_id, live.session_id, $11, $12::text, $13::jsonb, $14, $15::text,
           CASE WHEN $15::text IS NOT NULL THEN 'S256' END, live.authenticated_at, live.methods, $19::jsonb, $20, $16
    FROM chosen, live"""

_ANSWERED = f"""closed AS (DELETE FROM interactions WHERE id = $17 AND EXISTS (SELECT FROM issued)
), first_application AS (
    UPDATE users SET application_id = $9::text FROM live WHERE users.id = live.user_id AND users.application_id IS NULL
), recorded AS ({recorded("issued", "$18", _WHO)})"""

ISSUE_CODE = f"""{_GRANTED}, issued AS ({_NEW_CODE} RETURNING user_id, session_id
), {_ANSWERED}
SELECT user_id FROM issued
"""
"""$1 session, $2 now, $3 grant of this session, $4 id for a new grant, $5 scope and $6 API scopes of the grant, $7 offline,
$8 the grant's expiry, $9 client, $10 code hash, $11 redirect URI, $12 scope, $13 resources, $14 nonce, $15 challenge,
$16 the code's expiry, $17 interaction, $18 event, $19 claims, $20 DPoP key, $21 pushed request, of which there is one use."""

ISSUE_IN_FRONT = f"""{_GRANTED}, issued AS (
    SELECT live.*, chosen.id AS grant_id FROM live, chosen
), code AS ({_NEW_CODE} WHERE $10::text IS NOT NULL
), access AS (
    INSERT INTO access_tokens (token_hash, grant_id, application_id, user_id, session_id, scope, claims, issued_at, expires_at)
    SELECT $22::text, grant_id, $9::text, user_id, CASE WHEN NOT $7 THEN session_id END, $23, $19::jsonb, $2, $24
    FROM issued WHERE $22::text IS NOT NULL
), {_ANSWERED}
SELECT issued.grant_id, issued.session_id, issued.authenticated_at, issued.methods,
    {role_scopes("$25::text")} AS role_scopes, {person("$12::text", "$9::text")}
FROM issued JOIN users u ON u.id = issued.user_id
"""
"""As above, with or without a code, and $22 hash of an opaque access token or NULL, $23 its scope, $24 its expiry, $25 the
resource that a signed one is for; answers what an ID Token states."""

_EXCHANGED = """jsonb_build_object('scope', d.scope, 'token_types', to_jsonb(array_remove(ARRAY['AccessToken',
    CASE WHEN d.refreshes THEN 'RefreshToken' END, CASE WHEN d.has_openid THEN 'IdToken' END], NULL)))"""


def issued_from_code(more_columns: str = "") -> str:
    """What follows once a CTE `code` has used a code up: the tokens, their event, and what they state.

    $2 client, $5 now, $6 resource, $7 whether the client always gets a refresh token, $8 access token hash, $9 its expiry,
    $10 refresh token hash, $11 its expiry, $12 OpenID scopes, $13 event, $14 what the access token and $15 what the
    refresh token is bound to.
    """
    return f"""decided AS (
    SELECT code.*{more_columns}, {has_scope("openid", "scope")} AS has_openid, {has_scope("offline_access", "scope")} AS is_offline,
        {has_scope("offline_access", "scope")} OR $7::bool AS refreshes,
        CASE WHEN $6::text IS NOT NULL THEN $6::text
             WHEN NOT {has_scope("openid", "scope")} AND jsonb_array_length(resources) = 1 THEN resources->>0
        END AS resource
    FROM code
), access AS (
    INSERT INTO access_tokens (token_hash, grant_id, application_id, user_id, session_id, scope, claims, confirmation,
        issued_at, expires_at)
    SELECT $8, grant_id, application_id, user_id, CASE WHEN NOT is_offline THEN session_id END,
        array_to_string(ARRAY(SELECT s FROM unnest(string_to_array(scope, ' ')) s WHERE s = ANY($12::text[])), ' '),
        claims, $14::jsonb, $5, $9 FROM decided WHERE resource IS NULL
), refresh AS (
    INSERT INTO refresh_tokens (token_hash, grant_id, application_id, user_id, session_id, scope, resources, nonce,
        authenticated_at, methods, claims, confirmation, chain_started_at, issued_at, expires_at)
    SELECT $10, grant_id, application_id, user_id, CASE WHEN NOT is_offline THEN session_id END, scope, resources,
        nonce, authenticated_at, methods, claims, $15::jsonb, $5, $5, $11 FROM decided WHERE refreshes
), recorded AS ({recorded("decided", "$13", f"{_WHO}, 'payload', ($13::jsonb->'payload') || {_EXCHANGED}")})
SELECT d.grant_id, d.session_id, d.scope, d.resource, d.refreshes, d.has_openid, d.nonce, d.authenticated_at, d.claims,
    d.methods, {role_scopes("d.resource")} AS role_scopes,
    {person("d.scope", "d.application_id")}
FROM decided d JOIN users u ON u.id = d.user_id
"""


REDEEM_CODE = f"""
WITH live AS MATERIALIZED (
    SELECT g.id FROM grants g JOIN authorization_codes c ON c.grant_id = g.id
    WHERE c.code_hash = $1 AND g.expires_at > $5 FOR KEY SHARE OF g
), code AS (
    UPDATE authorization_codes c SET consumed_at = $5 FROM live, users u
    WHERE c.code_hash = $1 AND c.grant_id = live.id AND c.application_id = $2 AND c.redirect_uri = $3
      AND c.code_challenge IS NOT DISTINCT FROM $4 AND c.consumed_at IS NULL AND c.expires_at > $5
      AND u.id = c.user_id AND NOT u.is_suspended AND ($6::text IS NULL OR c.resources ? $6::text)
      AND (c.dpop_jkt IS NULL OR c.dpop_jkt = $14::jsonb->>'jkt')
      AND ({has_scope("offline_access", "c.scope")} OR EXISTS (SELECT FROM sessions s WHERE s.id = c.session_id))
    RETURNING c.*
), {issued_from_code()}"""
"""$1 code hash, $2 client, $3 redirect URI, $4 challenge made from the verifier, and what `issued_from_code` takes."""

REVOKE_REPLAYED_CODE = f"""
WITH found AS (
    SELECT * FROM authorization_codes WHERE code_hash = $1 AND application_id = $2
), revoked AS (
    DELETE FROM grants g USING found WHERE g.id = found.grant_id AND found.consumed_at IS NOT NULL
    RETURNING g.user_id, g.session_id
), recorded AS ({recorded("revoked", "$6", _WHO)})
SELECT found.consumed_at IS NULL AND found.expires_at > $4 AND found.redirect_uri = $3 AND NOT found.resources ? $5
FROM found
"""
"""$1 code hash, $2 client, $3 redirect URI, $4 now, $5 resource, $6 event; true when all but the resource is right."""

PRESENTED_REFRESH_TOKEN = f"""
SELECT t.token_hash, t.grant_id, t.application_id, t.user_id, t.session_id, t.scope, t.resources, t.nonce,
    t.authenticated_at, t.methods, t.claims, t.confirmation, t.chain_started_at, t.issued_at, t.expires_at, t.consumed_at,
    g.expires_at AS grant_expires_at, g.session_id AS session_of_grant,
    t.session_id IS NULL OR EXISTS (SELECT FROM sessions s WHERE s.id = t.session_id AND s.expires_at > $4)
        AS is_session_live,
    {role_scopes("$2::text")} AS role_scopes,
    EXISTS (SELECT FROM consented_organizations co JOIN organization_members m ON m.id = co.member_id
            WHERE co.application_id = t.application_id AND m.user_id = t.user_id AND m.organization_id = $3)
        AS is_organization_consented,
    CASE WHEN $5::bool THEN {fits_a_rule("t.application_id", "u.id")} ELSE true END AS may_use,
    {person("t.scope", "t.application_id")}
FROM refresh_tokens t JOIN grants g ON g.id = t.grant_id JOIN users u ON u.id = t.user_id
WHERE t.token_hash = $1
"""
"""$1 token hash, $2 resource, $3 organization, $4 now, $5 whether the client's access rules count."""

USE_REFRESH_TOKEN = f"""
WITH live AS MATERIALIZED (
    SELECT g.id FROM grants g WHERE g.id = $2 FOR KEY SHARE
), used AS (
    UPDATE refresh_tokens t SET consumed_at = CASE WHEN $5::bool THEN coalesce(t.consumed_at, $4) ELSE t.consumed_at END
    FROM live WHERE t.token_hash = $1 AND t.grant_id = live.id AND (t.consumed_at IS NULL OR t.consumed_at >= $3)
    RETURNING t.*
), rotated AS (
    INSERT INTO refresh_tokens (token_hash, grant_id, application_id, user_id, session_id, scope, resources, nonce,
        authenticated_at, methods, claims, confirmation, chain_started_at, issued_at, expires_at)
    SELECT $6, grant_id, application_id, user_id, session_id, scope, resources, nonce,
        authenticated_at, methods, claims, confirmation, chain_started_at, $4, $7 FROM used WHERE $5::bool
    ON CONFLICT (token_hash) DO NOTHING
), outlived AS (
    UPDATE grants SET expires_at = $7 FROM used WHERE grants.id = $2 AND $5::bool AND grants.expires_at < $7
), access AS (
    INSERT INTO access_tokens (token_hash, grant_id, application_id, user_id, session_id, scope, claims, confirmation,
        issued_at, expires_at)
    SELECT $8::text, grant_id, application_id, user_id, session_id, $9, claims, $12::jsonb, $4, $10 FROM used
    WHERE $8::text IS NOT NULL
), recorded AS ({recorded("used", "$11", _WHO)})
SELECT EXISTS (SELECT FROM used)
"""
"""$1 token hash, $2 grant, $3 start of the leeway, $4 now, $5 whether it rotates, $6 new token's hash, $7 its expiry, $8 opaque
access token's hash or NULL, $9 its scope, $10 its expiry, $11 event, $12 what it is bound to."""

REVOKE_GRANT = f"""
WITH revoked AS (
    DELETE FROM grants WHERE id = $1 RETURNING user_id, session_id
), recorded AS ({recorded("revoked", "$2", _WHO)})
SELECT EXISTS (SELECT FROM revoked)
"""

TOKEN = """
SELECT 'AccessToken' AS kind, t.grant_id, t.application_id, t.user_id, t.scope, t.issued_at, t.expires_at,
       t.session_id, NULL::timestamptz AS consumed_at, t.confirmation, t.actor_id FROM access_tokens t WHERE t.token_hash = $1
UNION ALL
SELECT 'RefreshToken', t.grant_id, t.application_id, t.user_id, t.scope, t.issued_at, t.expires_at,
       t.session_id, t.consumed_at, t.confirmation, NULL FROM refresh_tokens t WHERE t.token_hash = $1
"""

REVOKE_TOKEN = f"""
WITH found AS ({TOKEN}
), revoked AS (
    DELETE FROM grants g USING found f WHERE g.id = f.grant_id AND f.application_id = $2
    RETURNING f.kind, f.user_id, f.session_id
), recorded AS ({recorded("revoked", "$3", _WHO + ", 'payload', jsonb_build_object('token_types', jsonb_build_array(d.kind))")})
SELECT application_id FROM found
"""
"""$1 token hash, $2 client, $3 event."""

LIVE_TOKEN = f"""
SELECT t.* FROM ({TOKEN}) t JOIN grants g ON g.id = t.grant_id AND g.expires_at > $2
JOIN users u ON u.id = t.user_id AND NOT u.is_suspended
WHERE t.expires_at > $2 AND t.consumed_at IS NULL
  AND (t.session_id IS NULL OR EXISTS (SELECT FROM sessions s WHERE s.id = t.session_id AND s.expires_at > $2))
"""
"""$1 token hash, $2 now."""

OPAQUE_ACCESS = f"""
SELECT t.scope, t.application_id, t.grant_id, t.expires_at, t.claims, t.confirmation, t.actor_id,
    coalesce(t.session_id, g.session_id) AS session_id, {person("t.scope", "t.application_id")}
FROM access_tokens t JOIN grants g ON g.id = t.grant_id AND g.expires_at > $2
JOIN users u ON u.id = t.user_id AND NOT u.is_suspended
WHERE t.token_hash = $1 AND t.expires_at > $2
  AND (t.session_id IS NULL OR EXISTS (SELECT FROM sessions s WHERE s.id = t.session_id AND s.expires_at > $2))
"""
"""$1 token hash, $2 now."""

GRANT_IS_LIVE = """
SELECT EXISTS (
    SELECT FROM grants g JOIN users u ON u.id = g.user_id AND NOT u.is_suspended
    WHERE g.id = $1 AND g.user_id = $2 AND g.expires_at > $3
      AND (g.is_offline OR EXISTS (SELECT FROM sessions s WHERE s.id = g.session_id AND s.expires_at > $3)))
"""
