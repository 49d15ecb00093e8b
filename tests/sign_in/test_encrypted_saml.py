"""Encrypted assertions of SAML providers: opened with our keys, and believed for their signature alone."""

import os
from base64 import b64decode, b64encode
from functools import cache
from typing import Any

import pytest
from lxml import etree

from identity.connectors.errors import AssertionRefused
from identity.kernel import clock, database
from identity.kernel.actor import SYSTEM
from identity.security.certificates import CertifiedKey, certified_key
from identity.sign_in import social_actions
from identity.sso.domain_queries import known_sso_connector
from identity.sso.key_actions import add_signing_key, set_signing_key_active
from identity.sso.models import SsoConnector
from identity.sso.saml_party import service_provider_metadata
from tests.sign_in.conftest import BROWSER, SIGN_IN, Begin, experience_of
from tests.sign_in.test_saml import (
    ASSERTION,
    arrive,
    connector,
    provider,
    sent,
    stranger,
    verify,
)
from tests.sign_in.test_social_saml import arrive as arrive_at_social
from tests.sign_in.test_social_saml import sent as sent_to_social
from tests.sso.encryption import CBC256, GCM, OAEP11, RSA15, TRIPLE_DES, XENC, XENC11, Encryption
from tests.sso.identity_provider import AUDIENCE, ENDPOINT, SAML, SAMLP, encoded, saml_connector
from tests.sso.wrapping import SIGNATURE, evil_twin

UNREADABLE = "its encrypted assertion is no good one"


async def with_key() -> tuple[SsoConnector, str]:
    """A connector with a key of its own, and the certificate that its provider encrypts for."""
    row = await connector()
    return row, (await add_signing_key(SYSTEM, row.id, is_active=True)).certificate


@cache
def foreign_certificate() -> str:
    """Of a key that is not ours."""
    now = clock.now()
    return certified_key("else", now, now.replace(year=now.year + 1)).certificate


def signed_then_encrypted(response: etree._Element, how: Encryption) -> etree._Element:
    """As providers do by default."""
    signed = provider().with_signed_assertion(response)
    assertion = signed.find(ASSERTION)
    signed.replace(assertion, how.applied(assertion))
    return signed


def encrypted_then_signed(response: etree._Element, how: Encryption) -> etree._Element:
    """The assertion has no signature of its own: that of the response covers what is encrypted."""
    assertion = response.find(ASSERTION)
    response.replace(assertion, how.applied(etree.fromstring(etree.tostring(assertion))))
    return provider().signed(etree.fromstring(etree.tostring(response)))


WAYS: dict[str, dict[str, Any]] = {
    "GCM": {},
    "GCM with 128 bits": {"method": f"{XENC11}aes128-gcm"},
    "CBC": {"method": CBC256},
    "CBC with 128 bits": {"method": f"{XENC}aes128-cbc"},
    "newer OAEP": {"transport": OAEP11, "digest": "sha256", "mask": "sha256"},
    "newer OAEP with the older mask": {"transport": OAEP11, "digest": "sha256"},
    "OAEP with SHA-256": {"digest": "sha256"},
    "key beside": {"key_beside": True},
}


@pytest.mark.parametrize("how", WAYS.values(), ids=WAYS)
@pytest.mark.parametrize("order", [signed_then_encrypted, encrypted_then_signed])
async def test_encrypted_assertions_are_opened(begin: Begin, how: dict[str, Any], order: Any) -> None:
    row, certificate = await with_key()
    interaction = await begin(SIGN_IN)
    record, request_id = await sent(row, interaction)
    response = order(provider().response(row.id, request_id), Encryption(certificate=certificate, **how))
    await verify(row, interaction, record, await arrive(row, encoded(response)))
    found = (await experience_of(interaction))["verificationRecords"][0]["enterpriseSsoUserInfo"]
    assert (found["id"], found["email"]) == ("person-1", "ada@acme.example.com")


async def test_a_key_that_signs_no_longer_still_opens(begin: Begin) -> None:
    row, certificate = await with_key()
    earlier = await database.fetch_value("SELECT id FROM sso_signing_keys")
    await add_signing_key(SYSTEM, row.id, is_active=True)
    await set_signing_key_active(SYSTEM, row.id, earlier, False)
    interaction = await begin(SIGN_IN)
    record, request_id = await sent(row, interaction)
    how = Encryption(certificate=certificate)
    data = await arrive(row, encoded(signed_then_encrypted(provider().response(row.id, request_id), how)))
    await verify(row, interaction, record, data)


