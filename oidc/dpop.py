"""Demonstrating proof of possession (RFC 9449) in the protocol's requests and words."""

from starlette.requests import Request

from identity import settings
from identity.applications.clients import Client
from identity.grants.proofs import (
    InvalidProof,
    NonceNeeded,
    Sent,
    current_nonce,
    is_algorithm_allowed,
    proven_key,
)
from oidc.errors import ProtocolError
from oidc.requests import ProtocolRequest

_NONCE = "dpop_nonce"  # where in the scope the nonce stands that the answer has to carry


async def proof_thumbprint(request: ProtocolRequest, access_token: str | None = None) -> str | None:
    """The thumbprint of the key whose proof came with the request; None without one. Ask once for each request."""
    return await thumbprint_in(request.http, request.client.registered, access_token)


async def thumbprint_in(request: Request, client: Client, access_token: str | None = None) -> str | None:
    """The same of a bare request; with the access token whose hash the proof must have (section 4.3)."""
    proofs = request.headers.getlist("dpop")
    if proofs and settings.current().dpop_nonce_required:
        request.scope[_NONCE] = current_nonce()
    try:
        key = await proven_key(Sent(request.method, request.scope["path"], proofs, access_token))
    except InvalidProof as error:
        raise ProtocolError("invalid_dpop_proof", error.reason) from None
    except NonceNeeded as needed:
        raise _with_nonce(needed.nonce) from None
    if key is None:
        return None
    if not is_algorithm_allowed(key.algorithm, client):
        raise ProtocolError("invalid_dpop_proof", "the client's profile allows no proof of this algorithm")
    return key.thumbprint


def _with_nonce(nonce: str) -> ProtocolError:
    """Section 8: the client tries again with it."""
    error = ProtocolError("use_dpop_nonce", "the DPoP proof needs the nonce of the server")
    error.headers["DPoP-Nonce"] = nonce
    return error


async def bound_thumbprint(request: ProtocolRequest) -> str | None:
    """The key that a code is asked to be bound to: of `dpop_jkt`, of a proof, or of both alike (section 10)."""
    asked, proven = request.payload.get("dpop_jkt"), await proof_thumbprint(request)
    if asked is not None and proven is not None and asked != proven:
        raise ProtocolError("invalid_dpop_proof", "dpop_jkt is not the thumbprint of the proof's key")
    return proven or asked


def next_nonce(request: Request) -> str | None:
    """The nonce for the client's next proof (section 8.2)."""
    found: str | None = request.scope.get(_NONCE)
    return found
