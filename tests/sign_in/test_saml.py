"""Signing in with an enterprise's SAML provider, and all the answers that prove nothing."""

from base64 import b64decode, b64encode
from datetime import timedelta
from functools import cache, wraps
from typing import Any

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.x509 import load_pem_x509_certificate
from lxml import etree
from signxml.algorithms import DigestAlgorithm, SignatureMethod
from signxml.signer import XMLSigner

from identity.connectors.errors import AssertionRefused, InsufficientInformation, NotTheSameSignIn
from identity.connectors.saml.documents import parsed
from identity.kernel import clock, database
from identity.kernel.actor import SYSTEM
from identity.sign_in import actions, identification_actions, saml_actions, sso_actions
from identity.sso.actions import (
    NewSsoConnector,
    SsoConnectorChanges,
    create_sso_connector,
    update_sso_connector,
)
from identity.sso.jobs import purge_saml_requests
from identity.sso.key_actions import add_signing_key
from identity.sso.models import SsoConnector
from identity.users.queries import user_by_id
from tests.sign_in.conftest import BROWSER, REGISTER, SIGN_IN, Begin, MakeUser, experience_of
from tests.sign_in.providers import STATE, parameters_of
from tests.sign_in.ways import set_up
from tests.sso.identity_provider import DS, ENDPOINT, SAML, SAMLP, SamlProvider, encoded, request_in
from tests.sso.wrapping import SIGNATURE, WRAPPINGS, Attack, evil_twin

CALLBACK = f"{ENDPOINT}/callback/here"
ASSERTION, SUBJECT = f"{{{SAML}}}Assertion", f"{{{SAML}}}Subject"


@cache
def provider() -> SamlProvider:
    """Keys take long to make."""
    return SamlProvider()


@cache
def stranger() -> SamlProvider:
    """Another one that says to be the same."""
    return SamlProvider()


async def connector(name: str = "Acme", **more: Any) -> SsoConnector:
    """An enterprise connector to the provider."""
    config = provider().config | more.pop("config", {})
    new = NewSsoConnector(provider_name="SAML", connector_name=name, config=config, **more)
    row = await create_sso_connector(SYSTEM, new)
    await set_up(singleSignOnEnabled=True)
    return row


async def sent(row: SsoConnector, interaction: str) -> tuple[str, str]:
    """The verification of somebody who was sent to the provider, and the request's id."""
    record, uri = await sso_actions.begin_sso(BROWSER, interaction, row.id, STATE, CALLBACK)
    return record, str(request_in(uri).get("ID"))


async def arrive(row: SsoConnector, response: str) -> dict[str, str]:
    """The answer is posted; what its browser goes on with."""
    address = await saml_actions.accept_assertion(BROWSER, row.id, response)
    assert address.startswith(f"{CALLBACK}?")
    return parameters_of(address)


async def verify(row: SsoConnector, interaction: str, record: str, data: dict[str, str]) -> str:
    return await sso_actions.verify_sso(BROWSER, interaction, row.id, record, data)


async def test_the_request_says_who_asks_and_where_to_answer(begin: Begin) -> None:
    row = await connector()
    _, uri = await sso_actions.begin_sso(BROWSER, await begin(SIGN_IN), row.id, STATE, CALLBACK)
    request = request_in(uri)
    assert uri.startswith("https://idp.example.com/sso?tenant=1&SAMLRequest=")
    assert request.tag == f"{{{SAMLP}}}AuthnRequest"
    assert request.findtext(f"{{{SAML}}}Issuer") == f"{ENDPOINT}/enterprise-sso/{row.id}"
    assert request.get("AssertionConsumerServiceURL") == f"{ENDPOINT}/api/authn/single-sign-on/saml/{row.id}"
    assert request.get("Destination") == provider().config["signInEndpoint"]
    assert "Signature" not in parameters_of(uri)


async def test_requests_are_signed_where_that_is_wanted(begin: Begin) -> None:
    row = await connector()
    key = await add_signing_key(SYSTEM, row.id, is_active=True)
    config = provider().config | {"signAuthnRequest": True}
    await update_sso_connector(SYSTEM, row.id, SsoConnectorChanges(config=config))
    _, uri = await sso_actions.begin_sso(BROWSER, await begin(SIGN_IN), row.id, STATE, CALLBACK)
    signed = uri[uri.index("SAMLRequest=") : uri.index("&Signature=")]
    public = load_pem_x509_certificate(key.certificate.encode()).public_key()
    signature = b64decode(parameters_of(uri)["Signature"])
    public.verify(signature, signed.encode(), padding.PKCS1v15(), hashes.SHA256())  # type: ignore[union-attr,call-arg,arg-type]


