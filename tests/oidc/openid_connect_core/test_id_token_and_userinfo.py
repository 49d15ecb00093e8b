"""OpenID Connect Core sections 2 and 5: ID Tokens, claims and the UserInfo endpoint."""

from typing import Any

import httpx
import jwt
import pytest

from identity.kernel import database
from identity.users.models import User
from tests.oidc import provider
from tests.oidc.provider import TestClient

PROFILE = {
    "familyName": "Lovelace",
    "givenName": "Ada",
    "nickname": "",
    "preferredUsername": "countess",
    "address": {"streetAddress": "12 St James's Square", "postalCode": "SW1Y", "region": ""},
}


async def _me(browser: httpx.AsyncClient, token: str, **headers: str) -> httpx.Response:
    return await browser.get("/oidc/me", headers={"Authorization": f"Bearer {token}", **headers})


async def _full_person() -> User:
    return await provider.person(
        profile=PROFILE, custom_data={"favouriteColour": "green"}, primary_phone="33123456789"
    )


async def test_the_id_token(browser: httpx.AsyncClient, spa: TestClient) -> None:
    user = await _full_person()
    tokens = await provider.tokens_for(
        browser, spa, user, scope="openid profile email phone address custom_data"
    )
    keys = jwt.PyJWKSet.from_dict((await browser.get("/oidc/jwks")).json())
    header = provider.header_of(tokens["id_token"])
    assert header["alg"] == "ES256"
    key = next(each for each in keys.keys if each.key_id == header["kid"])
    claims = jwt.decode(tokens["id_token"], key, ["ES256"], audience=spa.id, issuer=provider.ISSUER)
    assert claims["nonce"] == "nonce-1"
    assert claims["exp"] == claims["iat"] + 3600
    assert claims["auth_time"] <= claims["iat"]
    assert claims["family_name"] == "Lovelace"
    assert claims["preferred_username"] == "countess"
    assert claims["picture"] is None
    assert "nickname" not in claims
    assert claims["email_verified"] is True
    assert claims["phone_number_verified"] is True
    assert claims["address"] == {"street_address": "12 St James's Square", "postal_code": "SW1Y"}
    assert "custom_data" not in claims
    assert "at_hash" not in claims
    me = (await _me(browser, tokens["access_token"])).json()
    assert me["sub"] == claims["sub"]
    assert me["custom_data"] == {"favouriteColour": "green"}


async def test_no_nonce_no_claim(browser: httpx.AsyncClient, spa: TestClient) -> None:
    tokens = await provider.tokens_for(browser, spa, await provider.person(), nonce=None)
    assert "nonce" not in provider.claims_of(tokens["id_token"])


async def test_a_client_can_ask_for_rs256(browser: httpx.AsyncClient) -> None:
    client = await provider.register(
        "Traditional", id_token_signing_algorithm="RS256", custom={"idTokenTtl": 600}
    )
    tokens = await provider.tokens_for(browser, client, await provider.person())
    assert provider.header_of(tokens["id_token"])["alg"] == "RS256"
    claims = provider.claims_of(tokens["id_token"])
    assert claims["exp"] - claims["iat"] == 600


async def test_without_openid_there_is_no_id_token(browser: httpx.AsyncClient, web: TestClient) -> None:
    tokens = await provider.tokens_for(browser, web, await provider.person(), scope="profile")
    assert "id_token" not in tokens
    refused = await _me(browser, tokens["access_token"])
    assert (refused.status_code, refused.json()["error"]) == (403, "insufficient_scope")
    assert refused.json()["scope"] == "openid"


async def test_userinfo_in_the_contracts_form(browser: httpx.AsyncClient, web: TestClient) -> None:
    user = await provider.person()
    tokens = await provider.tokens_for(browser, web, user)
    response = await _me(browser, tokens["access_token"])
    assert response.headers["content-type"] == "application/json; charset=utf-8"
    assert response.headers["cache-control"] == "no-store"
    me = response.json()
    assert set(me) == {"sub", "name", "preferred_username", "picture", "updated_at", "username", "created_at"}
    assert me["sub"] == user.id
    assert me["preferred_username"] == me["username"] == user.username
    assert me["picture"] is None
    assert me["created_at"] == int(user.created_at.timestamp() * 1000)


async def test_roles_and_organizations(browser: httpx.AsyncClient, web: TestClient) -> None:
    user = await provider.person()
    role_id = await provider.role(to_user=user)
    organization_id = await provider.organization(members=(user,))
    scope = "openid roles urn:logto:scope:organizations urn:logto:scope:organization_roles identities"
    tokens = await provider.tokens_for(browser, web, user, scope=scope)
    claims, me = provider.claims_of(tokens["id_token"]), (await _me(browser, tokens["access_token"])).json()
    assert claims["roles"] == me["roles"] == [f"role {role_id}"]
    assert claims["organizations"] == me["organizations"] == [organization_id]
    assert claims["organization_roles"] == me["organization_roles"]
    assert me["organization_roles"][0].startswith(f"{organization_id}:member ")
    assert me["organization_data"] == [{"id": organization_id, "name": "Acme", "description": None}]
    assert "organization_data" not in claims
    assert (me["identities"], me["sso_identities"]) == ({}, [])


async def test_the_seeds_spelling_of_the_organizations_scope(
    browser: httpx.AsyncClient, web: TestClient
) -> None:
    user = await provider.person()
    organization_id = await provider.organization(members=(user,))
    tokens = await provider.tokens_for(browser, web, user, scope="openid urn:logto:organization")
    assert provider.claims_of(tokens["id_token"])["organizations"] == [organization_id]


async def test_userinfo_by_post(browser: httpx.AsyncClient, web: TestClient) -> None:
    tokens = await provider.tokens_for(browser, web, await provider.person())
    bearer = {"Authorization": f"Bearer {tokens['access_token']}"}
    assert (await browser.post("/oidc/me", headers=bearer)).status_code == 200
    assert (await browser.post("/oidc/me", data={"access_token": tokens["access_token"]})).status_code == 200
    both = await browser.post("/oidc/me", headers=bearer, data={"access_token": tokens["access_token"]})
    assert (both.status_code, both.json()["error"]) == (400, "invalid_request")


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Authorization": "Bearer nope"},
        {"Authorization": "Bearer " + "x" * 9000},
        {"Authorization": "Bearer a.b.c"},
        {"Authorization": "Basic abc"},
    ],
)
async def test_a_bad_token_at_userinfo(browser: httpx.AsyncClient, headers: dict[str, Any]) -> None:
    response = await browser.get("/oidc/me", headers=headers)
    assert response.status_code == 401
    assert response.json()["code"] == "oidc.invalid_token"
    assert response.json()["error_description"] == "invalid token provided"
    assert response.headers["www-authenticate"] == (
        f'Bearer realm="{provider.ISSUER}", error="invalid_token", error_description="invalid token provided", '
        f'resource_metadata="{provider.ENDPOINT}/.well-known/oauth-protected-resource/oidc/me"'
    )


async def test_tokens_end_with_the_person(browser: httpx.AsyncClient, web: TestClient) -> None:
    user = await provider.person()
    tokens = await provider.tokens_for(browser, web, user)
    await database.execute("UPDATE users SET is_suspended = true WHERE id = $1", user.id)
    assert (await _me(browser, tokens["access_token"])).status_code == 401
    await database.execute("DELETE FROM users WHERE id = $1", user.id)
    assert (await _me(browser, tokens["access_token"])).status_code == 401
