"""Signing in through the presets: what is particular about Okta, Entra ID and Google Workspace."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from identity.connectors.errors import AssertionRefused, ConnectorFailed, SocialIdTokenInvalid
from identity.kernel import clock
from identity.kernel.actor import SYSTEM
from identity.organizations.actions import NewOrganization, create_organization
from identity.provisioning.actions import add_jit_sso_connectors
from identity.sign_in import actions, identification_actions, sso_actions
from identity.sign_in.enterprise_queries import enterprise_connector_ids
from identity.sso import saml_party
from identity.sso.actions import NewSsoConnector, create_sso_connector
from identity.sso.errors import SsoIdentityUnknown
from identity.sso.models import SsoConnector
from identity.sso.providers import PROVIDERS
from identity.users.models import User
from identity.users.queries import user_by_id
from tests.delivery.hosts import Host, allowed, host
from tests.sign_in.conftest import BROWSER, REGISTER, SIGN_IN, Begin, MakeUser, experience_of
from tests.sign_in.providers import CALLBACK, STATE, answer, parameters_of
from tests.sign_in.test_enterprise import memberships
from tests.sign_in.test_saml import arrive, sent, verify
from tests.sign_in.ways import set_up
from tests.sso.identity_provider import SamlProvider
from tests.sso.presets import (
    TENANT,
    StandIn,
    entra,
    entra_metadata,
    google,
    of_entra,
    of_google,
    of_okta,
    okta,
)

EMAIL = "ada@acme.example.com"
CLAIM = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims"


@pytest.fixture
async def there(database: str) -> AsyncIterator[Host]:
    """A host that may be called."""
    async with host() as running, allowed("127.0.0.1"):
        yield running


@pytest.fixture
def workspace(there: Host, monkeypatch: pytest.MonkeyPatch) -> StandIn:
    """Google, as far as the preset knows."""
    found = google(there)
    monkeypatch.setitem(
        PROVIDERS, "GoogleWorkspace", replace(PROVIDERS["GoogleWorkspace"], issuer=found.issuer)
    )
    return found


async def came_back(provider: StandIn, row: SsoConnector, interaction: str, **said: Any) -> str:
    record, uri = await sso_actions.begin_sso(BROWSER, interaction, row.id, STATE, CALLBACK)
    provider.grant(uri, **said)
    return await sso_actions.verify_sso(BROWSER, interaction, row.id, record, answer())


async def signed_in(provider: StandIn, row: SsoConnector, begin: Begin, event: Any, **said: Any) -> User:
    """The whole way; who it was."""
    interaction = await begin(event)
    record = await came_back(provider, row, interaction, **said)
    await identification_actions.identify(BROWSER, interaction, record)
    await actions.submit(BROWSER, interaction)
    user = await user_by_id((await experience_of(interaction))["userId"])
    assert user is not None
    return user


async def test_okta_tells_details_at_userinfo(there: Host, begin: Begin) -> None:
    provider = okta(there)
    provider.publish()
    row = await provider.connector(
        "Okta", "acme.example.com", config={"scope": "openid profile email groups"},
        is_profile_synchronized=True,
    )  # fmt: skip
    organization = await create_organization(SYSTEM, NewOrganization(name="Acme"))
    await add_jit_sso_connectors(SYSTEM, organization.id, [row.id])
    interaction = await begin()
    assert await enterprise_connector_ids(interaction, EMAIL) == [row.id]
    details = {
        "sub": "00u1okta", "email": EMAIL, "email_verified": True, "name": "Ada", "groups": ["Everyone", "Staff"],
        "zoneinfo": "Europe/Berlin", "locale": "de-DE",
    }  # fmt: skip
    user = await signed_in(provider, row, begin, REGISTER, **of_okta(), userinfo=details)
    assert (user.primary_email, user.name) == (EMAIL, "Ada")
    assert await memberships(user.id) == [organization.id]
    renamed = details | {"name": "Ada L.", "picture": "https://acme.example.com/ada.png"}
    again = await signed_in(provider, row, begin, SIGN_IN, **of_okta(), userinfo=renamed)
    assert (again.id, again.name, again.avatar) == (user.id, "Ada L.", "https://acme.example.com/ada.png")
    (asked,) = [each for each in there.asked if each.path.endswith("/v1/userinfo")][-1:]
    assert asked.headers["authorization"] == "Bearer opaque"


async def test_without_synchronization_names_stay(there: Host, begin: Begin) -> None:
    provider = entra(there)
    provider.publish()
    row = await provider.connector("AzureAdOidc", "acme.example.com")
    user = await signed_in(provider, row, begin, REGISTER, **of_entra())
    again = await signed_in(provider, row, begin, SIGN_IN, **of_entra(name="Another"))
    assert (again.id, again.name) == (user.id, "Ada")


@pytest.mark.parametrize("owned", [None, False, "0", 0])
async def test_entra_vouches_for_no_address_by_itself(
    there: Host, begin: Begin, make_user: MakeUser, owned: Any
) -> None:
    """Whoever has a directory may write any address into it: that alone takes over no account."""
    provider = entra(there)
    provider.publish()
    row = await provider.connector("AzureAdOidc", "acme.example.com")
    await make_user(primary_email=EMAIL)
    said = of_entra() if owned is None else of_entra(xms_edov=owned)
    interaction = await begin(SIGN_IN)
    record = await came_back(provider, row, interaction, **said, userinfo={"sub": "AAAApairwise"})
    with pytest.raises(SsoIdentityUnknown):
        await identification_actions.identify(BROWSER, interaction, record)
    user = await signed_in(provider, row, begin, REGISTER, **said)
    assert user.primary_email is None


@pytest.mark.parametrize("owned", [True, "1", 1, "true"])
async def test_entra_vouches_for_addresses_of_domains_that_a_directory_owns(
    there: Host, begin: Begin, make_user: MakeUser, owned: Any
) -> None:
    provider = entra(there)
    provider.publish()
    row, ada = (
        await provider.connector("AzureAdOidc", "acme.example.com"),
        await make_user(primary_email=EMAIL),
    )
    user = await signed_in(provider, row, begin, SIGN_IN, **of_entra(xms_edov=owned))
    assert user.id == ada.id


async def test_what_a_directory_owns_means_nothing_elsewhere(
    there: Host, begin: Begin, make_user: MakeUser
) -> None:
    provider = okta(there)
    provider.publish()
    row = await provider.connector("Okta", "acme.example.com")
    await make_user(primary_email=EMAIL)
    interaction = await begin(SIGN_IN)
    record = await came_back(provider, row, interaction, **of_okta(email=EMAIL, xms_edov=True))
    with pytest.raises(SsoIdentityUnknown):
        await identification_actions.identify(BROWSER, interaction, record)


@pytest.mark.parametrize("tenant", ["common", "organizations"])
async def test_a_directory_of_many_tenants_is_no_enterprise(there: Host, begin: Begin, tenant: str) -> None:
    """Its issuer is a template, in which everybody's directory fits."""
    provider = entra(there, tenant, issuer_said="https://login.microsoftonline.com/{tenantid}/v2.0")
    provider.publish()
    row = await provider.connector("AzureAdOidc", "acme.example.com")
    with pytest.raises(ConnectorFailed):
        await sso_actions.begin_sso(BROWSER, await begin(SIGN_IN), row.id, STATE, CALLBACK)


