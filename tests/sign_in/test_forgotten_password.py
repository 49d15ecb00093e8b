"""A forgotten password is replaced by a code to an address of the account; nobody is signed in by that."""

import pytest

from identity.applications.clients import DEMO_APP_ID
from identity.credentials.errors import InvalidCredentials
from identity.kernel import clock, database
from identity.kernel.actor import SYSTEM
from identity.sign_in import (
    actions,
    code_actions,
    errors,
    identification_actions,
    password_actions,
    profile_actions,
)
from identity.users.actions import suspend_user
from identity.users.models import User
from tests.conftest import every_row
from tests.counting import PlannedFailure, log_of_statements
from tests.sign_in.conftest import (
    BROWSER,
    FORGOT,
    PASSWORD,
    SIGN_IN,
    Begin,
    MakeUser,
    event_keys,
    experience_of,
    named,
    signed_in,
)
from tests.sign_in.ways import EMAIL, PHONE, proved, set_up

NEW = "violet otter 7"
ALL = {"forgotPasswordMethods": ["EmailVerificationCode", "PhoneVerificationCode"]}

pytestmark = pytest.mark.usefixtures("inbox")


async def identified(begin: Begin, identifier=EMAIL) -> str:
    """An interaction of somebody who has shown that the address is theirs."""
    interaction = await begin(FORGOT)
    await identification_actions.identify(BROWSER, interaction, await proved(interaction, identifier, FORGOT))
    return interaction


@pytest.mark.parametrize("identifier", [EMAIL, PHONE])
async def test_the_whole_way(begin: Begin, make_user: MakeUser, identifier) -> None:
    await set_up(**ALL)
    user = await make_user(primary_email=EMAIL.value, primary_phone=PHONE.value)
    interaction = await identified(begin, identifier)
    await profile_actions.replace_password(BROWSER, interaction, NEW)
    assert await actions.submit(BROWSER, interaction) is None

    assert await database.fetch_value("SELECT count(*) FROM sessions") == 0
    keys = await event_keys()
    assert ("Interaction.ForgotPassword.Submit", "Success") in keys
    assert ("User.Data.Updated", "Success") in keys
    assert NEW not in str(await every_row("events", "interactions"))
    # The same interaction goes on to a sign-in, and needs all of its proofs.
    with pytest.raises(errors.NotStarted):
        await actions.submit(BROWSER, interaction)
    await actions.start(BROWSER, interaction, SIGN_IN)
    with pytest.raises(InvalidCredentials):
        await password_actions.verify_password(BROWSER, interaction, named("ada"), PASSWORD)
    await signed_in(interaction, "ada", NEW)
    assert (await User.get(id=user.id)).is_password_expired is False


async def test_sessions_and_tokens_end(begin: Begin, make_user: MakeUser) -> None:
    await set_up(**ALL)
    ada, bob = await make_user(primary_email=EMAIL.value), await make_user("bob")
    for name in ("ada", "ada", "bob"):
        await signed_in(await begin(SIGN_IN), name)
    for user in (ada, bob):
        await database.execute(
            "INSERT INTO grants (id, application_id, user_id, scope, resource_scopes, rejected_scopes, is_offline, "
            "created_at, expires_at) VALUES ($1, $2, $1, '', '{}', '[]', true, $3, $3)",
            user.id, DEMO_APP_ID, clock.now(),
        )  # fmt: skip
    interaction = await identified(begin)
    await profile_actions.replace_password(BROWSER, interaction, NEW)
    await actions.submit(BROWSER, interaction)

    for table in ("sessions", "grants"):
        assert [row["user_id"] for row in await database.fetch(f"SELECT user_id FROM {table}")] == [bob.id]
    ended = await database.fetch(
        "SELECT user_id FROM events WHERE key = 'Session.Ended' OR key LIKE 'Session%'"
    )
    assert [row["user_id"] for row in ended].count(ada.id) == 2


