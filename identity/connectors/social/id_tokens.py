"""ID tokens of other providers (OpenID Connect Core section 3.1.3.7), under the keys that the provider publishes."""

import hashlib
from base64 import urlsafe_b64encode
from collections import OrderedDict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import orjson
from joserfc.jwk import KeySet

from identity.connectors.errors import SocialIdTokenInvalid
from identity.connectors.social.oauth import unreachable
from identity.delivery import outgoing
from identity.delivery.errors import OutgoingError
from identity.kernel import clock
from identity.security.foreign_tokens import ASYMMETRIC, ForeignToken, candidates, key_set, parsed, verifies
from identity.security.secrets import equal
from identity.security.signing import InvalidToken

_FRESH = timedelta(minutes=10)
_PAUSE = timedelta(seconds=10)  # between two fetches of keys for tokens that none of them signed
_SKEW_SECONDS = 60
_MOST_KEYS = 50
_MOST_PROVIDERS = 200
_SECONDS = 5.0


@dataclass(slots=True)
class _Published:
    keys: KeySet
    fetched_at: datetime


_published: OrderedDict[str, _Published] = OrderedDict()


async def verified_claims(
    text: Any,
    *,
    jwks_uri: str,
    issuers: Collection[str],
    client_id: str,
    nonce: str | None,
    access_token: Any = None,
) -> Mapping[str, Any]:
    """The claims of a token that this provider signed for this client in this sign-in. No issuer means any: the keys
    alone then say whose it is. Where the token names the access token that came with it, it has to be that one."""
    try:
        token = parsed(text if isinstance(text, str) else "")
    except InvalidToken:
        raise SocialIdTokenInvalid from None
    if not await _is_signed(token, jwks_uri) or not _is_for_us(token.claims, issuers, client_id):
        raise SocialIdTokenInvalid
    if nonce is not None and not equal(str(token.claims.get("nonce", "")), nonce):
        raise SocialIdTokenInvalid
    if "at_hash" in token.claims and not _is_hash_of(token, access_token):
        raise SocialIdTokenInvalid
    return token.claims


def _is_hash_of(token: ForeignToken, access_token: Any) -> bool:
    """OpenID Connect Core section 3.1.3.6: the left half of its hash; the signature's algorithm says which one."""
    if not isinstance(access_token, str):
        return False
    bits = "512" if token.algorithm in ("EdDSA", "Ed25519") else token.algorithm[-3:]
    digest = hashlib.new(f"sha{bits}", access_token.encode("utf-8", "surrogatepass")).digest()
    expected = urlsafe_b64encode(digest[: len(digest) // 2]).rstrip(b"=").decode()
    return equal(str(token.claims["at_hash"]), expected)


async def _is_signed(token: ForeignToken, jwks_uri: str) -> bool:
    """With a second look at the provider's keys: it may have new ones."""
    for is_again in (False, True):
        keys = await _keys(jwks_uri, is_again=is_again)
        if any(verifies(token, key, ASYMMETRIC) for key in candidates(token, keys)):
            return True
    return False


def _is_for_us(claims: Mapping[str, Any], issuers: Collection[str], client_id: str) -> bool:
    audience = claims.get("aud")
    audiences = audience if isinstance(audience, list) else [audience]
    if client_id not in audiences or (issuers and claims.get("iss") not in issuers):
        return False
    if claims.get("azp", client_id) != client_id or (len(audiences) > 1 and "azp" not in claims):
        return False
    now = clock.now().timestamp()
    times = {name: claims.get(name) for name in ("exp", "iat", "nbf")}
    if any(value is not None and not _is_time(value) for value in times.values()) or times["exp"] is None:
        return False
    starts = max(times["iat"] or 0, times["nbf"] or 0)
    return bool(starts - _SKEW_SECONDS <= now < times["exp"] + _SKEW_SECONDS)


def _is_time(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


async def _keys(jwks_uri: str, *, is_again: bool) -> KeySet:
    known, now = _published.get(jwks_uri), clock.now()
    if known and now - known.fetched_at < (_PAUSE if is_again else _FRESH):
        return known.keys
    _published[jwks_uri] = fresh = _Published(await _fetched(jwks_uri), now)
    _published.move_to_end(jwks_uri)
    if len(_published) > _MOST_PROVIDERS:
        _published.popitem(last=False)
    return fresh.keys


async def _fetched(jwks_uri: str) -> KeySet:
    try:
        answer = await outgoing.get(jwks_uri, seconds=_SECONDS)
    except OutgoingError as error:
        raise unreachable(error) from None
    try:
        return key_set(orjson.loads(answer.body) if answer.is_success else None, _MOST_KEYS)
    except (InvalidToken, orjson.JSONDecodeError):
        raise SocialIdTokenInvalid from None
