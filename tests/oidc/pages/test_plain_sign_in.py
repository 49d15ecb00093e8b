"""Signing in by a form alone: no script runs here, and the steps are those of the Experience API."""

import re
from dataclasses import replace
from typing import Any
from urllib.parse import urljoin

import pytest

from identity import settings
from identity.experience.actions import update_sign_in_experience
from identity.kernel import database
from identity.kernel.actor import SYSTEM
from identity.users.actions import suspend_user
from tests.inbox.opening import open_inbox
from tests.oidc import provider
from tests.oidc.pages.conftest import PASSWORD, MakeRobot, asking
from tests.oidc.provider import TestClient
from tests.oidc.robot import Answer, Page, Robot


async def _first_page(robot: Robot, address: str) -> Page:
    page = await robot.open(address)
    assert isinstance(page, Page), page
    return page


async def _typed(robot: Robot, page: Page, username: str, password: str) -> Page:
    form = page.form_with("signin")
    assert form is not None, page.html
    reached = await robot.send(page, form, form.pressing("signin", username=username, password=password))
    assert isinstance(reached, Page), reached
    return reached


async def test_a_robot_signs_in(make_robot: MakeRobot, web: TestClient) -> None:
    robot = await make_robot()
    answer = await robot.authorize(asking(web))
    assert answer.parameters["state"] == "state-1"
    assert answer.parameters["iss"] == provider.ISSUER
    assert robot.pages == ["sign-in"]
    tokens = await provider.redeem(robot.http, web, answer.parameters["code"])
    assert tokens.status_code == 200, tokens.text
    keys = await database.fetch(
        "SELECT key FROM events WHERE key LIKE 'Interaction.SignIn.%' ORDER BY created_at"
    )
    assert [row["key"].removeprefix("Interaction.SignIn.") for row in keys] == [
        "Create",
        "Verification.Password.Submit",
        "Identifier.Submit",
        "Submit",
    ]


async def test_a_second_sign_in_needs_no_password(make_robot: MakeRobot, web: TestClient) -> None:
    """OpenID Connect Core section 3.1.2.1: prompt=none answers from the session."""
    robot = await make_robot()
    await robot.authorize(asking(web))
    answer = await robot.authorize(asking(web, prompt="none", scope="openid"))
    assert "code" in answer.parameters
    assert robot.pages == ["sign-in"]


async def test_by_email_too_where_it_is_allowed(make_robot: MakeRobot, web: TestClient) -> None:
    methods = [
        {"identifier": each, "password": True, "verificationCode": False, "isPasswordPrimary": True}
        for each in ("username", "email")
    ]
    await update_sign_in_experience(SYSTEM, {"signIn": {"methods": methods}})
    user = await provider.person(password=PASSWORD)
    robot = await make_robot(username=f" {user.primary_email.upper()} ", password=PASSWORD)
    page = await _first_page(robot, asking(web))
    assert "Username / Email address" in page.text
    assert "code" in (await robot.authorize(asking(web))).parameters


async def test_names_and_ids_stay_what_they_are(make_robot: MakeRobot, web: TestClient) -> None:
    robot = await make_robot()
    page = await _first_page(robot, asking(web))
    for name in ("username", "password", "signin", "cancel"):
        assert re.search(rf'<(input|button)[^>]* id="{name}" name="{name}"', page.html), name
    assert 'autocomplete="username"' in page.html
    assert 'autocomplete="current-password"' in page.html


async def test_each_sign_in_makes_a_new_session(make_robot: MakeRobot, web: TestClient) -> None:
    """RFC 9700 section 4 on session fixation: what was in the browser before is worth nothing after."""
    robot = await make_robot()
    robot.http.cookies.set("_session", "fixed-by-somebody", domain="localhost.local", path="/")
    await robot.authorize(asking(web))
    first = robot.http.cookies["_session"]
    await robot.authorize(asking(web, prompt="login"))
    assert len({"fixed-by-somebody", first, robot.http.cookies["_session"]}) == 3


async def _is_signed_in_with(cookies: dict[str, str], client: TestClient) -> bool:
    async with provider.new_browser() as browser:
        for name, value in cookies.items():
            browser.cookies.set(name, value, domain="localhost.local", path="/")
        answer = provider.answered(await provider.authorize(browser, client, prompt="none"))
    return "code" in answer


@pytest.mark.parametrize("same_person", [True, False])
async def test_secrets_of_earlier_sign_ins_are_worth_nothing(
    make_robot: MakeRobot, web: TestClient, same_person: bool
) -> None:
    """RFC 9700 section 4 on session fixation: who knew the cookie before the sign-in has nothing after it, whether the
    session goes on under a new secret or ends because somebody else signed in."""
    robot = await make_robot()
    await robot.authorize(asking(web))
    before = dict(robot.http.cookies)
    assert await _is_signed_in_with(before, web)
    if not same_person:
        robot.username = (await provider.person(password=PASSWORD)).username or ""
    await robot.authorize(asking(web, prompt="login"))
    assert not await _is_signed_in_with(before, web)
    assert await _is_signed_in_with(dict(robot.http.cookies), web)
    assert await database.fetch_value("SELECT count(*) FROM sessions") == 1


