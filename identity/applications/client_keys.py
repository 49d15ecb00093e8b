"""The keys with which clients sign and decrypt: registered with them, or published where they say."""

import asyncio
from collections import OrderedDict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import orjson
from joserfc.jwk import KeySet

from identity.applications.clients import Client
from identity.delivery import outgoing
from identity.delivery.errors import OutgoingError
from identity.kernel import clock
from identity.security.foreign_tokens import ForeignToken, candidates, key_set, verifies
from identity.security.signing import InvalidToken

_MOST_KEYS = 100
_MOST_BYTES = 128 * 1024
_SECONDS = 5.0
_MOST_DOCUMENTS = 1_000
_FRESH = timedelta(seconds=60)  # then it is read again, so that a withdrawn key is good for no longer
_PAUSE = timedelta(seconds=3)  # between two reads, whatever key identifiers are asked for


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


_parsed: OrderedDict[str, tuple[object, KeySet]] = OrderedDict()  # by client, with what was parsed


def _registered(client: Client) -> KeySet:
    """Parsed once for each version of the client: a changed one has another object here."""
    source, keys = _parsed.get(client.id, (None, None))
    if keys is None or source is not client.protocol.jwks:
        keys = _read(client.protocol.jwks)
        _parsed[client.id] = (client.protocol.jwks, keys)
        if len(_parsed) > _MOST_DOCUMENTS:
            _parsed.popitem(last=False)
    return keys


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
    found = _documents.setdefault(url, _Document(url))
    _documents.move_to_end(url)
    if len(_documents) > _MOST_DOCUMENTS:
        _documents.popitem(last=False)
    return found
