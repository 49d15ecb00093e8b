"""The UserInfo endpoint (OpenID Connect Core section 5.3)."""

from starlette.requests import Request
from starlette.responses import Response

from identity.grants import queries
from identity.grants.scopes import OPENID
from oidc.claims import userinfo
from oidc.clients import client_named
from oidc.cors import check_origin, for_pages_of_the_client
from oidc.errors import ProtocolError, invalid_request, json_response, protocol_endpoint
from oidc.requests import body_parameters


@for_pages_of_the_client
@protocol_endpoint
async def me(request: Request) -> Response:
    """The claims about the person whose access token it is."""
    access = await queries.opaque_token(await _bearer_token(request))
    client = await client_named(access.application_id) if access else None
    if access is None or client is None:
        raise _invalid_token()
    check_origin(request, client.registered)
    if OPENID not in access.scopes:
        error = ProtocolError("insufficient_scope", "access token missing openid scope", 403, scope=OPENID)
        raise error.challenging("Bearer")
    return json_response(userinfo(client.registered, access))


async def _bearer_token(request: Request) -> str:
    """RFC 6750 sections 2.1 and 2.2; never from the address, which ends up in logs."""
    scheme, _, in_header = request.headers.get("authorization", "").partition(" ")
    in_body = None
    if request.method == "POST":
        in_body = (await body_parameters(request)).get("access_token")
    if in_header and in_body:
        raise invalid_request("access token must only be provided using one mechanism")
    if in_header and scheme.lower() == "bearer":
        return in_header.strip()
    if in_body:
        return in_body
    raise _invalid_token()


def _invalid_token() -> ProtocolError:
    return ProtocolError("invalid_token", "invalid token provided", 401).challenging("Bearer")