async def test_a_new_password_is_needed_and_is_a_new_one(begin: Begin, make_user: MakeUser) -> None:
    await set_up(**ALL)
    await make_user(primary_email=EMAIL.value)
    interaction = await identified(begin)
    with pytest.raises(errors.NewPasswordRequired) as refusal:
        await actions.submit(BROWSER, interaction)
    assert (refusal.value.status, refusal.value.code) == (422, "user.new_password_required_in_profile")
    with pytest.raises(errors.SamePassword):
        await profile_actions.replace_password(BROWSER, interaction, PASSWORD)
    with pytest.raises(errors.PasswordRejected):
        await profile_actions.replace_password(BROWSER, interaction, "short")
    with pytest.raises(errors.NewPasswordRequired):
        await actions.submit(BROWSER, interaction)


async def test_only_the_ways_that_are_set(begin: Begin, make_user: MakeUser) -> None:
    await make_user(primary_email=EMAIL.value, primary_phone=PHONE.value)
    await set_up(forgotPasswordMethods=["PhoneVerificationCode"])
    with pytest.raises(errors.NotAWayToReplacePassword) as refusal:
        await identified(begin)
    assert (refusal.value.status, refusal.value.code) == (422, "session.not_supported_for_forgot_password")
    await identified(begin, PHONE)
    await set_up(forgotPasswordMethods=[])
    with pytest.raises(errors.NotAWayToReplacePassword):
        await identified(begin, PHONE)
    await set_up(forgotPasswordMethods=None)  # whatever messages can be sent to
    await identified(begin)


async def test_order(begin: Begin, make_user: MakeUser) -> None:
    await set_up(**ALL)
    await make_user(primary_email=EMAIL.value)
    interaction = await begin(FORGOT)
    with pytest.raises(errors.NotIdentified):
        await profile_actions.replace_password(BROWSER, interaction, NEW)
    record = await code_actions.send_code(BROWSER, interaction, EMAIL, FORGOT)
    with pytest.raises(errors.NotVerified):
        await identification_actions.identify(BROWSER, interaction, record)
    with pytest.raises(errors.WrongInteractionType):
        await profile_actions.replace_password(BROWSER, await begin(SIGN_IN), NEW)
    identified_one = await identified(begin)
    with pytest.raises(errors.NotForForgottenPassword):
        await actions.switch_event(BROWSER, identified_one, SIGN_IN)


async def test_unknown_and_suspended_owners(begin: Begin, make_user: MakeUser) -> None:
    await set_up(**ALL)
    user = await make_user(primary_email=EMAIL.value)
    interaction = await identified(begin)
    await profile_actions.replace_password(BROWSER, interaction, NEW)
    await suspend_user(SYSTEM, user.id)
    with pytest.raises(errors.AccountSuspended):
        await actions.submit(BROWSER, interaction)
    with pytest.raises(errors.AccountSuspended):
        await identified(begin)


async def test_a_replacement_that_fails_midway_leaves_nothing(begin: Begin, make_user: MakeUser) -> None:
    await set_up(**ALL)
    await make_user(primary_email=EMAIL.value)
    await signed_in(await begin(SIGN_IN))
    interaction = await identified(begin)
    await profile_actions.replace_password(BROWSER, interaction, NEW)
    before = await every_row()
    for number in (1, 3, 4, 5, 6, 7, 8):  # all but BEGIN, which the driver does not survive
        with pytest.raises(PlannedFailure), log_of_statements(fails_at=number):
            await actions.submit(BROWSER, interaction)
        assert await every_row() == before
    await actions.submit(BROWSER, interaction)


async def test_somebody_without_a_password_gets_one(begin: Begin, make_user: MakeUser) -> None:
    await set_up(**ALL)
    await make_user(password=None, primary_email=EMAIL.value)
    interaction = await identified(begin)
    await profile_actions.replace_password(BROWSER, interaction, NEW)
    assert "argon2" in str(await experience_of(interaction))
    await actions.submit(BROWSER, interaction)
    await signed_in(await begin(SIGN_IN), "ada", NEW)
