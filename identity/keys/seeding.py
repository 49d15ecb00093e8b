"""The first signing keys: made once, whoever starts first, and never replaced here."""

import asyncio

from identity import settings
from identity.kernel import clock, database
from identity.kernel.vault import vault
from identity.keys.queries import PURPOSE
from identity.security.signing import SigningAlgorithm, generate_key

_FOR_CLIENTS_THAT_ASK: SigningAlgorithm = (
    "RS256"  # OpenID Connect Core section 15.1: every provider supports it
)


async def ensure_signing_keys() -> None:
    """Generate what is missing: a key of the configured algorithm, and one for clients that ask for RS256."""
    for algorithm in dict.fromkeys((settings.current().signing_algorithm, _FOR_CLIENTS_THAT_ASK)):
        if not await _has_current(algorithm):
            await _store_new(algorithm)


async def _has_current(algorithm: SigningAlgorithm) -> bool:
    return bool(
        await database.fetch_value(
            "SELECT EXISTS (SELECT FROM signing_keys WHERE status = 'Current' AND algorithm = $1)", algorithm
        )
    )


async def _store_new(algorithm: SigningAlgorithm) -> None:
    key = await asyncio.to_thread(generate_key, algorithm)
    # Two servers that start at once both generate; the unique index lets one of the keys in.
    await database.execute(
        "INSERT INTO signing_keys (id, algorithm, private_key_encrypted, status, created_at) "
        "VALUES ($1, $2, $3, 'Current', $4) ON CONFLICT DO NOTHING",
        key.kid,
        algorithm,
        vault().encrypt(key.private_pem(), purpose=PURPOSE),
        clock.now(),
    )
