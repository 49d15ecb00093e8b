"""Clients that prove who they are with the certificate of their TLS connection (RFC 8705 section 2)."""

from starlette.requests import Request

from identity import settings
from identity.applications.client_keys import ClientKeysUnavailable, client_keys
from identity.applications.clients import Client
from identity.grants.certificates import ClientCertificate, handed_over
from oidc.bridge import wait_for

BY_AUTHORITY, SELF_SIGNED = "tls_client_auth", "self_signed_tls_client_auth"
METHODS = (BY_AUTHORITY, SELF_SIGNED)


def certificate_of(request: Request) -> ClientCertificate | None:
    """The certificate of the client at the other end of the proxy's connection."""
    return handed_over(request.client.host if request.client else None, request.headers.getlist)


def is_proved_by(client: Client, method: str, certificate: ClientCertificate | None) -> bool:
    """Whether the certificate is the client's, by the method that it registered."""
    if certificate is None:
        return False
    if method == BY_AUTHORITY:
        return certificate.is_of(client.protocol) and certificate.is_vouched_for
    try:
        return _is_registered(client, certificate)
    except ClientKeysUnavailable:
        return False


def _is_registered(client: Client, certificate: ClientCertificate) -> bool:
    """Section 2.2; an unknown certificate makes us look whether the client has published a new one."""
    if certificate.has_a_key_of(wait_for(client_keys(client))):
        return True
    return certificate.has_a_key_of(wait_for(client_keys(client, kid=certificate.thumbprint)))


def supported_methods() -> tuple[str, ...]:
    """What the settings make possible."""
    own = settings.current()
    if own.client_certificate_header is None or not own.trusted_proxies:
        return ()
    return METHODS if own.client_certificate_authorities else (SELF_SIGNED,)
