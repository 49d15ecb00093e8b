"""The sign-in experience, its content and uploaded pictures over GraphQL."""

import asyncio
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest

from identity.assets.actions import create_asset
from identity.content.email_template_queries import email_template_for
from identity.experience.settings import KEYS
from identity.kernel import database
from identity.kernel.actor import Actor
from identity.users.actions import create_user
from identity.users.inputs import NewUser
from tests.assets.pictures import png
from tests.faces.graphql.asking import ask, data_of

_LANGUAGES = ["ar", "de", "en", "es", "fr", "ja", "ko", "pt", "zh-CN", "zh-TW"]
UPDATE = """mutation ($input: UpdateSignInExperienceInput!) { updateSignInExperience(input: $input) {
    signInExperience { color { primaryColor isDarkModeEnabled } branding { logoUrl favicon } signInMode termsOfUseUrl
        signIn { methods { identifier password } } mfa { factors policy organizationRequiredMfaPolicy }
        passwordPolicy { length { min max } rejects { words } } sentinelPolicy { maxAttempts }
        passwordExpiration { enabled enabledAt } signUpProfileFields { name } settings }
    userErrors { code path message } } }"""
FIELD = """mutation ($input: CreateProfileFieldInput!) { createProfileField(input: $input) {
    profileField { id profileFieldId name type isRequired config position label }
    userErrors { code path } } }"""
CAPTCHA = """mutation ($input: SetCaptchaProviderInput!) { setCaptchaProvider(input: $input) {
    captchaProvider { service siteKey projectId domain mode createdAt } userErrors { code message } } }"""


async def done(actor: Actor, query: str, mutation: str, /, **given: Any) -> Any:
    """The payload of a mutation that is not refused."""
    payload = (await data_of(actor, query, {"input": given}))[mutation]
    assert payload["userErrors"] == [], payload
    return payload


async def changed(actor: Actor, **given: Any) -> Any:
    return (await done(actor, UPDATE, "updateSignInExperience", **given))["signInExperience"]


async def test_settings_are_typed_and_each_given_one_is_replaced(administrator: Actor) -> None:
    color = {"primaryColor": "#123456", "isDarkModeEnabled": True, "darkPrimaryColor": "#654321"}
    given: dict[str, Any] = {
        "color": color,
        "branding": {"logoUrl": "https://x.test/logo.png"},
        "signInMode": "SIGN_IN",
        "termsOfUseUrl": "https://x.test/terms",
        "mfa": {"factors": ["TOTP", "BACKUP_CODE"], "policy": "NO_PROMPT"},
        "passwordPolicy": {"length": {"min": 12, "max": 64}},
        "sentinelPolicy": {"maxAttempts": 5},
        "signUpProfileFields": [{"name": "nickname"}],
    }
    settings = await changed(administrator, **given)
    assert settings["color"] == {"primaryColor": "#123456", "isDarkModeEnabled": True}
    assert settings["branding"] == {"logoUrl": "https://x.test/logo.png", "favicon": None}
    assert settings["signInMode"] == "SIGN_IN"
    assert settings["mfa"] == {**given["mfa"], "organizationRequiredMfaPolicy": None}
    assert settings["passwordPolicy"] == {"length": {"min": 12, "max": 64}, "rejects": None}
    assert settings["signIn"]["methods"] == [{"identifier": "USERNAME", "password": True}]
    assert settings["settings"]["branding"] == given["branding"]
    settings = await changed(
        administrator, termsOfUseUrl=None, sentinelPolicy=None, settings={"signInMode": "Register"}
    )
    assert (settings["termsOfUseUrl"], settings["sentinelPolicy"]["maxAttempts"]) == (None, 5)
    assert (settings["signInMode"], settings["signUpProfileFields"]) == ("REGISTER", [{"name": "nickname"}])


async def test_every_setting_is_a_field(administrator: Actor) -> None:
    query = '{ __type(name: "SignInExperience") { fields { name } } }'
    fields = {each["name"] for each in (await data_of(administrator, query))["__type"]["fields"]}
    assert fields == {*KEYS, "settings"}


