"""Writes of credentials that several actions share. They need the open transaction and check no permission."""

from collections.abc import Sequence
from typing import Any

from identity.credentials.errors import PasskeyInUse
from identity.credentials.models import MfaFactor
from identity.kernel import clock, database
from identity.kernel.vault import vault
from identity.security.passwords import PasswordDigest
from identity.security.secrets import random_id, token_hash
from identity.users.changes import update_columns
from identity.users.models import User

TOTP_PURPOSE = "totp-secret"
BACKUP_CODE_PURPOSE = "backup-code"
_LONGEST_AGENT = 512
_PASSKEY_COLUMNS = frozenset({"credentialId", "relyingPartyId"})


async def store_password(user: User, digest: PasswordDigest) -> None:
    """Replace the user's password; the new one has not expired."""
    values = {"password_digest": digest.digest, "password_algorithm": digest.algorithm}
    await update_columns(user, {**values, "is_password_expired": False})


async def upgrade_digest(user: User, digest: PasswordDigest) -> None:
    """Store a better digest of the same password, unless the password was changed meanwhile."""
    await database.execute(
        "UPDATE users SET password_digest = $2, password_algorithm = $3 WHERE id = $1 AND password_digest = $4",
        user.id, digest.digest, digest.algorithm, user.password_digest,
    )  # fmt: skip


async def insert_factor(
    user_id: str, kind: str, secret: str | None = None, last_used_step: int | None = None
) -> MfaFactor:
    """Store a second factor; the secret of an authenticator app encrypted, for codes are computed from it."""
    factor = MfaFactor(
        id=random_id(),
        user_id=user_id,
        type=str(kind),
        secret_encrypted=None if secret is None else vault().encrypt(secret, TOTP_PURPOSE),
        last_used_step=last_used_step,
        created_at=clock.now(),
    )
    await factor.save(force_create=True)
    return factor


async def insert_passkey(user_id: str, credential: dict[str, Any], agent: str | None) -> MfaFactor:
    """Store a passkey as `passkeys.verified_registration` gave it."""
    factor = MfaFactor(
        id=random_id(),
        user_id=user_id,
        type="WebAuthn",
        agent=agent[:_LONGEST_AGENT] if agent else None,
        credential_id=credential["credentialId"],
        credential={name: value for name, value in credential.items() if name not in _PASSKEY_COLUMNS},
        relying_party_id=credential["relyingPartyId"],
        created_at=clock.now(),
    )
    stored = await database.execute(
        "INSERT INTO mfa_factors (id, user_id, type, agent, credential_id, credential, relying_party_id, created_at) "
        "VALUES ($1, $2, $3, $4, $5, $6::jsonb, $7, $8) ON CONFLICT (credential_id) DO NOTHING",
        factor.id, user_id, factor.type, factor.agent, factor.credential_id, factor.credential,
        factor.relying_party_id, factor.created_at,
    )  # fmt: skip
    if not stored:
        raise PasskeyInUse
    return factor


async def insert_backup_codes(factor: MfaFactor, codes: Sequence[str]) -> None:
    """Store backup codes: hashes to compare, encrypted values to show to their owner again."""
    keyring = vault()
    await database.execute(
        "INSERT INTO backup_codes (factor_id, code_hash, code_encrypted) "
        "SELECT $1, hash, sealed FROM unnest($2::text[], $3::text[]) AS code (hash, sealed)",
        factor.id,
        [backup_code_hash(factor.id, code) for code in codes],
        [keyring.encrypt(code, BACKUP_CODE_PURPOSE) for code in codes],
    )


def backup_code_hash(factor_id: str, code: str) -> str:
    """What is stored to compare: the same code of two people has two hashes."""
    return token_hash(f"{factor_id}:{code}")
