"""JSON Web Tokens: signed by key pairs of ours, and verified by their public halves (RFC 7515, 7519, 8725)."""

import math
import time
from collections.abc import Mapping
from typing import Any, cast

import jwt
import orjson
from jwt.types import Options
from jwt.utils import base64url_decode, base64url_encode

from identity.security.key_pairs import (
    RSA_BITS,
    SIGNING_ALGORITHMS,
    SigningAlgorithm,
    SigningKey,
    VerifyingKey,
    generate_key,
)

__all__ = [
    "MAX_TOKEN_LENGTH",
    "RSA_BITS",
    "SIGNING_ALGORITHMS",
    "InvalidToken",
    "SigningAlgorithm",
    "SigningKey",
    "VerifyingKey",
    "generate_key",
    "is_token_type",
    "sign",
    "verify",
    "verify_hint",
]

MAX_TOKEN_LENGTH = 16 * 1024
_jwt = jwt.PyJWT()
# Times are checked here against the caller's clock, not by the library against its own.
_OPTIONS: Options = {"verify_exp": False, "verify_nbf": False, "verify_iat": False, "strict_aud": True}
_OF_AN_ID_TOKEN = ["iss", "aud", "sub", "iat", "exp"]  # a signed answer of the UserInfo endpoint has no times


class InvalidToken(Exception):
    """A token that is not to be believed; the reason is for the log, never for the one who sent it."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def sign(key: SigningKey, claims: dict[str, Any], typ: str = "JWT") -> str:
    """Assembled here because `jwt.encode` costs 1.5 times as much; the signature is still PyJWT's."""
    message = key.header(typ) + base64url_encode(orjson.dumps(claims))
    return (message + b"." + base64url_encode(key.signature(message))).decode("ascii")


def verify(
    token: str,
    keys: Mapping[str, VerifyingKey],
    *,
    issuer: str,
    audience: str,
    typ: str,
    now: float | None = None,
) -> dict[str, Any]:
    """The claims of a token signed by this issuer, for exactly this audience and use, and in its time."""
    claims = _decode(token, keys, typ, issuer=issuer, audience=audience, require=["iss", "aud", "exp"])
    _check_times(claims, time.time() if now is None else now)
    return claims


def verify_hint(
    token: str, keys: Mapping[str, VerifyingKey], *, issuer: str, typ: str = "JWT"
) -> dict[str, Any]:
    """The claims of an ID Token given as a hint: it may have expired, and the caller judges the audience.

    OpenID Connect RP-Initiated Logout 1.0 section 2. Never take such a token for a credential.
    """
    return _decode(token, keys, typ, issuer=issuer, audience=None, require=_OF_AN_ID_TOKEN)


def _decode(
    token: str,
    keys: Mapping[str, VerifyingKey],
    typ: str,
    *,
    issuer: str,
    audience: str | None,
    require: list[str],
) -> dict[str, Any]:
    if len(token) > MAX_TOKEN_LENGTH:
        raise InvalidToken("too long")
    key = _key_for(token, keys)
    options: Options = {**_OPTIONS, "require": require, "verify_aud": audience is not None}
    try:
        complete = _jwt.decode_complete(
            token, key.public_key, [key.algorithm], options, issuer=issuer, audience=audience
        )
    except (jwt.PyJWTError, UnicodeError) as error:
        raise InvalidToken(_reason(error)) from None
    if not is_token_type(complete["header"].get("typ"), typ):
        raise InvalidToken("wrong typ")
    return cast(dict[str, Any], complete["payload"])


def _key_for(token: str, keys: Mapping[str, VerifyingKey]) -> VerifyingKey:
    """Only `kid` is believed before the signature is checked; `jku`, `jwk` and `x5u` are never followed."""
    try:
        encoded, _ = token.split(".", 1)
        header = orjson.loads(base64url_decode(encoded))
        kid = header["kid"]
    except (ValueError, KeyError, TypeError):
        raise InvalidToken("malformed header") from None
    key = keys.get(kid) if isinstance(kid, str) else None
    if key is None:
        raise InvalidToken("unknown key")
    return key


def is_token_type(given: object, expected: str) -> bool:
    """RFC 7515 section 4.1.9: media type names ignore case, and `application/` may be left out."""
    if not isinstance(given, str):
        return False
    return given.lower().removeprefix("application/") == expected.lower()


def _check_times(claims: Mapping[str, Any], now: float) -> None:
    """RFC 7519 sections 4.1.4 and 4.1.5, without leeway: the clock that issued is the clock that checks."""
    if now >= _number(claims, "exp", 0):
        raise InvalidToken("expired")
    if now < _number(claims, "nbf", 0):
        raise InvalidToken("not yet valid")
    _number(claims, "iat", 0)


def _number(claims: Mapping[str, Any], name: str, default: float) -> float:
    value = claims.get(name, default)
    if type(value) is int or (type(value) is float and math.isfinite(value)):
        return value
    raise InvalidToken(f"{name} is not a number")


def _reason(error: Exception) -> str:
    return str(error) or type(error).__name__
