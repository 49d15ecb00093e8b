"""Encryption for one receiver: JSON Web Encryption to a public key of theirs (RFC 7516, 7518)."""

from collections.abc import Iterable

from joserfc import jwe
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, Key, OKPKey, RSAKey

# RSA1_5 is not among them: its padding tells attackers too much (RFC 8725 section 3.2).
KEY_ENCRYPTION = ("RSA-OAEP", "RSA-OAEP-256", "ECDH-ES", "ECDH-ES+A128KW", "ECDH-ES+A256KW")
CONTENT_ENCRYPTION = ("A128CBC-HS256", "A256CBC-HS512", "A128GCM", "A256GCM")
_CURVES = frozenset({"P-256", "P-384", "P-521", "X25519"})
_OPERATIONS = frozenset({"encrypt", "wrapKey", "deriveKey", "deriveBits"})


class NotEncryptable(Exception):
    """Nothing can be encrypted in this way, or with these keys."""


def encrypted(
    payload: bytes | str, keys: Iterable[Key], algorithm: str, encoding: str, *, is_token: bool
) -> str:
    """The payload for the owner of one of the keys; `is_token` says that it is a signed token itself."""
    if algorithm not in KEY_ENCRYPTION or encoding not in CONTENT_ENCRYPTION:
        raise NotEncryptable("the algorithm is not supported")
    key = next((each for each in keys if _fits(each, algorithm)), None)
    if key is None:
        raise NotEncryptable(f"none of the keys is for {algorithm}")
    header = {"alg": algorithm, "enc": encoding, "kid": key.kid}
    if is_token:
        header["cty"] = "JWT"  # RFC 7519 section 5.2
    try:
        return jwe.encrypt_compact(header, payload, key, algorithms=[algorithm, encoding])
    except (JoseError, ValueError):
        raise NotEncryptable("the key does not work") from None


def _fits(key: Key, algorithm: str) -> bool:
    """Whether the key is of the algorithm's kind, and not meant for anything else (RFC 7517 sections 4.2 to 4.4)."""
    operations = key.get("key_ops")
    if key.get("use") not in (None, "enc") or key.alg not in (None, algorithm):
        return False
    if operations is not None and _OPERATIONS.isdisjoint(operations):
        return False
    if algorithm.startswith("RSA"):
        return isinstance(key, RSAKey)
    return isinstance(key, ECKey | OKPKey) and key.curve_name in _CURVES
