"""This server as a SAML identity provider: its addresses and its metadata document (SAML 2.0 Metadata section 2)."""

from xml.etree import ElementTree as Xml  # only writes

from identity.saml_applications.certificates import bare
from identity.saml_applications.inputs import HTTP_POST, HTTP_REDIRECT

_METADATA = "urn:oasis:names:tc:SAML:2.0:metadata"
_SIGNATURE = "http://www.w3.org/2000/09/xmldsig#"
_PROTOCOL = "urn:oasis:names:tc:SAML:2.0:protocol"
Xml.register_namespace("md", _METADATA)
Xml.register_namespace("ds", _SIGNATURE)


def provider_entity_id(endpoint: str, application_id: str) -> str:
    """The name under which this server answers to one application."""
    return f"{endpoint}/saml/{application_id}"


def sign_in_url(endpoint: str, application_id: str) -> str:
    """Where the application sends people to sign in."""
    return f"{endpoint}/api/saml/{application_id}/authn"


def metadata_url(endpoint: str, application_id: str) -> str:
    """Where the document is."""
    return f"{endpoint}/api/saml-applications/{application_id}/metadata"


def metadata_document(endpoint: str, application_id: str, certificate: str, name_id_format: str) -> str:
    """The document that a service provider is set up with."""
    entity_id = provider_entity_id(endpoint, application_id)
    root = Xml.Element(f"{{{_METADATA}}}EntityDescriptor", {"entityID": entity_id})
    role = Xml.SubElement(
        root,
        f"{{{_METADATA}}}IDPSSODescriptor",
        {"WantAuthnRequestsSigned": "false", "protocolSupportEnumeration": _PROTOCOL},
    )
    key = Xml.SubElement(role, f"{{{_METADATA}}}KeyDescriptor", {"use": "signing"})
    info = Xml.SubElement(key, f"{{{_SIGNATURE}}}KeyInfo")
    data = Xml.SubElement(info, f"{{{_SIGNATURE}}}X509Data")
    Xml.SubElement(data, f"{{{_SIGNATURE}}}X509Certificate").text = bare(certificate)
    Xml.SubElement(role, f"{{{_METADATA}}}NameIDFormat").text = name_id_format
    location = sign_in_url(endpoint, application_id)
    for binding in (HTTP_REDIRECT, HTTP_POST):
        places = {"Binding": binding, "Location": location}
        Xml.SubElement(role, f"{{{_METADATA}}}SingleSignOnService", places)
    return Xml.tostring(root, encoding="unicode", xml_declaration=False)
