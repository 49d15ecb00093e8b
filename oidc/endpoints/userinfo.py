"""The UserInfo endpoint (OpenID Connect Core section 5.3)."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from identity import settings
from identity.applications.clients import Client
from identity.grants import queries
from identity.grants.scopes import OPENID
from oidc.access_tokens import presented_token
from oidc.answering import protocol_endpoint
from oidc.claims import userinfo
from oidc.clients import client_named
from oidc.cors import check_origin, for_pages_of_the_client
from oidc.errors import NO_STORE, json_response
from oidc.sealing import sealed_userinfo


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
    await token.require_possession(access.confirmation, client.registered)
    if OPENID not in access.scopes:
        raise token.insufficient(OPENID)
    return await _answer(client.registered, userinfo(client.registered, access))


async def _answer(client: Client, claims: dict[str, Any]) -> Response:
    """Section 5.3.2: JSON, or a token for clients that registered so."""
    sealed = await sealed_userinfo(client, claims, settings.current().issuer)
    if sealed is None:
        return json_response(claims)
    return Response(sealed, headers=NO_STORE, media_type="application/jwt")
