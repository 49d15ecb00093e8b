"""How clients prove who they are (RFC 6749 section 2.3, OpenID Connect Core section 9, RFC 8705 section 2)."""

import binascii
from base64 import b64decode
from dataclasses import dataclass, field
from urllib.parse import unquote_plus

from identity.applications.clients import Client
from identity.grants import queries
from oidc import certificates
from oidc.assertions import ASSERTION_TYPE, ClientAssertion, InvalidAssertion
from oidc.clients import ProtocolClient, find_client
from oidc.cors import check_origin
from oidc.errors import ProtocolError, authentication_failed, invalid_client, invalid_request
from oidc.library import OAuth2Error
from oidc.requests import ProtocolRequest

METHODS = ("client_secret_basic", "client_secret_post", "client_secret_jwt", "private_key_jwt", "none")
_SECRETS = frozenset({"client_secret_basic", "client_secret_post"})
_KEYS = frozenset({"private_key_jwt", *certificates.METHODS})


@dataclass(frozen=True, slots=True)
class _Credentials:
    client_id: str
    secret: str | None = field(default=None, repr=False)
    uses_basic: bool = False
    assertion: ClientAssertion | None = None

    def method(self, client: Client) -> str:
        """Which way this is; whoever sends its id alone may have a certificate."""
        if self.assertion is not None:
            return self.assertion.method
        if self.secret is not None:
            return "client_secret_basic" if self.uses_basic else "client_secret_post"
        registered = client.protocol.token_endpoint_auth_method
        return registered if registered in certificates.METHODS else "none"

    @property
    def refusal(self) -> ProtocolError:
        return authentication_failed(self.uses_basic)


def supported_methods() -> tuple[str, ...]:
    """Those that are on."""
    return METHODS + certificates.supported_methods()


def authenticate(request: ProtocolRequest) -> ProtocolClient:
    """The client that sent the request; it must be what it says, and its page must be of an allowed origin."""
    given = _credentials(request)
    client = find_client(given.client_id)
    if client is None:
        raise given.refusal if given.assertion else invalid_client(given.client_id)
    method = given.method(client.registered)
    if method not in _methods_of(client.registered):
        raise given.refusal
    request.secret_name = _prove(request, client.registered, method, given)
    request.auth_method = method
    request.client = client
    check_origin(request.http, client.registered)
    return client


def _methods_of(client: Client) -> frozenset[str]:
    """The method that the client registered; those of its type, if it registered none."""
    metadata = client.protocol
    if metadata.token_endpoint_auth_method is not None:
        registered = frozenset({metadata.token_endpoint_auth_method})
    elif client.is_public:
        registered = frozenset({"none"})
    elif metadata.jwks is not None or metadata.jwks_uri is not None:
        registered = _SECRETS | {"private_key_jwt"}
    else:
        registered = _SECRETS
    return registered & _KEYS if metadata.is_fapi else registered


def _credentials(request: ProtocolRequest) -> _Credentials:
    header, form = request.headers.get("authorization", ""), request.form
    by_header = header.lower().startswith("basic ")
    in_body = [name for name in ("client_secret", "client_assertion") if name in form]
    if by_header + len(in_body) > 1:
        raise invalid_request("client authentication must only be provided using one mechanism")
    if by_header:
        return _in_header(header, form.get("client_id"))
    if "client_assertion" in form or "client_assertion_type" in form:
        return _asserted(request)
    if not form.get("client_id"):
        raise invalid_request("no client authentication mechanism provided")
    return _Credentials(form["client_id"], form.get("client_secret"))


def _in_header(header: str, posted_id: str | None) -> _Credentials:
    client_id, secret = _basic(header)
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


def _asserted(request: ProtocolRequest) -> _Credentials:
    """RFC 7521 section 4.2: a client id beside the assertion has to be the one in it."""
    form = request.form
    if form.get("client_assertion_type") != ASSERTION_TYPE:
        raise authentication_failed(uses_basic=False)
    try:
        assertion = ClientAssertion.read(form.get("client_assertion", ""), request.uri)
    except InvalidAssertion:
        raise authentication_failed(uses_basic=False) from None
    if form.get("client_id") not in (None, assertion.client_id):
        raise authentication_failed(uses_basic=False)
    return _Credentials(assertion.client_id, assertion=assertion)


def _prove(request: ProtocolRequest, client: Client, method: str, given: _Credentials) -> str | None:
    """The name of the secret that was right; None for a client that needs none."""
    if given.assertion is not None:
        return _by_assertion(client, given.assertion)
    if given.secret is not None:
        return _by_secret(client, given.secret, given)
    if method in certificates.METHODS and not certificates.is_proved_by(
        client, method, certificates.certificate_of(request.http)
    ):
        raise given.refusal
    return None


def _by_assertion(client: Client, assertion: ClientAssertion) -> str | None:
    try:
        name, has_expired = assertion.prove(client)
    except InvalidAssertion:
        raise authentication_failed(uses_basic=False) from None
    if has_expired:
        raise invalid_request("client secret has expired")
    return name


def _by_secret(client: Client, secret: str, given: _Credentials) -> str:
    check = queries.checked_secret(client, secret)
    if check.has_expired:
        raise invalid_request("client secret has expired")
    if check.name is None:
        raise given.refusal
    return check.name
