"""Whether a start finds all in place, told without loading the domain: most starts are second ones."""

import hashlib

import asyncpg

from identity.kernel.migration import known_migrations
from identity.kernel.permissions import ADMINISTRATOR_ROLE_ID, Permission
from identity.settings import Settings

SEEDED = "seeded"  # in server_state: the fingerprint of what was seeded last
CANARY = "encryption_canary"

_STATE = """
SELECT (SELECT value FROM server_state WHERE name = $1) ->> 'fingerprint' AS fingerprint,
    (SELECT value FROM server_state WHERE name = $2) ->> 'canary' AS canary,
    EXISTS (SELECT FROM user_roles WHERE role_id = $3) AS has_administrator
"""


def fingerprint(own: Settings) -> str:
    """What the seeds depend on, in short."""
    parts = [*known_migrations(), *Permission, own.signing_algorithm]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


async def is_ready(own: Settings, address: str) -> str | None:
    """The encryption canary to check, if the database is migrated, seeded and has an administrator; else None."""
    connection = await asyncpg.connect(address, timeout=10)
    try:
        if await connection.fetchval("SELECT to_regclass('server_state')") is None:
            return None
        state = await connection.fetchrow(_STATE, SEEDED, CANARY, ADMINISTRATOR_ROLE_ID)
    finally:
        await connection.close()
    if state is None or not state["has_administrator"] or state["fingerprint"] != fingerprint(own):
        return None
    return str(state["canary"])
