"""Organizations in tokens, where the contract is particular: MFA, third parties, spellings, several resources."""

import httpx

from identity.applications.queries import clients
from identity.grants.consent import give_consent
from identity.kernel import database
from identity.kernel.actor import NOBODY
from identity.users.models import User
from tests.oidc import provider
from tests.oidc.provider import TestClient

API, OTHER = "https://api.example.com", "https://other.example.com"
ORGANIZATIONS = "urn:logto:resource:organizations"
SCOPE = "openid offline_access do.this read write urn:logto:scope:organizations"


async def test_the_older_spelling_of_the_scope(browser: httpx.AsyncClient, web: TestClient) -> None:
    user = await provider.person()
    organization_id = await provider.organization("do.this", members=(user,))
    scope = "openid offline_access do.this urn:logto:organization"
    tokens = await provider.tokens_for(browser, web, user, scope=scope)
    answer = await provider.refresh(browser, web, tokens["refresh_token"], organization_id=organization_id)
    assert provider.claims_of(answer.json()["access_token"])["scope"] == "do.this"


async def test_several_resources_give_an_opaque_token_first(
    browser: httpx.AsyncClient, web: TestClient
) -> None:
    user = await provider.person()
    _, scopes = await provider.resource(API, "read")
    await provider.resource(OTHER, "write")
    await provider.role(scopes["read"], to_user=user)
    tokens = await provider.tokens_for(
        browser, web, user, scope="openid offline_access read write", resource=f"{API},{OTHER}"
    )
    assert "." not in tokens["access_token"]
    for resource, scope in ((API, "read"), (OTHER, None)):
        answer = await provider.refresh(browser, web, tokens["refresh_token"], resource=resource)
        claims = provider.claims_of(answer.json()["access_token"])
        assert (claims["aud"], claims.get("scope")) == (resource, scope)
    both = await provider.refresh(browser, web, tokens["refresh_token"], resource=f"{API},{OTHER}")
    assert (both.status_code, both.json()["error"]) == (400, "invalid_target")
    await provider.resource("https://unasked.example.com")
    unasked = await provider.refresh(
        browser, web, tokens["refresh_token"], resource="https://unasked.example.com"
    )
    assert (unasked.status_code, unasked.json()["error"]) == (400, "invalid_target")


async def test_a_third_party_in_an_organization(browser: httpx.AsyncClient) -> None:
    """Within the limits for organizations it gets what roles there give; within the others, what global roles give."""
    client = await provider.register("Traditional", is_third_party=True)
    user = await provider.person()
    _, scopes = await provider.resource(API, "read", "write", "admin")
    await provider.role(scopes["read"], scopes["admin"], to_user=user)
    organization_id = await provider.organization(
        "do.this", "do.that", members=(user,), resource_scopes=(scopes["write"], scopes["admin"])
    )
    await _limits(client, resource=("read",), organization_resource=("write",), organization=("do.this",))
    tokens = await _consented(browser, client, user, organization_id, "read write do.this")
    form = {"organization_id": organization_id}
    own = await provider.refresh(browser, client, tokens, **form)
    assert own.json()["scope"] == "do.this"
    of_api = await provider.refresh(browser, client, tokens, resource=API, **form)
    assert set(of_api.json()["scope"].split()) == {"read", "write"}
    outside = await provider.refresh(browser, client, tokens, resource=API)
    assert outside.json()["scope"] == "read"


async def test_a_third_party_needs_the_persons_yes_for_the_organization(browser: httpx.AsyncClient) -> None:
    client = await provider.register("Traditional", is_third_party=True)
    user = await provider.person()
    organization_id = await provider.organization("do.this", members=(user,))
    await provider.resource(API, "read", "write")
    await _limits(client, organization=("do.this",))
    tokens = await _consented(browser, client, user, organization_id, "do.this")
    await database.execute("DELETE FROM consented_organizations")
    refused = await provider.refresh(browser, client, tokens, organization_id=organization_id)
    assert (refused.status_code, refused.json()["error"]) == (403, "access_denied")


async def _limits(
    client: TestClient,
    *,
    resource: tuple[str, ...] = (),
    organization_resource: tuple[str, ...] = (),
    organization: tuple[str, ...] = (),
) -> None:
    """What the third party may ask for."""
    await database.execute(
        "INSERT INTO application_user_scopes (application_id, name) VALUES ($1, 'urn:logto:scope:organizations')",
        client.id,
    )
    for table, column, source, names in (
        ("application_resource_scopes", "scope_id", "scopes", resource),
        ("application_organization_resource_scopes", "scope_id", "scopes", organization_resource),
        ("application_organization_scopes", "organization_scope_id", "organization_scopes", organization),
    ):
        await database.execute(
            f"INSERT INTO {table} (application_id, {column}) SELECT $1, id FROM {source} WHERE name = ANY($2)",
            client.id,
            list(names),
        )
    clients.drop(client.id)


async def _consented(
    browser: httpx.AsyncClient, client: TestClient, user: User, organization_id: str, scopes: str
) -> str:
    """The refresh token of a person who lets the application act in that organization."""
    scope = f"openid offline_access urn:logto:scope:organizations {scopes}"
    await provider.authorize(browser, client, scope=scope, resource=f"{API},{ORGANIZATIONS}")
    waiting = await provider.sign_in(browser, client, user)
    assert waiting.headers["location"].startswith("/consent"), waiting.headers
    location = await give_consent(
        NOBODY, provider.own_interaction(browser, client), browser.cookies["_session"], [organization_id]
    )
    code = provider.answered(await browser.get(location))["code"]
    tokens: str = (await provider.redeem(browser, client, code)).json()["refresh_token"]
    return tokens
