"""The token endpoint (RFC 6749 section 3.2)."""

from starlette.requests import Request
from starlette.responses import Response

from oidc.answering import protocol_endpoint
from oidc.bridge import run_sync
from oidc.cors import for_pages_of_the_client
from oidc.errors import invalid_request
from oidc.requests import ProtocolRequest, body_parameters
from oidc.server import server


@for_pages_of_the_client
@protocol_endpoint
async def token(request: Request) -> Response:
    """Exchange a code, a refresh token or a machine's credentials for tokens."""
    parameters = await body_parameters(request)
    parameters.refuse_duplicates()
    if parameters.get("grant_type") is None:
        raise invalid_request("missing required parameter 'grant_type'")
    response: Response = await run_sync(server.create_token_response, ProtocolRequest(request, parameters))
    return response
