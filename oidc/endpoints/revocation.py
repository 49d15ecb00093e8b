"""Token revocation (RFC 7009): with a token goes the whole grant."""

from starlette.requests import Request
from starlette.responses import Response

from identity.grants.actions import revoke_token
from oidc.answering import protocol_endpoint
from oidc.cors import for_pages_of_the_client
from oidc.endpoints.introspection import authenticated_with_token
from oidc.errors import NO_STORE


@for_pages_of_the_client
@protocol_endpoint
async def revoke(request: Request) -> Response:
    """End a token; an unknown one is none already (section 2.2)."""
    oauth, token = await authenticated_with_token(request)
    await revoke_token(oauth.actor, oauth.client.registered, token)
    return Response(status_code=200, headers=NO_STORE)
