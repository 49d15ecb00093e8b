"""The first keys: made once, whoever starts first, and never replaced here."""

import asyncio

from identity.kernel import clock, database
from identity.kernel.vault import vault
from identity.keys.cookie_queries import COOKIE_PURPOSE
from identity.keys.queries import PURPOSE, default_algorithm
from identity.keys.rules import FOR_CLIENTS_THAT_ASK
from identity.security.secrets import random_id, random_secret
from identity.security.signing import SIGNING_ALGORITHMS, SigningAlgorithm, generate_key


async def ensure_signing_keys() -> None:
    """Generate what is missing: a key of the server's own algorithm, and one for clients that ask for RS256."""
    own = await default_algorithm()
    for algorithm in SIGNING_ALGORITHMS:
        if algorithm in {own, FOR_CLIENTS_THAT_ASK} and not await _has_current(algorithm):
            await _store_new(algorithm)


async def ensure_cookie_key() -> None:
    """Make the first cookie key."""
    await database.execute(
        "INSERT INTO cookie_keys (id, value_encrypted, created_at) SELECT $1, $2, $3 "
        "WHERE NOT EXISTS (SELECT FROM cookie_keys)",
        random_id(),
        vault().encrypt(random_secret(), purpose=COOKIE_PURPOSE),
        clock.now(),
    )


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
