"""The secret from which the pairwise subjects of people are made; it is the same for the life of the installation."""

from base64 import b64decode, b64encode
from secrets import token_bytes

from identity.kernel import database
from identity.kernel.vault import vault

_STATE, _PURPOSE = "pairwise_salt", "pairwise-salt"


async def ensure_subject_salt() -> None:
    """Make the secret at the first start. It is stored, because encryption keys change and subjects must not."""
    salt = b64encode(token_bytes(32)).decode("ascii")
    await database.execute(
        "INSERT INTO server_state (name, value) VALUES ($1, $2::jsonb) ON CONFLICT DO NOTHING",
        _STATE,
        {"salt": vault().encrypt(salt, _PURPOSE)},
    )


async def subject_salt() -> bytes:
    """For the protocol: the secret."""
    stored = await database.fetch_value("SELECT value ->> 'salt' FROM server_state WHERE name = $1", _STATE)
    return b64decode(vault().decrypt(stored, _PURPOSE))