async def test_a_token_of_another_tenant_is_refused(there: Host, begin: Begin) -> None:
    provider = entra(there)
    provider.publish()
    row = await provider.connector("AzureAdOidc", "acme.example.com")
    another = f"{there.url}/00000000-0000-0000-0000-000000000000/v2.0"
    with pytest.raises(SocialIdTokenInvalid):
        await came_back(provider, row, await begin(SIGN_IN), **of_entra(iss=another))


async def test_a_workspace_signs_its_people_in(workspace: StandIn, begin: Begin, make_user: MakeUser) -> None:
    workspace.publish()
    row, ada = (
        await workspace.connector("GoogleWorkspace", "acme.example.com"),
        await make_user(primary_email=EMAIL),
    )
    interaction = await begin(SIGN_IN)
    _, uri = await sso_actions.begin_sso(BROWSER, interaction, row.id, STATE, CALLBACK)
    assert parameters_of(uri)["hd"] == "acme.example.com"
    assert (await signed_in(workspace, row, begin, SIGN_IN, **of_google())).id == ada.id


@pytest.mark.parametrize(
    "changes",
    [
        {"hd": "rival.example.com", "email": "boss@rival.example.com"},
        {"hd": "rival.example.com", "email_verified": False},
        {"hd": ""}, {"hd": ["acme.example.com"]}, {"hd": None, "email": "ada@gmail.com"},
    ],
)  # fmt: skip
async def test_accounts_of_other_workspaces_are_nobody_here(
    workspace: StandIn, begin: Begin, changes: dict[str, Any]
) -> None:
    """All workspaces share one issuer; who is let in may join the enterprise's organizations."""
    workspace.publish()
    row = await workspace.connector("GoogleWorkspace", "acme.example.com")
    with pytest.raises(SocialIdTokenInvalid):
        await came_back(workspace, row, await begin(REGISTER), **of_google(**changes))


