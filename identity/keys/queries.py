"""The signing keys in use, parsed and cached, and what they make: JWKS, signed and verified tokens."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import orjson

from identity import settings
from identity.kernel import clock, database
from identity.kernel.actor import Actor
from identity.kernel.caches import Cache
from identity.kernel.permissions import Permission
from identity.kernel.vault import vault
from identity.keys.errors import KeyNotFound
from identity.keys.models import CookieKey
from identity.keys.rules import KeyFamily, KeyStanding, KeyStatus, family_of, settled, supported
from identity.security import signing
from identity.security.secrets import token_hash
from identity.security.signing import SIGNING_ALGORITHMS, InvalidToken, SigningKey, VerifyingKey

__all__ = [
    "SIGNING_ALGORITHMS",
    "InvalidToken",
    "KeyFamily",
    "KeyStanding",
    "KeyStatus",
    "SigningKey",
    "VerifyingKey",
    "family_of",
]

PURPOSE = "signing-key"  # binds the ciphertext to its use
DEFAULT_ALGORITHM = "signing_algorithm"  # the server state that a rotation to another algorithm leaves
ALL = "all"
_STANDING = "id, algorithm, status, created_at, effective_at, becomes_default"
_STATUSES = (KeyStatus.NEXT, KeyStatus.CURRENT, KeyStatus.PREVIOUS)


@dataclass(frozen=True, slots=True)
class JwksDocument:
    """The public keys as they go over the wire (RFC 7517 section 5)."""

    body: bytes
    etag: str


@dataclass(frozen=True, slots=True)
class KeyRing:
    """Every key of this server."""

    current: Mapping[str, SigningKey] = field(repr=False)  # by algorithm
    verifying: Mapping[str, VerifyingKey] = field(
        repr=False
    )  # by kid; also keys that sign no more, or not yet
    jwks: Mapping[str, Any] = field(repr=False)
    document: JwksDocument = field(repr=False)
    default_algorithm: str
    holds_until: datetime | None = None  # then the next key takes over

    def key(self, algorithm: str | None) -> SigningKey:
        """The key that signs with this algorithm; the server's own choice when there is none."""
        chosen = self.current.get(algorithm or "") or self.current.get(self.default_algorithm)
        return chosen or next(iter(self.current.values()))

    def lacks(self, algorithm: str | None) -> bool:
        """Whether there could be a key for the algorithm, and is none yet."""
        return algorithm not in self.current and supported(algorithm) is not None

    @property
    def holds(self) -> bool:
        """Whether no key has to take over by now."""
        return self.holds_until is None or clock.now() < self.holds_until


class NoSigningKeysError(RuntimeError):
    """The database has no signing keys: it was not set up."""


async def _load(_key: str) -> KeyRing:
    """A key whose time has come signs, whether or not the background job has written so."""
    rows = await database.fetch(
        f"SELECT {_STANDING}, private_key_encrypted FROM signing_keys ORDER BY created_at DESC, id"
    )
    standings, default = settled([_standing(row) for row in rows], await default_algorithm(), clock.now())
    statuses = {each.id: each.status for each in standings}
    keys = [(statuses[row["id"]], _opened(row)) for row in rows if row["id"] in statuses]
    waiting = [each.effective_at for each in standings if each.status == KeyStatus.NEXT and each.effective_at]
    return _ring_of(keys, default, min(waiting, default=None))


def _ring_of(keys: Sequence[tuple[str, SigningKey]], default: str, holds_until: datetime | None) -> KeyRing:
    current: dict[str, SigningKey] = {key.algorithm: key for status, key in keys if status == "Current"}
    if not current:
        raise NoSigningKeysError("there are no signing keys: run the migrations and seeds first")
    jwks = {"keys": [key.public_jwk() for _, key in keys]}
    body = orjson.dumps(jwks)
    return KeyRing(
        current=current,
        verifying={key.kid: key.verifying_key for _, key in keys},
        jwks=jwks,
        document=JwksDocument(body, f'"{token_hash(body.decode())}"'),
        default_algorithm=default,
        holds_until=holds_until,
    )


def _standing(row: database.Record) -> KeyStanding:
    return KeyStanding(**{name: row[name] for name in KeyStanding.__slots__})


def _opened(row: database.Record) -> SigningKey:
    pem = vault().decrypt(row["private_key_encrypted"], purpose=PURPOSE)
    return SigningKey.from_pem(pem, kid=row["id"], algorithm=row["algorithm"])


