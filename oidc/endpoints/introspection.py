"""Token introspection (RFC 7662) of opaque access tokens and refresh tokens, as JSON or signed (RFC 9701)."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from identity import settings
from identity.applications.clients import Client, is_address
from identity.grants import queries
from identity.kernel import clock
from oidc.answering import protocol_endpoint
from oidc.bridge import run_sync
from oidc.cors import for_pages_of_the_client
from oidc.errors import NO_STORE, ProtocolError, invalid_request, json_response
from oidc.requests import ProtocolRequest, body_parameters
from oidc.sealing import signed_for
from oidc.server import server
from oidc.subjects import subject_of

_INACTIVE = {"active": False}
_TYPE = "token-introspection+jwt"
_DEFAULT_ALGORITHM = "RS256"  # RFC 9701 section 6


@for_pages_of_the_client
@protocol_endpoint
async def introspect(request: Request) -> Response:
    """Whether a token is good and what it is for."""
    oauth, token = await authenticated_with_token(request)
    live = await queries.live_token(token)
    client = oauth.client.registered
    if live is None or (live.application_id != client.id and not _may_ask_about_others(client)):
        return await _answer(request, client, _INACTIVE)
    return await _answer(request, client, _members(client, live))


def _may_ask_about_others(client: Client) -> bool:
    """Section 4: never whom nobody authenticated, nor whom no administrator has ever seen."""
    return not (client.is_public or client.is_registered_dynamically or is_address(client.id))


def _members(client: Client, live: queries.LiveToken) -> dict[str, Any]:
    """Section 2.2."""
    return {
        "active": True,
        "sub": subject_of(client, live.user_id),
        "client_id": live.application_id,
        "scope": live.scope,
        "iat": int(live.issued_at.timestamp()),
        "exp": int(live.expires_at.timestamp()),
        "iss": settings.current().issuer,
        **_kind(client, live),
    }


async def _answer(request: Request, client: Client, members: dict[str, Any]) -> Response:
    """As JSON, or signed for the one who asks (RFC 9701 section 5)."""
    if not _wants_a_token(request, client):
        return json_response(members)
    claims = {
        "iss": settings.current().issuer,
        "aud": client.id,
        "iat": clock.epoch_seconds(),
        "token_introspection": members,
    }
    algorithm = client.protocol.introspection_signed_response_alg or _DEFAULT_ALGORITHM
    token = await signed_for(client, claims, algorithm, _TYPE)
    return Response(token, headers=NO_STORE, media_type=f"application/{_TYPE}")


def _wants_a_token(request: Request, client: Client) -> bool:
    """RFC 9701 section 4: whoever accepts one, and whoever registered for it and does not insist on JSON."""
    accepted = {
        each.partition(";")[0].strip().lower() for each in request.headers.get("accept", "").split(",")
    }
    if f"application/{_TYPE}" in accepted:
        return True
    return (
        client.protocol.introspection_signed_response_alg is not None and "application/json" not in accepted
    )


def _kind(client: Client, live: queries.LiveToken) -> dict[str, Any]:
    """What an access token is bound to (RFC 9449 section 6.2, RFC 8705 section 3.2), and who acts with it."""
    if live.kind != "AccessToken":
        return {}
    bound = live.confirmation or {}
    members: dict[str, Any] = {"token_type": "DPoP" if "jkt" in bound else "Bearer"}
    if bound:
        members["cnf"] = bound
    if live.actor_id:
        members["act"] = {"sub": subject_of(client, live.actor_id)}
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
