"""Organizations in tokens: for members and machines, with what their roles give there at this moment."""

import httpx
import pytest

from identity.credentials.mfa_actions import create_totp
from identity.kernel import database
from identity.kernel.actor import SYSTEM
from identity.kernel.permissions import OrganizationPermission
from tests.oidc import provider
from tests.oidc.provider import TestClient

API = "https://api.example.com"
SCOPE = "openid offline_access do.this do.that read write urn:logto:scope:organizations"


async def test_a_members_token(browser: httpx.AsyncClient, spa: TestClient) -> None:
    user = await provider.person()
    organization_id = await provider.organization("do.this", "unasked", members=(user,))
    tokens = await provider.tokens_for(
        browser, spa, user, scope=SCOPE, resource="urn:logto:resource:organizations"
    )
    answer = await provider.refresh(browser, spa, tokens["refresh_token"], organization_id=organization_id)
    assert answer.status_code == 200, answer.text
    members = answer.json()
    claims = provider.claims_of(members["access_token"])
    assert claims["aud"] == f"urn:logto:organization:{organization_id}"
    assert claims["scope"] == members["scope"] == "do.this"
    assert (claims["sub"], claims["client_id"]) == (user.id, spa.id)
    assert claims["gid"]
    assert members["expires_in"] == 3600


async def test_an_api_token_in_the_organizations_context(browser: httpx.AsyncClient, web: TestClient) -> None:
    _, scopes = await provider.resource(API, "read", "write", "admin")
    user = await provider.person()
    await provider.role(scopes["read"], to_user=user)
    organization_id = await provider.organization(members=(user,), resource_scopes=(scopes["write"],))
    tokens = await provider.tokens_for(browser, web, user, scope=SCOPE, resource=API)
    form = {"organization_id": organization_id, "resource": API}
    claims = provider.claims_of(
        (await provider.refresh(browser, web, tokens["refresh_token"], **form)).json()["access_token"]
    )
    assert (claims["aud"], claims["organization_id"]) == (API, organization_id)
    assert set(claims["scope"].split()) == {"read", "write"}
    outside = (await provider.refresh(browser, web, tokens["refresh_token"], resource=API)).json()
    assert outside["scope"] == "read"


async def test_who_is_no_member(browser: httpx.AsyncClient, web: TestClient) -> None:
    user = await provider.person()
    organization_id = await provider.organization(members=(user,))
    tokens = await provider.tokens_for(browser, web, user, scope=SCOPE)
    for wrong in (await provider.organization(), "nowhere", "x" * 500):
        refused = await provider.refresh(browser, web, tokens["refresh_token"], organization_id=wrong)
        assert (refused.status_code, refused.json()["error"]) == (403, "access_denied")
        assert refused.json()["error_description"] == "user is not a member of the organization"
    form = {"organization_id": organization_id}
    assert (await provider.refresh(browser, web, tokens["refresh_token"], **form)).status_code == 200
    await database.execute("DELETE FROM organization_members WHERE user_id = $1", user.id)
    assert (await provider.refresh(browser, web, tokens["refresh_token"], **form)).status_code == 403


async def test_the_organizations_scope_is_needed(browser: httpx.AsyncClient, web: TestClient) -> None:
    user = await provider.person()
    organization_id = await provider.organization(members=(user,))
    tokens = await provider.tokens_for(browser, web, user, scope="openid offline_access")
    refused = await provider.refresh(browser, web, tokens["refresh_token"], organization_id=organization_id)
    assert (refused.status_code, refused.json()["error"]) == (403, "insufficient_scope")
    assert refused.json()["scope"] == "urn:logto:scope:organizations"


async def test_an_organization_that_demands_mfa(browser: httpx.AsyncClient, web: TestClient) -> None:
    user = await provider.person()
    organization_id = await provider.organization(members=(user,))
    await database.execute("UPDATE organizations SET is_mfa_required = true")
    tokens = await provider.tokens_for(browser, web, user, scope=SCOPE)
    refused = await provider.refresh(browser, web, tokens["refresh_token"], organization_id=organization_id)
    assert refused.status_code == 403
    description = refused.json()["error_description"]
    assert description == "organization requires MFA but user has no MFA configured"


