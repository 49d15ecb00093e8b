"""How clients prove who they are (RFC 6749 section 2.3, OpenID Connect Core section 9)."""

import binascii
from base64 import b64decode
from dataclasses import dataclass
from urllib.parse import unquote_plus

from identity.applications.clients import Client
from identity.grants import queries
from oidc.clients import ProtocolClient, find_client
from oidc.cors import check_origin
from oidc.errors import authentication_failed, invalid_client, invalid_request
from oidc.library import OAuth2Error
from oidc.requests import ProtocolRequest

METHODS = ("client_secret_basic", "client_secret_post", "none")


@dataclass(frozen=True, slots=True)
class _Credentials:
    client_id: str
    secret: str | None
    uses_basic: bool


def authenticate(request: ProtocolRequest) -> ProtocolClient:
    """The client that sent the request; it must be what it says, and its page must be of an allowed origin."""
    given = _credentials(request)
    client = find_client(given.client_id)
    if client is None:
        raise invalid_client(given.client_id)
    request.secret_name = _prove(client.registered, given)
    request.auth_method = _method(given)
    request.client = client
    check_origin(request.http, client.registered)
    return client


def _credentials(request: ProtocolRequest) -> _Credentials:
    header = request.headers.get("authorization", "")
    posted_id, posted_secret = request.form.get("client_id"), request.form.get("client_secret")
    if not header.lower().startswith("basic "):
        if not posted_id:
            raise invalid_request("no client authentication mechanism provided")
        return _Credentials(posted_id, posted_secret, uses_basic=False)
    client_id, secret = _basic(header)
    if posted_secret is not None:
        raise invalid_request("client authentication must only be provided using one mechanism")
    if posted_id not in (None, client_id):
        raise invalid_request("the client ids in the body and in the header differ")
    return _Credentials(client_id, secret, uses_basic=True)


def _basic(header: str) -> tuple[str, str]:
    """Both halves are form-encoded before they are put into Base64 (RFC 6749 section 2.3.1)."""
    try:
        decoded = b64decode(header[6:].strip(), validate=True).decode()
    except (binascii.Error, ValueError):
        raise _malformed() from None
    client_id, colon, secret = decoded.partition(":")
    client_id, secret = unquote_plus(client_id), unquote_plus(secret)
    if not colon or not client_id or "\0" in client_id + secret:
        raise _malformed()
    return client_id, secret


def _malformed() -> OAuth2Error:
    return invalid_request("invalid authorization header value format")


def _prove(client: Client, given: _Credentials) -> str | None:
    """The name of the secret that was right; None for a client that has none."""
    if client.is_public:
        if given.secret is not None:
            raise authentication_failed(given.uses_basic)
        return None
    if given.secret is None:
        raise authentication_failed(given.uses_basic)
    check = queries.checked_secret(client, given.secret)
    if check.has_expired:
        raise invalid_request("client secret has expired")
    if check.name is None:
        raise authentication_failed(given.uses_basic)
    return check.name


def _method(given: _Credentials) -> str:
    if given.secret is None:
        return "none"
    return "client_secret_basic" if given.uses_basic else "client_secret_post"
