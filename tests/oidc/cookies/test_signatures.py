"""The browser's cookies are ours or nothing: RFC 6265 section 8.6 leaves their integrity to the server."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from urllib.parse import quote

import httpx
import pytest

from identity import settings
from identity.kernel import database as db
from identity.kernel.actor import SYSTEM
from identity.keys.actions import delete_cookie_key, rotate_cookie_key
from identity.keys.cookie_queries import believed_cookie, signed_cookies
from tests.oidc import provider
from tests.oidc.provider import TestClient
from tests.oidc.sign_outs import sign_out


async def _is_signed_in(browser: httpx.AsyncClient, client: TestClient) -> bool:
    return "code" in provider.answered(await provider.authorize(browser, client, prompt="none"))


def _set(browser: httpx.AsyncClient, name: str, value: str) -> None:
    browser.cookies.set(name, value, domain="localhost.local", path="/")


def _changed(value: str) -> str:
    return ("B" if value[0] == "A" else "A") + value[1:]


async def test_each_has_a_signature_beside_it(browser: httpx.AsyncClient, spa: TestClient) -> None:
    """The contract: `_interaction` and `_session` with `.sig`, SameSite=Lax, for the whole host."""
    before = settings.current()
    for endpoint, is_secure in ((before.endpoint, False), ("https://login.example.com", True)):
        settings.use(replace(before, endpoint=endpoint))
        try:
            response = await browser.get(
                f"{before.endpoint}/oidc/auth", params=provider.authorization_query(spa)
            )
        finally:
            settings.use(before)
        given = {each.partition("=")[0]: each.lower() for each in response.headers.get_list("set-cookie")}
        assert set(given) == {"_interaction", "_interaction.sig"}
        for cookie in given.values():
            assert {"httponly", "samesite=lax", "path=/"} <= {part.strip() for part in cookie.split(";")}
            assert ("secure" in cookie) is is_secure


@pytest.mark.parametrize("how", ["no signature", "another value", "another signature", "another cookie's"])
async def test_a_forged_session(browser: httpx.AsyncClient, spa: TestClient, how: str) -> None:
    await provider.code_for(browser, spa, await provider.person())
    assert await _is_signed_in(browser, spa)
    token, signature = browser.cookies["_session"], browser.cookies["_session.sig"]
    if how == "no signature":
        browser.cookies.delete("_session.sig")
    elif how == "another value":
        _set(browser, "_session", _changed(token))
    elif how == "another signature":
        _set(browser, "_session.sig", _changed(signature))
    else:
        _set(browser, "_session.sig", (await signed_cookies("_interaction", token))["_interaction.sig"])
    assert not await _is_signed_in(browser, spa)


async def test_an_interaction_that_somebody_else_began(browser: httpx.AsyncClient, spa: TestClient) -> None:
    """Whoever learns of an id cannot go on with it: in a link it is worth nothing, nor in a cookie of their own."""
    await provider.authorize(browser, spa)
    stolen = provider.own_interaction(browser, spa)
    async with provider.new_browser() as thief:
        assert (await thief.get(f"/oidc/auth/{stolen}")).json()["code"] == "session.not_found"
        _set(thief, "_interaction", quote(json.dumps({spa.id: stolen}), safe=""))
        assert (await thief.get(f"/oidc/auth/{stolen}")).json()["code"] == "session.not_found"
        await provider.authorize(thief, spa)
        _set(thief, "_interaction", quote(json.dumps({spa.id: stolen}), safe=""))
        assert (await thief.get(f"/oidc/auth/{stolen}")).json()["code"] == "session.not_found"


async def test_rotated_and_deleted_keys(browser: httpx.AsyncClient, spa: TestClient) -> None:
    """The newest key signs, all verify; what a deleted one signed is believed no longer."""
    await provider.code_for(browser, spa, await provider.person())
    rotation = await rotate_cookie_key(SYSTEM)
    (before,) = [each.id for each in rotation.keys if each.id != rotation.new.id]
    assert await _is_signed_in(browser, spa), "signed by the key before"
    renewed = await signed_cookies("_session", browser.cookies["_session"])
    assert renewed["_session.sig"] != browser.cookies["_session.sig"]
    await delete_cookie_key(SYSTEM, before)
    assert not await _is_signed_in(browser, spa)
    browser.cookies.clear()
    await provider.give_cookie(browser, "_session", renewed["_session"])
    assert await _is_signed_in(browser, spa), "signed by the newest"


async def test_the_third_rotation_ends_the_first_key(browser: httpx.AsyncClient, spa: TestClient) -> None:
    await provider.code_for(browser, spa, await provider.person())
    for is_believed in (True, False):
        await rotate_cookie_key(SYSTEM)
        assert await _is_signed_in(browser, spa) is is_believed


async def test_signing_costs_no_statement(database: str, statements: Callable[[], Any]) -> None:
    signed = await signed_cookies("_session", "secret")
    with statements() as counted:
        assert await believed_cookie(await signed_cookies("_session", "secret"), "_session") == "secret"
        assert await believed_cookie(signed | {"_session": "x" * 5000}, "_session") is None
    assert counted.number == 0


async def test_every_sign_in_has_a_secret_of_its_own(browser: httpx.AsyncClient, spa: TestClient) -> None:
    """No session can be fixated: what the browser had before is worth nothing to whoever planted it."""
    user, seen = await provider.person(), []
    for _ in range(2):
        await provider.authorize(browser, spa, prompt="login")
        await provider.sign_in(browser, spa, user)
        seen.append(browser.cookies["_session"])
    assert seen[0] != seen[1]
    stored = await db.fetch("SELECT token_hash FROM sessions")
    assert not {row["token_hash"] for row in stored} & set(seen), "hashes alone are stored"


async def test_signing_out_takes_all_of_them(browser: httpx.AsyncClient, spa: TestClient) -> None:
    tokens = await provider.tokens_for(browser, spa, await provider.person())
    response = await sign_out(browser, tokens["id_token"])
    taken = {each.partition("=")[0] for each in response.headers.get_list("set-cookie")}
    assert taken == {"_session", "_session.sig", "_session_state"}
    assert not {"_session", "_session.sig"} & set(browser.cookies)
