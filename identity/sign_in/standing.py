"""Reads of what a person has to prove themselves with."""

from identity.credentials.queries import SignInState
from identity.kernel import database
from identity.sign_in.factor_rules import Standing
from identity.users.models import User

_STANDING = """
SELECT ARRAY(
    SELECT DISTINCT f.type FROM mfa_factors f WHERE f.user_id = $1 AND (
        f.type <> 'BackupCode'
        OR EXISTS (SELECT FROM backup_codes c WHERE c.factor_id = f.id AND c.used_at IS NULL)
    )
) AS kinds, ARRAY(SELECT f.id FROM mfa_factors f WHERE f.user_id = $1) AS factor_ids, EXISTS (
    SELECT FROM organization_members m JOIN organizations o ON o.id = m.organization_id
    WHERE m.user_id = $1 AND o.is_mfa_required
) AS is_strict, NOT EXISTS (
    SELECT FROM organization_members m JOIN organizations o ON o.id = m.organization_id
    WHERE m.user_id = $1 AND NOT o.is_trusted_device_allowed
) AS may_trust
"""


async def standing_of(user: User) -> Standing:
    """What the person has to prove themselves with, and what they decided about it."""
    row = await database.fetch_row(_STANDING, user.id)
    assert row is not None  # no FROM: always one row
    preferences = SignInState.of(user.sign_in_preferences, is_password_expired=user.is_password_expired)
    return Standing(
        frozenset(row["kinds"]),
        preferences,
        row["is_strict"],
        row["may_trust"],
        factor_ids=frozenset(row["factor_ids"]),
    )
