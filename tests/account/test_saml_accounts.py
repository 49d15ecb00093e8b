"""People link an account at a SAML provider: what its form brings counts with the ticket of their browser."""

from functools import cache

from identity.kernel import database
from identity.sign_in import saml_actions
from tests.account.conftest import Owner, Owners
from tests.sign_in.conftest import BROWSER
from tests.sign_in.providers import parameters_of
from tests.sso.identity_provider import ENDPOINT, SamlProvider, request_in, saml_connector

BACK = f"{ENDPOINT}/account/callback/social/here"
PATH, VERIFY = "/my-account/identities", "/verifications/social/verify"


@cache
def provider() -> SamlProvider:
    """Keys take long to make."""
    return SamlProvider()


async def begun(owner: Owner, connector_id: str) -> tuple[str, str]:
    """The verification of somebody who was sent to the provider, and the request's id."""
    body = {"connectorId": connector_id, "state": "state-1", "redirectUri": BACK}
    found = await owner.call("POST", "/verifications/social", body, status=201)
    return found["verificationRecordId"], str(request_in(found["authorizationUri"]).get("ID"))


async def ticket(connector_id: str, request_id: str) -> dict[str, str]:
    """What the browser goes on with that brings the answer."""
    response = provider().social_answer(connector_id, request_id)
    address = await saml_actions.accept_social_assertion(BROWSER, connector_id, response)
    assert address.startswith(f"{BACK}?")
    return parameters_of(address)


async def test_an_account_is_linked(owner: Owner) -> None:
    row = await saml_connector(provider(), target="saml_here")
    record, request_id = await begun(owner, row.id)
    data = {**await ticket(row.id, request_id), "redirectUri": BACK}
    await owner.call("POST", VERIFY, {"verificationRecordId": record, "connectorData": data})
    body = {"newIdentifierVerificationRecordId": record}
    await owner.call("POST", PATH, body, status=204, proof=await owner.proof())
    shown = (await owner.call("GET", "/my-account"))["identities"]
    assert shown["saml_here"]["userId"] == "person-1"


async def test_nobody_links_what_another_browser_brought(owner: Owner, owner_of: Owners) -> None:
    """Whoever lets another person answer their request gets nothing, and that person's ticket opens no other one."""
    row, victim = await saml_connector(provider(), target="saml_there"), await owner_of()
    record, request_id = await begun(owner, row.id)
    own, _ = await begun(victim, row.id)
    data = await ticket(row.id, request_id)
    for who, place, brought in (
        (owner, record, {"state": "state-1"}), (owner, record, data | {"saml_ticket": "guessed"}),
        (victim, own, data),
    ):  # fmt: skip
        body = {"verificationRecordId": place, "connectorData": brought}
        await who.refused("POST", VERIFY, body, 400, "session.verification_failed")
    assert await database.fetch("SELECT FROM social_identities WHERE target = 'saml_there'") == []


async def test_the_way_back_is_to_this_server(owner: Owner) -> None:
    row = await saml_connector(provider(), target="saml_elsewhere")
    body = {"connectorId": row.id, "state": "s", "redirectUri": "https://evil.example.com/"}
    await owner.refused("POST", "/verifications/social", body, 400, "session.insufficient_info")