async def test_people_register_and_sign_in_with_it(begin: Begin, make_user: MakeUser) -> None:
    row = await connector(domains=["acme.example.com"])
    for event in (REGISTER, SIGN_IN):
        interaction = await begin(event)
        record, request_id = await sent(row, interaction)
        data = await arrive(row, provider().answer(row.id, request_id))
        assert data == {"state": STATE, "saml_ticket": data["saml_ticket"]}
        assert await verify(row, interaction, record, data) == record
        await identification_actions.identify(BROWSER, interaction, record)
        await actions.submit(BROWSER, interaction)
    user = await user_by_id((await experience_of(interaction))["userId"])
    assert user is not None
    assert (user.primary_email, user.name) == ("ada@acme.example.com", "Ada")
    rows = await database.fetch("SELECT issuer, identity_id, sso_connector_id FROM sso_identities")
    assert [tuple(each) for each in rows] == [(provider().entity_id, "person-1", row.id)]


async def test_a_signed_response_will_do_as_well(begin: Begin) -> None:
    row, interaction = await connector(), await begin(SIGN_IN)
    record, request_id = await sent(row, interaction)
    data = await arrive(row, encoded(provider().signed(provider().response(row.id, request_id))))
    assert await verify(row, interaction, record, data) == record


async def test_attributes_are_named_by_the_operator(begin: Begin) -> None:
    row = await connector(config={"attributeMapping": {"id": "email", "name": "nameID"}})
    interaction = await begin(SIGN_IN)
    record, request_id = await sent(row, interaction)
    await verify(row, interaction, record, await arrive(row, provider().answer(row.id, request_id)))
    found = (await experience_of(interaction))["verificationRecords"][0]["enterpriseSsoUserInfo"]
    assert (found["id"], found["name"]) == ("ada@acme.example.com", "person-1")


CHANGES: dict[str, dict[str, Any]] = {
    "another audience": {"audience": "https://elsewhere.example.com"},
    "another address": {"consumer": "https://elsewhere.example.com"},
    "another issuer": {"issuer": "https://elsewhere.example.com"},
    "refused": {"status": "urn:oasis:names:tc:SAML:2.0:status:Responder"},
    "too late": {"until": clock.now() - timedelta(hours=1)},
    "too early": {"from": clock.now() + timedelta(hours=1)},
    "nobody": {"name_id": ""},
    "a time that is none": {"until": "tomorrow"},
}


@pytest.mark.parametrize("changes", CHANGES.values(), ids=CHANGES)
async def test_answers_for_others_are_no_proof(begin: Begin, changes: dict[str, Any]) -> None:
    await refused_by(begin, lambda row, request_id: provider().answer(row.id, request_id, **changes))


async def refused_by(begin: Begin, make: Any) -> None:
    """What `make` gives is refused with the contract's code, and the person stays unknown."""
    row, interaction = await connector(), await begin(SIGN_IN)
    record, request_id = await sent(row, interaction)
    with pytest.raises(AssertionRefused) as refused:
        await arrive(row, make(row, request_id))
    assert (refused.value.status, refused.value.code) == (400, "session.verification_failed")
    with pytest.raises(NotTheSameSignIn):
        await verify(row, interaction, record, {"state": STATE})


def unsigned(response: etree._Element) -> etree._Element:
    return response


def of_a_stranger(response: etree._Element) -> etree._Element:
    return stranger().with_signed_assertion(response)


def changed_afterwards(response: etree._Element) -> etree._Element:
    signed = provider().with_signed_assertion(response)
    signed.find(f".//{{{SAML}}}NameID").text = "admin"
    return signed


def with_weak_signature(response: etree._Element) -> etree._Element:
    assertion = etree.fromstring(etree.tostring(response.find(ASSERTION)))
    response.replace(response.find(ASSERTION), _sha1_signed(assertion))
    return response


def with_weak_digest(response: etree._Element) -> etree._Element:
    assertion = etree.fromstring(etree.tostring(response.find(ASSERTION)))
    text = etree.tostring(provider().signed(assertion)).decode()
    weak = etree.fromstring(text.replace(DigestAlgorithm.SHA256.value, f"{DS}sha1"))
    response.replace(response.find(ASSERTION), weak)
    return response


