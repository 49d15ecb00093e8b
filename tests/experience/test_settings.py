"""The sign-in settings: defaults, changes, what is refused, and what anybody may see."""

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from identity.content.errors import InvalidContent
from identity.experience import errors, queries
from identity.experience.actions import update_sign_in_experience
from identity.experience.languages import best_language
from identity.experience.settings import KEYS, settings_of
from identity.kernel import database
from identity.kernel.actor import NOBODY, SYSTEM
from identity.kernel.errors import Forbidden, Refusal, Unauthenticated
from identity.kernel.permissions import Permission

COLOR = {"primaryColor": "#abc", "isDarkModeEnabled": False, "darkPrimaryColor": "#def"}
PASSWORD_METHOD = {"password": True, "verificationCode": False, "isPasswordPrimary": True}


async def test_defaults(database: str) -> None:
    settings = await queries.visible_sign_in_experience(SYSTEM)
    assert settings["tenantId"] == "default"
    assert settings["branding"] == {}
    assert settings["passwordPolicy"] == {}
    assert settings["signUp"] == {"identifiers": ["username"], "password": True, "verify": False}
    assert settings["signIn"] == {"methods": [{"identifier": "username", **PASSWORD_METHOD}]}
    assert settings["usernamePolicy"]["allowedChars"] == dict.fromkeys(
        ("lowercase", "uppercase", "numbers", "underscore"), True
    )
    assert settings["forgotPasswordMethods"] == []
    assert len(KEYS) == 33


async def test_each_given_key_is_replaced(database: str) -> None:
    await update_sign_in_experience(SYSTEM, {"color": COLOR, "termsOfUseUrl": "https://x.test/t"})
    await update_sign_in_experience(SYSTEM, {"termsOfUseUrl": ""})
    settings = await queries.visible_sign_in_experience(SYSTEM)
    assert settings["color"]["primaryColor"] == "#abc"
    assert settings["termsOfUseUrl"] == ""


async def test_changes_are_audited_with_before_and_after(database: str) -> None:
    await update_sign_in_experience(SYSTEM, {"signInMode": "SignIn"})
    await update_sign_in_experience(SYSTEM, {"signInMode": "SignIn"})  # changes nothing, tells nothing
    rows = await _events()
    assert rows == [{"before": {"signInMode": "SignInAndRegister"}, "after": {"signInMode": "SignIn"}}]


async def _events() -> list[Any]:
    rows = await database.fetch("SELECT payload FROM events WHERE key = 'SignInExperience.Updated'")
    return [row["payload"] for row in rows]


async def test_who_may(database: str, application_actor) -> None:
    with pytest.raises(Unauthenticated):
        await queries.visible_sign_in_experience(NOBODY)
    with pytest.raises(Unauthenticated):
        await update_sign_in_experience(NOBODY, {})
    reader = application_actor(Permission.SIGN_IN_EXPERIENCE_READ)
    await queries.visible_sign_in_experience(reader)
    with pytest.raises(Forbidden):
        await update_sign_in_experience(reader, {"signInMode": "SignIn"})


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"unknown": 1}, InvalidContent),
        ({"tenantId": "x"}, InvalidContent),
        ({"signInMode": "Nobody"}, InvalidContent),
        ({"signInMode": None}, InvalidContent),
        ({"color": {**COLOR, "primaryColor": "red"}}, InvalidContent),
        ({"color": {"primaryColor": "#abc"}}, InvalidContent),
        ({"termsOfUseUrl": "javascript:alert(1)"}, InvalidContent),
        ({"branding": {"logoUrl": 'https://x.test/"onerror='}}, InvalidContent),
        ({"supportEmail": "nobody"}, InvalidContent),
        ({"customCss": "nul\0"}, InvalidContent),
        ({"hideLogtoBranding": True}, InvalidContent),
        ({"passwordPolicy": {"length": {"min": 9, "max": 8}}}, InvalidContent),
        ({"usernamePolicy": {"minLength": 9, "maxLength": 8}}, InvalidContent),
        ({"sentinelPolicy": {"maxAttempts": 0}}, InvalidContent),
        ({"languageInfo": {"autoDetect": True, "fallbackLanguage": "xx"}}, errors.UnknownLanguage),
        (
            {"signIn": {"methods": [{"identifier": "username", **PASSWORD_METHOD}] * 2}},
            InvalidContent,
        ),
        (
            {"signIn": {"methods": [{"identifier": "email", **PASSWORD_METHOD, "password": False}]}},
            errors.NoAuthenticationFactor,
        ),
        (
            {"signIn": {"methods": [{"identifier": "email", **PASSWORD_METHOD, "verificationCode": True}]}},
            errors.ConnectorMissing,
        ),
        (
            {
                "signIn": {
                    "methods": [{"identifier": "username", **PASSWORD_METHOD, "verificationCode": True}]
                }
            },
            InvalidContent,
        ),
        (
            {"signUp": {"identifiers": ["email"], "password": True, "verify": False}},
            errors.PasswordlessNeedsVerification,
        ),
        ({"signUp": {"identifiers": ["email"], "password": True, "verify": True}}, errors.ConnectorMissing),
        (
            {"signUp": {"identifiers": ["username", "username"], "password": True, "verify": False}},
            errors.DuplicatedSignUpIdentifiers,
        ),
        (
            {
                "signUp": {
                    "identifiers": [],
                    "password": True,
                    "verify": False,
                    "secondaryIdentifiers": [{"identifier": "username"}],
                }
            },
            errors.MissingSignUpIdentifiers,
        ),
        ({"mfa": {"factors": ["Totp", "Totp"], "policy": "NoPrompt"}}, errors.DuplicatedFactors),
        ({"mfa": {"factors": ["BackupCode"], "policy": "NoPrompt"}}, errors.BackupCodeAlone),
    ],
)
async def test_refused_changes(database: str, changes: dict[str, Any], refusal: type[Refusal]) -> None:
    before = await queries.visible_sign_in_experience(SYSTEM)
    with pytest.raises(refusal):
        await update_sign_in_experience(SYSTEM, changes)
    assert await queries.visible_sign_in_experience(SYSTEM) == before


