"""What our own APIs say of themselves as protected resources (RFC 9728)."""

from collections.abc import Sequence
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from identity import settings
from identity.grants.proofs import PROOF_ALGORITHMS
from identity.grants.scopes import OPENID_SCOPES
from identity.kernel.permissions import Permission
from oidc.answering import protocol_endpoint
from oidc.certificates import supported_methods
from oidc.cors import for_every_page
from oidc.errors import invalid_request, json_response

_MANAGEMENT_SCOPES = ("all", *(each.value for each in Permission))
_RESOURCES: dict[str, tuple[str, Sequence[str], Sequence[str]]] = {  # by path: name, scopes, how tokens come
    "": ("Keystead", ("openid", *_MANAGEMENT_SCOPES), ("header",)),
    "/api": ("Management API", _MANAGEMENT_SCOPES, ("header",)),
    "/graphql": ("GraphQL API", _MANAGEMENT_SCOPES, ("header",)),
    "/api/my-account": ("Account API", OPENID_SCOPES, ("header",)),
    "/oidc/me": ("UserInfo", OPENID_SCOPES, ("header", "body")),
}


@for_every_page
@protocol_endpoint
async def metadata(request: Request) -> Response:
    """Section 3.1: the well-known part stands between the host and the resource's path."""
    path = request.path_params.get("resource", "")
    path = f"/{path}" if path else ""
    if path not in _RESOURCES:
        raise invalid_request("there is no such protected resource", 404)
    return json_response(_members(path), headers={"Cache-Control": "public, max-age=300"})


def _members(path: str) -> dict[str, Any]:
    """Section 2."""
    own = settings.current()
    name, scopes, methods = _RESOURCES[path]
    return {
        "resource": f"{own.endpoint}{path}",
        "authorization_servers": [own.issuer],
        "jwks_uri": f"{own.issuer}/jwks",
        "scopes_supported": scopes,
        "bearer_methods_supported": methods,
        "resource_name": name,
        "tls_client_certificate_bound_access_tokens": bool(supported_methods()),
        "dpop_signing_alg_values_supported": PROOF_ALGORITHMS,
        "dpop_bound_access_tokens_required": False,
    }
