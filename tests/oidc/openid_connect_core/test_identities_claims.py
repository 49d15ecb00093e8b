"""The claims about accounts at other providers, which the scope `identities` asks for."""

import httpx

from identity.connectors.identity_actions import replace_identity
from identity.kernel import database
from identity.kernel.actor import SYSTEM
from tests.oidc import provider
from tests.oidc.provider import TestClient


async def test_userinfo_states_the_accounts_of_a_person(browser: httpx.AsyncClient, web: TestClient) -> None:
    user = await provider.person()
    await replace_identity(SYSTEM, user.id, "github", "1", {"email": "a@example.com"})
    await database.execute(
        "INSERT INTO sso_connectors (id, provider_name, connector_name, config_encrypted, domains, branding, "
        "is_profile_synchronized, is_token_storage_enabled, created_at) "
        "VALUES ('acme', 'OIDC', 'Acme', '', '[]', '{}', false, false, now())"
    )
    await database.execute(
        "INSERT INTO sso_identities (id, user_id, sso_connector_id, issuer, identity_id, detail, created_at, "
        "updated_at) VALUES ('i', $1, 'acme', 'https://idp.example.com', 'e-1', '{}', now(), now())",
        user.id,
    )
    tokens = await provider.tokens_for(browser, web, user, scope="openid identities")
    bearer = {"Authorization": f"Bearer {tokens['access_token']}"}
    me = (await browser.get("/oidc/me", headers=bearer)).json()
    assert me == {
        "sub": user.id,
        "identities": {"github": {"userId": "1", "details": {"email": "a@example.com"}}},
        "sso_identities": [{"issuer": "https://idp.example.com", "identityId": "e-1", "detail": {}}],
    }
    assert "identities" not in provider.claims_of(tokens["id_token"])