def with_a_shared_secret(response: etree._Element) -> etree._Element:
    """Signed with the provider's certificate as if that were a secret."""
    assertion = etree.fromstring(etree.tostring(response.find(ASSERTION)))
    signer = XMLSigner(
        signature_algorithm=SignatureMethod.HMAC_SHA256,
        c14n_algorithm="http://www.w3.org/2001/10/xml-exc-c14n#",
    )
    key = provider().key.certificate.encode()
    signed = signer.sign(assertion, key=key, reference_uri="#_assertion", id_attribute="ID")
    response.replace(response.find(ASSERTION), signed)
    return response


def of_both(response: etree._Element) -> etree._Element:
    """A stranger's signature of the response, around the provider's of the assertion."""
    signed = provider().with_signed_assertion(response)
    return stranger().signed(etree.fromstring(etree.tostring(signed)))


def _sha1_signed(assertion: etree._Element) -> etree._Element:
    """The library does not even make such signatures, so the names are exchanged."""
    text = etree.tostring(provider().signed(assertion)).decode()
    text = text.replace(SignatureMethod.RSA_SHA256.value, f"{DS}rsa-sha1")
    return etree.fromstring(text.replace(DigestAlgorithm.SHA256.value, f"{DS}sha1"))


def of_one(wrapping: Attack) -> Any:
    """As an attack on a response, with the provider's signature."""

    @wraps(wrapping)
    def attack(response: etree._Element) -> etree._Element:
        return wrapping(provider(), response)

    return attack


def twin_last(response: etree._Element) -> etree._Element:
    signed = provider().with_signed_assertion(response)
    signed.append(evil_twin(signed))
    return signed


def signed_elsewhere(response: etree._Element) -> etree._Element:
    """A good signature, of the subject alone."""
    subject = response.find(f".//{SUBJECT}")
    subject.set("ID", "_subject")
    signature = provider().signed(etree.fromstring(etree.tostring(subject))).find(SIGNATURE)
    response.find(ASSERTION).insert(1, signature)
    return response


def encrypted(response: etree._Element) -> etree._Element:
    etree.SubElement(response, f"{{{SAML}}}EncryptedAssertion")
    return provider().with_signed_assertion(response)


def without_audience(response: etree._Element) -> etree._Element:
    conditions = response.find(f".//{{{SAML}}}Conditions")
    conditions.remove(conditions[0])
    return provider().with_signed_assertion(response)


def without_conditions(response: etree._Element) -> etree._Element:
    assertion = response.find(ASSERTION)
    assertion.remove(assertion.find(f"{{{SAML}}}Conditions"))
    return provider().with_signed_assertion(response)


def without_bearer(response: etree._Element) -> etree._Element:
    confirmation = response.find(f".//{{{SAML}}}SubjectConfirmation")
    confirmation.set("Method", "urn:oasis:names:tc:SAML:2.0:cm:holder-of-key")
    return provider().with_signed_assertion(response)


def confirmed_for_ever(response: etree._Element) -> etree._Element:
    del response.find(f".//{{{SAML}}}SubjectConfirmationData").attrib["NotOnOrAfter"]
    return provider().with_signed_assertion(response)


def for_another_request(response: etree._Element) -> etree._Element:
    """The outside names our request, the signed inside another one."""
    response.find(f".//{{{SAML}}}SubjectConfirmationData").set("InResponseTo", "_another")
    return provider().with_signed_assertion(response)


ATTACKS = (
    unsigned, of_a_stranger, changed_afterwards, with_weak_signature, with_weak_digest, with_a_shared_secret, twin_last,
    *(of_one(each) for each in WRAPPINGS), signed_elsewhere, of_both, encrypted, without_audience,
    without_conditions, without_bearer, confirmed_for_ever, for_another_request,
)  # fmt: skip


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.__name__)
async def test_altered_answers_are_no_proof(begin: Begin, attack: Any) -> None:
    await refused_by(begin, lambda row, request_id: encoded(attack(provider().response(row.id, request_id))))


async def test_comments_do_not_cut_names_short(begin: Begin) -> None:
    row, interaction = await connector(), await begin(SIGN_IN)
    record, request_id = await sent(row, interaction)
    signed = provider().answer(row.id, request_id, name_id="admin.evil.example.com")
    cut = b64decode(signed).replace(b">admin.evil", b">admin<!-- -->.evil")
    await verify(row, interaction, record, await arrive(row, b64encode(cut).decode()))
    found = (await experience_of(interaction))["verificationRecords"][0]["enterpriseSsoUserInfo"]
    assert found["id"] == "admin.evil.example.com"


