"""Signing in with a social connector that speaks SAML."""

from typing import Any

import pytest
from cryptography.hazmat.primitives import serialization

from identity.connectors.authorization import authorization_uri
from identity.connectors.errors import (
    AssertionRefused,
    ConnectorNotImplemented,
    InsufficientInformation,
    InvalidConnectorConfig,
    NotTheSameSignIn,
    SocialIdentityUnknown,
)
from identity.connectors.models import Connector
from identity.kernel.actor import SYSTEM
from identity.sign_in import actions, identification_actions, saml_actions, social_actions
from identity.users.queries import user_by_id
from tests.sign_in.conftest import BROWSER, REGISTER, SIGN_IN, Begin, MakeUser, experience_of
from tests.sign_in.providers import STATE, parameters_of
from tests.sign_in.test_saml import ATTACKS, CALLBACK, CHANGES, provider
from tests.sign_in.ways import set_up
from tests.sso.identity_provider import AUDIENCE, ENDPOINT, SAML, SAMLP, encoded, request_in, saml_connector
from tests.sso.samples import metadata

WITHOUT_MORE = {"signUp": {"identifiers": [], "password": False, "verify": False}}


async def sent(row: Connector, interaction: str) -> tuple[str, str]:
    record, uri = await social_actions.begin_social(BROWSER, interaction, row.id, STATE, CALLBACK)
    return record, str(request_in(uri).get("ID"))


async def arrive(row: Connector, response: str) -> dict[str, str]:
    address = await saml_actions.accept_social_assertion(BROWSER, row.id, response)
    assert address.startswith(f"{CALLBACK}?")
    return parameters_of(address)


async def came_back(row: Connector, interaction: str, **said: Any) -> str:
    record, request_id = await sent(row, interaction)
    data = await arrive(row, provider().social_answer(row.id, request_id, **said))
    return await social_actions.verify_social(BROWSER, interaction, row.id, record, data)


async def test_the_request_is_for_the_connectors_own_address(begin: Begin) -> None:
    format_ = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"
    row = await saml_connector(provider(), nameIDFormat=format_)
    _, uri = await social_actions.begin_social(BROWSER, await begin(SIGN_IN), row.id, STATE, CALLBACK)
    request = request_in(uri)
    assert request.findtext(f"{{{SAML}}}Issuer") == AUDIENCE
    assert request.get("AssertionConsumerServiceURL") == f"{ENDPOINT}/api/authn/saml/{row.id}"
    assert request.find(f"{{{SAMLP}}}NameIDPolicy").get("Format") == format_


async def test_requests_are_signed_with_the_key_that_was_given(begin: Begin) -> None:
    row = await saml_connector(provider(), signAuthnRequest=True, privateKey=provider().key.private_pem)
    _, uri = await social_actions.begin_social(BROWSER, await begin(SIGN_IN), row.id, STATE, CALLBACK)
    assert {"SigAlg", "Signature"} <= parameters_of(uri).keys()


async def test_keys_may_have_a_password(begin: Begin) -> None:
    key = serialization.load_pem_private_key(provider().key.private_pem.encode(), None)
    closed = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8,
        serialization.BestAvailableEncryption(b"word"),
    ).decode()  # fmt: skip
    row = await saml_connector(provider(), signAuthnRequest=True, privateKey=closed, privateKeyPass="word")
    await social_actions.begin_social(BROWSER, await begin(SIGN_IN), row.id, STATE, CALLBACK)


async def test_people_register_and_sign_in_with_it(begin: Begin) -> None:
    row = await saml_connector(provider(), trustUnverifiedEmail=True)
    await set_up(**WITHOUT_MORE)
    for event in (REGISTER, SIGN_IN):
        interaction = await begin(event)
        record = await came_back(row, interaction)
        await identification_actions.identify(BROWSER, interaction, record)
        await actions.submit(BROWSER, interaction)
    user = await user_by_id((await experience_of(interaction))["userId"])
    assert user is not None
    assert (user.primary_email, user.name) == ("ada@acme.example.com", "Ada")
    assert user.identities["acme"]["userId"] == "person-1"


async def test_addresses_are_not_believed_unless_the_operator_does(begin: Begin, make_user: MakeUser) -> None:
    row = await saml_connector(provider())
    await make_user(primary_email="ada@acme.example.com")
    interaction = await begin(SIGN_IN)
    record = await came_back(row, interaction)
    with pytest.raises(SocialIdentityUnknown) as refused:
        await identification_actions.identify(BROWSER, interaction, record, links_social=True)
    assert refused.value.data is None
    found = (await experience_of(interaction))["verificationRecords"][0]["socialUserInfo"]
    assert "email" not in found


