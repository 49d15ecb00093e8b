"""Clients that prove who they are with a signed JWT (RFC 7523 section 2.2, OpenID Connect Core section 9)."""

from dataclasses import dataclass
from datetime import UTC, datetime

from joserfc.errors import JoseError
from joserfc.jwt import JWTClaimsRegistry

from identity import settings
from identity.applications.client_keys import (
    ASYMMETRIC,
    FAPI_ALGORITHMS,
    SYMMETRIC,
    ClientKeysUnavailable,
    ForeignToken,
    InvalidToken,
    is_signed_by,
    name_of_signing_secret,
    parsed,
)
from identity.applications.clients import Client
from identity.grants.spent import spend
from identity.kernel import clock
from oidc.bridge import wait_for

ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
SIGNING_ALGORITHMS = (*SYMMETRIC, *ASYMMETRIC)
_TYPES = frozenset({"jwt", "client-authentication+jwt"})  # nothing that was signed for another use
_LEEWAY_SECONDS = 15  # clocks differ; FAPI 2.0 section 5.3.2.1: at least 10 and no more than 60
_LONGEST_SECONDS = 3600 + _LEEWAY_SECONDS
_LONGEST_ID = 512


class InvalidAssertion(Exception):
    """An assertion that proves nothing; why is for nobody to know."""


@dataclass(frozen=True, slots=True)
class ClientAssertion:
    """One assertion. Authlib's own validator knows three algorithms, one kind of audience and the system's clock."""

    token: ForeignToken
    endpoint_path: str  # where it was sent to

    @classmethod
    def read(cls, assertion: str, endpoint_path: str) -> "ClientAssertion":
        """Read it; whom it names is a claim until `prove`."""
        try:
            token = parsed(assertion)
        except InvalidToken as error:
            raise InvalidAssertion(error.reason) from None
        typ, subject = token.header.get("typ", "JWT"), token.claims.get("sub")
        if not isinstance(typ, str) or typ.lower() not in _TYPES:
            raise InvalidAssertion("typ is another")
        if not isinstance(subject, str) or not subject or "\0" in subject:
            raise InvalidAssertion("sub is missing")
        return cls(token, endpoint_path)

    @property
    def client_id(self) -> str:
        """Whom it speaks for."""
        return str(self.token.claims["sub"])

    @property
    def method(self) -> str:
        """The name of the authentication method."""
        return "client_secret_jwt" if self.token.algorithm in SYMMETRIC else "private_key_jwt"

    def prove(self, client: Client) -> tuple[str | None, bool]:
        """Check everything, the single use last; the name of the secret that signed, and whether it has expired."""
        if self.token.algorithm not in _algorithms(client):
            raise InvalidAssertion("alg is not the registered one")
        secret = self._signer(client)
        self._check_claims(client)
        self._spend()
        return secret

    def _signer(self, client: Client) -> tuple[str | None, bool]:
        if self.method == "client_secret_jwt":
            secret = wait_for(name_of_signing_secret(client, self.token))
            if secret is None:
                raise InvalidAssertion("no secret of the client signed it")
            return secret
        try:
            is_right = wait_for(is_signed_by(client, self.token, ASYMMETRIC))
        except ClientKeysUnavailable:
            is_right = False
        if not is_right:
            raise InvalidAssertion("no key of the client signed it")
        return None, False

    def _check_claims(self, client: Client) -> None:
        """RFC 7523 section 3; also that it is not good for long, and for FAPI that its audience is one text."""
        now = clock.epoch_seconds()
        registry = JWTClaimsRegistry(
            now=now,
            leeway=_LEEWAY_SECONDS,
            aud={"essential": True, "values": _audiences(client, self.endpoint_path)},
            exp={"essential": True},
            jti={"essential": True},
        )
        try:
            registry.validate(dict(self.token.claims))
        except JoseError as error:
            raise InvalidAssertion(str(error)) from None
        if self.token.claims.get("iss") != client.id:
            raise InvalidAssertion("iss is not the client")
        if self.token.claims["exp"] > now + _LONGEST_SECONDS:
            raise InvalidAssertion("exp is too far away")
        if client.protocol.is_fapi and not isinstance(self.token.claims["aud"], str):
            raise InvalidAssertion("aud is not one text")

    def _spend(self) -> None:
        """Each is good for one use, at whichever worker."""
        identifier = self.token.claims["jti"]
        if not isinstance(identifier, str) or not 0 < len(identifier) <= _LONGEST_ID:
            raise InvalidAssertion("jti is not a short text")
        until = datetime.fromtimestamp(self.token.claims["exp"] + _LEEWAY_SECONDS + 1, UTC)
        if not wait_for(spend("client-assertion", self.client_id, identifier, until)):
            raise InvalidAssertion("it was used before")


def _audiences(client: Client, endpoint_path: str) -> list[str]:
    """The issuer alone for FAPI 2.0 (section 5.3.2.1); else also what RFC 7523, RFC 9126 and OpenID name."""
    own = settings.current()
    if client.protocol.is_fapi:
        return [own.issuer]
    paths = ("/oidc/token", "/oidc/request", endpoint_path)
    bases = [base for base in (own.endpoint, own.mtls_endpoint) if base]
    return [own.issuer, *(f"{base}{path}" for base in bases for path in paths)]


def _algorithms(client: Client) -> tuple[str, ...]:
    """What its assertions may be signed with."""
    registered = client.protocol.token_endpoint_auth_signing_alg
    allowed = FAPI_ALGORITHMS if client.protocol.is_fapi else SIGNING_ALGORITHMS
    if registered is None:
        return allowed
    same = ("EdDSA", "Ed25519") if registered in ("EdDSA", "Ed25519") else (registered,)
    return tuple(each for each in same if each in allowed)