@pytest.mark.parametrize(
    "document",
    [
        "no base64!", b64encode(b"no xml").decode(), b64encode(b"<a/>").decode(), "x" * 300_000,
        b64encode(b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>').decode(),
        b64encode(b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>').decode(),
        b64encode(f'<samlp:Response xmlns:samlp="{SAMLP}">{"<a/>" * 5000}</samlp:Response>'.encode()).decode(),
    ],
)  # fmt: skip
async def test_what_is_no_answer_is_refused(begin: Begin, document: str) -> None:
    row = await connector()
    with pytest.raises(AssertionRefused):
        await arrive(row, document)
    with pytest.raises(AssertionRefused):
        parsed(document)


async def test_an_answer_counts_once(begin: Begin) -> None:
    row, interaction = await connector(), await begin(SIGN_IN)
    record, request_id = await sent(row, interaction)
    response = provider().answer(row.id, request_id)
    data = await arrive(row, response)
    with pytest.raises(AssertionRefused):
        await arrive(row, response)
    await verify(row, interaction, record, data)
    with pytest.raises(NotTheSameSignIn):
        await verify(row, interaction, record, data)


async def test_answers_that_nobody_asked_for_are_refused(begin: Begin) -> None:
    row, another = await connector(), await connector("Another")
    interaction = await begin(SIGN_IN)
    _, request_id = await sent(row, interaction)
    for place, response in (
        (row, provider().answer(row.id, "")),
        (row, provider().answer(row.id, "_made-up")),
        (another, provider().answer(another.id, request_id)),
    ):
        with pytest.raises(AssertionRefused):
            await arrive(place, response)


async def test_a_later_beginning_replaces_an_earlier_one(begin: Begin) -> None:
    row, interaction = await connector(), await begin(SIGN_IN)
    _, earlier = await sent(row, interaction)
    record, later = await sent(row, interaction)
    of_earlier = await arrive(row, provider().answer(row.id, earlier))
    with pytest.raises(NotTheSameSignIn):
        await verify(row, interaction, record, of_earlier)
    data = await arrive(row, provider().answer(row.id, later))
    with pytest.raises(NotTheSameSignIn):
        await verify(row, interaction, record, data | {"state": "another"})
    await verify(row, interaction, record, data)


async def test_who_began_gets_nothing_of_the_one_who_ends_it(begin: Begin) -> None:
    """Somebody sends another person to the provider with a request of their own; the ticket goes with that person."""
    row, of_attacker, of_victim = await connector(), await begin(SIGN_IN), await begin(SIGN_IN)
    record, request_id = await sent(row, of_attacker)
    data = await arrive(row, provider().answer(row.id, request_id))
    for guess in ({"state": STATE}, {"state": STATE, "saml_ticket": "x"}, {"saml_ticket": ""}):
        with pytest.raises(NotTheSameSignIn):
            await verify(row, of_attacker, record, guess)
    own, _ = await sent(row, of_victim)
    with pytest.raises(NotTheSameSignIn):
        await verify(row, of_victim, own, data)


@pytest.mark.parametrize(
    "page",
    [
        "javascript:alert(1)", "https://evil.example.com/callback", f"{ENDPOINT}.evil.example.com/callback",
        f"{ENDPOINT}@evil.example.com/", f"{ENDPOINT}\\@evil.example.com/", ENDPOINT, "/callback/here",
    ],
)  # fmt: skip
async def test_tickets_go_to_pages_of_our_own_alone(begin: Begin, page: str) -> None:
    row, interaction = await connector(), await begin(SIGN_IN)
    with pytest.raises(InsufficientInformation):
        await sso_actions.begin_sso(BROWSER, interaction, row.id, STATE, page)


async def test_requests_are_forgotten_in_time(begin: Begin) -> None:
    row, interaction = await connector(), await begin(SIGN_IN)
    _, request_id = await sent(row, interaction)
    assert await purge_saml_requests() == 0
    await database.execute("UPDATE saml_requests SET expires_at = now() - interval '1 second'")
    with pytest.raises(AssertionRefused):
        await arrive(row, provider().answer(row.id, request_id))
    assert await purge_saml_requests() == 1
