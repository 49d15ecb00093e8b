"""What a client is told of the browser's session, so that it can ask whether that has changed.

OpenID Connect Session Management 1.0; the page that is asked is in endpoints/session_management.py.
"""

import hashlib
from secrets import token_hex
from urllib.parse import urlsplit

from identity.applications.clients import Client
from identity.sessions.session_cookies import browser_state

_SALT_BYTES = 8
_DEFAULT_PORTS = {"http": 80, "https": 443}


def session_state(client: Client, redirect_uri: str, session_token: str) -> str | None:
    """Section 3.2; None for clients that know nothing of it, and for those that are no web pages."""
    origin = _origin(redirect_uri)
    if not client.uses_standard_profile or origin is None:
        return None
    salt = token_hex(_SALT_BYTES)
    told = f"{client.id} {origin} {browser_state(session_token)} {salt}"
    return f"{hashlib.sha256(told.encode()).hexdigest()}.{salt}"


def _origin(uri: str) -> str | None:
    """As browsers write it (RFC 6454 section 6.2): that is what the page compares with."""
    parts = urlsplit(uri)
    if parts.scheme not in _DEFAULT_PORTS or not parts.hostname:
        return None
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    is_named = parts.port is not None and parts.port != _DEFAULT_PORTS[parts.scheme]
    return f"{parts.scheme}://{host}" + (f":{parts.port}" if is_named else "")
