"""Clients register themselves (RFC 7591, OpenID Connect Dynamic Client Registration) and manage that (RFC 7592)."""

from collections.abc import Mapping
from functools import wraps
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from identity import settings
from identity.applications.errors import InvalidClientMetadata, InvalidRedirectUri, RegistrationTokenRefused
from identity.applications.registration import metadata_told, readable_metadata
from identity.applications.registration_actions import (
    RegisteredClient,
    register_client,
    registered_client,
    remove_registration,
    replace_registration,
    require_admission,
)
from identity.keys.provision import key_for
from oidc.answering import Endpoint, protocol_endpoint
from oidc.cors import for_every_page
from oidc.endpoints.discovery import provider_metadata
from oidc.errors import NO_STORE, ProtocolError, json_response, of_refusal
from oidc.registration import invalid_metadata, require_offered
from oidc.requests import json_object, nobody


def _with_registration_errors(endpoint: Endpoint) -> Endpoint:
    """RFC 7591 section 3.2.2 has errors of its own, and RFC 6750 section 3 those of the tokens."""

    @wraps(endpoint)
    async def handle(request: Request) -> Response:
        try:
            return await endpoint(request)
        except InvalidRedirectUri as refusal:
            raise ProtocolError("invalid_redirect_uri", refusal.text) from None
        except InvalidClientMetadata as refusal:
            if refusal.path == "redirectUris":
                raise ProtocolError("invalid_redirect_uri", refusal.text) from None
            raise invalid_metadata(refusal.text) from None
        except RegistrationTokenRefused as refusal:
            raise of_refusal(refusal).challenging("Bearer") from None

    return handle


@for_every_page
@protocol_endpoint
@_with_registration_errors
async def register(request: Request) -> Response:
    """RFC 7591 section 3.1."""
    token = _bearer(request)
    require_admission(token)
    metadata = await _offered_metadata(request)
    made = await register_client(nobody(request), metadata, token)
    await _make_keys(metadata)
    return json_response(_information(made), 201)


@for_every_page
@protocol_endpoint
@_with_registration_errors
async def manage(request: Request) -> Response:
    """RFC 7592 section 2: read, replace or delete."""
    client_id, token = request.path_params["client_id"], _bearer(request) or ""
    if request.method == "DELETE":
        await remove_registration(nobody(request), client_id, token)
        return Response(status_code=204, headers=NO_STORE)
    known = await registered_client(client_id, token)
    if request.method == "PUT":
        metadata = await _offered_metadata(request)
        known = await replace_registration(nobody(request), client_id, token, metadata)
        await _make_keys(metadata)
    return json_response(_information(known))


async def _offered_metadata(request: Request) -> Mapping[str, Any]:
    metadata = await json_object(request)
    require_offered(readable_metadata(metadata), await provider_metadata())
    return metadata


async def _make_keys(metadata: Mapping[str, Any]) -> None:
    """What will be signed for the client has its keys in the JWK set by the time that the client reads it."""
    for name in ("id_token", "userinfo", "authorization", "introspection"):
        await key_for(metadata.get(f"{name}_signed_response_alg"))


def _bearer(request: Request) -> str | None:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() or None if scheme.lower() == "bearer" else None


def _information(client: RegisteredClient) -> dict[str, Any]:
    """RFC 7591 section 3.2.1, RFC 7592 section 3."""
    application = client.application
    members: dict[str, Any] = {
        "client_id": application.id,
        "client_id_issued_at": int(application.created_at.timestamp()),
    }
    if client.secret is not None:
        members |= {"client_secret": client.secret, "client_secret_expires_at": 0}
    members |= metadata_told(application, client.user_scopes)
    return {
        **members,
        "registration_access_token": client.token,
        "registration_client_uri": f"{settings.current().issuer}/reg/{application.id}",
    }
