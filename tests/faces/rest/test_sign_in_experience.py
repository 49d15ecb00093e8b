"""/api/sign-in-exp, the account centre, and what anybody may read of them."""

from typing import Any

import httpx
import pytest

from identity.kernel import database
from identity.kernel.actor import SYSTEM
from identity.kernel.permissions import Permission
from identity.users.actions import create_user
from identity.users.inputs import NewUser
from tests.faces.rest.conftest import Clients, machine, refused

SETTINGS = "/api/sign-in-exp"
CHECK = f"{SETTINGS}/default/check-password"
CONFLICTS = f"{SETTINGS}/username-policy/case-sensitivity-conflicts"


async def test_settings_are_read_in_the_contracts_order(rest: httpx.AsyncClient) -> None:
    settings = (await rest.get(SETTINGS)).json()
    assert list(settings)[:5] == ["tenantId", "id", "color", "branding", "hideLogtoBranding"]
    assert settings["signIn"]["methods"][0]["identifier"] == "username"
    assert settings["passwordPolicy"] == {}


async def test_each_given_setting_is_replaced_and_unknown_keys_are_left_out(rest: httpx.AsyncClient) -> None:
    body = {
        "color": {
            "primaryColor": "#abcdef",
            "isDarkModeEnabled": True,
            "darkPrimaryColor": "#000",
            "other": 1,
        },
        "branding": {"logoUrl": "https://x.test/logo.png"},
        "unknown": 1,
        "id": "another",
        "customContent": {"/sign-in": "hello"},
        "signUpProfileFields": [{"name": "nickname"}],
    }
    answer = await rest.patch(f"{SETTINGS}?removeUnusedDemoSocialConnector=true", json=body)
    assert answer.status_code == 200, answer.text
    changed = answer.json()
    assert changed["color"] == {
        "primaryColor": "#abcdef",
        "isDarkModeEnabled": True,
        "darkPrimaryColor": "#000",
    }
    assert changed["id"] == "default"
    assert (await rest.patch(SETTINGS, json={"branding": {}})).json()["branding"] == {}
    assert (await rest.get(SETTINGS)).json()["color"]["primaryColor"] == "#abcdef"


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"signInMode": "Nobody"}, 400, "guard.invalid_input"),
        ({"color": {"primaryColor": "red"}}, 400, "guard.invalid_input"),
        ({"hideLogtoBranding": True}, 400, "guard.invalid_input"),
        ({"emailBlocklistPolicy": {"customBlocklist": ["nowhere"]}}, 400, "guard.invalid_input"),
        (
            {"forgotPasswordMethods": ["EmailVerificationCode"]},
            400,
            "sign_in_experiences.enabled_connector_not_found",
        ),
        (
            {"mfa": {"factors": ["BackupCode"], "policy": "NoPrompt"}},
            400,
            "sign_in_experiences.backup_code_cannot_be_enabled_alone",
        ),
        ({"adaptiveMfa": {"enabled": True}}, 422, "sign_in_experiences.adaptive_mfa_mismatch"),
        (
            {"mfa": {"factors": ["Totp"], "policy": "PromptOnlyAtSignInMandatory"}},
            422,
            "sign_in_experiences.adaptive_mfa_mismatch",
        ),
        (
            {"passwordExpiration": {"enabled": True, "validPeriodDays": 90}},
            422,
            "sign_in_experiences.password_expiration_requires_forgot_password",
        ),
        (
            {"languageInfo": {"autoDetect": True, "fallbackLanguage": "da"}},
            400,
            "sign_in_experiences.unsupported_default_language",
        ),
    ],
)
async def test_settings_that_cannot_be_are_refused(
    rest: httpx.AsyncClient, body: dict[str, Any], status: int, code: str
) -> None:
    before = (await rest.get(SETTINGS)).json()
    refused(await rest.patch(SETTINGS, json=body), status, code)
    assert (await rest.get(SETTINGS)).json() == before


async def test_names_that_differ_in_case_alone_are_counted_and_in_the_way(rest: httpx.AsyncClient) -> None:
    users = [
        await create_user(SYSTEM, NewUser(username=name)) for name in ("ada", "Ada", "bob", "BOB", "eve")
    ]
    shown = (await rest.get(f"{CONFLICTS}?limit=1")).json()
    ids = [users[0].id, users[1].id]
    assert shown == {"totalConflicts": 2, "samples": [{"usernameLower": "ada", "userIds": ids}]}
    for limit in ("0", "101", "x", "-1", ""):
        refused(await rest.get(CONFLICTS, params={"limit": limit}), 400, "guard.invalid_input")
    body = {"usernamePolicy": {"caseSensitive": False}}
    refused(await rest.patch(SETTINGS, json=body), 409, "sign_in_experiences.username_case_conflict")