async def test_attributes_are_named_by_the_operator(begin: Begin) -> None:
    row = await saml_connector(
        provider(), profileMap={"id": "email", "name": "nameID", "email": "email"}, trustUnverifiedEmail=True
    )
    interaction = await begin(SIGN_IN)
    await came_back(row, interaction)
    found = (await experience_of(interaction))["verificationRecords"][0]["socialUserInfo"]
    assert (found["id"], found["name"], found["email"]) == (
        "ada@acme.example.com", "person-1", "ada@acme.example.com",
    )  # fmt: skip


@pytest.mark.parametrize("changes", [each for name, each in CHANGES.items() if name != "another issuer"])
async def test_answers_for_others_are_no_proof(begin: Begin, changes: dict[str, Any]) -> None:
    row, interaction = await saml_connector(provider()), await begin(SIGN_IN)
    _, request_id = await sent(row, interaction)
    with pytest.raises(AssertionRefused):
        await arrive(row, provider().social_answer(row.id, request_id, **changes))


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.__name__)
async def test_altered_answers_are_no_proof(begin: Begin, attack: Any) -> None:
    row, interaction = await saml_connector(provider()), await begin(SIGN_IN)
    _, request_id = await sent(row, interaction)
    said = {"audience": AUDIENCE, "consumer": f"{ENDPOINT}/api/authn/saml/{row.id}"}
    with pytest.raises(AssertionRefused):
        await arrive(row, encoded(attack(provider().response(row.id, request_id, **said))))


async def test_with_metadata_the_issuer_counts_too(begin: Begin) -> None:
    row = await saml_connector(provider(), idpMetadataXml=metadata())
    interaction = await begin(SIGN_IN)
    _, request_id = await sent(row, interaction)
    with pytest.raises(AssertionRefused, match="somebody else"):
        await arrive(
            row, provider().social_answer(row.id, request_id, issuer="https://elsewhere.example.com")
        )
    await came_back(row, await begin(SIGN_IN))


async def test_an_answer_counts_once_with_its_ticket_and_connector(begin: Begin) -> None:
    row, another = await saml_connector(provider()), await saml_connector(provider(), target="another")
    interaction = await begin(SIGN_IN)
    record, request_id = await sent(row, interaction)
    response = provider().social_answer(row.id, request_id)
    with pytest.raises(AssertionRefused, match="nobody waits"):
        await saml_actions.accept_social_assertion(BROWSER, another.id, response)
    data = await arrive(row, response)
    with pytest.raises(AssertionRefused, match="nobody waits"):
        await arrive(row, response)
    for wrong in ({"state": STATE}, data | {"saml_ticket": "x"}, data | {"state": "another"}):
        with pytest.raises(NotTheSameSignIn):
            await social_actions.verify_social(BROWSER, interaction, row.id, record, wrong)
    await social_actions.verify_social(BROWSER, interaction, row.id, record, data)
    with pytest.raises(NotTheSameSignIn):
        await social_actions.verify_social(BROWSER, interaction, row.id, record, data)


async def test_tickets_go_to_pages_of_our_own_alone(begin: Begin) -> None:
    row, page = await saml_connector(provider()), "https://evil.example.com/callback"
    with pytest.raises(InsufficientInformation):
        await social_actions.begin_social(BROWSER, await begin(SIGN_IN), row.id, STATE, page)


async def test_who_keeps_nothing_cannot_use_it(database: str) -> None:
    row = await saml_connector(provider())
    with pytest.raises(ConnectorNotImplemented):
        await authorization_uri(SYSTEM, row.id, STATE, CALLBACK)


@pytest.mark.parametrize(
    "config",
    [
        {"x509Certificate": ""}, {"signInEndpoint": ""}, {"signAuthnRequest": True},
        {"signAuthnRequest": True, "privateKey": "x"}, {"idpMetadataXml": "<a/>", "x509Certificate": ""},
    ],
)  # fmt: skip
async def test_settings_that_lead_nowhere(begin: Begin, config: dict[str, Any]) -> None:
    row = await saml_connector(provider(), **config)
    with pytest.raises(InvalidConnectorConfig):
        await social_actions.begin_social(BROWSER, await begin(SIGN_IN), row.id, STATE, CALLBACK)
