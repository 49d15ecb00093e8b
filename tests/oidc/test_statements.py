"""How many SQL statements a request costs when the caches are warm."""

from collections.abc import Callable
from typing import Any

import httpx

from tests.oidc import provider
from tests.oidc.provider import TestClient


async def test_client_credentials_store_their_event_only(
    browser: httpx.AsyncClient, machine: TestClient, statements: Callable[[], Any]
) -> None:
    _, scopes = await provider.resource("https://api.example.com", "read")
    await provider.role(scopes["read"], to_machine=machine)
    form = {"grant_type": "client_credentials", "resource": "https://api.example.com", "scope": "read"}
    assert (await provider.ask_token(browser, machine, **form)).status_code == 200
    with statements() as counted:
        assert (await provider.ask_token(browser, machine, **form)).status_code == 200
    assert counted.number <= 1, counted.texts


async def test_refresh(browser: httpx.AsyncClient, statements: Callable[[], Any]) -> None:
    client = await provider.register("SPA")
    _, scopes = await provider.resource("https://api.example.com", "read")
    user = await provider.person()
    await provider.role(scopes["read"], to_user=user)
    organization_id = await provider.organization("do", members=(user,))
    tokens = await provider.tokens_for(
        browser,
        client,
        user,
        resource="https://api.example.com",
        scope="openid offline_access profile roles read do urn:logto:scope:organizations",
    )
    token = tokens["refresh_token"]
    for form, limit in (
        ({}, 2),
        ({"resource": "https://api.example.com"}, 2),
        ({"organization_id": organization_id}, 3),
        ({"organization_id": organization_id, "resource": "https://api.example.com"}, 3),
    ):
        with statements() as counted:
            response = await provider.refresh(browser, client, token, **form)
        assert response.status_code == 200, response.text
        assert counted.number <= limit, (form, counted.texts)
        token = response.json()["refresh_token"]


async def test_userinfo(browser: httpx.AsyncClient, web: TestClient, statements: Callable[[], Any]) -> None:
    scope = "openid profile roles urn:logto:scope:organizations urn:logto:scope:organization_roles"
    tokens = await provider.tokens_for(browser, web, await provider.person(), scope=scope)
    with statements() as counted:
        response = await browser.get(
            "/oidc/me", headers={"Authorization": f"Bearer {tokens['access_token']}"}
        )
    assert response.status_code == 200
    assert counted.number == 1, counted.texts


async def test_public_documents(browser: httpx.AsyncClient, statements: Callable[[], Any]) -> None:
    for path in ("/oidc/jwks", "/oidc/.well-known/openid-configuration"):
        await browser.get(path)
        with statements() as counted:
            assert (await browser.get(path)).status_code == 200
        assert counted.number == 0, counted.texts


async def test_the_protocols_part_of_a_sign_in(
    browser: httpx.AsyncClient, spa: TestClient, statements: Callable[[], Any]
) -> None:
    user = await provider.person()
    await provider.tokens_for(browser, spa, user)
    other = provider.new_browser()
    with statements() as begun:
        await provider.authorize(other, spa)
    assert begun.number == 1, begun.texts
    answer = provider.answered(await provider.sign_in(other, spa, user))
    with statements() as redeemed:
        assert (await provider.redeem(other, spa, answer["code"])).status_code == 200
    assert redeemed.number == 1, redeemed.texts
    with statements() as again:
        response = await provider.authorize(other, spa)
    assert "code" in provider.answered(response)
    assert again.number == 2, again.texts
    await other.aclose()


async def test_code_exchange(browser: httpx.AsyncClient, statements: Callable[[], Any]) -> None:
    client = await provider.register("Traditional")
    _, scopes = await provider.resource("https://api.example.com", "read")
    user = await provider.person()
    await provider.role(scopes["read"], to_user=user)
    await provider.tokens_for(browser, client, user)
    for changes, form in (
        ({}, {}),
        ({"resource": "https://api.example.com"}, {"resource": "https://api.example.com"}),
    ):
        code = await provider.code_for(browser, client, user, **changes)
        with statements() as counted:
            assert (await provider.redeem(browser, client, code, **form)).status_code == 200
        assert counted.number == 1, counted.texts


async def test_introspection(
    browser: httpx.AsyncClient, web: TestClient, statements: Callable[[], Any]
) -> None:
    tokens = await provider.tokens_for(browser, web, await provider.person())
    for name in ("access_token", "refresh_token"):
        with statements() as counted:
            response = await browser.post(
                "/oidc/token/introspection",
                data={"token": tokens[name]},
                auth=web.basic or httpx.USE_CLIENT_DEFAULT,
            )
        assert response.json()["active"] is True
        assert counted.number == 1, counted.texts


async def test_pushed_authorization_requests(
    browser: httpx.AsyncClient, web: TestClient, statements: Callable[[], Any]
) -> None:
    await provider.tokens_for(browser, web, await provider.person())
    with statements() as counted:
        response = await browser.post(
            "/oidc/request",
            data=provider.authorization_query(web, prompt=None),
            auth=web.basic or httpx.USE_CLIENT_DEFAULT,
        )
    assert response.status_code == 201, response.text
    assert counted.number <= 1, counted.texts
    query = {"client_id": web.id, "request_uri": response.json()["request_uri"]}
    with statements() as opened:
        answer = provider.answered(await browser.get("/oidc/auth", params=query))
    assert "code" in answer
    assert opened.number <= 3, opened.texts


async def test_access_rules_cost_one_statement_at_authorization_and_none_at_a_refresh(
    browser: httpx.AsyncClient, spa: TestClient, statements: Callable[[], Any]
) -> None:
    user = await provider.person()
    await provider.only_for(spa, user)
    tokens = await provider.tokens_for(browser, spa, user)
    with statements() as authorized:
        assert "code" in provider.answered(await provider.authorize(browser, spa))
    assert authorized.number == 3, authorized.texts
    with statements() as refreshed:
        assert (await provider.refresh(browser, spa, tokens["refresh_token"])).status_code == 200
    assert refreshed.number == 2, refreshed.texts
