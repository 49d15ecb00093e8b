"""Consent and signing out by forms alone."""

import pytest

from identity.kernel import database
from tests.oidc import provider
from tests.oidc.pages.conftest import PASSWORD, MakeRobot, asking
from tests.oidc.provider import TestClient
from tests.oidc.robot import Answer, Form, Page, Robot

WANTED = {"scope": "openid profile read offline_access", "resource": "https://api.example.com"}


async def _question(robot: Robot, address: str) -> tuple[Page, Form]:
    """The consent page, after the sign-in."""
    page = await robot.open(address)
    assert isinstance(page, Page)
    if form := page.form_with("signin"):
        pairs = form.pressing("signin", username=robot.username, password=robot.password)
        page = await robot.send(page, form, pairs)
    assert isinstance(page, Page), page
    found = page.form_with("consent")
    assert found is not None, page.html
    return page, found


async def test_yes(make_robot: MakeRobot, third_party: TestClient) -> None:
    """OpenID Connect Core section 3.1.2.4."""
    robot = await make_robot()
    answer = await robot.authorize(asking(third_party, **WANTED))
    assert robot.pages == ["sign-in", "consent"]
    tokens = await provider.redeem(robot.http, third_party, answer.parameters["code"])
    assert "profile" in tokens.json()["scope"]
    assert "code" in (await robot.authorize(asking(third_party, **{**WANTED, "prompt": "none"}))).parameters


async def test_it_says_what_is_asked_for_and_by_whom(make_robot: MakeRobot, third_party: TestClient) -> None:
    """Core section 3.1.2.4: the person learns what is released before it is."""
    await database.execute(
        "UPDATE applications SET name = '<i>Tide tables</i>', protocol_metadata = $2::jsonb, "
        "oidc_client_metadata = oidc_client_metadata || $3::jsonb WHERE id = $1",
        third_party.id,
        {"tos_uri": "https://a.example/tos", "policy_uri": "https://a.example/policy"},
        {"logoUri": "https://a.example/logo.png"},
    )
    robot = await make_robot()
    page, _ = await _question(robot, asking(third_party, **WANTED))
    assert page.texts["title"] == "<i>Tide tables</i> asks for access"
    assert "<i>Tide" not in page.html
    assert "See your name, picture and other profile details" in page.text
    assert "In API read" in page.text
    assert "Afterwards you return to app.example.com." in page.text
    assert "Signed in as Ada" in page.text
    assert page.images == ["https://a.example/logo.png"]
    assert page.links == {"terms": "https://a.example/tos", "privacy": "https://a.example/policy"}


async def test_cancel_tells_the_client(make_robot: MakeRobot, third_party: TestClient) -> None:
    """RFC 6749 section 4.1.2.1, RFC 9207 section 2."""
    robot = await make_robot(cancels="consent")
    answer = await robot.authorize(asking(third_party, **WANTED))
    told = answer.parameters
    assert (told["error"], told["state"], told["iss"]) == ("access_denied", "state-1", provider.ISSUER)
    assert "code" not in told
    assert await database.fetch_value("SELECT count(*) FROM grants") == 0


async def test_organizations_are_chosen(make_robot: MakeRobot, third_party: TestClient) -> None:
    user = await provider.person(password=PASSWORD)
    one, other = await provider.organization(members=(user,)), await provider.organization(members=(user,))
    robot = await make_robot(username=user.username, password=PASSWORD, organizations=(one,))
    await robot.authorize(asking(third_party, scope="openid urn:logto:scope:organizations"))
    rows = await database.fetch(
        "SELECT m.organization_id FROM consented_organizations c JOIN organization_members m ON m.id = c.member_id"
    )
    assert [row["organization_id"] for row in rows] == [one]
    assert one != other


async def test_an_organization_of_others_is_refused(make_robot: MakeRobot, third_party: TestClient) -> None:
    foreign = await provider.organization()
    robot = await make_robot()
    page, form = await _question(robot, asking(third_party, scope="openid urn:logto:scope:organizations"))
    refused = await robot.send(page, form, [*form.pressing("consent"), ("organization", foreign)])
    assert isinstance(refused, Page)
    assert refused.status == 403
    assert await database.fetch_value("SELECT count(*) FROM grants") == 0


async def test_a_yes_is_of_the_session_that_was_asked(make_robot: MakeRobot, third_party: TestClient) -> None:
    """A form that somebody else was shown, sent by the victim's browser, is no consent of the victim."""
    attacker, victim = await make_robot(), await make_robot()
    _, foreign = await _question(attacker, asking(third_party, **WANTED))
    page, own = await _question(victim, asking(third_party, **WANTED))
    forged = Form(own.action, own.method, own.fields | {"proof": foreign.fields["proof"]}, [], own.buttons)
    refused = await victim.send(page, forged, forged.pressing("consent"))
    assert isinstance(refused, Page)
    assert refused.status == 403
    elsewhere = await victim.send(page, foreign, foreign.pressing("consent"))
    assert isinstance(elsewhere, Page)
    assert elsewhere.texts["title"] == "This sign-in is over"
    assert await database.fetch_value("SELECT count(*) FROM grants") == 0


async def test_a_sign_in_form_is_no_consent_form(make_robot: MakeRobot, third_party: TestClient) -> None:
    robot = await make_robot()
    page, form = await _question(robot, asking(third_party, **WANTED))
    own = f"/oidc/auth/{provider.own_interaction(robot.http, third_party)}/sign-in"
    refused = await robot.send(
        page, Form(own, "POST", form.fields, [], form.buttons), form.pressing("consent")
    )
    assert isinstance(refused, Page)
    assert refused.status == 403


async def test_neither_button_is_no_yes(make_robot: MakeRobot, third_party: TestClient) -> None:
    robot = await make_robot()
    page, form = await _question(robot, asking(third_party, **WANTED))
    answer = await robot.send(page, form, form.pressing(None))
    assert isinstance(answer, Answer)
    assert answer.parameters["error"] == "access_denied"


async def test_the_question_has_a_page_of_its_own(make_robot: MakeRobot, third_party: TestClient) -> None:
    robot = await make_robot()
    await _question(robot, asking(third_party, ui_locales="ar", **WANTED))
    own = f"/oidc/auth/{provider.own_interaction(robot.http, third_party)}/consent"
    page = await robot.open(own)
    assert isinstance(page, Page)
    assert page.language == "ar"
    assert "code" in (await robot.authorize(own)).parameters


async def test_a_robot_signs_out(make_robot: MakeRobot, web: TestClient) -> None:
    """RP-Initiated Logout section 6: without a hint the person is asked, and then the session is over."""
    robot = await make_robot()
    await robot.authorize(asking(web))
    done = await robot.sign_out("/oidc/session/end")
    assert isinstance(done, Page)
    assert done.texts["title"] == "You are signed out"
    answer = await robot.authorize(asking(web, prompt="none"))
    assert answer.parameters["error"] == "login_required"


@pytest.mark.parametrize("mode", ["form_post", "fragment", "query"])
async def test_a_robot_reads_every_response_mode(make_robot: MakeRobot, web: TestClient, mode: str) -> None:
    answer = await (await make_robot()).authorize(asking(web, response_mode=mode))
    assert "code" in answer.parameters
    assert answer.method == ("POST" if mode == "form_post" else "GET")
