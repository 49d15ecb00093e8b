"""Writes of credentials that several actions share. They need the open transaction and check no permission."""

from collections.abc import Sequence

from identity.credentials.models import MfaFactor
from identity.kernel import clock, database
from identity.kernel.vault import vault
from identity.security.passwords import PasswordDigest
from identity.security.secrets import random_id, token_hash
from identity.users.changes import update_columns
from identity.users.models import User

TOTP_PURPOSE = "totp-secret"
BACKUP_CODE_PURPOSE = "backup-code"


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


async def insert_factor(user_id: str, kind: str, secret: str | None = None) -> MfaFactor:
    """Store a second factor; the secret of an authenticator app encrypted, for codes are computed from it."""
    factor = MfaFactor(
        id=random_id(),
        user_id=user_id,
        type=str(kind),
        secret_encrypted=None if secret is None else vault().encrypt(secret, TOTP_PURPOSE),
        created_at=clock.now(),
    )
    await factor.save(force_create=True)
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