keys: Cache[KeyRing] = Cache("signing_keys", _load)


async def key_ring() -> KeyRing:
    """For the protocol: all keys."""
    ring = await keys.get(ALL)
    if ring.holds:
        return ring
    keys.drop(ALL)
    return await keys.get(ALL)


def peek_key_ring() -> KeyRing | None:
    """For the protocol: all keys, if they are at hand."""
    found = keys.peek(ALL)
    return found if isinstance(found, KeyRing) and found.holds else None


async def signing_key(algorithm: str | None = None) -> SigningKey:
    """For the protocol: the current key of the algorithm, by default of the server's own choice."""
    return (await key_ring()).key(algorithm)


def peek(algorithm: str | None = None) -> SigningKey | None:
    """For the protocol: the same, if it can be told without waiting."""
    ring = peek_key_ring()
    return ring.key(algorithm) if ring and not ring.lacks(algorithm) else None


async def verifying_keys() -> Mapping[str, VerifyingKey]:
    """For the protocol: the public halves by kid."""
    return (await key_ring()).verifying


async def jwks() -> Mapping[str, Any]:
    """For the protocol: the public keys as a JWK set."""
    return (await key_ring()).jwks


async def jwks_document() -> JwksDocument:
    """For the protocol: the JWK set, serialised once."""
    return (await key_ring()).document


def signed(key: SigningKey, claims: dict[str, Any], typ: str = "JWT") -> str:
    """For the protocol: the claims as a token signed with the key."""
    return signing.sign(key, claims, typ)


async def verified_hint(token: str) -> dict[str, Any]:
    """For the protocol: the claims of an ID Token of ours given as a hint; it may have expired."""
    return signing.verify_hint(token, await verifying_keys(), issuer=settings.current().issuer)


async def verified_access_token(token: str, audience: str) -> dict[str, Any]:
    """For the protocol: the claims of a JWT access token of ours for that audience (RFC 9068 section 4)."""
    ring = await key_ring()
    return signing.verify(
        token,
        ring.verifying,
        issuer=settings.current().issuer,
        audience=audience,
        typ="at+jwt",
        now=clock.now().timestamp(),
    )


async def default_algorithm() -> str:
    """What the server signs with where nobody asks for another algorithm."""
    stored = await database.fetch_value(
        "SELECT value ->> 'algorithm' FROM server_state WHERE name = $1", DEFAULT_ALGORITHM
    )
    return stored or settings.current().signing_algorithm


_IN_ORDER = f"""
SELECT {_STANDING} FROM signing_keys ORDER BY array_position($1::text[], status::text),
    algorithm = coalesce((SELECT value ->> 'algorithm' FROM server_state WHERE name = $2), $3) DESC, created_at DESC, id
"""


async def key_standings() -> list[KeyStanding]:
    """For actions: all signing keys as they are stored: first the one that will sign, then the server's own choice."""
    order = [each.value for each in _STATUSES]
    rows = await database.fetch(_IN_ORDER, order, DEFAULT_ALGORITHM, settings.current().signing_algorithm)
    return [_standing(row) for row in rows]


async def signing_keys(actor: Actor) -> list[KeyStanding]:
    """The signing keys, without the keys themselves."""
    actor.require(Permission.KEYS_READ)
    return await key_standings()


async def visible_signing_key(actor: Actor, key_id: str) -> KeyStanding:
    """The signing key, or not found."""
    for key in await signing_keys(actor):
        if key.id == key_id:
            return key
    raise KeyNotFound(id=key_id)


async def visible_cookie_key(actor: Actor, key_id: str) -> CookieKey:
    """The cookie key, or not found."""
    for key in await cookie_keys(actor):
        if key.id == key_id:
            return key
    raise KeyNotFound(id=key_id)


async def cookie_keys(actor: Actor) -> list[CookieKey]:
    """The cookie keys, newest first, without the keys themselves."""
    actor.require(Permission.KEYS_READ)
    return await stored_cookie_keys()


async def stored_cookie_keys() -> list[CookieKey]:
    """For actions: the cookie keys, newest first."""
    return await database.fetch_models(
        CookieKey,
        "SELECT id, '' AS value_encrypted, created_at FROM cookie_keys ORDER BY created_at DESC, id",
    )
