"""Where the answer goes (RFC 6749 section 3.1.2): only where the client registered that it may."""

from identity.applications.redirects import is_redirect_allowed
from oidc.errors import ProtocolError, invalid_request
from oidc.requests import ProtocolRequest


def check(request: ProtocolRequest) -> None:
    """From here on errors are told to the client; it always names the address (OpenID Connect Core 3.1.2.1)."""
    redirect_uri = request.payload.get("redirect_uri")
    if redirect_uri is None:
        raise invalid_request("missing required parameter 'redirect_uri'")
    if not is_redirect_allowed(request.client.registered, redirect_uri):
        raise ProtocolError(
            "invalid_redirect_uri",
            "redirect_uri is not among the redirect URIs that the client registered",
        )
    request.trusted_uri = redirect_uri
