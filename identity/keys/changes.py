"""Writes of keys that several actions share; they need the open transaction."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from identity.kernel import clock, database
from identity.kernel.action import announce, make_stale
from identity.kernel.vault import vault
from identity.keys import queries
from identity.keys.events import SigningKeyPromoted
from identity.keys.queries import ALL, DEFAULT_ALGORITHM, PURPOSE
from identity.keys.rules import KeyStanding, KeyStatus, due_key, takeover
from identity.security.signing import SigningKey


async def hold_signing_keys() -> list[KeyStanding]:
    """All signing keys, held against concurrent changes; one whose time has come has taken over."""
    await database.execute("LOCK TABLE signing_keys IN SHARE ROW EXCLUSIVE MODE")
    standings = await queries.key_standings()
    new = due_key(standings, clock.now())
    if new is None:
        return standings
    await let_take_over(standings, new)
    await announce(SigningKeyPromoted(key_id=new.id, algorithm=new.algorithm))
    return await queries.key_standings()


async def let_take_over(standings: Sequence[KeyStanding], new: KeyStanding) -> None:
    """Let the key sign from now on. It is stored, as the next one."""
    changes = takeover(standings, new, await queries.default_algorithm())
    await _set_statuses({key_id: status for key_id, status in changes.items() if key_id != new.id})
    await _set_statuses({new.id: KeyStatus.CURRENT})
    await database.execute(
        "INSERT INTO server_state (name, value) VALUES ($1, $2::jsonb) "
        "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        DEFAULT_ALGORITHM,
        {"algorithm": new.algorithm},
    )
    make_stale(queries.keys, ALL)


async def insert_next_key(key: SigningKey, effective_at: datetime | None) -> KeyStanding:
    """Store a key as the next one, in the place of any that waits."""
    await database.execute("DELETE FROM signing_keys WHERE status = $1", KeyStatus.NEXT.value)
    now = clock.now()
    await database.execute(
        "INSERT INTO signing_keys (id, algorithm, private_key_encrypted, status, created_at, effective_at) "
        "VALUES ($1, $2, $3, $4, $5, $6)",
        key.kid,
        key.algorithm,
        vault().encrypt(key.private_pem(), purpose=PURPOSE),
        KeyStatus.NEXT.value,
        now,
        effective_at,
    )
    make_stale(queries.keys, ALL)
    return KeyStanding(key.kid, key.algorithm, KeyStatus.NEXT, now, effective_at)


async def delete_signing_keys(ids: Sequence[str]) -> None:
    """Remove keys: what they signed counts no longer."""
    await database.execute("DELETE FROM signing_keys WHERE id = ANY($1)", list(ids))
    make_stale(queries.keys, ALL)


async def _set_statuses(statuses: Mapping[str, KeyStatus | None]) -> None:
    """One statement for those that go and one for the others, because one key alone can be the current one."""
    if gone := [key_id for key_id, status in statuses.items() if status is None]:
        await database.execute("DELETE FROM signing_keys WHERE id = ANY($1)", gone)
    kept = {key_id: status.value for key_id, status in statuses.items() if status is not None}
    if kept:
        await database.execute(
            "UPDATE signing_keys k SET status = w.status, effective_at = NULL "
            "FROM unnest($1::text[], $2::text[]) AS w (id, status) WHERE k.id = w.id",
            list(kept),
            list(kept.values()),
        )
