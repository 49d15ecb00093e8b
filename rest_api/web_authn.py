"""Which other pages may ask for this host's passkeys: what browsers look up before they allow it (WebAuthn Level 3,
section 5.11, Related Origin Requests)."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from identity.content.account_center import account_center

_NOT_LONG = {"cache-control": "public, max-age=60", "access-control-allow-origin": "*"}


async def related_origins(_request: Request) -> Response:
    """GET /.well-known/webauthn"""
    origins = (await account_center()).webauthn_related_origins
    return JSONResponse({"origins": list(origins)}, headers=_NOT_LONG)


at_the_root = [Route("/.well-known/webauthn", related_origins, methods=["GET"])]
"""A browser asks at the root of the host that the passkeys are for."""
