"""The metadata of the provider (OpenID Connect Discovery section 3, RFC 8414): what is on, and nothing else."""

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import orjson
from starlette.requests import Request
from starlette.responses import Response

from identity import settings
from identity.applications.encrypted_answers import CONTENT_ENCRYPTION, KEY_ENCRYPTION
from identity.configuration.queries import are_metadata_clients_enabled
from identity.grants.proofs import PROOF_ALGORITHMS
from identity.grants.request_objects import REQUEST_OBJECT_ALGORITHMS
from identity.grants.scopes import OPENID_SCOPES
from identity.keys.queries import SIGNING_ALGORITHMS, key_ring
from oidc.answering import protocol_endpoint
from oidc.assertions import SIGNING_ALGORITHMS as ASSERTION_ALGORITHMS
from oidc.authentication_context import ACR_VALUES
from oidc.authorization.prompt import PROMPTS
from oidc.authorization.response_type import RESPONSE_TYPES
from oidc.certificates import supported_methods as certificate_methods
from oidc.claims import CLAIMS_SUPPORTED
from oidc.client_authentication import supported_methods
from oidc.cors import for_every_page
from oidc.endpoints.jwks import document_response
from oidc.responses import RESPONSE_MODES
from oidc.server import GRANT_TYPES

_BESIDE_CERTIFICATES = (  # endpoints that clients may reach with a certificate
    "token_endpoint",
    "userinfo_endpoint",
    "introspection_endpoint",
    "revocation_endpoint",
    "pushed_authorization_request_endpoint",
    "device_authorization_endpoint",
)


@for_every_page
@protocol_endpoint
async def metadata(request: Request) -> Response:
    """The same document under both of its names."""
    body, etag = _document(await _facts())
    return document_response(request, body, etag, {})


async def provider_metadata() -> dict[str, Any]:
    """What clients can choose from when they register."""
    return _members(await _facts())


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the metadata depend on: the document is made once for each."""

    own: settings.Settings
    algorithms: tuple[str, ...]  # of the keys, the default first
    knows_metadata_documents: bool


async def _facts() -> _Facts:
    ring = await key_ring()
    default = ring.key(None).algorithm
    algorithms = (default, *(each for each in SIGNING_ALGORITHMS if each != default))
    return _Facts(settings.current(), algorithms, await are_metadata_clients_enabled())


@lru_cache(maxsize=8)
def _document(facts: _Facts) -> tuple[bytes, str]:
    body = orjson.dumps(_members(facts))
    return body, f'"{hashlib.sha256(body).hexdigest()[:32]}"'


def _members(facts: _Facts) -> dict[str, Any]:
    issuer = facts.own.issuer
    members = {
        "issuer": issuer,
        "authorization_endpoint": f"{issuer}/auth",
        "token_endpoint": f"{issuer}/token",
        "userinfo_endpoint": f"{issuer}/me",
        "jwks_uri": f"{issuer}/jwks",
        "end_session_endpoint": f"{issuer}/session/end",
        "device_authorization_endpoint": f"{issuer}/device/auth",
        "introspection_endpoint": f"{issuer}/token/introspection",
        "revocation_endpoint": f"{issuer}/token/revocation",
        "scopes_supported": OPENID_SCOPES,
        "response_types_supported": RESPONSE_TYPES,
        "response_modes_supported": RESPONSE_MODES,
        "grant_types_supported": GRANT_TYPES,
        "code_challenge_methods_supported": ["S256"],
        "subject_types_supported": ["public", "pairwise"],
        "authorization_response_iss_parameter_supported": True,
        **_client_authentication(),
        **_sender_constraint(),
        **_authorization_requests(facts),
        **_claims(facts),
        **_logout(issuer),
        **_registration(facts),
    }
    return members | _aliases(facts.own, members)


def _client_authentication() -> dict[str, Any]:
    """How clients prove who they are (RFC 8414 section 2)."""
    members: dict[str, Any] = {}
    for endpoint in ("token", "introspection", "revocation"):
        members[f"{endpoint}_endpoint_auth_methods_supported"] = supported_methods()
        members[f"{endpoint}_endpoint_auth_signing_alg_values_supported"] = ASSERTION_ALGORITHMS
    return members


def _sender_constraint() -> dict[str, Any]:
    """To what tokens can be bound (RFC 9449 section 5.1, RFC 8705 section 3.3)."""
    return {
        "dpop_signing_alg_values_supported": PROOF_ALGORITHMS,
        "tls_client_certificate_bound_access_tokens": bool(certificate_methods()),
        "introspection_signing_alg_values_supported": SIGNING_ALGORITHMS,
    }


def _aliases(own: settings.Settings, members: dict[str, Any]) -> dict[str, Any]:
    """Where the endpoints are to which clients bring certificates (RFC 8705 section 5)."""
    if own.mtls_endpoint is None or not certificate_methods():
        return {}
    named = {name: members[name] for name in _BESIDE_CERTIFICATES if name in members}
    return {
        "mtls_endpoint_aliases": {
            name: f"{own.mtls_endpoint}{url.removeprefix(own.endpoint)}" for name, url in named.items()
        }
    }


def _logout(issuer: str) -> dict[str, Any]:
    """How applications learn that somebody signed out."""
    return {
        "backchannel_logout_supported": True,
        "backchannel_logout_session_supported": True,
        "frontchannel_logout_supported": True,
        "frontchannel_logout_session_supported": True,
        "check_session_iframe": f"{issuer}/session/check",
    }


def _authorization_requests(facts: _Facts) -> dict[str, Any]:
    """How requests may come beside the address, and how answers are signed (RFC 9126, RFC 9101, JARM)."""
    setting = facts.own.request_uri_parameter
    return {
        "pushed_authorization_request_endpoint": f"{facts.own.issuer}/request",
        "request_parameter_supported": True,
        "request_uri_parameter_supported": setting != "off",
        "require_request_uri_registration": setting == "registered",
        "request_object_signing_alg_values_supported": REQUEST_OBJECT_ALGORITHMS,
        "authorization_signing_alg_values_supported": facts.algorithms,
        "prompt_values_supported": PROMPTS,
    }


def _claims(facts: _Facts) -> dict[str, Any]:
    """What can be told of a person, and how the answer is protected (OpenID Connect Discovery section 3)."""
    return {
        "claims_supported": CLAIMS_SUPPORTED,
        "claim_types_supported": ["normal"],
        "claims_parameter_supported": True,
        "acr_values_supported": ACR_VALUES,
        "id_token_signing_alg_values_supported": facts.algorithms,
        "id_token_encryption_alg_values_supported": KEY_ENCRYPTION,
        "id_token_encryption_enc_values_supported": CONTENT_ENCRYPTION,
        "userinfo_signing_alg_values_supported": facts.algorithms,
        "userinfo_encryption_alg_values_supported": KEY_ENCRYPTION,
        "userinfo_encryption_enc_values_supported": CONTENT_ENCRYPTION,
    }


def _registration(facts: _Facts) -> dict[str, Any]:
    """How clients become known without an administrator, where that is on."""
    members: dict[str, Any] = {}
    if facts.own.dynamic_registration != "off":
        members["registration_endpoint"] = f"{facts.own.issuer}/reg"
    if facts.knows_metadata_documents:
        members["client_id_metadata_document_supported"] = True
    return members
