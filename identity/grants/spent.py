"""Identifiers that are good for one use: of client assertions and of proofs of possession."""

from datetime import datetime

from identity.kernel import database
from identity.security.secrets import token_hash


async def spend(kind: str, owner: str, value: str, until: datetime) -> bool:
    """Use an identifier up, for as long as what carries it is valid; False: it was used before.

    One statement, so that of any number of workers one succeeds.
    """
    inserted = await database.fetch_value(
        "INSERT INTO spent_identifiers (value_hash, expires_at) VALUES ($1, $2) "
        "ON CONFLICT (value_hash) DO NOTHING RETURNING true",
        token_hash("\0".join((kind, owner, value))),
        until,
    )
    return bool(inserted)
