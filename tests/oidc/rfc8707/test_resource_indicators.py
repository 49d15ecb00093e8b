"""RFC 8707: tokens for named resources."""

import httpx

from tests.oidc import provider
from tests.oidc.provider import TestClient

A, B = "https://a.example.com", "https://b.example.com"
SCOPE = "openid offline_access read write"


async def test_one_token_for_each(browser: httpx.AsyncClient, spa: TestClient) -> None:
    _, of_a = await provider.resource(A, "read", "write")
    _, of_b = await provider.resource(B, "read")
    user = await provider.person()
    await provider.role(of_a["read"], of_b["read"], to_user=user)
    tokens = await provider.tokens_for(browser, spa, user, resource=[A, B], scope=SCOPE)
    assert "." not in tokens["access_token"]
    assert tokens["scope"] == "openid offline_access"
    for resource in (A, B):
        answer = await provider.refresh(browser, spa, tokens["refresh_token"], resource=resource)
        tokens = answer.json()
        claims = provider.claims_of(tokens["access_token"])
        assert (claims["aud"], claims["scope"], claims["sub"]) == (resource, "read", user.id)
        assert provider.header_of(tokens["access_token"])["typ"] == "at+jwt"
        assert tokens["scope"] == "read"
        assert "gid" not in claims


async def test_commas_and_repetition_are_the_same(browser: httpx.AsyncClient, web: TestClient) -> None:
    await provider.resource(A)
    await provider.resource(B)
    tokens = await provider.tokens_for(browser, web, await provider.person(), resource=f"{A},{B}")
    for resource in (A, B):
        assert (
            await provider.refresh(browser, web, tokens["refresh_token"], resource=resource)
        ).status_code == 200


async def test_the_code_can_be_exchanged_for_a_resource(browser: httpx.AsyncClient, web: TestClient) -> None:
    _, scopes = await provider.resource(A, "read")
    user = await provider.person()
    await provider.role(scopes["read"], to_user=user)
    code = await provider.code_for(browser, web, user, resource=A, scope=SCOPE)
    refused = await provider.redeem(browser, web, code, resource=B)
    assert (refused.status_code, refused.json()["error"]) == (400, "invalid_target")
    tokens = (await provider.redeem(browser, web, code, resource=A)).json()
    assert provider.claims_of(tokens["access_token"])["aud"] == A
    assert tokens["scope"] == "read"
    assert {"refresh_token", "id_token"} <= set(tokens)


async def test_without_openid_a_single_resource_is_meant(browser: httpx.AsyncClient, web: TestClient) -> None:
    await provider.resource(A)
    tokens = await provider.tokens_for(
        browser, web, await provider.person(), resource=A, scope="offline_access"
    )
    assert provider.claims_of(tokens["access_token"])["aud"] == A


async def test_what_was_not_asked_for_at_authorization(browser: httpx.AsyncClient, web: TestClient) -> None:
    await provider.resource(A)
    await provider.resource(B)
    tokens = await provider.tokens_for(browser, web, await provider.person(), resource=A)
    for resource in (B, "https://unknown.example", f"{A},{B}"):
        refused = await provider.refresh(browser, web, tokens["refresh_token"], resource=resource)
        assert (refused.status_code, refused.json()["error"]) == (400, "invalid_target")


async def test_roles_that_are_taken_away(browser: httpx.AsyncClient, web: TestClient) -> None:
    from identity.kernel import database

    _, scopes = await provider.resource(A, "read")
    user = await provider.person()
    await provider.role(scopes["read"], to_user=user)
    tokens = await provider.tokens_for(browser, web, user, resource=A, scope=SCOPE)
    await database.execute("DELETE FROM user_roles WHERE user_id = $1", user.id)
    after = (await provider.refresh(browser, web, tokens["refresh_token"], resource=A)).json()
    assert "scope" not in after


async def test_the_management_api_is_for_the_console_alone(
    browser: httpx.AsyncClient, web: TestClient
) -> None:
    from identity.kernel import database

    user = await provider.person()
    await database.execute("INSERT INTO user_roles (user_id, role_id) VALUES ($1, 'administrator')", user.id)
    management = "https://default.logto.app/api"
    elsewhere = await provider.tokens_for(
        browser, web, user, resource=management, scope="openid offline_access all"
    )
    token = (await provider.refresh(browser, web, elsewhere["refresh_token"], resource=management)).json()
    assert "scope" not in provider.claims_of(token["access_token"])

    console = provider.TestClient("admin-console", None)
    callback = f"{provider.ENDPOINT}/console/callback"
    code = await provider.code_for(
        browser, console, user, resource=management, scope="openid offline_access all", redirect_uri=callback
    )
    tokens = (await provider.redeem(browser, console, code, redirect_uri=callback)).json()
    token = (await provider.refresh(browser, console, tokens["refresh_token"], resource=management)).json()
    claims = provider.claims_of(token["access_token"])
    assert claims["scope"] == "all"
    from identity.grants.queries import grant_is_live

    assert await grant_is_live(claims["gid"], user.id)
    await browser.post(
        "/oidc/token/revocation", data={"client_id": console.id, "token": token["refresh_token"]}
    )
    assert not await grant_is_live(claims["gid"], user.id)