async def test_what_settings_refuse_is_a_user_error(administrator: Actor) -> None:
    given = {"input": {"mfa": {"factors": ["BACKUP_CODE"], "policy": "NO_PROMPT"}}}
    payload = (await data_of(administrator, UPDATE, given))["updateSignInExperience"]
    code = "SIGN_IN_EXPERIENCES_BACKUP_CODE_CANNOT_BE_ENABLED_ALONE"
    assert [each["code"] for each in payload["userErrors"]] == [code]
    unknown = {"input": {"settings": {"tenantId": "another"}}}
    payload = (await data_of(administrator, UPDATE, unknown))["updateSignInExperience"]
    assert [each["code"] for each in payload["userErrors"]] == ["GUARD_INVALID_INPUT"]


async def test_the_account_centre(administrator: Actor) -> None:
    query = """mutation ($input: UpdateAccountCenterInput!) { updateAccountCenter(input: $input) {
        accountCenter { enabled fields { name mfa email } webauthnRelatedOrigins profileFields { name } }
        userErrors { code } } }"""
    given = {
        "enabled": True,
        "fields": {"name": "EDIT", "mfa": "READ_ONLY"},
        "profileFields": [{"name": "a"}],
    }
    shown = (await done(administrator, query, "updateAccountCenter", **given))["accountCenter"]
    fields = {"name": "EDIT", "mfa": "READ_ONLY", "email": None}
    expected = {
        "enabled": True,
        "fields": fields,
        "webauthnRelatedOrigins": [],
        "profileFields": [{"name": "a"}],
    }
    assert shown == expected
    shown = (await done(administrator, query, "updateAccountCenter", profileFields=None))["accountCenter"]
    assert shown == {**expected, "profileFields": None}


async def test_passwords_and_names_are_looked_at(administrator: Actor) -> None:
    user = await create_user(administrator, NewUser(username="Ada"))
    other = await create_user(administrator, NewUser(username="ada"))
    query = """query ($user: ID) { passwordIssues(password: "Ada-abc", userId: $user) { code interpolation }
        usernameConflicts { totalCount samples { username userIds } } languages }"""
    data = await data_of(administrator, query, {"user": user.id})
    assert {"code": "password_rejected.too_short", "interpolation": {"min": 8}} in data["passwordIssues"]
    assert data["usernameConflicts"]["samples"] == [{"username": "ada", "userIds": [user.id, other.id]}]
    assert data["languages"] == _LANGUAGES


async def test_phrases(administrator: Actor) -> None:
    write = """mutation ($input: SetCustomPhrasesInput!) { setCustomPhrases(input: $input) {
        customPhrases { id languageTag translation } userErrors { code path message } } }"""
    tree = {"action": {"sign_in": "Log ind"}}
    made = (await done(administrator, write, "setCustomPhrases", languageTag="da", translation=tree))[
        "customPhrases"
    ]
    assert (made["languageTag"], made["translation"]) == ("da", tree)
    read = """query ($id: ID!) { node(id: $id) { id ... on CustomPhrases { languageTag } }
        customPhrases { id } languages }"""
    data = await data_of(administrator, read, {"id": made["id"]})
    assert data == {
        "node": {"id": made["id"], "languageTag": "da"},
        "customPhrases": [{"id": made["id"]}],
        "languages": sorted([*_LANGUAGES, "da"]),
    }
    wrong = {"input": {"languageTag": "da", "translation": {"nowhere": "x"}}}
    payload = (await data_of(administrator, write, wrong))["setCustomPhrases"]
    assert payload["userErrors"][0]["code"] == "LOCALIZATION_INVALID_TRANSLATION_STRUCTURE"
    delete = 'mutation { deleteCustomPhrases(input: {languageTag: "da"}) { deletedLanguageTag } }'
    assert (await data_of(administrator, delete))["deleteCustomPhrases"]["deletedLanguageTag"] == "da"


