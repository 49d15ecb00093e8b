"""Sign-ins that begin at an enterprise's SAML provider: where they lead, and all that is refused."""

import asyncio
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from identity.applications.actions import NewApplication, create_application
from identity.connectors.errors import AssertionRefused, NotTheSameSignIn
from identity.kernel import clock, database
from identity.kernel.actor import SYSTEM
from identity.kernel.errors import NotFoundById
from identity.sign_in import actions, identification_actions, saml_actions, sso_actions
from identity.sign_in.saml_actions import Arrival
from identity.sso.actions import NewSsoConnector, create_sso_connector
from identity.sso.errors import (
    IdpInitiatedApplicationRefused,
    IdpInitiatedNotSupported,
    IdpInitiatedParameterRefused,
    IdpInitiatedRedirectUriRefused,
    IdpInitiatedStartMissing,
)
from identity.sso.idp_initiated_actions import (
    NewIdpInitiatedSignIn,
    remove_idp_initiated_sign_in,
    set_idp_initiated_sign_in,
)
from identity.sso.idp_initiated_queries import idp_initiated_sign_in
from identity.sso.jobs import purge_saml_requests
from identity.sso.models import SsoConnector
from identity.users.queries import user_by_id
from tests.sign_in.conftest import BROWSER, REGISTER, Begin, event_keys, experience_of
from tests.sign_in.providers import STATE
from tests.sign_in.test_saml import ATTACKS, CALLBACK, CHANGES, connector, provider
from tests.sign_in.ways import set_up
from tests.sso.identity_provider import encoded, request_in
from tests.sso.samples import OIDC

pytestmark = pytest.mark.usefixtures("database")
APP_PAGE = "https://app.example.com/callback"
STARTS_AT = "https://app.example.com/start?from=idp"
KEY = "Interaction.SignIn.Verification.IdpInitiatedSso.Create"


async def application(kind: str = "Traditional", **more: Any) -> str:
    """One's own application; its id."""
    metadata = {"redirectUris": more.pop("redirect_uris", [APP_PAGE]), "postLogoutRedirectUris": []}
    new = NewApplication(name="App", type=kind, oidc_client_metadata=metadata, **more)
    return (await create_application(SYSTEM, new)).application.id


async def led_to(row: SsoConnector, **target: Any) -> str:
    """The application that such sign-ins lead to from now on; its id."""
    application_id = target.pop("application_id", None) or await application()
    new = NewIdpInitiatedSignIn(application_id=application_id, **({"sends_request": True} | target))
    await set_idp_initiated_sign_in(SYSTEM, row.id, new)
    return application_id


async def came(row: SsoConnector, response: str | None = None, **changes: Any) -> Arrival:
    """Somebody whose provider sent them unasked."""
    unasked = response or provider().answer(row.id, None, **changes)
    assert saml_actions.is_unasked(unasked)
    return await saml_actions.accept_unasked_assertion(BROWSER, row.id, unasked)


async def followed(begin: Begin, row: SsoConnector, asked: str | None = None, event: Any = REGISTER) -> str:
    """The interaction that the browser begins then."""
    interaction = await begin(event)
    await database.execute(
        "UPDATE interactions SET parameters = $2::jsonb WHERE id = $1",
        interaction,
        {"direct_sign_in": asked or f"sso:{row.id}"},
    )
    return interaction


async def gone_on(row: SsoConnector, interaction: str, token: str | None) -> tuple[str, str]:
    return await sso_actions.begin_sso(BROWSER, interaction, row.id, STATE, CALLBACK, token)


async def is_sent_to_provider(row: SsoConnector, interaction: str, token: str | None) -> bool:
    _, uri = await gone_on(row, interaction, token)
    return uri.startswith(provider().config["signInEndpoint"])


async def test_a_person_comes_from_the_provider_and_is_signed_in(begin: Begin) -> None:
    row = await connector(domains=["acme.example.com"])
    application_id = await led_to(row, parameters={"scope": "openid email", "ui_locales": "de"})
    arrival = await came(row)
    address = urlsplit(arrival.address)
    assert address._replace(query="").geturl() == "http://localhost:3001/oidc/auth"
    assert {name: values[0] for name, values in parse_qs(address.query).items()} == {
        "client_id": application_id, "redirect_uri": APP_PAGE, "response_type": "code", "scope": "openid email",
        "ui_locales": "de", "prompt": "login", "direct_sign_in": f"sso:{row.id}",
    }  # fmt: skip
    interaction = await followed(begin, row)
    record, uri = await gone_on(row, interaction, arrival.token)
    assert uri == f"{CALLBACK}?state=a+state+of+the+page"
    with pytest.raises(NotTheSameSignIn):
        await sso_actions.verify_sso(BROWSER, interaction, row.id, record, {})
    await sso_actions.verify_sso(BROWSER, interaction, row.id, record, {"state": STATE})
    await identification_actions.identify(BROWSER, interaction, record)
    await actions.submit(BROWSER, interaction)
    user = await user_by_id((await experience_of(interaction))["userId"])
    assert user is not None
    assert (user.primary_email, user.name) == ("ada@acme.example.com", "Ada")
    assert (KEY, "Success") in await event_keys()


