"""What is asked for (OAuth 2.0 Multiple Response Types), and what Authlib's grant for it demands."""

from oidc.errors import ProtocolError, invalid_request
from oidc.requests import ProtocolRequest
from oidc.server import server

# In alphabetical order of their words, in which the order that clients write them does not matter.
RESPONSE_TYPES = (
    "code",
    "code id_token",
    "code id_token token",
    "code token",
    "id_token",
    "id_token token",
    "none",
)
_NOTHING = "none"  # section 4: there is nothing to check


def check(request: ProtocolRequest) -> None:
    """Only what the client registered for; then openid and nonce, which ID Tokens at this endpoint need."""
    response_type = request.payload.response_type
    if response_type is None:
        raise invalid_request("missing required parameter 'response_type'")
    if not request.client.check_response_type(response_type):
        raise ProtocolError("unsupported_response_type", "unsupported response_type requested")
    request.response_types = frozenset(response_type.split())
    if response_type != _NOTHING:
        server.get_consent_grant(request)
