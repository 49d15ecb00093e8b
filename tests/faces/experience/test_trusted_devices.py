"""Browsers that people trust, over HTTP: the cookie, and what ends it from elsewhere."""

from collections.abc import AsyncIterator
from dataclasses import replace
from http.cookies import SimpleCookie
from typing import Any

import httpx
import pyotp
import pytest
from starlette.applications import Starlette
from starlette.routing import Mount

from identity import settings
from identity.kernel import clock
from identity.kernel import database as db
from identity.kernel.actor import SYSTEM
from identity.keys.cookie_queries import signed_cookies
from identity.users.actions import create_user
from identity.users.inputs import NewUser
from identity.users.models import User
from rest_api.routes import routes
from tests.faces.experience.test_every_flow import PASSWORD, Pages
from tests.faces.rest.conftest import clients, refused, rest
from tests.sign_in.second_factors import totp_of
from tests.sign_in.ways import set_up

__all__ = ("clients", "rest")  # fixtures
COOKIE = "_trusted_devices"
ON = {
    "mfa": {"factors": ["Totp"], "policy": "NoPrompt"},
    "trustedDevice": {"enabled": True, "durationDays": 7},
}


@pytest.fixture
async def pages(database: str) -> AsyncIterator[Pages]:
    transport = httpx.ASGITransport(Starlette(routes=[Mount("/api", routes=routes)]))
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost:3001") as http:
        yield Pages(http)


@pytest.fixture
async def ada(database: str) -> User:
    return await create_user(SYSTEM, NewUser(username="ada", password=PASSWORD))


async def _submitted(pages: Pages) -> httpx.Response:
    return await pages.http.post("/api/experience/submit")


async def _opened(pages: Pages) -> None:
    await pages.open()
    await pages.identify(await pages.password())


async def _trusting(pages: Pages, user: User) -> httpx.Response:
    """The browser is trusted from here on; the answer that says so."""
    secret = await totp_of(user.id)
    await set_up(**ON)
    await _opened(pages)
    assert (await pages.refused("POST", "/profile/mfa/trusted-device"))[:2] == (
        403,
        "session.mfa.require_mfa_verification",
    )
    await pages.verify("totp/verify", code=pyotp.TOTP(secret).at(clock.now()))
    await pages.call("POST", "/profile/mfa/trusted-device")
    assert (await pages.call("GET", "/interaction"))["mfa"] == {"isDeviceTrusted": True}
    return await _submitted(pages)


def _set_cookies(answer: httpx.Response) -> dict[str, Any]:
    found: SimpleCookie = SimpleCookie()
    for header in answer.headers.get_list("set-cookie"):
        found.load(header)
    return dict(found)


async def test_the_cookie_is_for_this_browser_and_no_script(pages: Pages, ada: User) -> None:
    before = settings.current()
    settings.use(replace(before, endpoint="https://id.example.com"))
    try:
        answer = await _trusting(pages, ada)
    finally:
        settings.use(before)
    assert answer.status_code == 200, answer.text
    cookies = _set_cookies(answer)
    for name in (COOKIE, f"{COOKIE}.sig"):
        cookie = cookies[name]
        assert cookie["httponly"]
        assert cookie["secure"]
        assert (cookie["samesite"], cookie["path"], cookie["max-age"]) == ("lax", "/", str(7 * 86_400))
    assert cookies[COOKIE].value not in str(await db.fetch_row("SELECT * FROM trusted_devices"))


async def test_the_next_sign_in_needs_no_code(pages: Pages, ada: User) -> None:
    await _trusting(pages, ada)
    await _opened(pages)
    again = await _submitted(pages)
    assert again.status_code == 200, again.text
    assert COOKIE not in _set_cookies(again)


@pytest.mark.parametrize("change", ["unsigned", "without a signature", "another name"])
async def test_a_cookie_that_we_did_not_sign_says_nothing(pages: Pages, ada: User, change: str) -> None:
    await _trusting(pages, ada)
    token = pages.http.cookies[COOKIE]
    signature = pages.http.cookies[f"{COOKIE}.sig"]
    pages.http.cookies.clear()
    if change == "unsigned":
        pages.http.cookies.update({COOKIE: token, f"{COOKIE}.sig": signature[::-1]})
    elif change == "without a signature":
        pages.http.cookies.update({COOKIE: token})
    else:
        other = await signed_cookies("_session", token)
        pages.http.cookies.update({COOKIE: token, f"{COOKIE}.sig": other["_session.sig"]})
    await _opened(pages)
    assert (await pages.refused("POST", "/submit"))[0] == 403


