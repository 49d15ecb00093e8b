"""Clients with keys of their own: what they register, and the assertions and proofs that they sign."""

import base64
import hashlib
import json
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from uuid import uuid4

import httpx
from cryptography.hazmat.primitives import hashes, hmac
from joserfc.jwk import ECKey, Key, OKPKey, RSAKey
from joserfc.jws import JWSRegistry

from identity.applications.queries import clients
from identity.kernel import clock, database
from tests.oidc import provider
from tests.oidc.provider import TestClient

ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
TOKEN_URL = f"{provider.ISSUER}/token"


def key(kind: str = "P-256", number: int = 0) -> Key:
    """A key pair of that kind, made once; other numbers are other keys."""
    return _made(kind, number)


@cache
def _made(kind: str, number: int) -> Key:
    parameters = {"kid": f"{kind}-{number}"}
    if kind == "RSA":
        return RSAKey.generate_key(2048, parameters)  # type: ignore[arg-type]
    if kind == "Ed25519":
        return OKPKey.generate_key("Ed25519", parameters)  # type: ignore[arg-type]
    return ECKey.generate_key(kind, parameters)  # type: ignore[arg-type]


def public(*keys: Key) -> dict[str, Any]:
    """Their public halves as a JWK set."""
    return {"keys": [each.as_dict(private=False) for each in keys]}


def segment(value: object) -> str:
    """JSON in base64url."""
    return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()


def signed(header: dict[str, Any], claims: dict[str, Any], signer: Key) -> str:
    """A JWT with exactly this header."""
    message = f"{segment(header)}.{segment(claims)}"
    signature = JWSRegistry.algorithms[header["alg"]].sign(message.encode(), signer)
    return f"{message}.{base64.urlsafe_b64encode(signature).rstrip(b'=').decode()}"


def maced(header: dict[str, Any], claims: dict[str, Any], secret: bytes) -> str:
    """A JWT with a MAC under whatever bytes."""
    algorithm = {"HS256": hashes.SHA256(), "HS384": hashes.SHA384(), "HS512": hashes.SHA512()}[header["alg"]]
    message = f"{segment(header)}.{segment(claims)}"
    mac = hmac.HMAC(secret, algorithm)
    mac.update(message.encode())
    return f"{message}.{base64.urlsafe_b64encode(mac.finalize()).rstrip(b'=').decode()}"


def assertion_claims(client: TestClient, **changes: Any) -> dict[str, Any]:
    """The claims of a good client assertion, with changes; None leaves one out."""
    now = clock.epoch_seconds()
    claims = {
        "iss": client.id,
        "sub": client.id,
        "aud": provider.ISSUER,
        "exp": now + 60,
        "iat": now,
        "jti": uuid4().hex,
        **changes,
    }
    return {name: value for name, value in claims.items() if value is not None}


@dataclass
class Keyholder:
    """A client that signs."""

    client: TestClient
    signer: Key = field(default_factory=key)
    algorithm: str = "ES256"

    def assertion(self, header: dict[str, Any] | None = None, **changes: Any) -> str:
        """A client assertion."""
        whole = {"alg": self.algorithm, "kid": self.signer.kid, **(header or {})}
        return signed(whole, assertion_claims(self.client, **changes), self.signer)

    def credentials(self, header: dict[str, Any] | None = None, **changes: Any) -> dict[str, str]:
        """The parameters with which it authenticates."""
        return {
            "client_assertion_type": ASSERTION_TYPE,
            "client_assertion": self.assertion(header, **changes),
        }


async def set_protocol(client: TestClient, **metadata: Any) -> None:
    """Give the client this protocol metadata, as if it had registered with them."""
    await database.execute(
        "UPDATE applications SET protocol_metadata = $2 WHERE id = $1", client.id, metadata or None
    )
    clients.drop(client.id)


async def keyholder(
    kind: str = "MachineToMachine", signer: Key | None = None, algorithm: str = "ES256", **metadata: Any
) -> Keyholder:
    """A client that registered private_key_jwt with its key."""
    client, signer = await provider.register(kind), signer or key()
    registered = {"token_endpoint_auth_method": "private_key_jwt", "jwks": public(signer), **metadata}
    await set_protocol(client, **{name: value for name, value in registered.items() if value is not None})
    return Keyholder(client, signer, algorithm)


def proof(
    method: str = "POST",
    url: str = TOKEN_URL,
    *,
    signer: Key | None = None,
    algorithm: str = "ES256",
    token: str | None = None,
    header: dict[str, Any] | None = None,
    **changes: Any,
) -> str:
    """A DPoP proof (RFC 9449 section 4.2), with changes; None leaves one out."""
    signer = signer or key()
    whole = {"typ": "dpop+jwt", "alg": algorithm, "jwk": signer.as_dict(private=False), **(header or {})}
    claims = {"jti": uuid4().hex, "htm": method, "htu": url, "iat": clock.epoch_seconds()}
    if token is not None:
        claims["ath"] = hashed(token)
    claims.update(changes)
    return signed(_present(whole), _present(claims), signer)


def hashed(text: str) -> str:
    """SHA-256 in base64url."""
    return base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()


def _present(members: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in members.items() if value is not None}


async def machine_token(
    browser: httpx.AsyncClient, credentials: dict[str, str], **kwargs: Any
) -> httpx.Response:
    """Ask for a machine's token with these credentials."""
    form = {"grant_type": "client_credentials", "resource": "https://default.logto.app/api", **credentials}
    return await browser.post("/oidc/token", data=form, **kwargs)


def refused(response: httpx.Response) -> None:
    """The one answer to every client that did not prove who it is."""
    assert response.status_code == 401, response.text
    assert response.json()["error"] == "invalid_client"
    assert response.json()["error_description"] == "client authentication failed"
