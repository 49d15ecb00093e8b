"""Requests to SAML providers (SAML 2.0 Core section 3.4.1) by the HTTP-Redirect binding, and our own metadata."""

import zlib
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode, urlsplit
from xml.sax.saxutils import escape, quoteattr

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

from identity.kernel import clock

_SIGNATURES = {
    "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256": hashes.SHA256(),
    "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384": hashes.SHA384(),
    "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512": hashes.SHA512(),
}
_DEFAULT_SIGNATURE = next(iter(_SIGNATURES))
_POST = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"
# What every provider that encrypts can do, the better one first.
_CIPHERS = ("http://www.w3.org/2009/xmlenc11#aes256-gcm", "http://www.w3.org/2001/04/xmlenc#aes256-cbc")


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceProvider:
    """This server as a provider knows it, through one connector."""

    entity_id: str
    consumer: str  # where answers arrive


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One request to a provider, signed where there is a key for that."""

    id: str
    endpoint: str
    name_id_format: str | None = None
    key: RSAPrivateKey | None = field(default=None, repr=False)
    algorithm: str | None = None


def address_of(party: ServiceProvider, request: Request) -> str:
    """The address that a person is sent to with a request."""
    deflated = zlib.compressobj(wbits=-15)
    packed = deflated.compress(_document(party, request).encode()) + deflated.flush()
    query = urlencode({"SAMLRequest": b64encode(packed).decode()}, quote_via=quote)
    if request.key is not None:
        query = _signed(query, request.key, request.algorithm)
    return f"{request.endpoint}{'&' if urlsplit(request.endpoint).query else '?'}{query}"


def metadata(party: ServiceProvider, certificates: Sequence[str], *, signs_requests: bool) -> str:
    """What a provider needs to know of this server (SAML 2.0 Metadata section 2.4.4); it may encrypt for the keys that
    we sign with."""
    keys = "".join(_key(each, "signing") + _key(each, "encryption") for each in certificates)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" '
        f"entityID={quoteattr(party.entity_id)}>"
        f'<md:SPSSODescriptor AuthnRequestsSigned="{str(signs_requests).lower()}" WantAssertionsSigned="true" '
        f'protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">{keys}'
        f'<md:AssertionConsumerService Binding="{_POST}" Location={quoteattr(party.consumer)} '
        'index="0" isDefault="true"/></md:SPSSODescriptor></md:EntityDescriptor>'
    )


def _key(certificate: str, use: str) -> str:
    methods = _CIPHERS if use == "encryption" else ()
    return (
        f'<md:KeyDescriptor use="{use}"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data>'
        f"<ds:X509Certificate>{_bare(certificate)}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>"
        + "".join(f'<md:EncryptionMethod Algorithm="{each}"/>' for each in methods)
        + "</md:KeyDescriptor>"
    )


def _document(party: ServiceProvider, request: Request) -> str:
    issued_at = clock.now().strftime("%Y-%m-%dT%H:%M:%SZ")
    wanted = f" Format={quoteattr(request.name_id_format)}" if request.name_id_format else ""
    return (
        '<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" '
        'xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" '
        f'ID="{request.id}" Version="2.0" IssueInstant="{issued_at}" Destination={quoteattr(request.endpoint)} '
        f'ProtocolBinding="{_POST}" AssertionConsumerServiceURL={quoteattr(party.consumer)}>'
        f"<saml:Issuer>{escape(party.entity_id)}</saml:Issuer>"
        f'<samlp:NameIDPolicy{wanted} AllowCreate="true"/></samlp:AuthnRequest>'
    )


def _signed(query: str, key: RSAPrivateKey, algorithm: str | None) -> str:
    """SAML 2.0 Bindings section 3.4.4.1: the signature is over the query itself."""
    name = algorithm if algorithm in _SIGNATURES else _DEFAULT_SIGNATURE
    signed = f"{query}&{urlencode({'SigAlg': name}, quote_via=quote)}"
    signature = key.sign(signed.encode(), padding.PKCS1v15(), _SIGNATURES[name])
    return f"{signed}&{urlencode({'Signature': b64encode(signature).decode()}, quote_via=quote)}"


def _bare(certificate: str) -> str:
    return "".join(line.strip() for line in certificate.splitlines() if "-----" not in line)