async def test_a_workspace_may_have_further_domains(workspace: StandIn, begin: Begin) -> None:
    workspace.publish()
    row = await workspace.connector("GoogleWorkspace", "acme.example.com", "acme.example.org")
    _, uri = await sso_actions.begin_sso(BROWSER, await begin(SIGN_IN), row.id, STATE, CALLBACK)
    assert parameters_of(uri)["hd"] == "*"
    of_second = of_google(hd="primary.example.net", email="ada@acme.example.org")
    user = await signed_in(workspace, row, begin, REGISTER, **of_second)
    assert user.primary_email == "ada@acme.example.org"


def entra_answer(provider: SamlProvider, row: SsoConnector, request_id: str) -> str:
    """Attributes as Entra ID names them."""
    return provider.answer(
        row.id, request_id, email_name=f"{CLAIM}/emailaddress", name_name=f"{CLAIM}/name", email=EMAIL
    )


async def test_entra_signs_in_through_saml_and_changes_its_keys(there: Host, begin: Begin) -> None:
    first, second, third = (SamlProvider(f"https://sts.windows.net/{TENANT}/") for _ in range(3))
    address = there.answer("/federationmetadata.xml", entra_metadata(first.key.certificate).encode())
    new = NewSsoConnector(
        provider_name="AzureAD", connector_name="Entra", config={"metadataUrl": address},
        domains=["acme.example.com"],
    )  # fmt: skip
    row = await create_sso_connector(SYSTEM, new)
    await set_up(singleSignOnEnabled=True)

    async def signs_in_with(provider: SamlProvider, event: Any) -> User:
        interaction = await begin(event)
        record, request_id = await sent(row, interaction)
        await verify(row, interaction, record, await arrive(row, entra_answer(provider, row, request_id)))
        await identification_actions.identify(BROWSER, interaction, record)
        await actions.submit(BROWSER, interaction)
        user = await user_by_id((await experience_of(interaction))["userId"])
        assert user is not None
        return user

    user = await signs_in_with(first, REGISTER)
    assert (user.primary_email, user.name) == (EMAIL, "Ada")
    both = entra_metadata(first.key.certificate, second.key.certificate)
    there.answer("/federationmetadata.xml", both.encode())
    with pytest.raises(AssertionRefused, match="signature"):
        await signs_in_with(second, SIGN_IN)  # what it said a moment ago is not asked for again
    for url, (told, _) in saml_party._known.items():
        saml_party._known[url] = (told, clock.now() - timedelta(minutes=11))
    for provider in (second, first):
        assert (await signs_in_with(provider, SIGN_IN)).id == user.id
    with pytest.raises(AssertionRefused, match="signature"):
        await signs_in_with(third, SIGN_IN)
    there.answers.clear()  # metadata that cannot be had for a while change nothing
    for url, (told, _) in saml_party._known.items():
        saml_party._known[url] = (told, clock.now() - timedelta(minutes=11))
    assert (await signs_in_with(second, SIGN_IN)).id == user.id
