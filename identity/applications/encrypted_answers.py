"""Answers that only the client can read: encrypted to a key of its own."""

from identity.applications.client_keys import client_keys
from identity.applications.clients import Client
from identity.security.encrypted_tokens import (
    CONTENT_ENCRYPTION,
    KEY_ENCRYPTION,
    NotEncryptable,
    encrypted,
)

__all__ = ["CONTENT_ENCRYPTION", "KEY_ENCRYPTION", "NotEncryptable", "encrypted_for"]

_DEFAULT_ENCODING = "A128CBC-HS256"  # OpenID Connect Dynamic Client Registration section 2


async def encrypted_for(
    client: Client, payload: bytes | str, algorithm: str, encoding: str | None, *, is_token: bool
) -> str:
    """For the protocol: the payload, encrypted with the first fitting key that the client has."""
    keys = await client_keys(client)
    return encrypted(payload, keys, algorithm, encoding or _DEFAULT_ENCODING, is_token=is_token)
