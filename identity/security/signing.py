"""Key pairs, and the JSON Web Tokens that they sign and verify (RFC 7515, 7519, 8725)."""

import math
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, cast, get_args

import jwt
import orjson
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ec import (
    SECP256R1,
    SECP384R1,
    EllipticCurvePrivateKey,
    EllipticCurvePublicKey,
)
from cryptography.hazmat.primitives.asymmetric.ec import generate_private_key as generate_ec_key
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key as generate_rsa_key
from joserfc.jwk import ECKey, RSAKey
from jwt.algorithms import Algorithm
from jwt.types import Options
from jwt.utils import base64url_decode, base64url_encode

SigningAlgorithm = Literal["ES256", "ES384", "RS256"]
SIGNING_ALGORITHMS: tuple[SigningAlgorithm, ...] = get_args(SigningAlgorithm)
MAX_TOKEN_LENGTH = 16 * 1024
RSA_BITS = 2048

PrivateKey = EllipticCurvePrivateKey | RSAPrivateKey
PublicKey = EllipticCurvePublicKey | RSAPublicKey

_jws = jwt.PyJWS(algorithms=SIGNING_ALGORITHMS)
_jwt = jwt.PyJWT()
# Times are checked here against the caller's clock, not by the library against its own.
_OPTIONS: Options = {"verify_exp": False, "verify_nbf": False, "verify_iat": False, "strict_aud": True}


class InvalidToken(Exception):
    """A token that is not to be believed; the reason is for the log, never for the one who sent it."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class VerifyingKey:
    """The public half of a key, bound to its one algorithm (RFC 8725 section 3.1)."""

    kid: str
    algorithm: SigningAlgorithm
    public_key: PublicKey = field(repr=False)

    def public_jwk(self) -> dict[str, str]:
        jwk = {key: str(value) for key, value in _jose(self.public_key).as_dict(private=False).items()}
        return {**jwk, "kid": self.kid, "use": "sig", "alg": self.algorithm}


@dataclass(frozen=True, slots=True, eq=False)
class SigningKey:
    """A key pair held as parsed objects, because parsing PEM costs a thousand signatures' time."""

    kid: str
    algorithm: SigningAlgorithm
    private_key: PrivateKey = field(repr=False)
    verifying_key: VerifyingKey = field(repr=False)
    _signer: Algorithm = field(repr=False)
    _headers: dict[str, bytes] = field(repr=False, default_factory=dict)

    @classmethod
    def of(cls, private_key: PrivateKey, kid: str | None = None) -> "SigningKey":
        """Without a `kid` the thumbprint of RFC 7638 is taken."""
        public_key = private_key.public_key()
        algorithm = _algorithm_of(public_key)
        kid = kid or _jose(public_key).thumbprint()
        verifying_key = VerifyingKey(kid, algorithm, public_key)
        return cls(kid, algorithm, private_key, verifying_key, _jws.get_algorithm_by_name(algorithm))

    @classmethod
    def from_pem(cls, pem: bytes | str, kid: str | None = None) -> "SigningKey":
        data = pem.encode("ascii") if isinstance(pem, str) else pem
        private_key = serialization.load_pem_private_key(data, password=None)
        if not isinstance(private_key, EllipticCurvePrivateKey | RSAPrivateKey):
            raise ValueError("only EC and RSA keys can sign tokens")
        return cls.of(private_key, kid)

    def private_pem(self) -> str:
        """PKCS #8, unencrypted: to be stored encrypted, never to be logged."""
        return self.private_key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        ).decode("ascii")

    def public_jwk(self) -> dict[str, str]:
        return self.verifying_key.public_jwk()

    def header(self, typ: str) -> bytes:
        """The encoded header with its dot, made once for each `typ`: a handful of fixed words."""
        if (encoded := self._headers.get(typ)) is None:
            members = {"alg": self.algorithm, "typ": typ, "kid": self.kid}
            encoded = self._headers[typ] = base64url_encode(orjson.dumps(members)) + b"."
        return encoded

    def signature(self, message: bytes) -> bytes:
        return self._signer.sign(message, self.private_key)


def generate_key(algorithm: SigningAlgorithm) -> SigningKey:
    """A new key pair; RSA takes up to a second, so call it in a thread (`asyncio.to_thread`)."""
    match algorithm:
        case "ES256":
            return SigningKey.of(generate_ec_key(SECP256R1()))
        case "ES384":
            return SigningKey.of(generate_ec_key(SECP384R1()))
        case "RS256":
            return SigningKey.of(generate_rsa_key(public_exponent=65537, key_size=RSA_BITS))
    raise ValueError(f"unknown signing algorithm: {algorithm}")


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
    return _decode(token, keys, typ, issuer=issuer, audience=None, require=["iss", "aud", "sub"])


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


def _algorithm_of(key: PublicKey) -> SigningAlgorithm:
    if isinstance(key, RSAPublicKey):
        if key.key_size < RSA_BITS:
            raise ValueError(f"RSA keys need at least {RSA_BITS} bits")
        return "RS256"
    if isinstance(key.curve, SECP256R1):
        return "ES256"
    if isinstance(key.curve, SECP384R1):
        return "ES384"
    raise ValueError(f"no signing algorithm for the curve {key.curve.name}")


def _jose(key: PublicKey) -> ECKey | RSAKey:
    pem = key.public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    return RSAKey.import_key(pem) if isinstance(key, RSAPublicKey) else ECKey.import_key(pem)
