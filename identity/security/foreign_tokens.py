"""JSON Web Tokens that somebody else signed: read within bounds, verified under keys and algorithms of our choice."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, JWKRegistry, Key, KeySet, OctKey, OKPKey, RSAKey
from joserfc.jws import JWSRegistry
from jwt.utils import base64url_decode

from identity.security.signing import MAX_TOKEN_LENGTH, InvalidToken

ASYMMETRIC = (
    "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA", "Ed25519",
)  # fmt: skip
SYMMETRIC = ("HS256", "HS384", "HS512")
FAPI_ALGORITHMS = ("PS256", "ES256", "EdDSA", "Ed25519")  # FAPI 2.0 Security Profile section 5.4.1
_EDWARDS = frozenset({"EdDSA", "Ed25519"})  # the older and the newer name (RFC 9864) of one algorithm
_CURVES = {"ES256": "P-256", "ES384": "P-384", "ES512": "P-521"}
_COMPACT = re.compile(
    r"[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+"
)  # so nothing comes without a signature
_LONGEST_KID = 512
_MOST_TRIED = 8  # keys, when the token does not say which one
_SMALLEST_MODULUS, _LARGEST_MODULUS = 340, 1400  # characters in base64url: 2,048 to 8,192 bits
_LONGEST_EXPONENT = 12  # characters: a huge one would cost minutes


@dataclass(frozen=True, slots=True)
class ForeignToken:
    """A token that was read; nothing in it is to be believed before `verifies`."""

    header: Mapping[str, Any]
    claims: Mapping[str, Any]
    text: str = field(repr=False)

    @property
    def algorithm(self) -> str:
        """What it says to be signed with."""
        return str(self.header.get("alg", ""))

    @property
    def kid(self) -> str | None:
        """Which key it says to be signed with; `jwk`, `jku`, `x5u` and `x5c` are never followed."""
        return self.header.get("kid")


def parsed(text: str) -> ForeignToken:
    """The token's two halves; what is malformed, too long or has critical extensions is refused."""
    if len(text) > MAX_TOKEN_LENGTH or not _COMPACT.fullmatch(text):
        raise InvalidToken("malformed")
    header, claims = (_members(segment) for segment in text.split(".")[:2])
    kid = header.get("kid")
    if kid is not None and not (isinstance(kid, str) and len(kid) <= _LONGEST_KID):
        raise InvalidToken("kid is not a short text")
    if "crit" in header or "b64" in header:
        raise InvalidToken("critical extensions are not understood")
    return ForeignToken(header, claims, text)


def _members(segment: str) -> dict[str, Any]:
    try:
        members = orjson.loads(base64url_decode(segment))
    except ValueError:
        raise InvalidToken("malformed") from None
    if not isinstance(members, dict):
        raise InvalidToken("malformed")
    return members


def verifies(token: ForeignToken, key: Key, algorithms: Collection[str]) -> bool:
    """Whether the key made the signature, with an algorithm that is allowed and that the key is for."""
    name = token.algorithm
    if name not in algorithms or not fits(key, name):
        return False
    message, _, signature = token.text.rpartition(".")
    # Straight to the algorithm: the library's own way bounds headers tightly and warns of the name EdDSA.
    algorithm = JWSRegistry.algorithms[name]
    try:
        return algorithm.verify(message.encode("ascii"), base64url_decode(signature), key)
    except (JoseError, ValueError):
        return False


def fits(key: Key, algorithm: str) -> bool:
    """Whether the key is of the algorithm's kind, strong enough, and meant for it (RFC 8725 section 3.1)."""
    if key.get("use") not in (None, "sig") or "verify" not in (key.get("key_ops") or ["verify"]):
        return False
    meant = key.alg
    if meant not in (None, algorithm) and not {meant, algorithm} <= _EDWARDS:
        return False
    if algorithm in SYMMETRIC:
        return isinstance(key, OctKey)
    if algorithm in _CURVES:
        return isinstance(key, ECKey) and key.curve_name == _CURVES[algorithm]
    if algorithm in _EDWARDS:
        return isinstance(key, OKPKey) and key.curve_name == "Ed25519"
    return isinstance(key, RSAKey)


def candidates(token: ForeignToken, keys: KeySet) -> Iterator[Key]:
    """The keys that may have signed: those of its `kid` and those without one; a few if it names none."""
    tried = 0
    for key in keys:
        is_named = token.kid is None or token.kid == key.kid or key.kid == key.thumbprint()
        if is_named and fits(key, token.algorithm) and tried < _MOST_TRIED:
            tried += 1
            yield key


def public_key(jwk: object) -> Key:
    """An asymmetric key from its JWK (RFC 7517); a private one serves as its public half."""
    if not isinstance(jwk, dict) or jwk.get("kty") not in ("RSA", "EC", "OKP"):
        raise InvalidToken("not a public key")
    if jwk["kty"] == "RSA" and not _is_sound(jwk):
        raise InvalidToken("an RSA key too small or too large")
    try:
        return JWKRegistry.import_key(jwk)
    except (JoseError, ValueError, TypeError, KeyError):
        raise InvalidToken("malformed key") from None


def _is_sound(jwk: Mapping[str, Any]) -> bool:
    modulus, exponent = jwk.get("n"), jwk.get("e")
    if not isinstance(modulus, str) or not isinstance(exponent, str):
        return False
    return _SMALLEST_MODULUS < len(modulus) <= _LARGEST_MODULUS and len(exponent) <= _LONGEST_EXPONENT


def secret_key(secret: str) -> Key:
    """A shared secret as a key (OpenID Connect Core section 10.1)."""
    return OctKey.import_key(secret)


def key_set(jwks: object, most: int) -> KeySet:
    """The keys of a JWK set; those that are not understood are passed over (RFC 7517 section 5)."""
    members = jwks.get("keys") if isinstance(jwks, Mapping) else None
    if not isinstance(members, list) or len(members) > most:
        raise InvalidToken("not a JWK set")
    keys: list[Key] = []
    for member in members:
        try:
            keys.append(public_key(member))
        except InvalidToken:
            continue
    return KeySet(keys)
