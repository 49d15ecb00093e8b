"""The key pairs that tokens are signed with: each of one algorithm (RFC 7517, 7518, 8037)."""

from dataclasses import dataclass, field
from typing import Literal, get_args

import jwt
import orjson
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ec import (
    SECP256R1,
    SECP384R1,
    SECP521R1,
    EllipticCurve,
    EllipticCurvePrivateKey,
    EllipticCurvePublicKey,
)
from cryptography.hazmat.primitives.asymmetric.ec import generate_private_key as generate_ec_key
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key as generate_rsa_key
from cryptography.hazmat.primitives.asymmetric.types import PrivateKeyTypes
from joserfc.jwk import ECKey, OKPKey, RSAKey
from jwt.algorithms import Algorithm
from jwt.utils import base64url_encode

SigningAlgorithm = Literal["ES256", "ES384", "ES512", "RS256", "PS256", "EdDSA"]
SIGNING_ALGORITHMS: tuple[SigningAlgorithm, ...] = get_args(SigningAlgorithm)
RSA_BITS = 3072  # as strong as P-256 (NIST SP 800-57), and twice as fast to sign with as 4096
_FEWEST_RSA_BITS = 2048  # RFC 7518 section 3.3
_CURVES: dict[SigningAlgorithm, type[EllipticCurve]] = {
    "ES256": SECP256R1,
    "ES384": SECP384R1,
    "ES512": SECP521R1,
}
_RSA_ALGORITHMS: tuple[SigningAlgorithm, ...] = ("RS256", "PS256")

PrivateKey = EllipticCurvePrivateKey | RSAPrivateKey | Ed25519PrivateKey
PublicKey = EllipticCurvePublicKey | RSAPublicKey | Ed25519PublicKey

_jws = jwt.PyJWS(algorithms=SIGNING_ALGORITHMS)


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
    def of(
        cls, private_key: PrivateKey, kid: str | None = None, algorithm: str | None = None
    ) -> "SigningKey":
        """Without a `kid` the thumbprint of RFC 7638 is taken; RSA keys sign with RS256 unless it is said otherwise."""
        public_key = private_key.public_key()
        possible = _algorithms_of(public_key)
        own = next((each for each in possible if algorithm in (None, each)), None)
        if own is None:
            raise ValueError(f"this key does not sign with {algorithm}")
        kid = kid or _jose(public_key).thumbprint()
        verifying_key = VerifyingKey(kid, own, public_key)
        return cls(kid, own, private_key, verifying_key, _jws.get_algorithm_by_name(own))

    @classmethod
    def from_pem(cls, pem: bytes | str, kid: str | None = None, algorithm: str | None = None) -> "SigningKey":
        """What `private_pem` gave."""
        private_key = own_private_key(pem.encode("ascii") if isinstance(pem, str) else pem)
        if not isinstance(private_key, EllipticCurvePrivateKey | RSAPrivateKey | Ed25519PrivateKey):
            raise ValueError("only EC, RSA and Ed25519 keys can sign tokens")
        return cls.of(private_key, kid, algorithm)

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


def own_private_key(pem: bytes) -> PrivateKeyTypes:
    """A key that was made here and kept unchanged, never a stranger's: that the numbers of an RSA key are one is not
    checked again, for it takes the processor 50 ms."""
    return serialization.load_pem_private_key(pem, password=None, unsafe_skip_rsa_key_validation=True)


def generate_key(algorithm: SigningAlgorithm) -> SigningKey:
    """A new key pair; RSA takes up to a second, so call it in a thread (`asyncio.to_thread`)."""
    if algorithm in _RSA_ALGORITHMS:
        return SigningKey.of(generate_rsa_key(public_exponent=65537, key_size=RSA_BITS), algorithm=algorithm)
    if algorithm in _CURVES:
        return SigningKey.of(generate_ec_key(_CURVES[algorithm]()))
    if algorithm == "EdDSA":
        return SigningKey.of(Ed25519PrivateKey.generate())
    raise ValueError(f"unknown signing algorithm: {algorithm}")


def _algorithms_of(key: PublicKey) -> tuple[SigningAlgorithm, ...]:
    """What a key of this kind can sign with, its usual algorithm first."""
    if isinstance(key, Ed25519PublicKey):
        return ("EdDSA",)
    if isinstance(key, RSAPublicKey):
        if key.key_size < _FEWEST_RSA_BITS:
            raise ValueError(f"RSA keys need at least {_FEWEST_RSA_BITS} bits")
        return _RSA_ALGORITHMS
    found = tuple(name for name, curve in _CURVES.items() if isinstance(key.curve, curve))
    if not found:
        raise ValueError(f"no signing algorithm for the curve {key.curve.name}")
    return found


def _jose(key: PublicKey) -> ECKey | RSAKey | OKPKey:
    pem = key.public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    if isinstance(key, Ed25519PublicKey):
        return OKPKey.import_key(pem)
    return RSAKey.import_key(pem) if isinstance(key, RSAPublicKey) else ECKey.import_key(pem)
