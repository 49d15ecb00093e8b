"""Requests to an enterprise's SAML provider (SAML 2.0 Core section 3.4.1), by the HTTP-Redirect binding."""

import zlib
from base64 import b64encode
from urllib.parse import quote, urlencode, urlsplit
from xml.sax.saxutils import escape, quoteattr

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

from identity import settings
from identity.kernel import clock, database
from identity.kernel.vault import vault
from identity.sso.errors import ActiveSigningKeyRequired
from identity.sso.key_actions import KEY_PURPOSE
from identity.sso.providers import SamlProviderSettings

_SIGNATURES = {
    "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256": hashes.SHA256(),
    "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384": hashes.SHA384(),
    "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512": hashes.SHA512(),
}
_DEFAULT_SIGNATURE = next(iter(_SIGNATURES))
_POST = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"


def entity_id(sso_connector_id: str) -> str:
    """What this server is called at the provider."""
    return f"{settings.current().endpoint}/enterprise-sso/{sso_connector_id}"


def consumer_address(sso_connector_id: str) -> str:
    """Where the provider's answers arrive."""
    return f"{settings.current().endpoint}/api/authn/single-sign-on/saml/{sso_connector_id}"


async def request_address(
    sso_connector_id: str, request_id: str, endpoint: str, config: SamlProviderSettings
) -> str:
    """The address that a person is sent to with a request."""
    deflated = zlib.compressobj(wbits=-15)
    document = _document(sso_connector_id, request_id, endpoint).encode()
    packed = deflated.compress(document) + deflated.flush()
    query = urlencode({"SAMLRequest": b64encode(packed).decode()}, quote_via=quote)
    if config.sign_authn_request:
        query = await _signed(sso_connector_id, query, config.request_signature_algorithm)
    return f"{endpoint}{'&' if urlsplit(endpoint).query else '?'}{query}"


def metadata(sso_connector_id: str, certificates: list[str], *, signs_requests: bool) -> str:
    """What a provider needs to know of this server (SAML 2.0 Metadata section 2.4.4)."""
    keys = "".join(
        '<md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data>'
        f"<ds:X509Certificate>{_bare(each)}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>"
        for each in certificates
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" '
        f"entityID={quoteattr(entity_id(sso_connector_id))}>"
        f'<md:SPSSODescriptor AuthnRequestsSigned="{str(signs_requests).lower()}" WantAssertionsSigned="true" '
        f'protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">{keys}'
        f'<md:AssertionConsumerService Binding="{_POST}" Location={quoteattr(consumer_address(sso_connector_id))} '
        'index="0" isDefault="true"/></md:SPSSODescriptor></md:EntityDescriptor>'
    )


def _document(sso_connector_id: str, request_id: str, endpoint: str) -> str:
    issued_at = clock.now().strftime("%Y-%m-%dT%H:%M:%SZ")
    return (
        '<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" '
        'xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" '
        f'ID="{request_id}" Version="2.0" IssueInstant="{issued_at}" Destination={quoteattr(endpoint)} '
        f'ProtocolBinding="{_POST}" AssertionConsumerServiceURL={quoteattr(consumer_address(sso_connector_id))}>'
        f"<saml:Issuer>{escape(entity_id(sso_connector_id))}</saml:Issuer>"
        '<samlp:NameIDPolicy AllowCreate="true"/></samlp:AuthnRequest>'
    )


async def _signed(sso_connector_id: str, query: str, algorithm: str | None) -> str:
    """SAML 2.0 Bindings section 3.4.4.1: the signature is over the query itself."""
    encrypted = await database.fetch_value(
        "SELECT private_key_encrypted FROM sso_signing_keys WHERE sso_connector_id = $1 AND is_active",
        sso_connector_id,
    )
    if encrypted is None:
        raise ActiveSigningKeyRequired
    key = serialization.load_pem_private_key(vault().decrypt(encrypted, KEY_PURPOSE), None)
    assert isinstance(key, RSAPrivateKey)
    name = algorithm if algorithm in _SIGNATURES else _DEFAULT_SIGNATURE
    signed = f"{query}&{urlencode({'SigAlg': name}, quote_via=quote)}"
    signature = key.sign(signed.encode(), padding.PKCS1v15(), _SIGNATURES[name])
    return f"{signed}&{urlencode({'Signature': b64encode(signature).decode()}, quote_via=quote)}"


def _bare(certificate: str) -> str:
    return "".join(line.strip() for line in certificate.splitlines() if "-----" not in line)
