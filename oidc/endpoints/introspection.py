"""Token introspection (RFC 7662) of opaque access tokens and refresh tokens."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from identity import settings
from identity.grants import queries
from oidc.bridge import run_sync
from oidc.cors import for_pages_of_the_client
from oidc.errors import ProtocolError, invalid_request, json_response, protocol_endpoint
from oidc.requests import ProtocolRequest, body_parameters
from oidc.server import server

_INACTIVE = {"active": False}


@for_pages_of_the_client
@protocol_endpoint
async def introspect(request: Request) -> Response:
    """Whether a token is good and what it is for; public clients learn that of their own tokens alone."""
    oauth, token = await authenticated_with_token(request)
    live = await queries.live_token(token)
    client = oauth.client.registered
    if live is None or (client.is_public and live.application_id != client.id):
        return json_response(_INACTIVE)
    return json_response(
        {
            "active": True,
            "sub": live.user_id,
            "client_id": live.application_id,
            "scope": live.scope,
            "iat": int(live.issued_at.timestamp()),
            "exp": int(live.expires_at.timestamp()),
            "iss": settings.current().issuer,
            **_kind(live),
        }
    )


def _kind(live: queries.LiveToken) -> dict[str, Any]:
    """What an access token is bound to (RFC 9449 section 6.2, RFC 8705 section 3.2), and who acts with it."""
    if live.kind != "AccessToken":
        return {}
    bound = live.confirmation or {}
    members: dict[str, Any] = {"token_type": "DPoP" if "jkt" in bound else "Bearer"}
    if bound:
        members["cnf"] = bound
    if live.actor_id:
        members["act"] = {"sub": live.actor_id}
    return members


async def authenticated_with_token(request: Request) -> tuple[ProtocolRequest, str]:
    """The request with its client, and the token that it is about; signed tokens are not kept, so not known."""
    parameters = await body_parameters(request)
    parameters.refuse_duplicates()
    oauth = ProtocolRequest(request, parameters)
    await run_sync(server.authenticate_client, oauth, [])
    token = parameters.get("token")
    if token is None:
        raise invalid_request("missing required parameter 'token'")
    if "." in token:
        raise ProtocolError("unsupported_token_type", "JWT access tokens cannot be looked up or revoked here")
    return oauth, token
