"""XML that strangers send: parsed within bounds, without entities, document types, comments and instructions."""

from base64 import b64decode
from binascii import Error as NotBase64
from typing import Any, TypeAlias

from lxml import etree

from identity.connectors.errors import AssertionRefused

SAML, SAMLP, DS = (
    "{urn:oasis:names:tc:SAML:2.0:assertion}",
    "{urn:oasis:names:tc:SAML:2.0:protocol}",
    "{http://www.w3.org/2000/09/xmldsig#}",
)
_LONGEST = 262_144  # characters
_MOST_ELEMENTS = 2000
Element: TypeAlias = Any  # lxml comes without types


def parsed(text: str) -> Element:
    """A response as it was posted."""
    if len(text) > _LONGEST:
        raise AssertionRefused(reason="it is too long")
    return element_of(decoded(text), f"{SAMLP}Response")


def decoded(text: str) -> bytes:
    """What base64 stands for; line breaks are allowed in it."""
    try:
        return b64decode("".join(text.split()), validate=True)
    except (NotBase64, ValueError):
        raise AssertionRefused(reason="it cannot be read") from None


def element_of(document: bytes, tag: str) -> Element:
    """The root of a document, which has to be this one."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(document, parser)
    except (ValueError, etree.XMLSyntaxError):
        raise AssertionRefused(reason="it cannot be read") from None
    about = root.getroottree().docinfo
    is_plain = about.internalDTD is None and about.externalDTD is None
    if not is_plain or root.tag != tag or sum(1 for _ in root.iter()) > _MOST_ELEMENTS:
        raise AssertionRefused(reason="it is no SAML response")
    return root


def text_of(element: Element | None) -> str:
    """All the text inside of an element."""
    return "".join(str(each) for each in element.itertext()).strip() if element is not None else ""