async def test_names_are_shown_to_those_alone_who_may_read_users(clients: Clients) -> None:
    client = clients(machine(Permission.SIGN_IN_EXPERIENCE_READ))
    refused(await client.get(CONFLICTS), 403, "auth.forbidden")


async def test_a_password_is_checked_against_the_policy(rest: httpx.AsyncClient, clients: Clients) -> None:
    assert (await rest.post(CHECK, json={"password": "correct horse battery"})).json() == {"result": True}
    bad = await rest.post(CHECK, json={"password": "x"})
    issue = {"code": "password_rejected.too_short", "interpolation": {"min": 8}}
    assert (bad.status_code, bad.json()["result"]) == (400, False)
    assert issue in bad.json()["issues"]
    user = await create_user(SYSTEM, NewUser(username="augustaada"))
    of_user = {"password": "augustaada", "userId": user.id}
    issues = (await rest.post(CHECK, json=of_user)).json()["issues"]
    assert issues == [{"code": "password_rejected.restricted.user_info"}]
    refused(await rest.post(CHECK, json={**of_user, "userId": "nobody"}), 400, "request.invalid_input")
    stranger = clients(machine(Permission.SIGN_IN_EXPERIENCE_READ))
    refused(await stranger.post(CHECK, json=of_user), 403, "auth.forbidden")


async def test_pages_of_the_operators_own_cannot_be_uploaded_here(rest: httpx.AsyncClient) -> None:
    answer = await rest.post(
        f"{SETTINGS}/default/custom-ui-assets", files={"file": ("ui.zip", b"PK\x03\x04")}
    )
    refused(answer, 400, "storage.not_configured")


async def test_the_account_centre_is_off_until_it_is_opened(rest: httpx.AsyncClient) -> None:
    closed = {
        "tenantId": "default", "id": "default", "enabled": False, "fields": {}, "webauthnRelatedOrigins": [],
        "deleteAccountUrl": None, "customCss": None, "profileFields": None,
    }  # fmt: skip
    assert (await rest.get("/api/account-center")).json() == closed
    body = {"enabled": True, "fields": {"name": "Edit", "mfa": "ReadOnly", "unknown": "Edit"}}
    opened = (await rest.patch("/api/account-center", json=body)).json()
    assert opened == {**closed, "enabled": True, "fields": {"name": "Edit", "mfa": "ReadOnly"}}
    more = {"profileFields": [{"name": "nickname"}], "webauthnRelatedOrigins": ["https://x.test"]}
    await rest.patch("/api/account-center", json=more)
    assert (await rest.get("/api/.well-known/account-center")).json() == {**opened, **more}


@pytest.mark.parametrize(
    "body",
    [
        {"enabled": "yes"},
        {"fields": {"name": "Write"}},
        {"webauthnRelatedOrigins": ["https://x.test/path"]},
        {"deleteAccountUrl": "javascript:alert(1)"},
        {"profileFields": [{}]},
    ],
)
async def test_account_centre_settings_that_cannot_be(rest: httpx.AsyncClient, body: dict[str, Any]) -> None:
    refused(await rest.patch("/api/account-center", json=body), 400, "guard.invalid_input")


async def test_anybody_reads_what_the_pages_show(clients: Clients, rest: httpx.AsyncClient) -> None:
    anybody = clients(None)
    for path in ("sign-in-exp", "experience"):
        shown = await anybody.get(f"/api/.well-known/{path}")
        assert shown.status_code == 200
        assert not {"emailBlocklistPolicy", "forgotPasswordMethods"} & shown.json().keys()
        again = await anybody.get(
            f"/api/.well-known/{path}", headers={"if-none-match": shown.headers["etag"]}
        )
        assert again.status_code == 304
        await rest.patch(SETTINGS, json={"customCss": f"/* {path} */"})
        now = await anybody.get(f"/api/.well-known/{path}", headers={"if-none-match": shown.headers["etag"]})
        assert now.json()["customCss"] == f"/* {path} */"


