"""Writes of credentials that several actions share. They need the open transaction and check no permission."""

from identity.kernel import database
from identity.security.passwords import PasswordDigest
from identity.users.changes import update_columns
from identity.users.models import User


async def store_password(user: User, digest: PasswordDigest) -> None:
    """Replace the user's password."""
    await update_columns(user, {"password_digest": digest.digest, "password_algorithm": digest.algorithm})


async def upgrade_digest(user: User, digest: PasswordDigest) -> None:
    """Store a better digest of the same password, unless the password was changed meanwhile."""
    await database.execute(
        "UPDATE users SET password_digest = $2, password_algorithm = $3 WHERE id = $1 AND password_digest = $4",
        user.id, digest.digest, digest.algorithm, user.password_digest,
    )  # fmt: skip
