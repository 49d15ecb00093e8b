"""What a client is told of the browser's session, so that it can ask whether that has changed.

OpenID Connect Session Management 1.0; the page that is asked is in endpoints/session_management.py.
"""

import hashlib
from secrets import token_hex
from urllib.parse import urlsplit

from starlette.requests import Request

from identity.grants.authorization import AuthorizationRequest
from identity.grants.scopes import OPENID
from identity.sessions.session_cookies import browser_state
from oidc import cookies

_SALT_BYTES = 8
_DEFAULT_PORTS = {"http": 80, "https": 443}


async def session_state(request: Request, asked: AuthorizationRequest) -> str | None:
    """Section 3.2; None for clients that know nothing of it, and for those that are no web pages."""
    origin = _origin(asked.redirect_uri)
    token = await cookies.session_token(request) if _is_due(asked) else None
    if origin is None or token is None:
        return None
    salt = token_hex(_SALT_BYTES)
    told = f"{asked.client.id} {origin} {browser_state(token)} {salt}"
    return f"{hashlib.sha256(told.encode()).hexdigest()}.{salt}"


def _is_due(asked: AuthorizationRequest) -> bool:
    """FAPI 2.0 has a closed list of what an answer contains, and the contract's clients expect nothing more."""
    client = asked.client
    return client.uses_standard_profile and not client.protocol.is_fapi and OPENID in asked.requested


def _origin(uri: str) -> str | None:
    """As browsers write it (RFC 6454 section 6.2): that is what the page compares with."""
    parts = urlsplit(uri)
    if parts.scheme not in _DEFAULT_PORTS or not parts.hostname:
        return None
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    is_named = parts.port is not None and parts.port != _DEFAULT_PORTS[parts.scheme]
    return f"{parts.scheme}://{host}" + (f":{parts.port}" if is_named else "")
