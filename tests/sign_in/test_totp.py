"""Authenticator apps as second factor: asked for, each time step once, and set up on the way in."""

import asyncio

import pytest

from identity.credentials.errors import TotpInUse
from identity.kernel import database
from identity.sign_in import actions, errors, factor_actions, totp_actions
from tests.conftest import SettableClock, every_row
from tests.sign_in.conftest import BROWSER, Begin, MakeUser, experience_of, signed_in
from tests.sign_in.second_factors import begun, code_of, identified, totp_of, use_factors


async def test_who_has_an_app_is_asked_for_it(begin: Begin, make_user: MakeUser) -> None:
    user = await make_user()
    secret = await totp_of(user.id)
    await use_factors("Totp")
    interaction = await identified()
    with pytest.raises(errors.SecondFactorRequired) as refusal:
        await actions.submit(BROWSER, interaction)
    assert (refusal.value.status, refusal.value.code) == (403, "session.mfa.require_mfa_verification")
    assert refusal.value.data == {"availableFactors": ["Totp"], "maskedIdentifiers": {}}
    assert await database.fetch_value("SELECT count(*) FROM sessions") == 0

    await totp_actions.verify_totp(BROWSER, interaction, code_of(secret))
    await actions.submit(BROWSER, interaction)
    assert await database.fetch_value("SELECT methods FROM sessions") == ["pwd", "otp", "mfa"]


async def test_nobody_is_asked_for_an_app_that_is_not_in_use_here(make_user: MakeUser) -> None:
    user = await make_user()
    secret = await totp_of(user.id)
    interaction = await identified()
    with pytest.raises(errors.FactorNotEnabled):
        await totp_actions.verify_totp(BROWSER, interaction, code_of(secret))
    await actions.submit(BROWSER, interaction)


async def test_a_code_counts_once(make_user: MakeUser, settable_clock: SettableClock) -> None:
    user = await make_user()
    secret, code = await totp_of(user.id), ""
    await use_factors("Totp")
    code = code_of(secret)
    await totp_actions.verify_totp(BROWSER, await identified(), code)
    for used in (code, code_of(secret, -1)):  # an older step would be the next best guess
        with pytest.raises(errors.InvalidTotpCode):
            await totp_actions.verify_totp(BROWSER, await identified(), used)
    settable_clock.advance(seconds=30)
    await totp_actions.verify_totp(BROWSER, await identified(), code_of(secret))


async def test_of_two_browsers_with_one_code_one_gets_in(make_user: MakeUser) -> None:
    user = await make_user()
    code = code_of(await totp_of(user.id))
    await use_factors("Totp")
    both = [await identified(), await identified()]
    outcomes = await asyncio.gather(
        *(totp_actions.verify_totp(BROWSER, each, code) for each in both), return_exceptions=True
    )
    assert sorted(isinstance(each, errors.InvalidTotpCode) for each in outcomes) == [False, True]


