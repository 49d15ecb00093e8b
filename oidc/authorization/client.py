"""Which client asks (RFC 6749 section 2.2)."""

from oidc.clients import find_client
from oidc.errors import ProtocolError, invalid_client, invalid_request
from oidc.requests import ProtocolRequest


def check(request: ProtocolRequest) -> None:
    """Find the client; that it is the one who asks nobody knows here."""
    client_id = request.payload.get("client_id")
    if client_id is None:
        raise invalid_request("missing required parameter 'client_id'")
    request.client = find_client(client_id)
    if request.client is None:
        raise invalid_client(client_id)


def is_authenticated(request: ProtocolRequest) -> None:
    """The client proved who it is; the request must be its own (RFC 9126 section 2.1)."""
    if request.payload.get("client_id") not in (None, request.client.id):
        raise ProtocolError("invalid_request", "client_id is not the client that authenticated")
    if request.payload.get("request_uri") is not None:
        raise invalid_request("request_uri must not be part of a pushed request")
    request.payload = request.payload.having("client_id", request.client.id)
