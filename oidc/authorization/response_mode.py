"""How the answer travels (OAuth 2.0 Multiple Response Types section 2.1, Form Post Response Mode, JARM)."""

from oidc.errors import invalid_request
from oidc.requests import ProtocolRequest
from oidc.responses import RESPONSE_MODES

_QUERY = frozenset({"query", "query.jwt"})
_TOKENS = frozenset({"token", "id_token"})


def check(request: ProtocolRequest) -> None:
    """Only modes that there are, and never a token where servers and logs read it."""
    mode = request.payload.get("response_mode")
    if mode is None:
        return
    if mode not in RESPONSE_MODES:
        raise invalid_request("unsupported response_mode")
    words = (request.payload.get("response_type") or "").split()
    if mode in _QUERY and not _TOKENS.isdisjoint(words):
        raise invalid_request(f"response_mode {mode} must not carry tokens")
    is_posted = mode.startswith("form_post")
    if is_posted and not (request.trusted_uri or "").startswith(("http://", "https://")):
        raise invalid_request("response_mode form_post needs an http or https redirect_uri")