async def test_to_have_a_factor_and_not_show_it_is_not_enough(
    browser: httpx.AsyncClient, web: TestClient
) -> None:
    user = await provider.person()
    organization_id = await provider.organization(members=(user,))
    tokens = await provider.tokens_for(browser, web, user, scope=SCOPE)
    await database.execute("UPDATE organizations SET is_mfa_required = true")
    await create_totp(SYSTEM, user.id)
    form = {"organization_id": organization_id}
    refused = await provider.refresh(browser, web, tokens["refresh_token"], **form)
    assert (refused.status_code, refused.json()["error"]) == (403, "access_denied")
    assert refused.json()["error_description"] == "organization requires MFA but none was used to sign in"
    await database.execute('UPDATE refresh_tokens SET methods = \'["pwd", "otp", "mfa"]\'')
    assert (await provider.refresh(browser, web, tokens["refresh_token"], **form)).status_code == 200


async def test_a_browser_that_is_trusted_counts_where_the_organization_allows_it(
    browser: httpx.AsyncClient, web: TestClient
) -> None:
    user = await provider.person()
    organization_id = await provider.organization(members=(user,))
    tokens = await provider.tokens_for(browser, web, user, scope=SCOPE)
    await database.execute("UPDATE organizations SET is_mfa_required = true")
    await create_totp(SYSTEM, user.id)
    await database.execute('UPDATE refresh_tokens SET methods = \'["pwd", "trusted_device"]\'')
    form = {"organization_id": organization_id}
    assert (await provider.refresh(browser, web, tokens["refresh_token"], **form)).status_code == 200
    await database.execute("UPDATE organizations SET is_trusted_device_allowed = false")
    refused = await provider.refresh(browser, web, tokens["refresh_token"], **form)
    assert refused.json()["error_description"] == "organization requires MFA but none was used to sign in"


async def test_built_in_permissions_only_when_asked_for(browser: httpx.AsyncClient, web: TestClient) -> None:
    user = await provider.person()
    organization_id = await provider.organization(
        "keystead:members:remove", members=(user,), permissions=(OrganizationPermission.MEMBERS_READ,)
    )
    for asked, given in (
        ("", None),
        ("keystead:members:read keystead:members:remove", "keystead:members:read"),
    ):
        async with provider.new_browser() as fresh:
            tokens = await provider.tokens_for(fresh, web, user, scope=f"{SCOPE} {asked}")
            answer = await provider.refresh(
                fresh, web, tokens["refresh_token"], organization_id=organization_id
            )
        assert provider.claims_of(answer.json()["access_token"]).get("scope") == given


async def test_a_machine_in_an_organization(browser: httpx.AsyncClient, machine: TestClient) -> None:
    _, scopes = await provider.resource(API, "read", "write")
    organization_id = await provider.organization(
        "do.this", machines=(machine,), resource_scopes=(scopes["read"],),
        permissions=(OrganizationPermission.ORGANIZATION_READ,),
    )  # fmt: skip
    form = {"grant_type": "client_credentials", "organization_id": organization_id}
    own = await provider.ask_token(
        browser, machine, **form, scope="do.this do.that keystead:organization:read"
    )
    claims = provider.claims_of(own.json()["access_token"])
    assert claims["aud"] == f"urn:logto:organization:{organization_id}"
    assert claims["scope"] == "do.this keystead:organization:read"
    assert claims["sub"] == machine.id
    of_api = await provider.ask_token(browser, machine, **form, resource=API, scope="read write")
    claims = provider.claims_of(of_api.json()["access_token"])
    assert (claims["aud"], claims["organization_id"], claims["scope"]) == (API, organization_id, "read")


@pytest.mark.parametrize("resource", [None, API])
async def test_a_machine_elsewhere(
    browser: httpx.AsyncClient, machine: TestClient, resource: str | None
) -> None:
    await provider.resource(API)
    form = {"organization_id": await provider.organization()} | ({"resource": resource} if resource else {})
    refused = await provider.ask_token(browser, machine, grant_type="client_credentials", **form)
    assert (refused.status_code, refused.json()["error"]) == (403, "access_denied")
    assert refused.json()["error_description"] == "app has not associated with the organization"
