"""What all grants share: the request in the domain's words, and the token response (RFC 6749 section 5.1)."""

from collections.abc import Awaitable
from typing import Any, TypeVar

from identity.applications.clients import Client
from identity.grants.actions import Exchange
from identity.grants.tokens import IssuedTokens
from identity.kernel.errors import Refusal
from oidc.bridge import wait_for
from oidc.claims import id_token
from oidc.errors import of_refusal
from oidc.person_claims import has_standard_form
from oidc.requests import ProtocolRequest
from oidc.sender_constraint import bind

R = TypeVar("R")


def exchange_of(request: ProtocolRequest) -> Exchange:
    """The token request, its client authenticated, and bound to the key that came with it."""
    bind(request)
    parameters = request.payload
    return Exchange(
        client=request.client.registered,
        secret_name=request.secret_name,
        scope=parameters.get("scope"),
        resources=parameters.resources,
        organization_id=parameters.get("organization_id"),
        confirmation=request.confirmation,
        params=parameters.for_audit(),
    )


def ask(domain: Awaitable[R]) -> R:
    """What the domain answers; its no becomes the protocol's."""
    try:
        return wait_for(domain)
    except Refusal as refusal:
        raise of_refusal(refusal) from None


def token_response(request: ProtocolRequest, issued: IssuedTokens) -> dict[str, Any]:
    """The members of the answer."""
    members: dict[str, Any] = {
        "access_token": issued.access_token,
        "refresh_token": issued.refresh_token,
        "id_token": None,
        "expires_in": issued.expires_in,
        "token_type": "DPoP" if "jkt" in (issued.confirmation or {}) else "Bearer",
        "scope": issued.scope or None,
    }
    if issued.sign_in:
        client: Client = request.client.registered
        # Section 3.1.3.6: the hash of the access token is optional here, and clients of the contract do not know it.
        hashed = issued.access_token if has_standard_form(client) else None
        members["id_token"] = ask(id_token(client, issued.sign_in, access_token=hashed))
    return {name: value for name, value in members.items() if value is not None}
