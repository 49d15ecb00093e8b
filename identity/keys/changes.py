"""Writes of keys that several actions share; they need the open transaction."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from identity.kernel import clock, database
from identity.kernel.action import announce, make_stale
from identity.kernel.vault import vault
from identity.keys import queries
from identity.keys.events import SigningKeyPromoted
from identity.keys.queries import ALL, DEFAULT_ALGORITHM, PURPOSE
from identity.keys.rules import KeyStanding, KeyStatus, default_after, due_key, takeover
from identity.security.signing import SigningKey


async def hold_signing_keys() -> list[KeyStanding]:
    """All signing keys, held against concurrent changes; those whose time has come have taken over."""
    await database.execute("LOCK TABLE signing_keys IN SHARE ROW EXCLUSIVE MODE")
    standings = await queries.key_standings()
    while new := due_key(standings, clock.now()):
        await let_take_over(standings, new)
        await announce(SigningKeyPromoted(key_id=new.id, algorithm=new.algorithm))
        standings = await queries.key_standings()
    return standings


async def let_take_over(standings: Sequence[KeyStanding], new: KeyStanding) -> None:
    """Let the key sign from now on. It is stored, as the next one."""
    default = await queries.default_algorithm()
    changes = takeover(standings, new, default)
    await _set_statuses({key_id: status for key_id, status in changes.items() if key_id != new.id})
    await _set_statuses({new.id: KeyStatus.CURRENT})
    await database.execute(
        "INSERT INTO server_state (name, value) VALUES ($1, $2::jsonb) "
        "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        DEFAULT_ALGORITHM,
        {"algorithm": default_after(new, default)},
    )
    make_stale(queries.keys, ALL)


async def insert_next_key(
    key: SigningKey, effective_at: datetime | None, *, becomes_default: bool = True
) -> KeyStanding:
    """Store a key as a next one."""
    new = KeyStanding(key.kid, key.algorithm, KeyStatus.NEXT, clock.now(), effective_at, becomes_default)
    await _insert(key, new)
    return new


async def insert_current_key(key: SigningKey) -> None:
    """Store the first key of its algorithm."""
    now = clock.now()
    await _insert(key, KeyStanding(key.kid, key.algorithm, KeyStatus.CURRENT, now, becomes_default=False))


async def _insert(key: SigningKey, new: KeyStanding) -> None:
    await database.execute(
        "INSERT INTO signing_keys (id, algorithm, private_key_encrypted, status, created_at, effective_at, "
        "becomes_default) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        new.id,
        new.algorithm,
        vault().encrypt(key.private_pem(), purpose=PURPOSE),
        KeyStatus(new.status).value,
        new.created_at,
        new.effective_at,
        new.becomes_default,
    )
    make_stale(queries.keys, ALL)


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
