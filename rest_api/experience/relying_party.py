"""The host that passkeys are for: the one that the browser asked."""

from urllib.parse import urlsplit

from starlette.requests import Request

from identity import settings
from identity.credentials.passkeys import RelyingParty


def relying_party(request: Request) -> RelyingParty:
    """The request's host. Whoever forges it helps nobody: browsers sign the origin that they really are on."""
    endpoint = urlsplit(settings.current().endpoint)
    host = request.headers.get("host", endpoint.netloc).lower()
    name = urlsplit(f"//{host}").hostname or endpoint.hostname or ""
    if name == endpoint.hostname:
        return RelyingParty(name, settings.current().endpoint)
    return RelyingParty(name, f"{endpoint.scheme}://{host}")
