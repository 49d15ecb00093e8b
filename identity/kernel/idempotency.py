"""Idempotency keys: a creating mutation is carried out once per actor, application, mutation and key."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from contextvars import ContextVar
from dataclasses import dataclass, replace
from datetime import timedelta
from operator import attrgetter
from typing import Any

import asyncpg
import orjson

from identity.kernel import clock, database
from identity.kernel.actor import Actor
from identity.kernel.errors import IdempotencyKeyReused, InvalidIdempotencyKey
from identity.security.secrets import token_hash

LIFETIME = timedelta(hours=24)
_LONGEST_KEY = 128


class AlreadyCarriedOut(Exception):
    """Another request with the same key was faster; its transaction has won and ours is rolled back."""


@dataclass(frozen=True, slots=True)
class Claim:
    """The wish to carry out a mutation only once."""

    mutation: str
    key: str
    input: Any
    id_of: Callable[[Any], str] = attrgetter("id")  # of what the action answers with
    is_withdrawn: bool = False

    def __post_init__(self) -> None:
        if not 1 <= len(self.key) <= _LONGEST_KEY or not self.key.isprintable():
            raise InvalidIdempotencyKey(path="idempotencyKey")

    @property
    def input_hash(self) -> str:
        """A fingerprint of the input; passwords in it are not to be had from it cheaply because the key salts it."""
        return token_hash(self.key + orjson.dumps(self.input, option=orjson.OPT_SORT_KEYS).decode())


_claim: ContextVar[Claim | None] = ContextVar("idempotency_claim", default=None)


@contextmanager
def claiming(claim: Claim) -> Iterator[None]:
    """The action run inside stores the claim in its own transaction."""
    token = _claim.set(claim)
    try:
        yield
    finally:
        _claim.reset(token)


@contextmanager
def withdrawing() -> Iterator[None]:
    """The action run inside takes back what the claimed one created; the key is free again with it."""
    claim = _claim.get()
    with nullcontext() if claim is None else claiming(replace(claim, is_withdrawn=True)):
        yield


async def node_created_by(actor: Actor, claim: Claim) -> str | None:
    """The node that an earlier request with this key created; refused when its input was another."""
    row = await database.fetch_row(
        "SELECT input_hash, node_id FROM idempotency_keys "
        "WHERE actor = $1 AND mutation = $2 AND key = $3 AND created_at > $4",
        _owner(actor), claim.mutation, claim.key, clock.now() - LIFETIME,
    )  # fmt: skip
    if row is None:
        return None
    if row["input_hash"] != claim.input_hash:
        raise IdempotencyKeyReused(path="idempotencyKey")
    return str(row["node_id"])


async def store_claim(actor: Actor, result: Any) -> None:
    """For the action wrapper: store the claim that is under way, with the id of what was created."""
    claim = _claim.get()
    if claim is None:
        return
    if claim.is_withdrawn:
        await _free(actor, claim)
        return
    try:
        stored = await database.execute(
            "INSERT INTO idempotency_keys (actor, mutation, key, input_hash, node_id, created_at) "
            "VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (actor, mutation, key) DO UPDATE "
            "SET input_hash = EXCLUDED.input_hash, node_id = EXCLUDED.node_id, created_at = EXCLUDED.created_at "
            "WHERE idempotency_keys.created_at <= $7",
            _owner(actor), claim.mutation, claim.key, claim.input_hash, claim.id_of(result), clock.now(),
            clock.now() - LIFETIME,
        )  # fmt: skip
    except asyncpg.SerializationError:
        raise AlreadyCarriedOut from None
    if not stored:
        raise AlreadyCarriedOut


async def _free(actor: Actor, claim: Claim) -> None:
    await database.execute(
        "DELETE FROM idempotency_keys WHERE actor = $1 AND mutation = $2 AND key = $3",
        _owner(actor),
        claim.mutation,
        claim.key,
    )


def _owner(actor: Actor) -> str:
    return (
        f"{actor.kind.value}:{actor.user_id or ''}:{actor.application_id or ''}:{actor.organization_id or ''}"
    )


async def purge_idempotency_keys() -> int:
    """Drop the keys that count no more."""
    return await database.execute(
        "DELETE FROM idempotency_keys WHERE created_at <= $1", clock.now() - LIFETIME
    )
