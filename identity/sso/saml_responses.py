"""Answers of an enterprise's SAML provider (SAML 2.0 Core and Profiles section 4.1.4): what is not signed is not read.

The signature is checked by signxml, which gives back the very bytes that were signed; the person is read from these
alone, so that nothing can be wrapped around or put beside them.
"""

from base64 import b64decode
from binascii import Error as NotBase64
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, TypeAlias

from lxml import etree
from signxml.algorithms import DigestAlgorithm, SignatureMethod
from signxml.exceptions import SignXMLException
from signxml.verifier import SignatureConfiguration, XMLVerifier

from identity.connectors.social.people import ProviderPerson, person_of
from identity.kernel import clock
from identity.sso.errors import AssertionRefused

_SAML, _SAMLP, _DS = (
    "{urn:oasis:names:tc:SAML:2.0:assertion}",
    "{urn:oasis:names:tc:SAML:2.0:protocol}",
    "{http://www.w3.org/2000/09/xmldsig#}",
)
_SUCCESS = "urn:oasis:names:tc:SAML:2.0:status:Success"
_BEARER = "urn:oasis:names:tc:SAML:2.0:cm:bearer"
_SKEW = timedelta(seconds=60)
_LONGEST = 262_144  # characters
_MOST_ELEMENTS = 2000
_MOST_VALUES = 20
_SIGNATURE = SignatureConfiguration(
    require_x509=True,
    location="./",
    expect_references=1,
    signature_methods=frozenset(
        {
            SignatureMethod.RSA_SHA256, SignatureMethod.RSA_SHA384, SignatureMethod.RSA_SHA512,
            SignatureMethod.ECDSA_SHA256, SignatureMethod.ECDSA_SHA384, SignatureMethod.ECDSA_SHA512,
            SignatureMethod.SHA256_RSA_MGF1,
        }
    ),
    digest_algorithms=frozenset({DigestAlgorithm.SHA256, DigestAlgorithm.SHA384, DigestAlgorithm.SHA512}),
    ignore_ambiguous_key_info=True,  # the key is that of the certificate that was set up, whatever the document names
)  # fmt: skip
Element: TypeAlias = Any  # lxml comes without types


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What an answer has to fit to: the provider as it was set up, and this server as it asked."""

    issuer: str
    certificate: str
    audience: str
    consumer: str
    request_id: str
    attributes: Mapping[str, str]


def request_answered(text: str) -> str:
    """Which request an answer says to be for; nothing in it is to be believed before `person_in`."""
    return parsed(text).get("InResponseTo") or ""


def person_in(text: str, expected: Expected) -> ProviderPerson:
    """The person that the provider vouches for, to us, in answer to this request, now."""
    root = parsed(text)
    if root.get("Destination") not in (None, expected.consumer):
        raise AssertionRefused(reason="it is for somebody else")
    _require_success(root)
    assertion = _assertion(root, expected.certificate)
    if _text(assertion.find(f"{_SAML}Issuer")) != expected.issuer:
        raise AssertionRefused(reason="it is of somebody else")
    _require_current(assertion, expected.audience)
    _require_confirmed(assertion, expected)
    return _person(assertion, expected.attributes)


def parsed(text: str) -> Element:
    """The document, bounded, without entities and comments."""
    if len(text) > _LONGEST:
        raise AssertionRefused(reason="it is too long")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(b64decode("".join(text.split()), validate=True), parser)
    except (NotBase64, ValueError, etree.XMLSyntaxError):
        raise AssertionRefused(reason="it cannot be read") from None
    document = root.getroottree().docinfo
    is_plain = document.internalDTD is None and document.externalDTD is None
    if not is_plain or root.tag != f"{_SAMLP}Response" or sum(1 for _ in root.iter()) > _MOST_ELEMENTS:
        raise AssertionRefused(reason="it is no SAML response")
    return root


def _assertion(root: Element, certificate: str) -> Element:
    """The one assertion, as it was signed: by itself or with the whole response."""
    if root.find(f"{_SAML}EncryptedAssertion") is not None:
        raise AssertionRefused(reason="encrypted assertions are not supported")
    if root.find(f"{_DS}Signature") is not None:
        return _only(_verified(root, certificate, f"{_SAMLP}Response"))
    return _verified(_only(root), certificate, f"{_SAML}Assertion")


def _only(response: Element) -> Element:
    found = list(response.iter(f"{_SAML}Assertion"))
    if len(found) != 1 or found[0].getparent() is not response:
        raise AssertionRefused(reason="it does not have exactly one assertion")
    return found[0]


def _verified(element: Element, certificate: str, tag: str) -> Element:
    try:
        result = XMLVerifier().verify(
            element, x509_cert=certificate, id_attribute="ID", expect_config=_SIGNATURE
        )
    except (SignXMLException, etree.LxmlError, ValueError, TypeError, AttributeError):
        # The last are what the library raises for documents with parts missing.
        raise AssertionRefused(reason="its signature is missing or wrong") from None
    signed = None if isinstance(result, list) else result.signed_xml
    if signed is None or signed.tag != tag:
        raise AssertionRefused(reason="something else in it is signed")
    return signed


def _require_success(root: Element) -> None:
    code = root.find(f"{_SAMLP}Status/{_SAMLP}StatusCode")
    if code is None or code.get("Value") != _SUCCESS:
        raise AssertionRefused(reason="the provider did not let the person in")


def _require_current(assertion: Element, audience: str) -> None:
    conditions = assertion.find(f"{_SAML}Conditions")
    if conditions is None:
        raise AssertionRefused(reason="it has no conditions")
    _require_time(conditions)
    restrictions = conditions.findall(f"{_SAML}AudienceRestriction")
    for restriction in restrictions:
        if audience not in [_text(each) for each in restriction.findall(f"{_SAML}Audience")]:
            raise AssertionRefused(reason="it is for somebody else")
    if not restrictions:
        raise AssertionRefused(reason="it does not say who it is for")
    for statement in assertion.findall(f"{_SAML}AuthnStatement"):
        ends_at = _time(statement.get("SessionNotOnOrAfter"))
        if ends_at is not None and clock.now() >= ends_at + _SKEW:
            raise AssertionRefused(reason="it is too old")


def _require_confirmed(assertion: Element, expected: Expected) -> None:
    """Profiles section 4.1.4.3: a bearer's confirmation names our address, our request and its end."""
    for confirmation in assertion.findall(f"{_SAML}Subject/{_SAML}SubjectConfirmation"):
        data = confirmation.find(f"{_SAML}SubjectConfirmationData")
        if confirmation.get("Method") != _BEARER or data is None:
            continue
        is_ours = (
            data.get("Recipient") == expected.consumer and data.get("InResponseTo") == expected.request_id
        )
        if is_ours and data.get("NotOnOrAfter"):
            return _require_time(data)
    raise AssertionRefused(reason="it does not belong to this sign-in")