async def test_namespaces_may_be_declared_around_what_is_encrypted(begin: Begin) -> None:
    row, certificate = await with_key()
    interaction = await begin(SIGN_IN)
    record, request_id = await sent(row, interaction)
    signed = provider().with_signed_assertion(provider().response(row.id, request_id))
    assertion = signed.find(ASSERTION)
    plain = etree.tostring(assertion)
    for declared in (f' xmlns:saml="{SAML}"', f' xmlns:samlp="{SAMLP}"'):
        assert declared.encode() in plain
        plain = plain.replace(declared.encode(), b"", 1)
    signed.replace(assertion, Encryption(certificate=certificate).of(plain))
    await verify(row, interaction, record, await arrive(row, encoded(signed)))


async def refusal_of(begin: Begin, row: SsoConnector, make: Any) -> str:
    """Why the answer that `make` gives is refused."""
    _, request_id = await sent(row, await begin(SIGN_IN))
    with pytest.raises(AssertionRefused) as refused:
        await arrive(row, encoded(make(provider().response(row.id, request_id))))
    return str(refused.value.values["reason"])


def changed(encrypted: etree._Element, position: int) -> etree._Element:
    """One bit of the encrypted text is another."""
    value = encrypted.find(f"{{{XENC}}}EncryptedData/{{{XENC}}}CipherData/{{{XENC}}}CipherValue")
    cipher = bytearray(b64decode(value.text))
    cipher[position] ^= 1
    value.text = b64encode(bytes(cipher)).decode()
    return encrypted


@pytest.mark.parametrize("method", [GCM, CBC256])
async def test_whatever_goes_wrong_in_opening_is_answered_alike(begin: Begin, method: str) -> None:
    """Nobody who changes an encrypted text learns how it decrypts then."""
    row, certificate = await with_key()
    how = Encryption(certificate=certificate, method=method)

    def with_changed(position: int) -> Any:
        def make(response: etree._Element) -> etree._Element:
            signed = provider().with_signed_assertion(response)
            assertion = signed.find(ASSERTION)
            signed.replace(assertion, changed(how.applied(assertion), position))
            return signed

        return make

    def of(plain: bytes) -> Any:
        def make(response: etree._Element) -> etree._Element:
            response.replace(response.find(ASSERTION), how.of(plain))
            return response

        return make

    bomb = b'<!DOCTYPE a [<!ENTITY x "yyyyyyyy">]><a>&x;&x;</a>'
    makes = (
        with_changed(-1), with_changed(0), with_changed(20), of(b""), of(b"no xml"), of(b"<a/>"), of(bomb),
        of(os.urandom(100)), of(f'<saml:Assertion xmlns:saml="{SAML}" ID="x"/>'.encode()),
    )  # fmt: skip
    assert {await refusal_of(begin, row, make) for make in makes} == {UNREADABLE}


@pytest.mark.parametrize(
    "how",
    [
        {"transport": RSA15}, {"method": TRIPLE_DES}, {"method": f"{XENC11}aes192-ccm"}, {"transport": "nonsense"},
    ],
)  # fmt: skip
async def test_what_is_too_weak_or_unknown_is_refused(begin: Begin, how: dict[str, str]) -> None:
    row, certificate = await with_key()
    used = Encryption(certificate=certificate, **how)
    assert await refusal_of(begin, row, lambda each: signed_then_encrypted(each, used)) == UNREADABLE


async def test_what_is_for_another_key_is_refused(begin: Begin) -> None:
    row, _ = await with_key()
    how = Encryption(certificate=foreign_certificate())
    assert await refusal_of(begin, row, lambda each: signed_then_encrypted(each, how)) == UNREADABLE


async def test_without_a_key_nothing_is_opened(begin: Begin) -> None:
    row, how = await connector(), Encryption(certificate=foreign_certificate())
    assert await refusal_of(begin, row, lambda each: signed_then_encrypted(each, how)) == UNREADABLE