async def test_the_application_may_begin_itself() -> None:
    row = await connector()
    spa = await application("SPA")
    await led_to(row, application_id=spa, sends_request=False, application_uri=STARTS_AT)
    assert (await came(row)).address == f"{STARTS_AT}&ssoConnectorId={row.id}"


async def test_without_being_set_up_nobody_comes_unasked() -> None:
    row = await connector()
    with pytest.raises(AssertionRefused) as refused:
        await came(row)
    assert (refused.value.status, refused.value.code) == (400, "session.verification_failed")
    assert (KEY, "Error") in await event_keys()
    await led_to(row)
    await set_up(singleSignOnEnabled=False)
    with pytest.raises(AssertionRefused):
        await came(row)
    await set_up(singleSignOnEnabled=True)
    await remove_idp_initiated_sign_in(SYSTEM, row.id)
    with pytest.raises(AssertionRefused):
        await came(row)


async def test_an_assertion_is_good_for_one_arrival() -> None:
    row = await connector()
    await led_to(row)
    response = provider().answer(row.id, None)
    outcomes = await asyncio.gather(*(came(row, response) for _ in range(3)), return_exceptions=True)
    assert sorted(type(each).__name__ for each in outcomes) == ["Arrival", *["AssertionRefused"] * 2]
    with pytest.raises(AssertionRefused, match="used before"):
        await came(row, email="other@acme.example.com")  # another one with the same id
    assert await came(row, id="_another")


@pytest.mark.parametrize("changes", CHANGES.values(), ids=CHANGES)
async def test_it_is_checked_like_any_other(changes: dict[str, Any]) -> None:
    row = await connector()
    await led_to(row)
    with pytest.raises(AssertionRefused):
        await came(row, **changes)
    assert await database.fetch("SELECT FROM sso_arrivals") == []


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.__name__)
async def test_altered_ones_are_refused_unasked_too(attack: Any) -> None:
    row = await connector()
    await led_to(row)
    with pytest.raises(AssertionRefused):
        await came(row, encoded(attack(provider().response(row.id, None))))


async def test_one_that_answers_a_request_is_not_unasked() -> None:
    """What was made for somebody's request does not become an arrival when the outside no longer says so."""
    row = await connector()
    await led_to(row)
    response = provider().with_signed_assertion(provider().response(row.id, "_a-request"))
    del response.attrib["InResponseTo"]
    with pytest.raises(AssertionRefused, match="belong"):
        await came(row, encoded(response))
    response.set("InResponseTo", "")
    with pytest.raises(AssertionRefused, match="belong"):
        await came(row, encoded(response))


async def test_one_that_is_valid_for_very_long_is_refused() -> None:
    row = await connector()
    await led_to(row)
    with pytest.raises(AssertionRefused, match="too long"):
        await came(row, until=clock.now() + timedelta(days=30))


async def test_an_arrival_counts_once_in_its_browser_and_time(begin: Begin) -> None:
    row, another = await connector(), await connector("Another")
    await led_to(row)
    earlier = await followed(begin, row)
    arrival = await came(row)
    for interaction, token in (
        (earlier, arrival.token),  # begun before: not because of this arrival
        (await followed(begin, row), None),
        (await followed(begin, row), "made up"),
        (await followed(begin, row), "x" * 500),
        (await followed(begin, row, "sso:another"), arrival.token),
        (await begin(REGISTER), arrival.token),  # what a person began on their own
    ):
        assert await is_sent_to_provider(row, interaction, token)
    assert await is_sent_to_provider(another, await followed(begin, another), arrival.token)
    later = await followed(begin, row)
    assert not await is_sent_to_provider(row, later, arrival.token)
    assert await is_sent_to_provider(row, later, arrival.token)


