"""Answers of SAML providers (SAML 2.0 Core and Profiles section 4.1.4): what is not signed is not read.

The signature is checked by signxml, which gives back the very bytes that were signed; the person is read from these
alone, so that nothing can be wrapped around or put beside them.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from lxml import etree
from signxml.algorithms import DigestAlgorithm, SignatureMethod
from signxml.exceptions import SignXMLException
from signxml.verifier import SignatureConfiguration, VerifyResult, XMLVerifier

from identity.connectors.errors import AssertionRefused
from identity.connectors.saml.documents import DS, SAML, SAMLP, Element, parsed, text_of
from identity.connectors.saml.encryption import decrypted
from identity.connectors.social.people import ProviderPerson, person_of
from identity.kernel import clock

_SUCCESS = "urn:oasis:names:tc:SAML:2.0:status:Success"
_BEARER = "urn:oasis:names:tc:SAML:2.0:cm:bearer"
_SKEW = timedelta(seconds=60)
_MOST_VALUES = 20
_LONGEST_ID = 256
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What an answer has to fit to: the provider as it was set up, and this server as it asked. No request means that
    the sign-in begins at the provider, and then the answer may not name one either."""

    issuer: str | None  # None: not known, the certificate alone says whose it is
    certificates: Sequence[str]  # of the provider, any of which may have signed
    audience: str
    consumer: str
    request_id: str | None
    attributes: Mapping[str, str]
    keys: Sequence[RSAPrivateKey] = field(default=(), repr=False)  # any of them decrypts


@dataclass(frozen=True, slots=True, kw_only=True)
class Vouched:
    """What a provider says, and the assertion that says it."""

    person: ProviderPerson
    assertion_id: str
    ends_at: datetime


def request_answered(text: str) -> str:
    """Which request an answer says to be for, if any; nothing in it is to be believed before `vouched_in`."""
    return parsed(text).get("InResponseTo") or ""


def is_encrypted(text: str) -> bool:
    """Whether keys are needed to read an answer."""
    return parsed(text).find(f"{SAML}EncryptedAssertion") is not None


def vouched_in(text: str, expected: Expected) -> Vouched:
    """Whom the provider vouches for, to us, in answer to this request, now."""
    root = parsed(text)
    if root.get("Destination") not in (None, expected.consumer):
        raise AssertionRefused(reason="it is for somebody else")
    if root.get("InResponseTo") != expected.request_id:
        raise AssertionRefused(reason="it does not belong to this sign-in")
    _require_success(root)
    assertion = _assertion(root, expected)
    if expected.issuer is not None and text_of(assertion.find(f"{SAML}Issuer")) != expected.issuer:
        raise AssertionRefused(reason="it is of somebody else")
    _require_current(assertion, expected.audience)
    return Vouched(
        ends_at=_confirmed_until(assertion, expected),
        person=_person(assertion, expected.attributes),
        assertion_id=_id_of(assertion),
    )


def _assertion(root: Element, expected: Expected) -> Element:
    """The one assertion, as it was signed: by itself or with the whole response. What was signed before it was
    encrypted has its signature inside; a signed response covers what is encrypted in it."""
    if root.find(f"{DS}Signature") is not None:
        found = _only(_verified(root, expected.certificates, f"{SAMLP}Response"))
        return (
            found if found.tag == f"{SAML}Assertion" else decrypted(found, expected.keys, lambda each: each)
        )
    found = _only(root)

    def verified(assertion: Element) -> Element:
        return _verified(assertion, expected.certificates, f"{SAML}Assertion")

    return verified(found) if found.tag == f"{SAML}Assertion" else decrypted(found, expected.keys, verified)


def _only(response: Element) -> Element:
    found = list(response.iter(f"{SAML}Assertion", f"{SAML}EncryptedAssertion"))
    if len(found) != 1 or found[0].getparent() is not response:
        raise AssertionRefused(reason="it does not have exactly one assertion")
    return found[0]


def _verified(element: Element, certificates: Sequence[str], tag: str) -> Element:
    result = next((found for each in certificates if (found := _signed(element, each)) is not None), None)
    if result is None:
        raise AssertionRefused(reason="its signature is missing or wrong")
    signed = None if isinstance(result, list) else result.signed_xml
    if signed is None or signed.tag != tag or signed.get("ID") != element.get("ID"):
        raise AssertionRefused(reason="something else in it is signed")
    return signed


def _signed(element: Element, certificate: str) -> VerifyResult | list[VerifyResult] | None:
    with suppress(SignXMLException, etree.LxmlError, ValueError, TypeError, AttributeError):
        # The last are what the library raises for documents with parts missing.
        return XMLVerifier().verify(
            element, x509_cert=certificate, id_attribute="ID", expect_config=_SIGNATURE
        )
    return None


def _require_success(root: Element) -> None:
    code = root.find(f"{SAMLP}Status/{SAMLP}StatusCode")
    if code is None or code.get("Value") != _SUCCESS:
        raise AssertionRefused(reason="the provider did not let the person in")


def _require_current(assertion: Element, audience: str) -> None:
    conditions = assertion.find(f"{SAML}Conditions")
    if conditions is None:
        raise AssertionRefused(reason="it has no conditions")
    _require_time(conditions)
    restrictions = conditions.findall(f"{SAML}AudienceRestriction")
    for restriction in restrictions:
        if audience not in [text_of(each) for each in restriction.findall(f"{SAML}Audience")]:
            raise AssertionRefused(reason="it is for somebody else")
    if not restrictions:
        raise AssertionRefused(reason="it does not say who it is for")
    for statement in assertion.findall(f"{SAML}AuthnStatement"):
        ends_at = _time(statement.get("SessionNotOnOrAfter"))
        if ends_at is not None and clock.now() >= ends_at + _SKEW:
            raise AssertionRefused(reason="it is too old")


def _confirmed_until(assertion: Element, expected: Expected) -> datetime:
    """Profiles section 4.1.4.3: a bearer's confirmation names our address, our request and its end."""
    for confirmation in assertion.findall(f"{SAML}Subject/{SAML}SubjectConfirmation"):
        data = confirmation.find(f"{SAML}SubjectConfirmationData")
        if confirmation.get("Method") != _BEARER or data is None:
            continue
        is_ours = (
            data.get("Recipient") == expected.consumer and data.get("InResponseTo") == expected.request_id
        )
        if is_ours and (ends_at := _time(data.get("NotOnOrAfter"))):
            _require_time(data)
            return ends_at + _SKEW
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
        return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        raise AssertionRefused(reason="a time in it cannot be read") from None


def _id_of(assertion: Element) -> str:
    found = str(assertion.get("ID") or "")
    if not 0 < len(found) <= _LONGEST_ID:
        raise AssertionRefused(reason="it has no id")
    return found


def _person(assertion: Element, names: Mapping[str, str]) -> ProviderPerson:
    found: dict[str, Any] = {}
    for attribute in assertion.findall(f"{SAML}AttributeStatement/{SAML}Attribute"):
        values = [text_of(each) for each in attribute.findall(f"{SAML}AttributeValue")[:_MOST_VALUES]]
        if name := attribute.get("Name"):
            found[name] = values[0] if len(values) == 1 else values
    found["nameID"] = text_of(assertion.find(f"{SAML}Subject/{SAML}NameID"))
    person = person_of(**{part: found.get(name) for part, name in names.items()}, raw=found)
    if person is None:
        raise AssertionRefused(reason="it does not say who signed in")
    return person
