"""What SAML providers say of themselves (SAML 2.0 Metadata)."""

from collections.abc import Mapping
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from identity.security.certificates import expiry_of

_NAMES = {"md": "urn:oasis:names:tc:SAML:2.0:metadata", "ds": "http://www.w3.org/2000/09/xmldsig#"}
_REDIRECT = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"
_POST = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"
FURTHER = "furtherCertificates"  # beside the first, where there are any
_MOST_CERTIFICATES = 5


def certificates_of(found: Mapping[str, Any]) -> tuple[str, ...]:
    """Every certificate that the provider may sign with."""
    return (str(found["x509Certificate"]), *found.get(FURTHER, ()))


def saml_metadata(document: bytes) -> dict[str, Any] | None:
    """Entity id, sign-in address and certificate of the identity provider in a metadata document."""
    try:
        root = fromstring(document, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError):  # the last for encodings that are none
        return None
    for entity in (root, *root.iterfind(".//md:EntityDescriptor", _NAMES)):
        role = entity.find("md:IDPSSODescriptor", _NAMES)
        entity_id = entity.get("entityID")
        if role is not None and entity_id and (found := _role(role)):
            return {"entityId": entity_id, **found}
    return None


def _role(role: Element) -> dict[str, Any] | None:
    services = {
        each.get("Binding"): each.get("Location") for each in role.iterfind("md:SingleSignOnService", _NAMES)
    }
    endpoint = services.get(_REDIRECT) or services.get(_POST)
    certificates = _certificates(role)
    if not endpoint or not endpoint.startswith(("https://", "http://")) or not certificates:
        return None
    first, *further = certificates
    found = {"signInEndpoint": endpoint, "x509Certificate": first}
    return {**found, FURTHER: further} if further else found


def _certificates(role: Element) -> list[str]:
    """Each once: providers name the next key before they sign with it, and the last one for a while after."""
    found: list[str] = []
    for key in role.iterfind("md:KeyDescriptor", _NAMES):
        certificate = "".join((key.findtext(".//ds:X509Certificate", None, _NAMES) or "").split())
        if key.get("use") in (None, "signing") and certificate not in found and expiry_of(certificate):
            found.append(certificate)
    return found[:_MOST_CERTIFICATES]