async def test_profile_fields_are_made_once_changed_ordered_and_removed(administrator: Actor) -> None:
    given = {
        "name": "age", "type": "NUMBER", "isRequired": True, "config": {"minValue": 1}, "idempotencyKey": "once",
    }  # fmt: skip
    first, second = await asyncio.gather(
        *(done(administrator, FIELD, "createProfileField", **given) for _ in range(2))
    )
    assert first["profileField"] == second["profileField"]
    assert first["profileField"]["config"] == {"minValue": 1.0}
    await done(administrator, FIELD, "createProfileField", name="shoe", type="TEXT", isRequired=False)
    update = """mutation { updateProfileField(input: {name: "age", type: TEXT, isRequired: false, label: "Age"}) {
        profileField { type isRequired label config } userErrors { code } } }"""
    updated = (await data_of(administrator, update))["updateProfileField"]["profileField"]
    assert updated == {"type": "TEXT", "isRequired": False, "label": "Age", "config": {}}
    order = """mutation { setProfileFieldOrder(input: {order: [{name: "shoe", position: 0}]}) {
        profileFields { name } userErrors { code } } }"""
    ordered = (await data_of(administrator, order))["setProfileFieldOrder"]["profileFields"]
    assert [each["name"] for each in ordered] == ["shoe", "age"]
    delete = 'mutation { deleteProfileField(input: {name: "age"}) { deletedProfileFieldName userErrors { code } } }'
    assert (await data_of(administrator, delete))["deleteProfileField"]["deletedProfileFieldName"] == "age"
    read = "query ($id: ID!) { node(id: $id) { id } profileFields { name } }"
    data = await data_of(administrator, read, {"id": first["profileField"]["id"]})
    assert data == {"node": None, "profileFields": [{"name": "shoe"}]}
    taken = {"input": {"name": "shoe", "type": "TEXT", "isRequired": False}}
    payload = (await data_of(administrator, FIELD, taken))["createProfileField"]
    assert payload["userErrors"] == [{"code": "CUSTOM_PROFILE_FIELDS_NAME_EXISTS", "path": ["name"]}]


def template(tag: str, kind: str = "SIGN_IN", **more: Any) -> dict[str, Any]:
    return {
        "languageTag": tag,
        "templateType": kind,
        "subject": f"{tag} {kind}",
        "content": "{{code}}",
        **more,
    }


SET_TEMPLATES = """mutation ($input: SetEmailTemplatesInput!) { setEmailTemplates(input: $input) {
    emailTemplates { emailTemplateId languageTag templateType subject replyTo } userErrors { code message } } }"""


async def test_templates(administrator: Actor, statements: Callable[[], Any]) -> None:
    every = [template(tag, kind) for tag in ("en", "de", "fr") for kind in ("SIGN_IN", "GENERIC")]
    made = await done(administrator, SET_TEMPLATES, "setEmailTemplates", templates=every)
    assert len(made["emailTemplates"]) == 6
    page = """query ($first: Int) { emailTemplates(first: $first, filter: {templateType: GENERIC}) {
        totalCount nodes { languageTag content } pageInfo { hasNextPage } } }"""
    numbers = []
    for size in (1, 100):
        with statements() as counted:
            shown = (await data_of(administrator, page, {"first": size}))["emailTemplates"]
        numbers.append(counted.number)
    assert (shown["totalCount"], len(shown["nodes"]), numbers) == (3, 3, [2, 2])
    chosen = made["emailTemplates"][0]["emailTemplateId"]
    update = """mutation ($id: ID!) { updateEmailTemplate(input: {emailTemplateId: $id, replyTo: "a@x.test"}) {
        emailTemplate { subject replyTo } userErrors { code } } }"""
    updated = (await data_of(administrator, update, {"id": chosen}))["updateEmailTemplate"]["emailTemplate"]
    assert updated == {"subject": made["emailTemplates"][0]["subject"], "replyTo": "a@x.test"}
    one = "query ($id: ID!) { emailTemplate(emailTemplateId: $id) { replyTo } }"
    assert (await data_of(administrator, one, {"id": chosen}))["emailTemplate"] == {"replyTo": "a@x.test"}
    delete = """mutation { deleteEmailTemplates(input: {languageTag: "fr"}) { deletedCount userErrors { code } } }"""
    assert (await data_of(administrator, delete))["deleteEmailTemplates"]["deletedCount"] == 2
    alone = "mutation ($id: ID!) { deleteEmailTemplate(input: {emailTemplateId: $id}) { deletedEmailTemplateId } }"
    await data_of(administrator, alone, {"id": chosen})
    assert (await data_of(administrator, one, {"id": chosen}))["emailTemplate"] is None
    nothing = "mutation { deleteEmailTemplates(input: {}) { userErrors { code } } }"
    errors = (await data_of(administrator, nothing))["deleteEmailTemplates"]["userErrors"]
    assert errors == [{"code": "EMAIL_TEMPLATES_FILTER_REQUIRED"}]