async def test_a_wrong_password_is_explained_and_the_name_stays(
    make_robot: MakeRobot, web: TestClient
) -> None:
    robot = await make_robot(language="de")
    page = await _typed(robot, await _first_page(robot, asking(web)), "<b>ada", "wrong")
    assert page.status == 422
    assert page.texts["message"] == "Das Konto oder das Passwort stimmt nicht."
    form = page.form_with("signin")
    assert form is not None
    assert form.fields["username"] == "<b>ada"
    assert "<b>ada" not in page.html
    assert form.fields["password"] == ""
    assert "form-action" not in page.headers["content-security-policy"]
    user = await provider.person(password=PASSWORD)
    done = await robot.send(
        page, form, form.pressing("signin", username=user.username or "", password=PASSWORD)
    )
    assert isinstance(done, Answer)


async def test_the_lockout_is_the_same(make_robot: MakeRobot, web: TestClient) -> None:
    await update_sign_in_experience(SYSTEM, {"sentinelPolicy": {"maxAttempts": 2, "lockoutDuration": 7}})
    robot = await make_robot()
    page = await _first_page(robot, asking(web))
    for _ in range(2):
        page = await _typed(robot, page, robot.username, "wrong")
    page = await _typed(robot, page, robot.username, robot.password)
    assert page.texts["message"] == "Too many attempts for this account. Try again in 7 minutes."
    assert await database.fetch_value("SELECT count(*) FROM sessions") == 0


async def test_a_suspended_account_is_told_so(make_robot: MakeRobot, web: TestClient) -> None:
    user = await provider.person(password=PASSWORD)
    await suspend_user(SYSTEM, user.id)
    robot = await make_robot(username=user.username, password=PASSWORD)
    page = await robot.go(asking(web))
    assert isinstance(page, Page)
    assert page.texts["message"] == "This account is suspended."


@pytest.mark.parametrize("typed", [("", ""), ("ada", ""), ("", "x"), ("ada", "x" * 2000), (" ", "x")])
async def test_what_is_missing_or_too_long_reaches_no_hash(
    make_robot: MakeRobot, web: TestClient, typed: tuple[str, str]
) -> None:
    robot = await make_robot()
    page = await _typed(robot, await _first_page(robot, asking(web)), *typed)
    assert page.status == 422
    assert await database.fetch_value("SELECT count(*) FROM failed_attempts") == 0


@pytest.mark.parametrize(
    "demands",
    [
        {"mfa": {"factors": ["Totp"], "policy": "Mandatory"}},
        {"mfa": {"factors": ["Totp"], "policy": "PromptOnlyAtSignIn"}},
        {"passkeySignIn": {"enabled": True}},
        {"captchaPolicy": {"enabled": True}},
        {"signUp": {"identifiers": ["username", "phone"], "password": True, "verify": True}},
    ],
    ids=lambda demands: next(iter(demands)),
)
async def test_what_a_plain_page_cannot_ask_for_is_said(
    make_robot: MakeRobot, web: TestClient, demands: dict[str, Any]
) -> None:
    with open_inbox():
        await update_sign_in_experience(SYSTEM, demands)
        page = await (await make_robot()).go(asking(web))
    assert isinstance(page, Page)
    assert (page.status, page.texts["title"]) == (422, "One more step needs JavaScript")
    assert await database.fetch_value("SELECT count(*) FROM sessions") == 0


async def test_cancel_tells_the_client(make_robot: MakeRobot, web: TestClient) -> None:
    """RFC 6749 section 4.1.2.1: access_denied, with the state; RFC 9207: and who says so."""
    robot = await make_robot(cancels="sign-in")
    answer = await robot.authorize(asking(web))
    assert answer.address.startswith(provider.CALLBACK)
    assert answer.parameters["error"] == "access_denied"
    assert answer.parameters["state"] == "state-1"
    assert answer.parameters["iss"] == provider.ISSUER
    assert "code" not in answer.parameters
    assert await database.fetch_value("SELECT count(*) FROM interactions") == 0


async def test_cancel_is_answered_in_the_response_mode(make_robot: MakeRobot, web: TestClient) -> None:
    """OAuth 2.0 Form Post Response Mode section 2: errors are posted as well."""
    robot = await make_robot(cancels="sign-in")
    answer = await robot.authorize(asking(web, response_mode="form_post"))
    assert (answer.method, answer.address) == ("POST", provider.CALLBACK)
    assert answer.parameters["error"] == "access_denied"
    assert robot.pages == ["sign-in", "form_post"]


async def test_the_button_pressed_twice(make_robot: MakeRobot, web: TestClient) -> None:
    robot = await make_robot()
    page = await _first_page(robot, asking(web))
    form = page.form_with("signin")
    assert form is not None
    pairs = form.pressing("signin", username=robot.username, password=robot.password)
    address = urljoin(robot.endpoint, form.action)
    first = await robot.http.post(address, data=dict(pairs))
    second = await robot.http.post(address, data=dict(pairs))
    assert first.headers["location"] == second.headers["location"]
    assert isinstance(await robot.open(second.headers["location"]), Answer)


