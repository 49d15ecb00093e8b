"""The UserInfo endpoint (OpenID Connect Core section 5.3)."""

from starlette.requests import Request
from starlette.responses import Response

from identity.grants import queries
from identity.grants.scopes import OPENID
from oidc.access_tokens import presented_token
from oidc.claims import userinfo
from oidc.clients import client_named
from oidc.cors import check_origin, for_pages_of_the_client
from oidc.errors import json_response, protocol_endpoint


@for_pages_of_the_client
@protocol_endpoint
async def me(request: Request) -> Response:
    """The claims about the person whose access token it is."""
    token = await presented_token(request)
    access = await queries.opaque_token(token.value)
    client = await client_named(access.application_id) if access else None
    if access is None or client is None:
        raise token.refusal()
    check_origin(request, client.registered)
    await token.require_possession(access.confirmation)
    if OPENID not in access.scopes:
        raise token.insufficient(OPENID)
    return json_response(userinfo(client.registered, access))
