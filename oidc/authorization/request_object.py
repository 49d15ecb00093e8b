"""Requests that are signed by their client (RFC 9101, OpenID Connect Core section 6): by value or by reference."""

from collections.abc import Iterable, Mapping
from types import SimpleNamespace
from typing import Any

import orjson

from identity.applications.redirects import is_redirect_allowed
from identity.grants.request_documents import are_references_taken, is_reference_allowed, request_document
from identity.grants.request_objects import (
    is_signature_demanded,
    request_object_claims,
    takes_request_objects,
)
from identity.kernel.errors import Refusal
from oidc.bridge import wait_for
from oidc.errors import ProtocolError, of_refusal
from oidc.library import JWTAuthenticationRequest, OAuth2Error
from oidc.requests import Parameters, ProtocolRequest
from oidc.server import server

_ABOUT_THE_TOKEN = frozenset({"iss", "aud", "exp", "nbf", "iat", "jti", "sub"})
_CARRIERS = frozenset({"request", "request_uri"})


def open_up(request: ProtocolRequest) -> None:
    """What was signed takes the place of what stands beside it; a pushed request was opened when it came."""
    if request.pushed_request is not None:
        return
    if request.payload.get("registration") is not None:
        raise _told(request, ProtocolError("registration_not_supported", "registration is not supported"))
    client, sent = request.client.registered, request.payload
    extension = SignedRequests(takes_request_objects(client), are_references_taken())
    try:
        extension.parse_authorization_request(server, request)
    except OAuth2Error as error:
        request.payload = sent
        raise _told(request, error) from None
    if request.payload is not sent:
        beside = () if is_signature_demanded(client) or client.protocol.is_fapi else sent.pairs
        request.payload = _together(request.payload.data, beside)


class SignedRequests(JWTAuthenticationRequest):
    """Authlib's order of checks; the signature and what it is for are the domain's."""

    def get_client_require_signed_request_object(self, client: Any) -> bool:
        """Section 10.5."""
        return is_signature_demanded(client.registered)

    def validate_request_uri(self, request_uri: str, client: Any) -> bool:
        """Section 5.2: which addresses are fetched from."""
        return is_reference_allowed(client.registered, request_uri)

    def get_request_object(self, request_uri: str) -> str | None:
        """Section 5.2.3, through the guarded client."""
        return wait_for(request_document(request_uri))

    def _decode_request_object(self, request: ProtocolRequest, client: Any, text: str) -> Any:
        try:
            return SimpleNamespace(claims=wait_for(request_object_claims(client.registered, text)))
        except Refusal as refusal:
            raise _unsupported(request, text) or of_refusal(refusal) from None


def _unsupported(request: ProtocolRequest, text: str) -> OAuth2Error | None:
    """Without a signature (`alg: none`) it is nothing that we know, which OpenID Connect Core section 3.1.2.6 has words
    for; where signatures are demanded it is a bad one (RFC 9101 section 7)."""
    client = request.client.registered
    if not text.endswith(".") or client.protocol.is_fapi or is_signature_demanded(client):
        return None
    name = "request_uri" if request.payload.get("request_uri") else "request"
    return ProtocolError(f"{name}_not_supported", "request objects without a signature are not supported")


def _told(request: ProtocolRequest, error: OAuth2Error) -> OAuth2Error:
    """The client learns of it if its own redirect URI stands beside; where only signed ones count none does."""
    client, redirect_uri = request.client.registered, request.payload.get("redirect_uri")
    is_believed = not (client.protocol.is_fapi or is_signature_demanded(client))
    if redirect_uri and is_believed and is_redirect_allowed(client, redirect_uri):
        error.redirect_uri = redirect_uri
    return error


def _together(claims: Mapping[str, Any], beside: Iterable[tuple[str, str]]) -> Parameters:
    """OpenID Connect Core section 6.1: what varies may stand beside, but what is inside wins (section 6.3.3)."""
    inside = [pair for name, value in claims.items() for pair in _pairs(name, value)]
    names = _CARRIERS | {name for name, _ in inside}
    return Parameters([*inside, *(pair for pair in beside if pair[0] not in names)])


def _pairs(name: str, value: Any) -> list[tuple[str, str]]:
    if name in _ABOUT_THE_TOKEN or value is None:
        return []
    if name == "claims" and isinstance(value, dict):
        return [(name, orjson.dumps(value).decode())]
    if name == "resource" and isinstance(value, list):
        return [(name, each) for each in value if isinstance(each, str)]
    if isinstance(value, str | int) and not isinstance(value, bool) and "\0" not in str(value):
        return [(name, str(value))]
    return []
