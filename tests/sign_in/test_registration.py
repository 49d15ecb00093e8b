"""Registering with a name and a password."""

import asyncio

import pytest

from identity.experience.actions import update_sign_in_experience
from identity.kernel import database
from identity.kernel.actor import SYSTEM
from identity.kernel.errors import Forbidden
from identity.sign_in import (
    actions,
    errors,
    identification_actions,
    new_identity_actions,
    password_actions,
    profile_actions,
)
from identity.users.errors import UsernameTaken
from identity.users.models import User
from tests.conftest import every_row
from tests.sign_in.conftest import (
    BROWSER,
    PASSWORD,
    REGISTER,
    SIGN_IN,
    Begin,
    MakeUser,
    event_keys,
    experience_of,
    named,
    signed_in,
)

GOOD = "violet otter 7"


async def test_the_whole_way(begin: Begin) -> None:
    interaction = await begin(REGISTER)
    record = await new_identity_actions.propose_identity(BROWSER, interaction, "grace", GOOD)
    assert GOOD not in str(await every_row("interactions", "events"))
    assert await identification_actions.identify(BROWSER, interaction, record) is True
    assert "argon2" not in str(await experience_of(interaction))
    await actions.submit(BROWSER, interaction)

    user = await User.get(username="grace")
    assert user.last_sign_in_at is not None
    assert user.application_id == "demo-app"
    assert await database.fetch_value("SELECT user_id FROM sessions") == user.id
    keys = await event_keys()
    for key in ("Verification.NewPasswordIdentity.Submit", "Identifier.Submit", "Submit"):
        assert (f"Interaction.Register.{key}", "Success") in keys
    assert ("User.Created", "Success") in keys
    assert "argon2" not in str(await every_row("events"))


async def test_step_by_step_through_the_profile(begin: Begin) -> None:
    interaction = await begin(REGISTER)
    with pytest.raises(errors.MissingProfile) as refusal:
        await identification_actions.identify(BROWSER, interaction, None)
    assert refusal.value.data == {"missingProfile": ["username", "password"]}
    await profile_actions.add_username(BROWSER, interaction, "grase")
    await profile_actions.add_username(
        BROWSER, interaction, "grace"
    )  # a slip can be mended until the account is made
    with pytest.raises(errors.MissingProfile) as refusal:
        await identification_actions.identify(BROWSER, interaction, None)
    assert refusal.value.data == {"missingProfile": ["password"]}
    await profile_actions.add_password(BROWSER, interaction, GOOD)
    await profile_actions.add_extra_profile(
        BROWSER, interaction, {"name": "Grace", "rank": "admiral", "nickname": "G"}
    )
    await identification_actions.identify(BROWSER, interaction, None)
    await actions.submit(BROWSER, interaction)
    user = await User.get(username="grace")
    assert (user.name, user.custom_data, user.profile) == ("Grace", {"rank": "admiral"}, {"nickname": "G"})
    await signed_in(await begin(SIGN_IN), "grace", GOOD)


async def test_new_users_get_the_default_roles(begin: Begin) -> None:
    await database.execute(
        "INSERT INTO roles (id, name, description, type, is_default, created_at) "
        "VALUES ('r1', 'newcomer', '', 'User', true, now())"
    )
    interaction = await begin(REGISTER)
    record = await new_identity_actions.propose_identity(BROWSER, interaction, "grace", GOOD)
    await identification_actions.identify(BROWSER, interaction, record)
    user = await User.get(username="grace")
    assert await database.fetch_value("SELECT role_id FROM user_roles WHERE user_id = $1", user.id) == "r1"


async def test_an_account_is_made_once(begin: Begin) -> None:
    interaction = await begin(REGISTER)
    record = await new_identity_actions.propose_identity(BROWSER, interaction, "grace", GOOD)
    await identification_actions.identify(BROWSER, interaction, record)
    with pytest.raises(errors.IdentityConflict):
        await identification_actions.identify(BROWSER, interaction, record)
    other = await new_identity_actions.propose_identity(BROWSER, interaction, "grace2", GOOD)
    with pytest.raises(errors.IdentityConflict):
        await identification_actions.identify(BROWSER, interaction, other)
    assert await User.all().count() == 1


async def test_many_registrations_of_one_name_at_once(begin: Begin) -> None:
    interactions = [await begin(REGISTER) for _ in range(4)]
    records = [
        await new_identity_actions.propose_identity(BROWSER, each, "grace", GOOD) for each in interactions
    ]
    outcomes = await asyncio.gather(
        *(
            identification_actions.identify(BROWSER, each, record)
            for each, record in zip(interactions, records, strict=True)
        ),
        return_exceptions=True,
    )
    assert outcomes.count(True) == 1
    assert sum(isinstance(outcome, UsernameTaken) for outcome in outcomes) == 3


async def test_names_that_differ_in_case_at_once(begin: Begin) -> None:
    await update_sign_in_experience(SYSTEM, {"usernamePolicy": {"caseSensitive": False}})
    names = ["grace", "Grace", "GRACE"]
    interactions = [await begin(REGISTER) for _ in names]
    records = [
        await new_identity_actions.propose_identity(BROWSER, each, name, GOOD)
        for each, name in zip(interactions, names, strict=True)
    ]
    outcomes = await asyncio.gather(
        *(
            identification_actions.identify(BROWSER, each, record)
            for each, record in zip(interactions, records, strict=True)
        ),
        return_exceptions=True,
    )
    assert outcomes.count(True) == 1
    assert await User.all().count() == 1


async def test_taken_names(begin: Begin, make_user: MakeUser) -> None:
    await make_user("grace")
    interaction = await begin(REGISTER)
    with pytest.raises(UsernameTaken):
        await new_identity_actions.propose_identity(BROWSER, interaction, "grace", GOOD)
    with pytest.raises(UsernameTaken):
        await profile_actions.add_username(BROWSER, interaction, "grace")


