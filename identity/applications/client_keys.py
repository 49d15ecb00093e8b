"""The keys with which clients sign and decrypt: registered with them, or published where they say."""

import asyncio
from collections import OrderedDict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TypeVar

import orjson
from joserfc.jwk import KeySet

from identity.applications.changes import SECRET_PURPOSE
from identity.applications.clients import Client, ClientSecret
from identity.delivery import outgoing
from identity.delivery.errors import OutgoingError
from identity.kernel import clock, database
from identity.kernel.vault import vault
from identity.security.foreign_tokens import (
    ASYMMETRIC,
    FAPI_ALGORITHMS,
    SYMMETRIC,
    ForeignToken,
    candidates,
    key_set,
    parsed,
    secret_key,
    verifies,
)
from identity.security.signing import InvalidToken

__all__ = ["ASYMMETRIC", "FAPI_ALGORITHMS", "SYMMETRIC", "ForeignToken", "InvalidToken", "parsed"]

_MOST_KEYS = 100
_MOST_BYTES = 128 * 1024
_SECONDS = 5.0
_MOST_KEPT = 1_000
_FRESH = timedelta(seconds=60)  # then it is read again, so that a withdrawn key is good for no longer
_PAUSE = timedelta(seconds=3)  # between two reads, whatever key identifiers are asked for
V = TypeVar("V")


class ClientKeysUnavailable(Exception):
    """The client has registered no keys, or they cannot be had at this moment."""


async def client_keys(client: Client, *, kid: str | None = None) -> KeySet:
    """The public keys of the client; a `kid` that is not among the known ones makes us look again."""
    metadata = client.protocol
    if metadata.jwks is not None:
        return _registered(client)
    if metadata.jwks_uri is None:
        raise ClientKeysUnavailable("no keys are registered")
    return await _document(metadata.jwks_uri).keys(kid)


async def is_signed_by(client: Client, token: ForeignToken, algorithms: Collection[str]) -> bool:
    """Whether a key of the client made the token's signature, with an algorithm that is allowed."""
    if token.algorithm not in algorithms:
        return False
    keys = await client_keys(client, kid=token.kid)
    return any(verifies(token, key, algorithms) for key in candidates(token, keys))


async def name_of_signing_secret(client: Client, token: ForeignToken) -> tuple[str, bool] | None:
    """The name of the client's secret that made the token's MAC, and whether it has expired; a valid one first."""
    found = [
        secret
        for secret, value in await _plain_secrets(client)
        if verifies(token, secret_key(value), SYMMETRIC)
    ]
    if not found:
        return None
    valid = [each for each in found if each.expires_at is None or each.expires_at > clock.now()]
    return (valid or found)[0].name, not valid


_sealed: OrderedDict[str, tuple[tuple[ClientSecret, ...], dict[str, str]]] = OrderedDict()  # by client


async def _plain_secrets(client: Client) -> list[tuple[ClientSecret, str]]:
    """The secrets that a MAC needs in the plain; only what the vault made of them is kept between requests."""
    secrets, sealed = _sealed.get(client.id, ((), {}))
    if secrets is not client.secrets:
        rows = await database.fetch(
            "SELECT value_hash, value_encrypted FROM application_secrets WHERE application_id = $1", client.id
        )
        sealed = {row["value_hash"]: row["value_encrypted"] for row in rows}
        _keep(_sealed, client.id, (client.secrets, sealed))
    return [
        (each, vault().decrypt(sealed[each.value_hash], SECRET_PURPOSE).decode())
        for each in client.secrets
        if each.value_hash in sealed
    ]


_parsed: OrderedDict[str, tuple[object, KeySet]] = OrderedDict()  # by client, with what was parsed


def _registered(client: Client) -> KeySet:
    """Parsed once for each version of the client: a changed one has another object here."""
    source, keys = _parsed.get(client.id, (None, None))
    if keys is None or source is not client.protocol.jwks:
        keys = _read(client.protocol.jwks)
        _keep(_parsed, client.id, (client.protocol.jwks, keys))
    return keys


def _keep(kept: OrderedDict[str, V], name: str, value: V) -> None:
    kept[name] = value
    if len(kept) > _MOST_KEPT:
        kept.popitem(last=False)


def _read(jwks: object) -> KeySet:
    try:
        return key_set(jwks, _MOST_KEYS)
    except InvalidToken as error:
        raise ClientKeysUnavailable(error.reason) from None


@dataclass(slots=True)
class _Document:
    """A JWK set behind an address; one read at a time, and never one after the other without a pause."""

    url: str
    _keys: KeySet | None = None
    _read_at: datetime | None = None  # when that was had
    _asked_at: datetime | None = None  # also when nothing was had
    _lock: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def keys(self, kid: str | None) -> KeySet:
        if self._is_due(kid):
            async with self._lock:
                if self._is_due(kid):  # nobody else read it while we waited
                    await self._fetch()
        if self._keys is None or not self._is_fresh():
            raise ClientKeysUnavailable(f"no keys could be read from {self.url}")
        return self._keys

    def _is_fresh(self) -> bool:
        return self._read_at is not None and clock.now() - self._read_at < _FRESH

    def _is_due(self, kid: str | None) -> bool:
        if self._asked_at is not None and clock.now() - self._asked_at < _PAUSE:
            return False
        if self._keys is None or not self._is_fresh():
            return True
        return kid is not None and all(key.kid != kid for key in self._keys)

    async def _fetch(self) -> None:
        self._asked_at = clock.now()
        try:
            answer = await outgoing.get(
                self.url,
                {"accept": "application/jwk-set+json, application/json"},
                seconds=_SECONDS,
                most_bytes=_MOST_BYTES,
            )
            keys = _read(orjson.loads(answer.body)) if answer.status == 200 else None
        except (OutgoingError, orjson.JSONDecodeError, ClientKeysUnavailable):
            keys = None
        if keys is not None:
            self._keys, self._read_at = keys, self._asked_at


_documents: OrderedDict[str, _Document] = OrderedDict()


def _document(url: str) -> _Document:
    found = _documents.get(url) or _Document(url)
    _keep(_documents, url, found)
    return found
