"""RFC 6749 section 4.4: tokens for machines."""

import httpx

from identity.kernel import database
from identity.kernel.actor import SYSTEM
from identity.resources.actions import set_default_resource
from tests.oidc import provider
from tests.oidc.provider import TestClient

API = "https://api.example.com"


async def test_requested_and_held_scopes_alone(browser: httpx.AsyncClient, machine: TestClient) -> None:
    _, scopes = await provider.resource(API, "read", "write", "admin")
    await provider.role(scopes["read"], scopes["write"], to_machine=machine)
    response = await provider.ask_token(
        browser, machine, grant_type="client_credentials", resource=API, scope="admin read unknown"
    )
    assert response.status_code == 200
    members = response.json()
    assert set(members) == {"access_token", "expires_in", "token_type", "scope"}
    assert members["scope"] == "read"
    header, claims = provider.header_of(members["access_token"]), provider.claims_of(members["access_token"])
    assert (header["alg"], header["typ"]) == ("ES256", "at+jwt")
    assert set(claims) == {"jti", "sub", "iat", "exp", "scope", "client_id", "iss", "aud"}
    assert claims["sub"] == claims["client_id"] == machine.id
    assert claims["aud"] == API
    assert claims["exp"] - claims["iat"] == members["expires_in"] == 3600


async def test_nothing_requested_nothing_granted(browser: httpx.AsyncClient, machine: TestClient) -> None:
    _, scopes = await provider.resource(API, "read")
    await provider.role(scopes["read"], to_machine=machine)
    response = await provider.ask_token(browser, machine, grant_type="client_credentials", resource=API)
    assert "scope" not in response.json()
    assert "scope" not in provider.claims_of(response.json()["access_token"])


async def test_the_default_resource(browser: httpx.AsyncClient, machine: TestClient) -> None:
    response = await provider.ask_token(browser, machine, grant_type="client_credentials")
    assert (response.status_code, response.json()["error"]) == (400, "invalid_target")
    assert response.json()["error_description"] == "both `resource` and `organization_id` are not provided"
    made, _ = await provider.resource(API)
    await set_default_resource(SYSTEM, made.id, True)
    response = await provider.ask_token(browser, machine, grant_type="client_credentials")
    assert provider.claims_of(response.json()["access_token"])["aud"] == API


async def test_unknown_and_several_resources(browser: httpx.AsyncClient, machine: TestClient) -> None:
    for resource in (
        "https://nope.example",
        f"{API},https://default.logto.app/api",
        "urn:logto:organization:x",
    ):
        response = await provider.ask_token(
            browser, machine, grant_type="client_credentials", resource=resource
        )
        assert response.status_code == 400
        assert response.json()["code"] == "oidc.invalid_target"
    assert response.json()["error_description"] == "resource indicator is missing, or unknown"


async def test_roles_count_as_they_are_now(browser: httpx.AsyncClient, machine: TestClient) -> None:
    from identity.kernel import caches

    _, scopes = await provider.resource(API, "read")
    role_id = await provider.role(scopes["read"], to_machine=machine)
    form = {"grant_type": "client_credentials", "resource": API, "scope": "read"}
    assert (await provider.ask_token(browser, machine, **form)).json()["scope"] == "read"
    await database.execute("DELETE FROM application_roles WHERE role_id = $1", role_id)
    caches.drop_everything()
    assert "scope" not in (await provider.ask_token(browser, machine, **form)).json()


async def test_it_is_audited(browser: httpx.AsyncClient, machine: TestClient) -> None:
    await provider.resource(API)
    await provider.ask_token(browser, machine, grant_type="client_credentials", resource=API)
    row = await database.fetch_row("SELECT * FROM events WHERE key = 'ExchangeTokenBy.ClientCredentials'")
    assert row
    assert (row["result"], row["application_id"], row["actor_id"]) == ("Success", machine.id, machine.id)
    assert row["payload"]["token_types"] == ["AccessToken"]
    assert row["payload"]["application_secret"] == {"name": "Default secret"}
