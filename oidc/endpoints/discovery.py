"""The metadata of the provider (OpenID Connect Discovery section 3, RFC 8414): what is on, and nothing else."""

import hashlib
from functools import lru_cache
from typing import Any

import orjson
from starlette.requests import Request
from starlette.responses import Response

from identity import settings
from identity.grants.scopes import OPENID_SCOPES
from identity.keys.queries import key_ring
from oidc.claims import CLAIMS_SUPPORTED
from oidc.client_authentication import METHODS
from oidc.cors import for_every_page
from oidc.endpoints.jwks import document_response
from oidc.errors import protocol_endpoint
from oidc.responses import RESPONSE_MODES
from oidc.server import GRANT_TYPES


@for_every_page
@protocol_endpoint
async def metadata(request: Request) -> Response:
    """The same document under both of its names."""
    ring = await key_ring()
    default = ring.key(None).algorithm
    algorithms = (default, *sorted(each for each in ring.current if each != default))
    body, etag = _document(settings.current().issuer, algorithms)
    return document_response(request, body, etag, {})


@lru_cache(maxsize=8)
def _document(issuer: str, algorithms: tuple[str, ...]) -> tuple[bytes, str]:
    body = orjson.dumps(_members(issuer, algorithms))
    return body, f'"{hashlib.sha256(body).hexdigest()[:32]}"'


def _members(issuer: str, algorithms: tuple[str, ...]) -> dict[str, Any]:
    return {
        "issuer": issuer,
        "authorization_endpoint": f"{issuer}/auth",
        "token_endpoint": f"{issuer}/token",
        "userinfo_endpoint": f"{issuer}/me",
        "jwks_uri": f"{issuer}/jwks",
        "end_session_endpoint": f"{issuer}/session/end",
        "introspection_endpoint": f"{issuer}/token/introspection",
        "revocation_endpoint": f"{issuer}/token/revocation",
        "scopes_supported": OPENID_SCOPES,
        "claims_supported": CLAIMS_SUPPORTED,
        "claim_types_supported": ["normal"],
        "claims_parameter_supported": False,
        "response_types_supported": ["code"],
        "response_modes_supported": RESPONSE_MODES,
        "grant_types_supported": GRANT_TYPES,
        "code_challenge_methods_supported": ["S256"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": algorithms,
        "token_endpoint_auth_methods_supported": METHODS,
        "introspection_endpoint_auth_methods_supported": METHODS,
        "revocation_endpoint_auth_methods_supported": METHODS,
        "authorization_response_iss_parameter_supported": True,
        "request_parameter_supported": False,
        "request_uri_parameter_supported": False,
    }