def _require_time(element: Element) -> None:
    now, starts_at, ends_at = clock.now(), _time(element.get("NotBefore")), _time(element.get("NotOnOrAfter"))
    if (starts_at and now + _SKEW < starts_at) or (ends_at and now >= ends_at + _SKEW):
        raise AssertionRefused(reason="it is too old, or not valid yet")


def _time(value: str | None) -> datetime | None:
    if value is None:
        return None
    try:
        found = datetime.fromisoformat(value)
    except ValueError:
        raise AssertionRefused(reason="a time in it cannot be read") from None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _person(assertion: Element, names: Mapping[str, str]) -> ProviderPerson:
    found: dict[str, Any] = {}
    for attribute in assertion.findall(f"{_SAML}AttributeStatement/{_SAML}Attribute"):
        values = [_text(each) for each in attribute.findall(f"{_SAML}AttributeValue")[:_MOST_VALUES]]
        if name := attribute.get("Name"):
            found[name] = values[0] if len(values) == 1 else values
    found["nameID"] = _text(assertion.find(f"{_SAML}Subject/{_SAML}NameID"))
    person = person_of(
        **{part: found.get(names.get(part, "")) for part in ("id", "email", "name")}, raw=found
    )
    if person is None:
        raise AssertionRefused(reason="it does not say who signed in")
    return person


def _text(element: Element | None) -> str:
    return "".join(str(each) for each in element.itertext()).strip() if element is not None else ""