async def test_a_form_is_of_the_browser_that_began(make_robot: MakeRobot, web: TestClient) -> None:
    """RFC 9700 section 4.4 on CSRF: with the form's address and contents alone nobody signs another browser in."""
    ours, theirs = await make_robot(), await make_robot()
    page = await _first_page(ours, asking(web))
    form = page.form_with("signin")
    assert form is not None
    pairs = form.pressing("signin", username=ours.username, password=ours.password)
    reached = await theirs.send(page, form, pairs)
    assert isinstance(reached, Page)
    assert reached.texts["title"] == "This sign-in is over"
    assert "_session" not in theirs.http.cookies


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "https://evil.example"},
        {"origin": "null"},
    ],
)
async def test_a_form_of_another_site_is_refused(
    make_robot: MakeRobot, web: TestClient, headers: dict[str, str]
) -> None:
    robot = await make_robot()
    page = await _first_page(robot, asking(web))
    form = page.form_with("signin")
    assert form is not None
    pairs = form.pressing("signin", username=robot.username, password=robot.password)
    refused = await robot.http.post(form.action, data=dict(pairs), headers=headers)
    assert refused.status_code == 403
    assert await database.fetch_value("SELECT count(*) FROM sessions") == 0


@pytest.mark.parametrize("proof", ["", "x", "%00", "é" * 43])
async def test_a_form_without_our_proof_is_refused(
    make_robot: MakeRobot, web: TestClient, proof: str
) -> None:
    robot = await make_robot()
    page = await _first_page(robot, asking(web))
    form = page.form_with("signin")
    assert form is not None
    form.fields["proof"] = proof
    refused = await robot.send(page, form, form.pressing("cancel"))
    assert isinstance(refused, Page)
    assert refused.status == 403


async def test_the_form_has_a_page_of_its_own(make_robot: MakeRobot, web: TestClient) -> None:
    robot = await make_robot()
    await _first_page(robot, asking(web, ui_locales="ja", login_hint="grace"))
    address = f"/oidc/auth/{provider.own_interaction(robot.http, web)}/sign-in"
    page = await _first_page(robot, address)
    assert page.language == "ja"
    form = page.form_with("signin")
    assert form is not None
    assert form.fields["username"] == "grace"
    assert "code" in (await robot.authorize(address)).parameters
    over = await _first_page(robot, address)
    assert over.status == 400


async def test_the_application_introduces_itself(
    make_robot: MakeRobot, web: TestClient, spa: TestClient
) -> None:
    """OpenID Connect Registration section 2: logo_uri, policy_uri and tos_uri are shown to the person."""
    await _described(web, {"tos_uri": "https://a.example/tos", "policy_uri": "https://a.example/policy"})
    page = await _first_page(await make_robot(), asking(web))
    assert page.images == ["https://a.example/logo.png"]
    assert page.links == {"terms": "https://a.example/tos", "privacy": "https://a.example/policy"}
    await _described(spa, {"policy_uri": "javascript:alert(1)"})
    page = await _first_page(await make_robot(), asking(spa))
    assert page.links == {}, "a script is no document"


async def _described(client: TestClient, metadata: dict[str, str]) -> None:
    await database.execute(
        "UPDATE applications SET protocol_metadata = $2::jsonb, "
        "oidc_client_metadata = oidc_client_metadata || $3::jsonb WHERE id = $1",
        client.id,
        metadata,
        {"logoUri": "https://a.example/logo.png"},
    )


async def test_documents_that_have_to_be_accepted(make_robot: MakeRobot, web: TestClient) -> None:
    await update_sign_in_experience(
        SYSTEM, {"termsOfUseUrl": "https://id.example.com/terms", "agreeToTermsPolicy": "Manual"}
    )
    robot = await make_robot()
    page = await _typed(robot, await _first_page(robot, asking(web)), robot.username, robot.password)
    assert page.texts["message"] == "Please accept the documents before going on."
    form = page.form_with("signin")
    assert form is not None
    pairs = form.pressing("signin", username=robot.username, password=robot.password)
    assert isinstance(await robot.send(page, form, [*pairs, ("agreement", "yes")]), Answer)


async def test_no_lockout_where_a_test_run_switched_it_off(make_robot: MakeRobot, web: TestClient) -> None:
    await update_sign_in_experience(SYSTEM, {"sentinelPolicy": {"maxAttempts": 2}})
    before = settings.use(replace(settings.current(), sign_in_throttling=False))
    try:
        robot = await make_robot()
        page = await _first_page(robot, asking(web))
        for _ in range(4):
            page = await _typed(robot, page, robot.username, "wrong")
        assert "code" in (await robot.authorize(asking(web))).parameters
        locked = "SELECT count(*) FROM events WHERE key = 'Identifier.Lockout'"
        assert await database.fetch_value(locked) == 0
    finally:
        settings.use(replace(before, sign_in_throttling=True))
