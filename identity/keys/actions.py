"""What can be done with keys: rotating them, and deleting those that are over."""

import asyncio
from dataclasses import dataclass
from datetime import timedelta

from identity import settings
from identity.kernel import clock, database
from identity.kernel.action import action, announce, make_stale, prepared_action
from identity.kernel.actor import Actor
from identity.kernel.permissions import Permission
from identity.kernel.vault import vault
from identity.keys import cookie_queries, queries
from identity.keys.changes import (
    delete_signing_keys,
    hold_signing_keys,
    insert_current_key,
    insert_next_key,
    let_take_over,
)
from identity.keys.cookie_queries import COOKIE_PURPOSE
from identity.keys.errors import (
    LONGEST_GRACE_SECONDS,
    InvalidGracePeriod,
    KeyNotFound,
    KeyRequired,
    NextKeyWaiting,
    OnlyPreviousKeysGo,
    UnknownSigningAlgorithm,
)
from identity.keys.events import (
    CookieKeyDeleted,
    CookieKeyRotated,
    SigningKeyDeleted,
    SigningKeyPromoted,
    SigningKeyRotated,
)
from identity.keys.models import CookieKey
from identity.keys.rules import KeyFamily, KeyStanding, KeyStatus, algorithm_of, supported, waits_for
from identity.security.secrets import random_id, random_secret
from identity.security.signing import SigningKey, generate_key

_COOKIE_KEYS_KEPT = 2


@dataclass(frozen=True, slots=True)
class SigningKeyRotation:
    """The new signing key, and all of them."""

    new: KeyStanding
    keys: list[KeyStanding]


@dataclass(frozen=True, slots=True)
class CookieKeyRotation:
    """The new cookie key, and all of them."""

    new: CookieKey
    keys: list[CookieKey]


async def _generated(
    actor: Actor, family: KeyFamily = KeyFamily.EC, grace_seconds: int = 0, algorithm: str | None = None
) -> SigningKey:
    if not 0 <= grace_seconds <= LONGEST_GRACE_SECONDS:
        raise InvalidGracePeriod(path="rotationGracePeriod")
    chosen = algorithm_of(family, settings.current().signing_algorithm)
    return await _generated_for(actor, chosen if algorithm is None else algorithm)


async def _generated_for(_actor: Actor, algorithm: str) -> SigningKey:
    wanted = supported(algorithm)
    if wanted is None:
        raise UnknownSigningAlgorithm(path="algorithm", supported=", ".join(queries.SIGNING_ALGORITHMS))
    return await asyncio.to_thread(generate_key, wanted)


@prepared_action(
    needs=Permission.KEYS_ROTATE, prepare=_generated, announces=(SigningKeyRotated, SigningKeyPromoted)
)
async def rotate_signing_key(
    actor: Actor,
    key: SigningKey,
    family: KeyFamily = KeyFamily.EC,
    grace_seconds: int = 0,
    algorithm: str | None = None,
) -> SigningKeyRotation:
    """Make a new signing key. It signs at once or, so that others can learn of it, after the grace period.

    A key of a family is the server's own choice from then on; one of an algorithm only succeeds the key of that very
    algorithm, and all others stay as they are.
    """
    standings, is_default = await hold_signing_keys(), algorithm is None
    in_the_way = [each for each in standings if waits_for(each, key.algorithm, becomes_default=is_default)]
    if in_the_way and not grace_seconds:
        raise NextKeyWaiting
    await delete_signing_keys([each.id for each in in_the_way])
    effective_at = clock.now() + timedelta(seconds=grace_seconds) if grace_seconds else None
    new = await insert_next_key(key, effective_at, becomes_default=is_default)
    if effective_at is None:
        await let_take_over(standings, new)
    told = effective_at.isoformat() if effective_at else None
    await announce(SigningKeyRotated(key_id=key.kid, algorithm=key.algorithm, effective_at=told))
    keys = await queries.key_standings()
    return SigningKeyRotation(next(each for each in keys if each.id == key.kid), keys)


@prepared_action(
    needs=Permission.KEYS_ROTATE, prepare=_generated_for, announces=(SigningKeyRotated, SigningKeyPromoted)
)
async def add_signing_key(actor: Actor, key: SigningKey, algorithm: str) -> None:
    """Make the first key of an algorithm; whoever comes second finds it there."""
    standings = await hold_signing_keys()
    if any(each.algorithm == algorithm and each.status == KeyStatus.CURRENT for each in standings):
        return
    await insert_current_key(key)
    await announce(SigningKeyRotated(key_id=key.kid, algorithm=key.algorithm))


@action(needs=Permission.KEYS_ROTATE, announces=SigningKeyPromoted)
async def promote_due_key(actor: Actor) -> list[KeyStanding]:
    """Write down that the waiting key has taken over, if its time has come."""
    return await hold_signing_keys()


@action(needs=Permission.KEYS_ROTATE, announces=(SigningKeyDeleted, SigningKeyPromoted))
async def delete_signing_key(actor: Actor, key_id: str) -> None:
    """Remove a previous signing key: what it signed is believed no longer."""
    standings = {each.id: each for each in await hold_signing_keys()}
    if key_id not in standings:
        raise KeyNotFound(id=key_id)
    if len(standings) == 1:
        raise KeyRequired
    if standings[key_id].status != KeyStatus.PREVIOUS:
        raise OnlyPreviousKeysGo
    await delete_signing_keys([key_id])
    await announce(SigningKeyDeleted(key_id=key_id, algorithm=standings[key_id].algorithm))


@action(needs=Permission.KEYS_ROTATE, announces=CookieKeyRotated)
async def rotate_cookie_key(actor: Actor) -> CookieKeyRotation:
    """Make a new cookie key; the one before it stays, older ones go."""
    await database.execute("LOCK TABLE cookie_keys IN SHARE ROW EXCLUSIVE MODE")
    key = CookieKey(
        id=random_id(),
        value_encrypted=vault().encrypt(random_secret(), purpose=COOKIE_PURPOSE),
        created_at=clock.now(),
    )
    await database.execute(
        "WITH kept AS (SELECT id FROM cookie_keys ORDER BY created_at DESC, id LIMIT $1) "
        "DELETE FROM cookie_keys WHERE id NOT IN (SELECT id FROM kept)",
        _COOKIE_KEYS_KEPT - 1,
    )
    await database.execute(
        "INSERT INTO cookie_keys (id, value_encrypted, created_at) VALUES ($1, $2, $3)",
        key.id,
        key.value_encrypted,
        key.created_at,
    )
    make_stale(cookie_queries.secrets, cookie_queries.ALL)
    await announce(CookieKeyRotated(key_id=key.id))
    keys = await queries.stored_cookie_keys()
    return CookieKeyRotation(keys[0], keys)


@action(needs=Permission.KEYS_ROTATE, announces=CookieKeyDeleted)
async def delete_cookie_key(actor: Actor, key_id: str) -> None:
    """Remove a cookie key; one has to stay."""
    await database.execute("LOCK TABLE cookie_keys IN SHARE ROW EXCLUSIVE MODE")
    ids = {each.id for each in await queries.stored_cookie_keys()}
    if key_id not in ids:
        raise KeyNotFound(id=key_id)
    if len(ids) == 1:
        raise KeyRequired
    await database.execute("DELETE FROM cookie_keys WHERE id = $1", key_id)
    make_stale(cookie_queries.secrets, cookie_queries.ALL)
    await announce(CookieKeyDeleted(key_id=key_id))