async def test_an_organizations_look_goes_before_an_applications(
    clients: Clients, rest: httpx.AsyncClient
) -> None:
    application = (await rest.post("/api/applications", json={"name": "app", "type": "SPA"})).json()
    look = {
        "color": {"primaryColor": "#111111", "darkPrimaryColor": "#222222"},
        "branding": {"logoUrl": "https://x.test/app.png", "favicon": "https://x.test/app.ico"},
        "customCss": "app{}",
        "termsOfUseUrl": "",
        "privacyPolicyUrl": "",
    }
    path = f"/api/applications/{application['id']}/sign-in-experience"
    set_look = await rest.put(path, json=look)
    assert set_look.status_code in {200, 201}, set_look.text
    body = {
        "name": "o",
        "color": {"primaryColor": "#333333"},
        "branding": {"logoUrl": "https://x.test/o.png"},
    }
    organization = (await rest.post("/api/organizations", json=body)).json()
    query = {"appId": application["id"], "organizationId": organization["id"]}
    shown = (await clients(None).get("/api/.well-known/experience", params=query)).json()
    assert shown["color"]["primaryColor"] == "#333333"
    assert shown["color"]["darkPrimaryColor"] == "#222222"
    assert shown["branding"] == {"logoUrl": "https://x.test/o.png", "favicon": "https://x.test/app.ico"}
    assert shown["customCss"] == "app{}"
    await rest.patch(f"/api/organizations/{organization['id']}", json={"color": {"primaryColor": "#444444"}})
    shown = (await clients(None).get("/api/.well-known/experience", params=query)).json()
    assert shown["color"]["primaryColor"] == "#444444"
    await rest.put(path, json={**look, "customCss": "new{}"})
    shown = (await clients(None).get("/api/.well-known/experience", params=query)).json()
    assert shown["customCss"] == "new{}"


async def test_nobody_styles_the_page_on_which_administrators_sign_in(
    rest: httpx.AsyncClient, clients: Clients
) -> None:
    anybody = clients(None)
    club = {"name": "Club", "customCss": "input { color: red }", "color": {"primaryColor": "#ff0000"}}
    organization_id = (await rest.post("/api/organizations", json=club)).json()["id"]
    path = "/api/.well-known/sign-in-exp"
    plain = (await anybody.get(path, params={"appId": "admin-console"})).json()
    query = {"appId": "admin-console", "organizationId": organization_id}
    assert (await anybody.get(path, params=query)).json() == plain
    styled = (await anybody.get(path, params={"organizationId": organization_id})).json()
    assert styled["customCss"] == club["customCss"]


async def test_the_pages_cost_no_statement_when_warm(clients: Clients, statements: Any) -> None:
    anybody = clients(None)
    paths = ("sign-in-exp", "phrases?lng=en", "account-center")
    for path in paths:
        await anybody.get(f"/api/.well-known/{path}")
    with statements() as counted:
        for path in paths:
            await anybody.get(f"/api/.well-known/{path}")
    assert counted.number == 0, counted.texts


async def test_connectors_are_offered_while_they_are_there(rest: httpx.AsyncClient, clients: Clients) -> None:
    anybody = clients(None)

    async def shown() -> dict[str, Any]:
        return dict((await anybody.get("/api/.well-known/experience")).json())

    assert (await shown())["socialConnectors"] == []
    made = await rest.post("/api/connectors", json={"connectorId": "github-universal"})
    assert made.status_code == 200, made.text
    targets = {"socialSignInConnectorTargets": ["github", "unknown", "github"]}
    assert (await rest.patch(SETTINGS, json=targets)).json()["socialSignInConnectorTargets"] == ["github"]
    (connector,) = (await shown())["socialConnectors"]
    assert (connector["id"], connector["target"]) == (made.json()["id"], "github")
    assert (await rest.delete(f"/api/connectors/{made.json()['id']}")).status_code == 204
    after = await shown()
    assert (after["socialConnectors"], after["socialSignInConnectorTargets"]) == ([], [])


async def test_a_way_to_send_codes_opens_the_settings_that_need_one(
    rest: httpx.AsyncClient, clients: Clients
) -> None:
    await database.execute(
        "INSERT INTO connectors (id, factory_id, type, config_encrypted, metadata, is_profile_synchronized, "
        "is_token_storage_enabled, created_at) VALUES ('mail', 'http-email', 'Email', '', '{}', false, false, now())"
    )
    body = {
        "forgotPasswordMethods": ["EmailVerificationCode"],
        "passwordExpiration": {"enabled": True, "validPeriodDays": 90, "enabledAt": 1},
        "mfa": {"factors": ["EmailVerificationCode"], "policy": "PromptOnlyAtSignInMandatory"},
        "adaptiveMfa": {"enabled": True},
    }
    changed = await rest.patch(SETTINGS, json=body)
    assert changed.status_code == 200, changed.text
    began = changed.json()["passwordExpiration"]["enabledAt"]
    assert began > 1_700_000_000_000  # when, is for the server to say
    longer = {"passwordExpiration": {"enabled": True, "validPeriodDays": 180}}
    assert (await rest.patch(SETTINGS, json=longer)).json()["passwordExpiration"]["enabledAt"] == began
    assert (await clients(None).get("/api/.well-known/experience")).json()["forgotPassword"] == {
        "email": True,
        "phone": False,
    }
    method = {"identifier": "email", "password": True, "verificationCode": True, "isPasswordPrimary": True}
    both = await rest.patch(SETTINGS, json={"signIn": {"methods": [method]}})
    refused(both, 400, "sign_in_experiences.verification_code_for_sign_in_and_mfa")
