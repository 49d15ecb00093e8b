"""Signature wrapping: the eight known ways to put something else where a good signature is (XSW 1 to 8)."""

from collections.abc import Callable
from copy import deepcopy

from lxml import etree

from tests.sso.identity_provider import DS, SAML, SAMLP, SamlProvider

ASSERTION, EXTENSIONS = f"{{{SAML}}}Assertion", f"{{{SAMLP}}}Extensions"
SIGNATURE, OBJECT = f"{{{DS}}}Signature", f"{{{DS}}}Object"
Attack = Callable[[SamlProvider, etree._Element], etree._Element]


def evil_twin(signed: etree._Element) -> etree._Element:
    """A copy of the assertion that says something else, not signed."""
    twin = deepcopy(signed.find(ASSERTION))
    twin.set("ID", "_evil")
    twin.find(f".//{{{SAML}}}NameID").text = "admin"
    for signature in twin.findall(SIGNATURE):
        twin.remove(signature)
    return twin


def _with_signed_response(provider: SamlProvider, response: etree._Element) -> etree._Element:
    return provider.signed(etree.fromstring(etree.tostring(response)))


def _evil_response(signed: etree._Element) -> tuple[etree._Element, etree._Element, etree._Element]:
    """A copy of the signed response that says something else, the signature, and the original without it."""
    evil, original = deepcopy(signed), deepcopy(signed)
    evil.set("ID", "_evil-response")
    evil.find(f".//{{{SAML}}}NameID").text = "admin"
    signature = evil.find(SIGNATURE)
    original.remove(original.find(SIGNATURE))
    return evil, signature, original


def in_the_signature_of_a_response(provider: SamlProvider, response: etree._Element) -> etree._Element:
    evil, signature, original = _evil_response(_with_signed_response(provider, response))
    etree.SubElement(signature, OBJECT).append(original)
    return evil


def beside_the_signature_of_a_response(provider: SamlProvider, response: etree._Element) -> etree._Element:
    evil, signature, original = _evil_response(_with_signed_response(provider, response))
    signature.addprevious(original)
    return evil


def before_the_assertion(provider: SamlProvider, response: etree._Element) -> etree._Element:
    signed = provider.with_signed_assertion(response)
    signed.find(ASSERTION).addprevious(evil_twin(signed))
    return signed


def around_the_assertion(provider: SamlProvider, response: etree._Element) -> etree._Element:
    signed = provider.with_signed_assertion(response)
    original, twin = signed.find(ASSERTION), evil_twin(signed)
    signed.replace(original, twin)
    twin.append(original)
    return signed


def _with_moved_signature(provider: SamlProvider, response: etree._Element) -> list[etree._Element]:
    """The response with the twin that has the signature, the signature, and the original without."""
    signed = provider.with_signed_assertion(response)
    original, twin = signed.find(ASSERTION), evil_twin(signed)
    signature = original.find(SIGNATURE)
    original.remove(signature)
    signed.replace(original, twin)
    twin.insert(1, signature)
    return [signed, signature, original]


def with_the_original_at_the_end(provider: SamlProvider, response: etree._Element) -> etree._Element:
    signed, _, original = _with_moved_signature(provider, response)
    signed.append(original)
    return signed


def with_the_original_in_the_signature(provider: SamlProvider, response: etree._Element) -> etree._Element:
    signed, signature, original = _with_moved_signature(provider, response)
    signature.append(original)
    return signed


def in_extensions(provider: SamlProvider, response: etree._Element) -> etree._Element:
    signed = provider.with_signed_assertion(response)
    extensions = etree.Element(EXTENSIONS)
    extensions.append(evil_twin(signed))
    signed.insert(0, extensions)
    return signed


def with_the_original_in_an_object(provider: SamlProvider, response: etree._Element) -> etree._Element:
    signed, signature, original = _with_moved_signature(provider, response)
    etree.SubElement(signature, OBJECT).append(original)
    return signed


WRAPPINGS: tuple[Attack, ...] = (
    in_the_signature_of_a_response, beside_the_signature_of_a_response, before_the_assertion, around_the_assertion,
    with_the_original_at_the_end, with_the_original_in_the_signature, in_extensions, with_the_original_in_an_object,
)  # fmt: skip
