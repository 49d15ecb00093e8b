"""Proof Key for Code Exchange (RFC 7636): with S256 alone; the verifier is compared where codes are redeemed."""

import re

from oidc.errors import invalid_request
from oidc.requests import ProtocolRequest

_CHALLENGE = re.compile(r"[A-Za-z0-9_-]{43}")  # section 4.2: a SHA-256 in base64url


def check(request: ProtocolRequest) -> None:
    """Section 4.3; a challenge without a method would mean `plain`. Public and FAPI clients never go without."""
    data, client = request.form, request.client.registered
    challenge, method = data.get("code_challenge"), data.get("code_challenge_method")
    if not challenge and not method:
        if "code" not in request.response_types:
            return
        if client.is_public or client.protocol.is_fapi:
            raise invalid_request("this client must use PKCE: code_challenge is missing")
        return
    if method != "S256":
        raise invalid_request("code_challenge_method must be S256")
    if not _CHALLENGE.fullmatch(challenge or ""):
        raise invalid_request("code_challenge must be a SHA-256 in base64url without padding")