@pytest.mark.parametrize(("steps", "is_right"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
async def test_clocks_may_be_a_step_apart(
    make_user: MakeUser, settable_clock: SettableClock, steps: int, is_right: bool
) -> None:
    user = await make_user()
    secret = await totp_of(user.id)
    await use_factors("Totp")
    attempt = totp_actions.verify_totp(BROWSER, await identified(), code_of(secret, steps))
    if is_right:
        await attempt
    else:
        with pytest.raises(errors.InvalidTotpCode):
            await attempt


@pytest.mark.parametrize("code", ["", "12345", "abcdef", "１２３４５６", "0" * 64, "-00001", "\0" * 6])
async def test_what_is_no_code(make_user: MakeUser, code: str) -> None:
    user = await make_user()
    await totp_of(user.id)
    await use_factors("Totp")
    with pytest.raises(errors.InvalidTotpCode):
        await totp_actions.verify_totp(BROWSER, await identified(), code)


async def test_the_app_of_somebody_else(make_user: MakeUser) -> None:
    ada, bob = await make_user(), await make_user("bob")
    await totp_of(ada.id)
    others = await totp_of(bob.id)
    await use_factors("Totp")
    with pytest.raises(errors.InvalidTotpCode):
        await totp_actions.verify_totp(BROWSER, await identified(), code_of(others))


async def test_an_app_that_was_set_up_just_now_is_no_proof(make_user: MakeUser) -> None:
    """Whoever knows the password alone could set one up."""
    user = await make_user()
    await totp_of(user.id)
    await use_factors("Totp")
    interaction = await identified()
    new = await totp_actions.create_totp(BROWSER, interaction)
    record = await totp_actions.verify_totp(BROWSER, interaction, code_of(new.secret), new.verification_id)
    with pytest.raises(errors.SecondFactorRequired):
        await factor_actions.add_factor(BROWSER, interaction, "Totp", record)
    with pytest.raises(errors.SecondFactorRequired):
        await actions.submit(BROWSER, interaction)


async def test_nobody_has_two_apps(make_user: MakeUser) -> None:
    user = await make_user()
    secret = await totp_of(user.id)
    await use_factors("Totp")
    interaction = await identified()
    await totp_actions.verify_totp(BROWSER, interaction, code_of(secret))
    new = await totp_actions.create_totp(BROWSER, interaction)
    record = await totp_actions.verify_totp(BROWSER, interaction, code_of(new.secret), new.verification_id)
    with pytest.raises(TotpInUse):
        await factor_actions.add_factor(BROWSER, interaction, "Totp", record)
    await actions.submit(BROWSER, interaction)  # what was shown before still counts
    assert await database.fetch_value("SELECT count(*) FROM mfa_factors") == 1


async def test_setting_one_up(make_user: MakeUser) -> None:
    user = await make_user()
    await use_factors("Totp", policy="Mandatory")
    interaction = await identified()
    with pytest.raises(errors.MissingFactor):
        await actions.submit(BROWSER, interaction)
    new = await totp_actions.create_totp(BROWSER, interaction)
    assert new.qr_code.startswith("data:image/png;base64,")
    with pytest.raises(errors.NotVerified):
        await factor_actions.add_factor(BROWSER, interaction, "Totp", new.verification_id)
    with pytest.raises(errors.InvalidTotpCode):
        await totp_actions.verify_totp(BROWSER, interaction, code_of(new.secret, 5), new.verification_id)
    code = code_of(new.secret)
    await totp_actions.verify_totp(BROWSER, interaction, code, new.verification_id)
    with pytest.raises(errors.MissingFactor):  # verified is not added
        await actions.submit(BROWSER, interaction)
    await factor_actions.add_factor(BROWSER, interaction, "Totp", new.verification_id)
    assert new.secret not in str(await every_row("interactions", "events"))
    await actions.submit(BROWSER, interaction)

    factor = await database.fetch_row("SELECT * FROM mfa_factors")
    assert (factor["user_id"], factor["type"]) == (user.id, "Totp")
    assert new.secret not in str(await every_row("mfa_factors", "events"))
    assert await database.fetch_value("SELECT methods FROM sessions") == ["pwd", "otp", "mfa"]
    with pytest.raises(errors.InvalidTotpCode):  # the code that set it up was used
        await totp_actions.verify_totp(BROWSER, await identified(), code)


async def test_nothing_before_it_is_known_who_signs_in(make_user: MakeUser) -> None:
    await use_factors("Totp")
    interaction = await begun()
    for attempt in (
        totp_actions.create_totp(BROWSER, interaction),
        totp_actions.verify_totp(BROWSER, interaction, "123456"),
        factor_actions.add_factor(BROWSER, interaction, "Totp", "some-record"),
        factor_actions.refuse_mfa(BROWSER, interaction),
    ):
        with pytest.raises(errors.NotIdentified):
            await attempt


async def test_a_record_of_another_sign_in(make_user: MakeUser) -> None:
    await make_user()
    await use_factors("Totp")
    mine = await totp_actions.create_totp(BROWSER, await identified())
    with pytest.raises(errors.VerificationNotFound):
        await totp_actions.verify_totp(
            BROWSER, await identified(), code_of(mine.secret), mine.verification_id
        )


async def test_the_interaction_shows_no_secret(make_user: MakeUser) -> None:
    await make_user()
    await use_factors("Totp")
    interaction = await identified()
    new = await totp_actions.create_totp(BROWSER, interaction)
    stored = await experience_of(interaction)
    assert new.secret not in str(stored)
    assert stored["verificationRecords"][-1]["secretEncrypted"]


async def test_statements_of_a_code(make_user: MakeUser, statements) -> None:
    user = await make_user()
    secret = await totp_of(user.id)
    await use_factors("Totp")
    interaction = await identified()
    with statements() as counted:
        await totp_actions.verify_totp(BROWSER, interaction, code_of(secret))
    assert counted.number == 5  # the state, the app, its lock, the code, the outcome


async def test_without_factors_nothing_is_asked_of_the_database(make_user: MakeUser, statements) -> None:
    await make_user()
    with statements() as counted:
        await signed_in(await begun())
    assert not [text for text in counted.texts if "mfa_factors" in text]