async def test_who_shares_the_browser_keeps_their_own(pages: Pages, ada: User) -> None:
    await _trusting(pages, ada)
    first = pages.http.cookies[COOKIE]
    eve = await create_user(SYSTEM, NewUser(username="eve", password=PASSWORD))
    secret = await totp_of(eve.id)
    await pages.open()
    await pages.identify(await pages.password(username="eve"))
    assert (await pages.refused("POST", "/submit"))[0] == 403
    await pages.verify("totp/verify", code=pyotp.TOTP(secret).at(clock.now()))
    await pages.call("POST", "/profile/mfa/trusted-device")
    await _submitted(pages)
    assert pages.http.cookies[COOKIE].split(".")[1:] == [first]
    for username in ("ada", "eve"):
        await pages.open()
        await pages.identify(await pages.password(username=username))
        assert (await _submitted(pages)).status_code == 200


async def test_administrators_list_and_end_it(pages: Pages, ada: User, rest: httpx.AsyncClient) -> None:
    await _trusting(pages, ada)
    path = f"/api/users/{ada.id}/trusted-devices"
    listed = (await rest.get(path)).json()["trustedDevices"]
    assert len(listed) == 1
    device = listed[0]
    assert set(device) == {"id", "userId", "userAgent", "createdAt", "lastUsedAt", "expiresAt"}
    assert (device["userId"], device["lastUsedAt"]) == (ada.id, None)
    assert device["expiresAt"] - device["createdAt"] == 7 * 86_400_000
    assert (await rest.get(f"{path}/{device['id']}")).json() == device
    assert (await rest.get(f"/api/users/nobody/trusted-devices/{device['id']}")).status_code == 404
    assert (await rest.delete(f"/api/users/nobody/trusted-devices/{device['id']}")).status_code == 404
    assert (await rest.delete(f"{path}/{device['id']}")).status_code == 204
    assert (await rest.delete(f"{path}/{device['id']}")).status_code == 404
    assert (await rest.get(path)).json() == {"trustedDevices": []}
    keys = await db.fetch("SELECT key FROM events WHERE key LIKE 'TrustedDevice.%' ORDER BY created_at")
    assert [row["key"] for row in keys] == ["TrustedDevice.Created", "TrustedDevice.Deleted"]
    await _opened(pages)
    assert (await pages.refused("POST", "/submit"))[0] == 403


async def test_all_of_them_at_once(pages: Pages, ada: User, rest: httpx.AsyncClient) -> None:
    await _trusting(pages, ada)
    path = f"/api/users/{ada.id}/trusted-devices"
    assert (await rest.delete(path)).status_code == 204
    assert (await rest.delete(path)).status_code == 204
    assert (await rest.get(path)).json() == {"trustedDevices": []}


@pytest.mark.parametrize(
    "given", [{"durationDays": 0}, {"durationDays": 366}, {"durationDays": 1.5}, {"enabled": "yes"}]
)
async def test_what_no_setting_is(rest: httpx.AsyncClient, given: dict[str, Any]) -> None:
    answer = await rest.patch("/api/sign-in-exp", json={"trustedDevice": given})
    assert answer.status_code == 400, answer.text


async def test_the_setting_is_stored_as_a_whole(rest: httpx.AsyncClient) -> None:
    off = {"enabled": False, "durationDays": 30}
    assert (await rest.get("/api/sign-in-exp")).json()["trustedDevice"] == off
    on = (
        await rest.patch("/api/sign-in-exp", json={"trustedDevice": {"enabled": True, "durationDays": 365}})
    ).json()
    assert on["trustedDevice"] == {"enabled": True, "durationDays": 365}
    again = (await rest.patch("/api/sign-in-exp", json={"trustedDevice": {"enabled": True}})).json()
    assert again["trustedDevice"] == {"enabled": True, "durationDays": 30}
    shown = (await rest.get("/api/.well-known/sign-in-exp")).json()
    assert shown["trustedDevice"] == {"enabled": True, "durationDays": 30}


async def test_organizations_allow_it_unless_they_say_otherwise(rest: httpx.AsyncClient) -> None:
    made = (await rest.post("/api/organizations", json={"name": "Club"})).json()
    assert made["isTrustedDeviceAllowed"] is True
    changed = await rest.patch(f"/api/organizations/{made['id']}", json={"isTrustedDeviceAllowed": False})
    assert changed.json()["isTrustedDeviceAllowed"] is False
    wrong = await rest.patch(f"/api/organizations/{made['id']}", json={"isTrustedDeviceAllowed": None})
    refused(wrong, 400, "guard.invalid_input")


async def test_a_session_shows_how_it_came_about(pages: Pages, ada: User, rest: httpx.AsyncClient) -> None:
    await _trusting(pages, ada)
    listed = (await rest.get(f"/api/users/{ada.id}/sessions")).json()["sessions"]
    submission = listed[0]["lastSubmission"]
    assert (submission["interactionEvent"], submission["userId"]) == ("SignIn", ada.id)
    assert {each["type"] for each in submission["verificationRecords"]} == {"Password", "Totp"}
    assert set(submission["signInContext"]) <= {"ip", "userAgent"}