@pytest.mark.parametrize(
    ("kind", "languages", "expected"),
    [
        ("SignIn", ["de", "en"], "de SIGN_IN"),
        ("SignIn", ["fr", "de", "en"], "de SIGN_IN"),
        ("SignIn", ["fr", "en"], "en SIGN_IN"),
        ("Register", ["fr", "de", "en"], "en REGISTER"),
        ("Register", ["de"], None),
        ("Generic", ["en"], None),
        ("SignIn", [], None),
    ],
)
async def test_a_message_is_written_in_the_first_language_that_has_one(
    administrator: Actor, statements: Callable[[], Any], kind: str, languages: list[str], expected: str | None
) -> None:
    every = [template("de"), template("en"), template("en", "REGISTER")]
    await done(administrator, SET_TEMPLATES, "setEmailTemplates", templates=every)
    with statements() as counted:
        found = await email_template_for(kind, languages)
    assert (found.details["subject"] if found else None) == expected
    assert counted.number == 1


async def test_the_captchas_secret_is_taken_and_never_shown(administrator: Actor) -> None:
    given = {"service": "TURNSTILE", "siteKey": "site", "secretKey": "a-secret-of-a-captcha"}
    shown = (await done(administrator, CAPTCHA, "setCaptchaProvider", **given))["captchaProvider"]
    assert (shown["service"], shown["siteKey"], shown["projectId"]) == ("TURNSTILE", "site", None)
    incomplete = {**given, "service": "RECAPTCHA_ENTERPRISE"}
    payload = (await data_of(administrator, CAPTCHA, {"input": incomplete}))["setCaptchaProvider"]
    assert payload["userErrors"][0]["code"] == "GUARD_INVALID_INPUT"
    whole = {**incomplete, "projectId": "p", "mode": "CHECKBOX"}
    shown = (await done(administrator, CAPTCHA, "setCaptchaProvider", **whole))["captchaProvider"]
    assert (shown["projectId"], shown["mode"]) == ("p", "CHECKBOX")
    fields = await data_of(administrator, '{ __type(name: "CaptchaProvider") { fields { name } } }')
    assert not [each for each in fields["__type"]["fields"] if "secret" in each["name"].lower()]
    other = (
        "mutation { deleteCaptchaProvider(input: {service: TURNSTILE}) { isDeleted userErrors { code } } }"
    )
    errors = (await data_of(administrator, other))["deleteCaptchaProvider"]["userErrors"]
    assert errors == [{"code": "CAPTCHA_PROVIDER_NOT_FOUND"}]
    delete = "mutation { deleteCaptchaProvider(input: {}) { isDeleted userErrors { code } } }"
    assert (await data_of(administrator, delete))["deleteCaptchaProvider"]["isDeleted"] is True
    assert await data_of(administrator, "{ captchaProvider { service } }") == {"captchaProvider": None}


async def test_pictures_are_listed_and_removed(administrator: Actor) -> None:
    made = [await create_asset(administrator, BytesIO(png(size)), len(png(size))) for size in range(3)]
    query = """{ assetService { isReady largestSize }
        assets(first: 2) { totalCount nodes { assetId url contentType size uploadedBy } pageInfo { hasNextPage } } }"""
    data = await data_of(administrator, query)
    assert data["assetService"] == {"isReady": True, "largestSize": 20 * 1024 * 1024}
    assert (data["assets"]["totalCount"], data["assets"]["pageInfo"]["hasNextPage"]) == (3, True)
    newest = data["assets"]["nodes"][0]
    assert (newest["assetId"], newest["uploadedBy"]) == (made[2].id, administrator.user_id)
    assert newest["url"].endswith(made[2].key)
    delete = (
        "mutation ($id: ID!) { deleteAsset(input: {assetId: $id}) { deletedAssetId userErrors { code } } }"
    )
    assert (await data_of(administrator, delete, {"id": made[0].id}))["deleteAsset"]["userErrors"] == []
    again = (await data_of(administrator, delete, {"id": made[0].id}))["deleteAsset"]["userErrors"]
    assert again == [{"code": "ENTITY_NOT_EXISTS_WITH_ID"}]
    assert await database.fetch_value("SELECT count(*) FROM assets") == 2


async def test_a_reader_of_something_else_reads_nothing(application_actor: Any) -> None:
    for field in ("signInExperience { settings }", "customPhrases { id }", "assets(first: 1) { totalCount }"):
        answer = await ask(application_actor(), f"{{ {field} }}")
        assert [each["extensions"]["code"] for each in answer["errors"]] == ["FORBIDDEN"]
