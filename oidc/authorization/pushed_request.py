"""Requests that their clients handed in beforehand (RFC 9126)."""

from identity.grants.pushed_queries import REFERENCE_PREFIX, pushed_request
from oidc.bridge import wait_for
from oidc.errors import ProtocolError, invalid_request
from oidc.requests import Parameters, ProtocolRequest


def open_up(request: ProtocolRequest) -> None:
    """What was pushed takes the place of everything that stands in the address (section 4)."""
    request_uri = request.payload.get("request_uri")
    if request_uri is None or not request_uri.startswith(REFERENCE_PREFIX):
        if request.client.registered.protocol.must_push_requests:
            raise invalid_request("authorization requests of this client have to be pushed")
        return
    if request.payload.get("request") is not None:
        raise invalid_request("request and request_uri exclude each other")
    pushed = wait_for(pushed_request(request_uri, request.client.id))
    if pushed is None:
        raise ProtocolError(
            "invalid_request_uri", "request_uri has expired, was used already or is not the client's"
        )
    request.payload = Parameters.stored(pushed.parameters)
    request.pushed_request = pushed.reference_hash
