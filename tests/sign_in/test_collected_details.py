"""Details that an account lacks are collected on the way, and stored with the submission."""

import pytest

from identity.experience.actions import update_sign_in_experience
from identity.kernel import database
from identity.kernel.actor import SYSTEM
from identity.sign_in import actions, errors, identification_actions, password_actions, profile_actions
from identity.users.errors import UsernameTaken
from identity.users.models import User
from tests.sign_in.conftest import BROWSER, PASSWORD, SIGN_IN, Begin, MakeUser, named


async def test_missing_details_are_collected_before_the_submission(begin: Begin, make_user: MakeUser) -> None:
    user = await make_user(None, primary_email="ada@example.com", custom_data={"plan": "free"})
    await update_sign_in_experience(
        SYSTEM,
        {
            "signIn": {
                "methods": [
                    {
                        "identifier": "email",
                        "password": True,
                        "verificationCode": False,
                        "isPasswordPrimary": True,
                    }
                ]
            }
        },
    )
    interaction = await begin(SIGN_IN)
    record = await password_actions.verify_password(
        BROWSER, interaction, named("ada@example.com", "email"), PASSWORD
    )
    await identification_actions.identify(BROWSER, interaction, record)
    with pytest.raises(errors.MissingProfile) as refusal:
        await actions.submit(BROWSER, interaction)
    assert refusal.value.data == {"missingProfile": ["username"]}
    with pytest.raises(errors.PasswordExistsInProfile):
        await profile_actions.add_password(BROWSER, interaction, "violet otter 7")
    with pytest.raises(errors.ReservedCustomName):
        await profile_actions.add_extra_profile(BROWSER, interaction, {"plan": "paid"})
    await profile_actions.add_username(BROWSER, interaction, "ada")
    await profile_actions.add_extra_profile(
        BROWSER,
        interaction,
        {"name": "Ada", "givenName": "Ada", "address": {"country": "UK"}, "team": "engine"},
    )
    await actions.submit(BROWSER, interaction)
    stored = await User.get(id=user.id)
    assert (stored.username, stored.name) == ("ada", "Ada")
    assert stored.profile == {"givenName": "Ada", "address": {"country": "UK"}}
    assert stored.custom_data == {"plan": "free", "team": "engine"}


async def test_a_collected_name_that_somebody_else_took(begin: Begin, make_user: MakeUser) -> None:
    await make_user(None, primary_email="ada@example.com")
    interaction = await begin(SIGN_IN, "admin-console")
    record = await password_actions.verify_password(
        BROWSER, interaction, named("ada@example.com", "email"), PASSWORD
    )
    await identification_actions.identify(BROWSER, interaction, record)
    await profile_actions.add_username(BROWSER, interaction, "ada")
    await make_user("ada")
    with pytest.raises(UsernameTaken):
        await actions.submit(BROWSER, interaction)
    assert await database.fetch_value("SELECT count(*) FROM sessions") == 0
