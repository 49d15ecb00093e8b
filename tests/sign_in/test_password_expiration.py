"""Passwords that have had their time open nothing, say so to who knows them alone, and are replaced as forgotten."""

from typing import Any

import pytest
from argon2 import PasswordHasher

from identity.credentials.actions import set_password
from identity.credentials.errors import InvalidCredentials
from identity.kernel import database as db
from identity.kernel.actor import SYSTEM
from identity.sign_in import actions, errors, identification_actions, password_actions, profile_actions
from identity.sign_in.password_expiration import set_password_expiration
from identity.users.actions import suspend_user
from tests.sign_in.conftest import (
    BROWSER,
    FORGOT,
    PASSWORD,
    SIGN_IN,
    Begin,
    MakeUser,
    event_keys,
    named,
    signed_in,
)
from tests.sign_in.ways import EMAIL, proved, set_up

pytestmark = pytest.mark.usefixtures("inbox")
NEW = "violet otter 7"


async def _expiring(days: int = 90) -> None:
    await set_up(
        forgotPasswordMethods=["EmailVerificationCode"],
        passwordExpiration={"enabled": True, "validPeriodDays": days},
    )


async def _refused(begin: Begin, password: str = PASSWORD) -> None:
    with pytest.raises(errors.PasswordExpired) as refusal:
        await password_actions.verify_password(BROWSER, await begin(SIGN_IN), named("ada"), password)
    assert (refusal.value.status, refusal.value.code) == (422, "password.expired")


async def test_the_whole_way(begin: Begin, make_user: MakeUser, settable_clock: Any) -> None:
    await _expiring(90)
    await make_user(primary_email=EMAIL.value)
    settable_clock.advance(minutes=60 * 24 * 90 - 1)
    await signed_in(await begin(SIGN_IN))
    settable_clock.advance(minutes=1)
    await _refused(begin)
    assert ("Interaction.SignIn.Verification.Password.Submit", "Error") in await event_keys()

    interaction = await begin(FORGOT)
    await identification_actions.identify(BROWSER, interaction, await proved(interaction, EMAIL, FORGOT))
    await profile_actions.replace_password(BROWSER, interaction, NEW)
    await actions.submit(BROWSER, interaction)

    await signed_in(await begin(SIGN_IN), password=NEW)
    settable_clock.advance(minutes=60 * 24 * 90)
    await _refused(begin, NEW)


async def test_only_who_knows_it_is_told(begin: Begin, make_user: MakeUser) -> None:
    await _expiring()
    user = await make_user()
    await set_password_expiration(SYSTEM, user.id, True)
    await _refused(begin)
    with pytest.raises(InvalidCredentials):
        await password_actions.verify_password(BROWSER, await begin(SIGN_IN), named("ada"), "wrong")
    await suspend_user(SYSTEM, user.id)
    with pytest.raises(errors.AccountSuspended):
        await password_actions.verify_password(BROWSER, await begin(SIGN_IN), named("ada"), PASSWORD)


async def test_a_mark_goes_with_the_password(begin: Begin, make_user: MakeUser) -> None:
    await _expiring()
    user = await make_user()
    await set_password_expiration(SYSTEM, user.id, True)
    await _refused(begin)
    await set_password(SYSTEM, user.id, NEW)
    await signed_in(await begin(SIGN_IN), password=NEW)


async def test_nothing_expires_on_the_day_it_is_turned_on(
    begin: Begin, make_user: MakeUser, settable_clock: Any
) -> None:
    await make_user()
    await db.execute("UPDATE users SET password_changed_at = NULL")  # from before ages were kept
    settable_clock.advance(minutes=60 * 24 * 365)
    await _expiring(1)
    await signed_in(await begin(SIGN_IN))
    settable_clock.advance(minutes=60 * 24)
    await _refused(begin)


async def test_turned_off_it_counts_for_nobody(
    begin: Begin, make_user: MakeUser, settable_clock: Any
) -> None:
    await _expiring(1)
    user = await make_user()
    await set_password_expiration(SYSTEM, user.id, True)
    settable_clock.advance(minutes=60 * 24 * 2)
    await _refused(begin)
    await set_up(passwordExpiration={"enabled": False})
    await signed_in(await begin(SIGN_IN))


async def test_a_better_digest_is_no_newer_password(
    begin: Begin, make_user: MakeUser, settable_clock: Any
) -> None:
    await _expiring(1)
    await make_user()
    digest = PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1).hash(PASSWORD)
    await db.execute("UPDATE users SET password_digest = $1", digest)
    await signed_in(await begin(SIGN_IN))
    assert await db.fetch_value("SELECT password_digest FROM users") != digest
    settable_clock.advance(minutes=60 * 24)
    await _refused(begin)


async def test_administrators_sign_in_to_the_console_all_the_same(begin: Begin, make_user: MakeUser) -> None:
    await _expiring()
    user = await make_user()
    await set_password_expiration(SYSTEM, user.id, True)
    interaction = await begin(SIGN_IN, application_id="admin-console")
    assert await password_actions.verify_password(BROWSER, interaction, named("ada"), PASSWORD)


async def test_an_expired_password_is_not_confirmed_while_locked(begin: Begin, make_user: MakeUser) -> None:
    await _expiring()
    await set_up(sentinelPolicy={"maxAttempts": 1})
    user = await make_user()
    await set_password_expiration(SYSTEM, user.id, True)
    interaction = await begin(SIGN_IN)
    with pytest.raises(InvalidCredentials):
        await password_actions.verify_password(BROWSER, interaction, named("ada"), "wrong")
    with pytest.raises(errors.TooManyAttempts):
        await password_actions.verify_password(BROWSER, interaction, named("ada"), PASSWORD)
