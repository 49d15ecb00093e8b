"""The key that the code is bound to (RFC 9449 section 10): nobody else can redeem it."""

import re

from oidc.errors import invalid_request
from oidc.requests import ProtocolRequest

_THUMBPRINT = re.compile(r"[A-Za-z0-9_-]{43}")


def check(request: ProtocolRequest) -> None:
    """A SHA-256 thumbprint (RFC 7638)."""
    thumbprint = request.payload.get("dpop_jkt")
    if thumbprint is not None and not _THUMBPRINT.fullmatch(thumbprint):
        raise invalid_request("dpop_jkt must be the SHA-256 thumbprint of a key")
    request.dpop_jkt = thumbprint
