"""Proofs that whoever sends a request has a key (DPoP, RFC 9449), and the nonces that they may have to carry."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from identity import settings
from identity.applications.clients import Client
from identity.grants.spent import spend
from identity.kernel import clock
from identity.kernel.vault import vault
from identity.security import foreign_tokens
from identity.security.encryption import Tampered, UnknownKey
from identity.security.foreign_tokens import ForeignToken
from identity.security.secrets import equal, token_hash
from identity.security.signing import InvalidToken

PROOF_ALGORITHMS = foreign_tokens.ASYMMETRIC
_TYPE = "dpop+jwt"
_LEEWAY_SECONDS = 60  # both ways: clocks differ
_LONGEST_ID = 512
_NONCE_PURPOSE = "dpop-nonce"
_NONCE_STEP_SECONDS = 60  # a worker gives out the same nonce for so long
_NONCE_SECONDS = 300
_PRIVATE_MEMBERS = frozenset({"d", "p", "q", "dp", "dq", "qi", "oth", "k"})
_DEFAULT_PORTS = {"http": 80, "https": 443}


class InvalidProof(Exception):
    """A proof that proves nothing; the reason is for the developer who sent it."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class NonceNeeded(Exception):
    """A proof without a nonce of this server, or with one that is too old."""

    def __init__(self, nonce: str) -> None:
        super().__init__("a proof needs the nonce of the server")
        self.nonce = nonce


@dataclass(frozen=True, slots=True)
class ProvenKey:
    """A key that the sender has."""

    thumbprint: str  # RFC 7638
    algorithm: str  # of the proof


@dataclass(frozen=True, slots=True)
class Sent:
    """What of a request its proof has to speak about."""

    method: str
    path: str
    proofs: Sequence[str] = field(repr=False)  # every DPoP header
    access_token: str | None = field(default=None, repr=False)


async def proven_key(sent: Sent) -> ProvenKey | None:
    """The key that the sender has; None without a proof. A proof is good for one use."""
    if not sent.proofs:
        return None
    if len(sent.proofs) > 1:
        raise InvalidProof("more than one DPoP header")
    token, thumbprint = _verified(sent.proofs[0])
    issued_at, identifier = _check_claims(token.claims, sent)
    _check_nonce(token.claims.get("nonce"))
    until = datetime.fromtimestamp(issued_at + _LEEWAY_SECONDS + 1, UTC)
    if not await spend("dpop", thumbprint, identifier, until):
        raise InvalidProof("the proof was used before")
    return ProvenKey(thumbprint, token.algorithm)


def is_algorithm_allowed(algorithm: str, client: Client) -> bool:
    """FAPI 2.0 Security Profile section 5.4.1; one RSA key signs with algorithms that are allowed and with others."""
    return not client.protocol.is_fapi or algorithm in foreign_tokens.FAPI_ALGORITHMS


def _verified(proof: str) -> tuple[ForeignToken, str]:
    """Section 4.3, items 2 to 7: one well-formed JWT that the public key in its own header verifies."""
    try:
        token = foreign_tokens.parsed(proof)
        if token.header.get("typ") != _TYPE:
            raise InvalidProof("typ is not dpop+jwt")
        if token.algorithm not in PROOF_ALGORITHMS:
            raise InvalidProof("alg is not a supported asymmetric algorithm")
        jwk = token.header.get("jwk")
        if not isinstance(jwk, dict) or _PRIVATE_MEMBERS & jwk.keys():
            raise InvalidProof("jwk is not a public key")
        key = foreign_tokens.public_key(jwk)
    except InvalidToken as error:
        raise InvalidProof(error.reason) from None
    if not foreign_tokens.verifies(token, key, PROOF_ALGORITHMS):
        raise InvalidProof("the signature is wrong")
    return token, key.thumbprint()


def _check_claims(claims: Any, sent: Sent) -> tuple[float, str]:
    """Section 4.3, items 8 to 12; when it was issued, and its identifier."""
    identifier, issued_at = claims.get("jti"), claims.get("iat")
    if not isinstance(identifier, str) or not 0 < len(identifier) <= _LONGEST_ID:
        raise InvalidProof("jti is missing or too long")
    if claims.get("htm") != sent.method:
        raise InvalidProof("htm is not the method of the request")
    if _normalised(claims.get("htu")) not in _addresses(sent.path):
        raise InvalidProof("htu is not the address of the request")
    if type(issued_at) not in (int, float) or abs(clock.now().timestamp() - issued_at) > _LEEWAY_SECONDS:
        raise InvalidProof("iat is missing, too old or in the future")
    if sent.access_token is not None:
        hashed = claims.get("ath")
        if not isinstance(hashed, str) or not equal(hashed, token_hash(sent.access_token)):
            raise InvalidProof("ath is not the hash of the access token")
    return issued_at, identifier


def _addresses(path: str) -> set[str | None]:
    """The address as clients know it, whatever the proxies in between make of it."""
    own = settings.current()
    return {_normalised(f"{base}{path}") for base in (own.endpoint, own.mtls_endpoint) if base}


def _normalised(uri: object) -> str | None:
    """Without query and fragment, and with what RFC 3986 sections 6.2.2 and 6.2.3 say is the same made the same."""
    if not isinstance(uri, str):
        return None
    try:
        parts = urlsplit(uri)
        port, host = parts.port, parts.hostname or ""
    except ValueError:
        return None
    if parts.scheme not in _DEFAULT_PORTS or not host or "@" in parts.netloc:
        return None
    where = "" if port in (None, _DEFAULT_PORTS[parts.scheme]) else f":{port}"
    return f"{parts.scheme}://{host}{where}{parts.path or '/'}"


def _check_nonce(given: object) -> None:
    """Section 8; where no nonce is wanted, one that comes along says nothing."""
    if settings.current().dpop_nonce_required and not (isinstance(given, str) and _is_ours(given)):
        raise NonceNeeded(current_nonce())


_nonce: list[tuple[int, str]] = []  # when it was made, and itself


def current_nonce() -> str:
    """A nonce that any worker knows for one of ours, without having seen it."""
    now = clock.epoch_seconds()
    if not _nonce or not 0 <= now - _nonce[0][0] < _NONCE_STEP_SECONDS:
        _nonce[:] = [(now, vault().encrypt(str(now), _NONCE_PURPOSE))]
    return _nonce[0][1]


def _is_ours(nonce: str) -> bool:
    try:
        made_at = int(vault().decrypt(nonce, _NONCE_PURPOSE))
    except (ValueError, UnknownKey, Tampered):
        return False
    age = clock.epoch_seconds() - made_at
    return -_NONCE_STEP_SECONDS <= age < _NONCE_SECONDS  # another worker's clock may be ahead
