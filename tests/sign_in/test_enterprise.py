"""Signing in with an enterprise's OpenID provider: domains, linking, joining organizations, and what is no proof."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from identity.connectors.errors import ConnectorFailed, NotTheSameSignIn, SocialIdTokenInvalid
from identity.kernel import clock, database
from identity.kernel.actor import SYSTEM
from identity.kernel.errors import Forbidden, NotFoundById
from identity.organizations.actions import NewOrganization, create_organization
from identity.provisioning.actions import add_jit_email_domain, add_jit_sso_connectors
from identity.sessions.errors import InteractionNotFound
from identity.sign_in import actions, identification_actions, sso_actions
from identity.sign_in.enterprise_queries import enterprise_connector_ids
from identity.sign_in.errors import VerificationNotFound
from identity.sso import relying_party
from identity.sso.errors import SsoIdentityUnknown
from identity.sso.models import SsoConnector
from identity.sso.token_vault import opened
from identity.users.queries import user_by_id
from tests.sign_in.conftest import BROWSER, REGISTER, SIGN_IN, Begin, MakeUser, experience_of
from tests.sign_in.providers import (
    CALLBACK,
    CLIENT,
    SECRET,
    STATE,
    OidcHost,
    answer,
    oidc_host,
    parameters_of,
    sso_connector,
)
from tests.sign_in.ways import set_up

ADA = {"name": "Ada", "email": "ada@acme.example.com"}
VERIFIED = ADA | {"email_verified": True}


@pytest.fixture
async def provider(database: str) -> AsyncIterator[OidcHost]:
    """A provider that may be called."""
    async with oidc_host() as found:
        yield found


async def came_back(provider: OidcHost, row: SsoConnector, interaction: str, **claims: Any) -> str:
    """A person who was sent to the provider and came back; the id of the verification."""
    record, uri = await sso_actions.begin_sso(BROWSER, interaction, row.id, STATE, CALLBACK)
    provider.grant(uri, **claims)
    return await sso_actions.verify_sso(BROWSER, interaction, row.id, record, answer())


async def identify(interaction: str, record: str) -> bool:
    return await identification_actions.identify(BROWSER, interaction, record)


async def registered(provider: OidcHost, row: SsoConnector, begin: Begin, **claims: Any) -> str:
    """A new account through the enterprise; its id."""
    interaction = await begin(REGISTER)
    assert await identify(interaction, await came_back(provider, row, interaction, **claims))
    await actions.submit(BROWSER, interaction)
    return str((await experience_of(interaction))["userId"])


async def linked_users() -> list[tuple[str, str]]:
    rows = await database.fetch("SELECT user_id, identity_id FROM sso_identities")
    return [(row["user_id"], row["identity_id"]) for row in rows]


async def memberships(user_id: str) -> list[str]:
    rows = await database.fetch(
        "SELECT organization_id FROM organization_members WHERE user_id = $1", user_id
    )
    return [row["organization_id"] for row in rows]


async def test_domains_lead_to_their_provider(provider: OidcHost, begin: Begin) -> None:
    row = await sso_connector(provider, "acme.example.com")
    interaction = await begin()
    assert await enterprise_connector_ids(interaction, "Ada@ACME.example.com") == [row.id]
    assert await enterprise_connector_ids(interaction, "ada@example.com") == []
    assert await enterprise_connector_ids(interaction, "nobody") is None
    await set_up(singleSignOnEnabled=False)
    assert await enterprise_connector_ids(interaction, ADA["email"]) == []
    with pytest.raises(InteractionNotFound):
        await enterprise_connector_ids("nothing", ADA["email"])


async def test_people_of_an_enterprise_register_without_more(provider: OidcHost, begin: Begin) -> None:
    row = await sso_connector(provider, "acme.example.com")
    user = await user_by_id(await registered(provider, row, begin, **VERIFIED))
    assert user is not None
    assert (user.primary_email, user.name, user.username) == (ADA["email"], "Ada", None)
    assert await linked_users() == [(user.id, "person-1")]
    interaction = await begin(SIGN_IN)
    await identify(interaction, await came_back(provider, row, interaction, **VERIFIED))
    assert (await actions.submit(BROWSER, interaction)) is not None
    assert await linked_users() == [(user.id, "person-1")]


async def test_the_way_there_and_the_call(provider: OidcHost, begin: Begin) -> None:
    row, interaction = await sso_connector(provider, config={"scope": "groups"}), await begin(SIGN_IN)
    record, uri = await sso_actions.begin_sso(BROWSER, interaction, row.id, STATE, CALLBACK)
    query = parameters_of(uri)
    assert (query["client_id"], query["scope"], query["state"]) == (CLIENT, "openid groups", STATE)
    assert {"nonce", "code_challenge"} <= query.keys()
    provider.grant(uri)
    await sso_actions.verify_sso(BROWSER, interaction, row.id, record, answer())
    asked = next(each for each in reversed(provider.host.asked) if each.path == "/token")
    assert asked.headers["authorization"].startswith("Basic ")
    assert SECRET not in asked.body.decode()


async def test_the_account_with_a_trusted_address_is_linked(
    provider: OidcHost, begin: Begin, make_user: MakeUser
) -> None:
    row, ada = await sso_connector(provider, "acme.example.com"), await make_user(primary_email=ADA["email"])
    interaction = await begin(SIGN_IN)
    await identify(interaction, await came_back(provider, row, interaction, **VERIFIED))
    await actions.submit(BROWSER, interaction)
    assert await linked_users() == [(ada.id, "person-1")]


@pytest.mark.parametrize("claims", [ADA, ADA | {"email_verified": False}, {"email": None}])
async def test_an_address_that_nobody_vouches_for_links_nothing(
    provider: OidcHost, begin: Begin, make_user: MakeUser, claims: dict[str, Any]
) -> None:
    row = await sso_connector(provider, "acme.example.com")
    await make_user(primary_email=ADA["email"])
    interaction = await begin(SIGN_IN)
    with pytest.raises(SsoIdentityUnknown) as refused:
        await identify(interaction, await came_back(provider, row, interaction, **claims))
    assert (refused.value.status, refused.value.code) == (404, "user.sso_identity_not_exist")
    assert await linked_users() == []


async def test_the_operator_may_trust_addresses(
    provider: OidcHost, begin: Begin, make_user: MakeUser
) -> None:
    row = await sso_connector(provider, config={"trustUnverifiedEmail": True})
    ada, interaction = await make_user(primary_email=ADA["email"]), await begin(SIGN_IN)
    await identify(interaction, await came_back(provider, row, interaction, **ADA))
    await actions.submit(BROWSER, interaction)
    assert await linked_users() == [(ada.id, "person-1")]


async def test_an_enterprise_speaks_for_its_own_domains_alone(
    provider: OidcHost, begin: Begin, make_user: MakeUser
) -> None:
    row = await sso_connector(provider, "acme.example.com")
    organization = await create_organization(SYSTEM, NewOrganization(name="Rival"))
    await add_jit_email_domain(SYSTEM, organization.id, "rival.example.com")
    await make_user(primary_email="boss@rival.example.com")
    interaction = await begin(SIGN_IN)
    record = await came_back(provider, row, interaction, email="boss@rival.example.com", email_verified=True)
    with pytest.raises(SsoIdentityUnknown):
        await identify(interaction, record)
    user = await user_by_id(
        await registered(provider, row, begin, email="new@rival.example.com", email_verified=True)
    )
    assert user is not None
    assert user.primary_email is None
    assert await memberships(user.id) == []


async def test_people_join_the_organizations_of_their_enterprise_once(
    provider: OidcHost, begin: Begin, make_user: MakeUser
) -> None:
    row, ada = await sso_connector(provider, "acme.example.com"), await make_user(primary_email=ADA["email"])
    organization = await create_organization(SYSTEM, NewOrganization(name="Acme"))
    await add_jit_sso_connectors(SYSTEM, organization.id, [row.id])
    for expected in ([organization.id], []):
        interaction = await begin(SIGN_IN)
        await identify(interaction, await came_back(provider, row, interaction, **VERIFIED))
        await actions.submit(BROWSER, interaction)
        assert await memberships(ada.id) == expected
        await database.execute("DELETE FROM organization_members")  # whoever was removed stays out
    newcomer = await registered(provider, row, begin, sub="person-2")
    assert await memberships(newcomer) == [organization.id]


async def test_tokens_are_kept_where_that_is_wanted(provider: OidcHost, begin: Begin) -> None:
    row = await sso_connector(provider, is_token_storage_enabled=True)
    user_id = await registered(provider, row, begin)
    rows = await database.fetch("SELECT * FROM stored_tokens WHERE user_id = $1", user_id)
    assert [opened(each["tokens_encrypted"])["accessToken"] for each in rows] == ["an-access-token"]
    assert rows[0]["sso_identity_id"] is not None


@pytest.mark.parametrize(
    "claims", [{"nonce": "x"}, {"aud": "another"}, {"iss": "https://idp.example.com"}, {"exp": 1}]
)
async def test_tokens_of_others_are_no_proof(
    provider: OidcHost, begin: Begin, claims: dict[str, Any]
) -> None:
    row, interaction = await sso_connector(provider), await begin(SIGN_IN)
    with pytest.raises(SocialIdTokenInvalid):
        await came_back(provider, row, interaction, **claims)


async def test_verifications_stay_with_their_connector_and_interaction(
    provider: OidcHost, begin: Begin
) -> None:
    row, interaction, other = await sso_connector(provider), await begin(SIGN_IN), await begin(SIGN_IN)
    another = await sso_connector(provider, name="Another")
    record, uri = await sso_actions.begin_sso(BROWSER, interaction, row.id, STATE, CALLBACK)
    provider.grant(uri)
    for place, connector in ((interaction, another), (other, row)):
        with pytest.raises(VerificationNotFound):
            await sso_actions.verify_sso(BROWSER, place, connector.id, record, answer())
    with pytest.raises(NotTheSameSignIn):
        await sso_actions.verify_sso(BROWSER, interaction, row.id, record, answer(state="another"))
    await sso_actions.verify_sso(BROWSER, interaction, row.id, record, answer())
    with pytest.raises(NotTheSameSignIn):
        await sso_actions.verify_sso(BROWSER, interaction, row.id, record, answer())


async def test_an_identity_belongs_to_the_connector_that_it_came_through(
    provider: OidcHost, begin: Begin
) -> None:
    await registered(provider, await sso_connector(provider, "acme.example.com"), begin, **VERIFIED)
    another, interaction = (
        await sso_connector(provider, "other.example.com", name="Other"),
        await begin(SIGN_IN),
    )
    with pytest.raises(SsoIdentityUnknown):
        await identify(interaction, await came_back(provider, another, interaction, **VERIFIED))


async def test_single_sign_on_can_be_off(provider: OidcHost, begin: Begin) -> None:
    row = await sso_connector(provider)
    await set_up(singleSignOnEnabled=False)
    with pytest.raises(Forbidden):
        await sso_actions.begin_sso(BROWSER, await begin(SIGN_IN), row.id, STATE, CALLBACK)
    await set_up(singleSignOnEnabled=True)
    with pytest.raises(Forbidden):
        await sso_actions.begin_sso(BROWSER, await begin(SIGN_IN, "admin-console"), row.id, STATE, CALLBACK)
    with pytest.raises(NotFoundById):
        await sso_actions.begin_sso(BROWSER, await begin(SIGN_IN), "nothing", STATE, CALLBACK)


async def test_a_provider_that_says_nothing_leads_nowhere(provider: OidcHost, begin: Begin) -> None:
    provider.host.answers.clear()
    row = await sso_connector(provider)
    with pytest.raises(ConnectorFailed):
        await sso_actions.begin_sso(BROWSER, await begin(SIGN_IN), row.id, STATE, CALLBACK)


async def test_accounts_of_google_need_a_workspace(
    provider: OidcHost, begin: Begin, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = await sso_connector(provider)
    await database.execute("UPDATE sso_connectors SET provider_name = 'GoogleWorkspace'")
    said = {
        "authorizationEndpoint": f"{provider.url}/authorize",
        "tokenEndpoint": f"{provider.url}/token",
        "jwksUri": f"{provider.url}/jwks",
        "issuer": provider.url,
    }
    google = ("GoogleWorkspace", "https://accounts.google.com")
    monkeypatch.setitem(relying_party._known, google, (said, clock.now()))
    interaction = await begin(SIGN_IN)
    with pytest.raises(SocialIdTokenInvalid):
        await came_back(provider, row, interaction, **VERIFIED)
    assert await came_back(provider, row, interaction, **VERIFIED, hd="acme.example.com")
