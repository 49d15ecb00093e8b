"""The signing keys in use, parsed and cached, and what they make: JWKS, signed and verified tokens."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson

from identity import settings
from identity.kernel import clock, database
from identity.kernel.caches import Cache
from identity.kernel.vault import vault
from identity.security import signing
from identity.security.secrets import token_hash
from identity.security.signing import InvalidToken, SigningKey, VerifyingKey

__all__ = ["InvalidToken", "SigningKey", "VerifyingKey"]

PURPOSE = "signing-key"  # binds the ciphertext to its use
_ALL = "all"


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

    def key(self, algorithm: str | None) -> SigningKey:
        """The key that signs with this algorithm; the server's own choice when there is none."""
        chosen = self.current.get(algorithm or "") or self.current.get(settings.current().signing_algorithm)
        return chosen or next(iter(self.current.values()))


class NoSigningKeysError(RuntimeError):
    """The database has no signing keys: it was not set up."""


async def _load(_key: str) -> KeyRing:
    rows = await database.fetch(
        "SELECT id, private_key_encrypted, status FROM signing_keys ORDER BY created_at DESC, id"
    )
    keys = [(row["status"], _opened(row)) for row in rows]
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
    )


def _opened(row: database.Record) -> SigningKey:
    pem = vault().decrypt(row["private_key_encrypted"], purpose=PURPOSE)
    return SigningKey.from_pem(pem, kid=row["id"])


keys: Cache[KeyRing] = Cache("signing_keys", _load)


async def key_ring() -> KeyRing:
    """For the protocol: all keys."""
    return await keys.get(_ALL)


def peek_key_ring() -> KeyRing | None:
    """For the protocol: all keys, if they are at hand."""
    found = keys.peek(_ALL)
    return found if isinstance(found, KeyRing) else None


async def signing_key(algorithm: str | None = None) -> SigningKey:
    """For the protocol: the current key of the algorithm, by default of the server's own choice."""
    return (await key_ring()).key(algorithm)


def peek(algorithm: str | None = None) -> SigningKey | None:
    """For the protocol: the same, if it can be told without waiting."""
    ring = peek_key_ring()
    return ring.key(algorithm) if ring else None


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