async def test_arrivals_are_forgotten_soon(begin: Begin) -> None:
    row = await connector()
    await led_to(row)
    arrival = await came(row)
    interaction = await followed(begin, row)
    assert await purge_saml_requests() == 0
    await database.execute("UPDATE sso_arrivals SET expires_at = now() - interval '1 second'")
    assert await is_sent_to_provider(row, interaction, arrival.token)
    assert await purge_saml_requests() == 1


async def test_what_is_told_stays_secret(begin: Begin) -> None:
    row = await connector()
    await led_to(row)
    arrival = await came(row)
    stored = await database.fetch_row("SELECT * FROM sso_arrivals")
    assert arrival.token not in str(dict(stored or {}))
    assert "ada@acme" not in str(dict(stored or {}))
    assert arrival.token not in arrival.address


@pytest.mark.parametrize(
    ("target", "refusal"),
    [
        ({"sends_request": False}, IdpInitiatedStartMissing),
        ({"sends_request": False, "application_uri": "javascript:alert(1)"}, IdpInitiatedStartMissing),
        ({"sends_request": False, "application_uri": "https://a@b.example.com/"}, IdpInitiatedStartMissing),
        ({"sends_request": False, "application_uri": "//evil.example.com"}, IdpInitiatedStartMissing),
        ({"redirect_uri": "https://evil.example.com/"}, IdpInitiatedRedirectUriRefused),
        ({"parameters": {"redirect_uri": "https://evil.example.com/"}}, IdpInitiatedParameterRefused),
        ({"parameters": {"client_id": "x"}}, IdpInitiatedParameterRefused),
        ({"parameters": {"prompt": "none"}}, IdpInitiatedParameterRefused),
        ({"parameters": {"scope": 1}}, IdpInitiatedParameterRefused),
        ({"parameters": {"scope": "x" * 3000}}, IdpInitiatedParameterRefused),
        ({"parameters": ["scope"]}, IdpInitiatedParameterRefused),
        ({"application_id": "nothing"}, NotFoundById),
    ],
)
async def test_what_cannot_be_set_up(target: dict[str, Any], refusal: type[Exception]) -> None:
    row = await connector()
    with pytest.raises(refusal):
        await led_to(row, **target)
    with pytest.raises(NotFoundById):
        await idp_initiated_sign_in(SYSTEM, row.id)
    with pytest.raises(NotFoundById):
        await remove_idp_initiated_sign_in(SYSTEM, row.id)


async def test_applications_that_it_cannot_lead_to() -> None:
    row = await connector()
    spa, machine = await application("SPA"), await application("MachineToMachine", redirect_uris=[])
    stranger = await application("Traditional", is_third_party=True)
    for refused in (spa, machine, stranger):
        with pytest.raises(IdpInitiatedApplicationRefused):
            await led_to(row, application_id=refused)
    with pytest.raises(IdpInitiatedApplicationRefused):
        await led_to(row, application_id=machine, sends_request=False, application_uri=STARTS_AT)
    with pytest.raises(IdpInitiatedRedirectUriRefused):
        await led_to(row, application_id=await application(redirect_uris=[]))
    oidc = NewSsoConnector(provider_name="OIDC", connector_name="By OpenID", config=OIDC)
    with pytest.raises(IdpInitiatedNotSupported):
        await led_to(await create_sso_connector(SYSTEM, oidc))


async def test_it_is_replaced_as_a_whole_and_goes_with_its_application() -> None:
    row = await connector()
    await led_to(row, redirect_uri=APP_PAGE, parameters={"scope": "openid"})
    second = await led_to(row)
    found = await idp_initiated_sign_in(SYSTEM, row.id)
    assert (found.application_id, found.redirect_uri, found.parameters) == (second, None, {})
    await database.execute("DELETE FROM applications WHERE id = $1", second)
    with pytest.raises(NotFoundById):
        await idp_initiated_sign_in(SYSTEM, row.id)


async def test_how_many_statements_saml_takes(begin: Begin, statements: Any) -> None:
    row = await connector()
    await led_to(row)
    await came(row, id="_earlier")
    with statements() as counted:
        arrival = await came(row)
    assert counted.number == 8, counted.texts
    interaction = await followed(begin, row)
    with statements() as counted:
        await gone_on(row, interaction, arrival.token)
    assert counted.number == 4, counted.texts
    _, uri = await gone_on(row, interaction, None)
    response = provider().answer(row.id, str(request_in(uri).get("ID")))
    with statements() as counted:
        await saml_actions.accept_assertion(BROWSER, row.id, response)
    assert counted.number == 6, counted.texts