async def test_the_password_policy(begin: Begin) -> None:
    interaction = await begin(REGISTER)
    with pytest.raises(errors.PasswordRejected) as refusal:
        await new_identity_actions.propose_identity(BROWSER, interaction, "grace", "short")
    assert refusal.value.status == 422
    assert refusal.value.data[0] == {"code": "password_rejected.too_short", "interpolation": {"min": 8}}
    with pytest.raises(errors.PasswordRejected):
        await new_identity_actions.propose_identity(BROWSER, interaction, "gracehopper", "gracehopper1")
    with pytest.raises(errors.PasswordRejected):
        await profile_actions.add_password(BROWSER, interaction, "x" * 300)
    await update_sign_in_experience(SYSTEM, {"passwordPolicy": {"length": {"min": 20, "max": 256}}})
    with pytest.raises(errors.PasswordRejected):
        await new_identity_actions.propose_identity(BROWSER, interaction, "grace", GOOD)


@pytest.mark.parametrize(
    ("policy", "name", "code"),
    [
        ({"minLength": 4}, "abc", "too_short"),
        ({"maxLength": 4}, "abcde", "too_long"),
        ({"allowedChars": {"uppercase": False}}, "Abc", "uppercase_not_allowed"),
        ({"allowedChars": {"lowercase": False}}, "ABc", "lowercase_not_allowed"),
        ({"allowedChars": {"numbers": False}}, "abc1", "numbers_not_allowed"),
        ({"allowedChars": {"underscore": False}}, "a_b", "underscore_not_allowed"),
        ({}, "", "required"),
        ({}, "1abc", "starts_with_number"),
        ({}, "ab.c", "invalid_charset_hard"),
        ({}, "ábc", "invalid_charset_hard"),
        ({"minLength": 4, "allowedChars": {"numbers": False}}, "1", "starts_with_number"),
    ],
)
async def test_the_username_policy(begin: Begin, policy, name: str, code: str) -> None:
    await update_sign_in_experience(SYSTEM, {"usernamePolicy": policy})
    interaction = await begin(REGISTER)
    for call in (
        new_identity_actions.propose_identity(BROWSER, interaction, name, GOOD),
        profile_actions.add_username(BROWSER, interaction, name),
    ):
        with pytest.raises(errors.Conflict) as refusal:
            await call
        assert refusal.value.code == f"user.username_{code}"


async def test_registration_can_be_closed(begin: Begin) -> None:
    interaction = await begin(REGISTER)
    record = await new_identity_actions.propose_identity(BROWSER, interaction, "grace", GOOD)
    await update_sign_in_experience(SYSTEM, {"signInMode": "SignIn"})
    with pytest.raises(Forbidden):
        await identification_actions.identify(BROWSER, interaction, record)
    assert await User.all().count() == 0


async def test_where_nobody_registers_nobody_learns_names(begin: Begin, make_user: MakeUser) -> None:
    await make_user("grace")
    await update_sign_in_experience(SYSTEM, {"signInMode": "SignIn"})
    interaction = await begin(REGISTER)
    for name in ("grace", "nobody"):
        with pytest.raises(Forbidden):
            await new_identity_actions.propose_identity(BROWSER, interaction, name, GOOD)
        with pytest.raises(Forbidden):
            await profile_actions.add_username(BROWSER, interaction, name)


async def test_what_is_collected_is_bounded_as_a_whole(begin: Begin) -> None:
    interaction = await begin(REGISTER)
    await profile_actions.add_extra_profile(BROWSER, interaction, {"a": "x" * 40_000})
    with pytest.raises(errors.InvalidExtraProfile):
        await profile_actions.add_extra_profile(BROWSER, interaction, {"b": "x" * 40_000})
    await profile_actions.add_extra_profile(BROWSER, interaction, {"a": "x" * 10})


async def test_a_captcha_can_be_demanded(begin: Begin) -> None:
    await update_sign_in_experience(SYSTEM, {"captchaPolicy": {"enabled": True}})
    interaction = await begin(REGISTER)
    record = await new_identity_actions.propose_identity(BROWSER, interaction, "grace", GOOD)
    with pytest.raises(errors.CaptchaRequired):
        await identification_actions.identify(BROWSER, interaction, record)


async def test_a_password_proof_makes_no_account(begin: Begin, make_user: MakeUser) -> None:
    await make_user()
    interaction = await begin(REGISTER)
    record = await password_actions.verify_password(BROWSER, interaction, named("ada"), PASSWORD)
    with pytest.raises(errors.NotVerified):
        await identification_actions.identify(BROWSER, interaction, record)


@pytest.mark.parametrize(
    ("values", "refusal"),
    [
        ({"username": "x"}, errors.ReservedIdentifierName),
        ({"primaryEmail": "x"}, errors.ReservedIdentifierName),
        ({"customData": {}}, errors.ReservedCustomName),
        ({"": 1}, errors.ReservedCustomName),
        ({"x" * 200: 1}, errors.ReservedCustomName),
        ({"name": 1}, errors.InvalidExtraProfile),
        ({"name": "x" * 200}, errors.InvalidExtraProfile),
        ({"givenName": []}, errors.InvalidExtraProfile),
        ({"address": "x"}, errors.InvalidExtraProfile),
        ({"address": {"country": 1}}, errors.InvalidExtraProfile),
    ],
)
async def test_extra_fields_that_are_refused(begin: Begin, values, refusal) -> None:
    interaction = await begin(REGISTER)
    with pytest.raises(refusal):
        await profile_actions.add_extra_profile(BROWSER, interaction, values)
