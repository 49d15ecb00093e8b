"""The pushed authorization request endpoint (RFC 9126)."""

from starlette.requests import Request
from starlette.responses import Response

from identity.grants.pushed_actions import push_request
from oidc.answering import protocol_endpoint
from oidc.authorization import steps
from oidc.authorization.parameters import kept
from oidc.bridge import run_sync
from oidc.cors import for_pages_of_the_client
from oidc.dpop import bound_thumbprint
from oidc.errors import ProtocolError, json_response
from oidc.library import OAuth2Error
from oidc.requests import ProtocolRequest, body_parameters
from oidc.server import server


@for_pages_of_the_client
@protocol_endpoint
async def push(http: Request) -> Response:
    """Check everything now, keep the request, and answer with a reference to it (section 2.2)."""
    parameters = await body_parameters(http)
    parameters.refuse_duplicates()
    request = ProtocolRequest(http, parameters)
    await run_sync(server.authenticate_client, request, [])
    try:
        asked = await steps.of_client(request)
    except OAuth2Error as error:
        raise _not_redirected(error) from None
    thumbprint = await bound_thumbprint(request)
    stored = {**kept(request), "client_id": asked.client.id}
    if thumbprint is not None:
        stored["dpop_jkt"] = thumbprint
    reference = await push_request(request.actor, asked.client.id, stored, params=request.payload.for_audit())
    return json_response({"request_uri": reference.request_uri, "expires_in": reference.expires_in}, 201)


def _not_redirected(error: OAuth2Error) -> OAuth2Error:
    """Section 2.3: the client is told at once, in the words that this endpoint has for a redirect URI."""
    if error.error != "invalid_redirect_uri":
        return error
    return ProtocolError("invalid_request", error.get_error_description() or "")