async def test_names_that_would_become_the_same(database: str) -> None:
    from identity.users.actions import create_user
    from identity.users.inputs import NewUser

    await create_user(SYSTEM, NewUser(username="ada"))
    await create_user(SYSTEM, NewUser(username="Ada"))
    with pytest.raises(errors.UsernamesConflict):
        await update_sign_in_experience(SYSTEM, {"usernamePolicy": {"caseSensitive": False}})


@given(
    st.dictionaries(
        st.sampled_from(sorted(KEYS)) | st.text(max_size=5),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.text(max_size=5),
            lambda inner: (
                st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
            ),
            max_leaves=5,
        ),
        max_size=3,
    )
)
def test_any_json_is_settings_or_refused(keys: dict[str, Any]) -> None:
    with suppress(InvalidContent):
        settings_of(keys)


async def test_the_public_view(database: str) -> None:
    view = await queries.public_sign_in_experience()
    assert "emailBlocklistPolicy" not in view
    assert "forgotPasswordMethods" not in view
    assert view["forgotPassword"] == {"phone": False, "email": False}
    assert view["socialConnectors"] == view["ssoConnectors"] == []


async def test_an_organization_brings_its_own_look(database: str) -> None:
    from identity.kernel.database import execute

    await execute(
        "INSERT INTO organizations (id, name, custom_data, is_mfa_required, color, branding, custom_css, created_at) "
        "VALUES ('org1', 'Engines', '{}', false, '{\"primaryColor\": \"#123456\"}', "
        "'{\"logoUrl\": \"https://x.test/o.png\"}', 'a{}', now())"
    )
    view = await queries.public_sign_in_experience(None, "org1")
    assert view["color"] == {
        "primaryColor": "#123456",
        "isDarkModeEnabled": False,
        "darkPrimaryColor": "#8768F8",
    }
    assert view["branding"] == {"logoUrl": "https://x.test/o.png"}
    assert view["customCss"] == "a{}"
    for unknown in ("nobody", "x" * 1000, "nul\0"):
        assert (await queries.public_sign_in_experience(None, unknown))["customCss"] is None


async def test_the_page_needs_no_statement_when_warm(database: str, statements) -> None:
    await queries.page_data("demo-app")
    with statements() as counted:
        data = await queries.page_data("demo-app", languages=["de-CH", "en"])
    assert counted.number == 0
    assert data["language"] == "de"
    assert data["application"]["id"] == "demo-app"
    assert data["fixedSignIn"] is False
    assert data["phrases"]["action"]["sign_in"]


async def test_the_console_page_is_fixed(database: str) -> None:
    await update_sign_in_experience(SYSTEM, {"signIn": {"methods": []}})
    data = await queries.page_data("admin-console")
    assert data["fixedSignIn"] is True
    assert data["settings"]["signInMode"] == "SignIn"
    assert [method["identifier"] for method in data["settings"]["signIn"]["methods"]] == ["username", "email"]


@pytest.mark.parametrize("application_id", [None, "", "unknown", "x" * 1000, "nul\0"])
async def test_a_page_for_nobody_in_particular(database: str, application_id: str | None) -> None:
    assert (await queries.page_data(application_id))["application"] is None


def test_languages() -> None:
    assert best_language(["en-GB"], "en") == "en"
    assert best_language(["xx", "EN"], "en") == "en"
    assert best_language(["../../secret", ""], "xx") == "en"


def test_every_phrase_file_is_a_tree_of_texts() -> None:
    directory = Path(queries.__file__).parent / "phrases"
    for path in directory.glob("*.json"):
        assert _is_tree(json.loads(path.read_text()))


def _is_tree(node: Any) -> bool:
    return isinstance(node, str) or (isinstance(node, dict) and all(map(_is_tree, node.values())))
