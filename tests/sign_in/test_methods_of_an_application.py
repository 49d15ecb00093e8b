"""An application lets people in by fewer of the general ways; never by more."""

from typing import Any

import pytest

from identity.applications.actions import NewApplication, create_application
from identity.content.appearance_actions import Appearance, set_appearance
from identity.content.errors import InvalidContent
from identity.content.sign_in_methods import AllowedMethod, SignInMethods
from identity.experience.narrowing import narrowed
from identity.experience.queries import public_sign_in_experience, settings_for
from identity.experience.settings import SignIn, SignInMethod, SignInSettings
from identity.kernel.actor import SYSTEM
from identity.sign_in import errors, identification_actions, password_actions
from tests.sign_in.conftest import BROWSER, PASSWORD, SIGN_IN, Begin, MakeUser, named
from tests.sign_in.ways import BY_CODE, EMAIL, proved, set_up

pytestmark = pytest.mark.usefixtures("inbox")


async def application(methods: dict[str, Any] | None) -> str:
    """An application with ways of its own."""
    new = NewApplication(
        name="Shop",
        type="Traditional",
        oidc_client_metadata={"redirectUris": ["https://shop.example.com/cb"], "postLogoutRedirectUris": []},
    )
    made = (await create_application(SYSTEM, new)).application.id
    await set_appearance(SYSTEM, made, Appearance(sign_in_methods=methods))
    return made


async def test_a_way_that_the_application_leaves_out_is_closed(begin: Begin, make_user: MakeUser) -> None:
    await make_user(primary_email=EMAIL.value)
    await set_up(**BY_CODE)
    shop = await application({"methods": [{"identifier": "email", "verificationCode": True}]})
    interaction = await begin(SIGN_IN, shop)
    record = await password_actions.verify_password(BROWSER, interaction, named("ada"), PASSWORD)
    with pytest.raises(errors.MethodNotEnabled):
        await identification_actions.identify(BROWSER, interaction, record)
    await identification_actions.identify(BROWSER, interaction, await proved(interaction))

    shown = await public_sign_in_experience(shop)
    assert [each["identifier"] for each in shown["signIn"]["methods"]] == ["email"]
    general = await public_sign_in_experience()
    assert len(general["signIn"]["methods"]) == 3


async def test_it_changes_at_once_and_back(begin: Begin, make_user: MakeUser) -> None:
    await make_user()
    shop = await application({"methods": []})
    interaction = await begin(SIGN_IN, shop)
    record = await password_actions.verify_password(BROWSER, interaction, named("ada"), PASSWORD)
    with pytest.raises(errors.MethodNotEnabled):
        await identification_actions.identify(BROWSER, interaction, record)
    await set_appearance(SYSTEM, shop, Appearance(display_name="The shop"))  # leaves the ways as they are
    assert (await settings_for(shop)).sign_in.methods == []
    await set_appearance(SYSTEM, shop, Appearance(sign_in_methods=None))
    await identification_actions.identify(BROWSER, interaction, record)


@pytest.mark.parametrize(
    "methods",
    [
        {"methods": [{"identifier": "fax"}]},
        {"methods": "all"},
        {"methods": [{"identifier": "email"}] * 4},
        {"socialTargets": [""]},
        {"passkey": "no"},
    ],
)
async def test_what_is_no_way_is_refused(database: str, methods: dict[str, Any]) -> None:
    with pytest.raises(InvalidContent):
        await application(methods)


GENERAL = SignInSettings(
    sign_in=SignIn(
        [SignInMethod("email", True, True, False), SignInMethod("username", True, False, True)],
    ),
    social_sign_in_connector_targets=["github", "google"],
    single_sign_on_enabled=True,
)


def test_both_have_to_allow_it() -> None:
    allowed = SignInMethods(
        methods=[AllowedMethod("username", verification_code=True), AllowedMethod("email", password=True)],
        social_targets=["google", "x"],
        single_sign_on=False,
        passkey=True,
    )
    narrow = narrowed(GENERAL, allowed)
    assert narrow.sign_in.methods == [SignInMethod("email", True, False, True)]
    assert narrow.social_sign_in_connector_targets == ["google"]
    assert narrow.single_sign_on_enabled is False
    assert narrow.passkey_sign_in.enabled is not True  # off in general


def test_what_is_not_said_is_as_in_general() -> None:
    assert narrowed(GENERAL, SignInMethods()) == GENERAL