async def test_to_be_encrypted_for_us_is_no_proof(begin: Begin) -> None:
    """Everybody has our certificate."""
    row, certificate = await with_key()
    how = Encryption(certificate=certificate)

    def unsigned(response: etree._Element) -> etree._Element:
        assertion = response.find(ASSERTION)
        response.replace(assertion, how.applied(assertion))
        return response

    def of_a_stranger(response: etree._Element) -> etree._Element:
        signed = stranger().with_signed_assertion(response)
        assertion = signed.find(ASSERTION)
        signed.replace(assertion, how.applied(assertion))
        return signed

    def signed_with_a_twin_inside(response: etree._Element) -> etree._Element:
        """The signed assertion is inside of one that says something else, and all of it is encrypted."""
        signed = provider().with_signed_assertion(response)
        original, twin = signed.find(ASSERTION), evil_twin(signed)
        signed.replace(original, twin)
        twin.append(original)
        signed.replace(twin, how.applied(twin))
        return signed

    def swapped_under_the_signature(response: etree._Element) -> etree._Element:
        signed = encrypted_then_signed(response, how)
        other = provider().response(row.id, "x", name_id="admin").find(ASSERTION)
        signed.replace(signed.find(how.applied(other).tag), how.applied(other))
        return signed

    for make in (unsigned, of_a_stranger, signed_with_a_twin_inside):
        assert await refusal_of(begin, row, make) == UNREADABLE  # as if it could not be read
    assert "signature" in await refusal_of(begin, row, swapped_under_the_signature)


async def test_one_assertion_in_clear_or_encrypted_and_not_both(begin: Begin) -> None:
    row, certificate = await with_key()
    how = Encryption(certificate=certificate)

    def beside(response: etree._Element) -> etree._Element:
        signed = signed_then_encrypted(response, how)
        signed.append(provider().response(row.id, "x", name_id="admin").find(ASSERTION))
        return signed

    def twice(response: etree._Element) -> etree._Element:
        signed = signed_then_encrypted(response, how)
        signed.append(how.applied(provider().response(row.id, "x").find(ASSERTION)))
        return signed

    def of_an_encrypted_one(response: etree._Element) -> etree._Element:
        signed = signed_then_encrypted(response, how)
        inner = signed.find(how.of(b"").tag)
        signed.replace(inner, how.applied(inner))
        return signed

    assert {await refusal_of(begin, row, make) for make in (beside, twice)} == {
        "it does not have exactly one assertion"
    }
    assert await refusal_of(begin, row, of_an_encrypted_one) == UNREADABLE


async def test_nothing_is_fetched_from_where_a_cipher_points_to(begin: Begin) -> None:
    row, certificate = await with_key()

    def referring(response: etree._Element) -> etree._Element:
        encrypted = signed_then_encrypted(response, Encryption(certificate=certificate))
        data = encrypted.find(f".//{{{XENC}}}EncryptedData/{{{XENC}}}CipherData")
        data.remove(data[0])
        etree.SubElement(data, f"{{{XENC}}}CipherReference", URI="http://127.0.0.1:1/")
        return encrypted

    assert await refusal_of(begin, row, referring) == UNREADABLE


async def test_what_the_assertion_says_is_checked_all_the_same(begin: Begin) -> None:
    row, certificate = await with_key()
    how = Encryption(certificate=certificate)
    _, request_id = await sent(row, await begin(SIGN_IN))
    for_others = provider().response(row.id, request_id, audience="https://elsewhere.example.com")
    with pytest.raises(AssertionRefused, match="somebody else"):
        await arrive(row, encoded(signed_then_encrypted(for_others, how)))


async def test_the_metadata_say_what_to_encrypt_for(database: str) -> None:
    row, certificate = await with_key()
    told = etree.fromstring((await service_provider_metadata(await known_sso_connector(row.id))).encode())
    names = {"md": "urn:oasis:names:tc:SAML:2.0:metadata", "ds": "http://www.w3.org/2000/09/xmldsig#"}
    keys = {each.get("use"): each for each in told.iterfind(".//md:KeyDescriptor", names)}
    assert set(keys) == {"signing", "encryption"}
    bare = "".join(line for line in certificate.splitlines() if "-----" not in line)
    assert keys["encryption"].findtext(".//ds:X509Certificate", None, names) == bare
    assert keys["encryption"].find("md:EncryptionMethod", names).get("Algorithm") == GCM


async def test_social_connectors_open_with_the_key_they_were_given(begin: Begin) -> None:
    now = clock.now()
    own: CertifiedKey = certified_key("ours", now, now.replace(year=now.year + 1))
    row = await saml_connector(provider(), encryptAssertion=True, encPrivateKey=own.private_pem)
    interaction = await begin(SIGN_IN)
    record, request_id = await sent_to_social(row, interaction)
    said = {"audience": AUDIENCE, "consumer": f"{ENDPOINT}/api/authn/saml/{row.id}"}
    response = provider().response(row.id, request_id, **said)
    encrypted = signed_then_encrypted(response, Encryption(certificate=own.certificate))
    assert encrypted.find(SIGNATURE) is None
    data = await arrive_at_social(row, encoded(encrypted))
    await social_actions.verify_social(BROWSER, interaction, row.id, record, data)
