"""What tokens are bound to: the DPoP key (RFC 9449) or the certificate (RFC 8705) of whoever asks for them."""

from identity.applications.clients import Client
from identity.grants.tokens import Confirmation
from oidc.bridge import wait_for
from oidc.certificates import METHODS as CERTIFICATE_METHODS
from oidc.certificates import certificate_of
from oidc.dpop import proof_thumbprint
from oidc.errors import ProtocolError, invalid_request
from oidc.requests import ProtocolRequest


def bind(request: ProtocolRequest) -> None:
    """Note what came with a token request, once its client is authenticated; refuse what should have come and did not.

    For use in the bridge, as often as one likes: the proof is looked at once.
    """
    if request.is_bound:
        return
    client = request.client.registered
    jkt = wait_for(proof_thumbprint(request))
    thumbprint = _certificate_thumbprint(request, client) if jkt is None else None
    if client.protocol.dpop_bound_access_tokens and jkt is None:
        raise ProtocolError("invalid_dpop_proof", "the client's tokens are bound: a DPoP proof is needed")
    if jkt is None and thumbprint is None and _must_be_bound(client):
        raise invalid_request("the client's tokens are bound: a DPoP proof or a client certificate is needed")
    request.confirmation = _confirmation(jkt, thumbprint)
    request.is_bound = True


def _certificate_thumbprint(request: ProtocolRequest, client: Client) -> str | None:
    """RFC 8705 section 3: certificates bind the tokens of clients that are registered for it."""
    metadata = client.protocol
    by_certificate = metadata.is_fapi and metadata.token_endpoint_auth_method in CERTIFICATE_METHODS
    if not (metadata.tls_client_certificate_bound_access_tokens or by_certificate):
        return None
    certificate = certificate_of(request.http)
    return certificate.thumbprint if certificate else None


def _must_be_bound(client: Client) -> bool:
    """FAPI 2.0 Security Profile section 5.3.2.1: never a token that anybody could use."""
    return client.protocol.is_fapi or client.protocol.is_sender_constrained


def _confirmation(jkt: str | None, thumbprint: str | None) -> Confirmation:
    if jkt is not None:
        return {"jkt": jkt}
    return {"x5t#S256": thumbprint} if thumbprint is not None else None
