"""Backup codes as second factor, and the pools in which wrong answers are counted."""

import asyncio

import pytest

from identity.credentials.mfa_actions import create_backup_codes
from identity.experience.actions import update_sign_in_experience
from identity.kernel import database
from identity.kernel.actor import SYSTEM
from identity.sign_in import (
    actions,
    backup_code_actions,
    errors,
    totp_actions,
    web_authn_actions,
)
from identity.sign_in.lockout_actions import unlock_identifiers
from tests.conftest import every_row
from tests.sign_in.conftest import BROWSER, MakeUser
from tests.sign_in.second_factors import PARTY, code_of, identified, passkey_of, totp_of, use_factors


async def _with_codes(user_id: str) -> list[str]:
    await totp_of(user_id)
    codes = (await create_backup_codes(SYSTEM, user_id)).codes
    await use_factors("Totp", "BackupCode")
    return codes


async def test_each_code_counts_once(make_user: MakeUser) -> None:
    user = await make_user()
    codes = await _with_codes(user.id)
    interaction = await identified()
    await backup_code_actions.verify_backup_code(BROWSER, interaction, f" {codes[0].upper()} ")
    await actions.submit(BROWSER, interaction)
    assert await database.fetch_value("SELECT methods FROM sessions") == ["pwd", "otp", "mfa"]
    with pytest.raises(errors.InvalidBackupCode) as refusal:
        await backup_code_actions.verify_backup_code(BROWSER, await identified(), codes[0])
    assert (refusal.value.status, refusal.value.code) == (400, "session.mfa.invalid_backup_code")
    await backup_code_actions.verify_backup_code(BROWSER, await identified(), codes[1])
    left = await database.fetch_value("SELECT count(*) FROM backup_codes WHERE used_at IS NULL")
    assert left == 8


async def test_of_two_browsers_with_one_code_one_gets_in(make_user: MakeUser) -> None:
    user = await make_user()
    codes = await _with_codes(user.id)
    both = [await identified(), await identified()]
    outcomes = await asyncio.gather(
        *(backup_code_actions.verify_backup_code(BROWSER, each, codes[0]) for each in both),
        return_exceptions=True,
    )
    assert sorted(isinstance(each, errors.InvalidBackupCode) for each in outcomes) == [False, True]


async def test_the_codes_of_somebody_else_and_codes_that_were_only_drawn(make_user: MakeUser) -> None:
    ada, bob = await make_user(), await make_user("bob")
    await _with_codes(ada.id)
    others = await _with_codes(bob.id)
    interaction = await identified()
    with pytest.raises(errors.InvalidBackupCode):
        await backup_code_actions.verify_backup_code(BROWSER, interaction, others[0])
    _, drawn = await backup_code_actions.create_backup_codes(BROWSER, interaction)
    with pytest.raises(errors.InvalidBackupCode):
        await backup_code_actions.verify_backup_code(BROWSER, interaction, drawn[0])
    with pytest.raises(errors.SecondFactorRequired):
        await actions.submit(BROWSER, interaction)
    assert drawn[0] not in str(await every_row("interactions", "events"))


async def test_used_up_codes_are_none(make_user: MakeUser) -> None:
    user = await make_user()
    await _with_codes(user.id)
    await database.execute("UPDATE backup_codes SET used_at = now()")
    with pytest.raises(errors.SecondFactorRequired) as refusal:
        await actions.submit(BROWSER, await identified())
    assert refusal.value.data["availableFactors"] == ["Totp"]


async def test_each_factor_has_a_pool_of_its_own(make_user: MakeUser) -> None:
    user = await make_user()
    codes = await _with_codes(user.id)
    secret = await database.fetch_value("SELECT id FROM mfa_factors WHERE type = 'Totp'")
    assert secret
    await update_sign_in_experience(SYSTEM, {"sentinelPolicy": {"maxAttempts": 2}})
    for _ in range(2):
        with pytest.raises(errors.InvalidTotpCode):
            await totp_actions.verify_totp(BROWSER, await identified(), "000000")
    with pytest.raises(errors.TooManyAttempts):
        await totp_actions.verify_totp(BROWSER, await identified(), "000000")
    locked = await database.fetch("SELECT payload FROM events WHERE key = 'Identifier.Lockout'")
    assert [row["payload"] for row in locked] == [{"type": "userId", "value": user.id}]
    await backup_code_actions.verify_backup_code(BROWSER, await identified(), codes[0])
    for _ in range(2):
        with pytest.raises(errors.InvalidBackupCode):
            await backup_code_actions.verify_backup_code(BROWSER, await identified(), "0000000000")
    with pytest.raises(errors.TooManyAttempts):
        await backup_code_actions.verify_backup_code(BROWSER, await identified(), codes[1])
    await unlock_identifiers(SYSTEM, ["ada"])  # by whatever name the person is known
    await backup_code_actions.verify_backup_code(BROWSER, await identified(), codes[1])


async def test_the_right_code_does_not_help_while_locked(make_user: MakeUser) -> None:
    user = await make_user()
    secret = await totp_of(user.id)
    await use_factors("Totp")
    await update_sign_in_experience(SYSTEM, {"sentinelPolicy": {"maxAttempts": 1}})
    interaction = await identified()
    with pytest.raises(errors.InvalidTotpCode):
        await totp_actions.verify_totp(BROWSER, interaction, "000000")
    with pytest.raises(errors.TooManyAttempts):
        await totp_actions.verify_totp(BROWSER, interaction, code_of(secret))


async def test_passkeys_have_a_pool_of_their_own(make_user: MakeUser) -> None:
    await make_user()
    await use_factors("WebAuthn")
    key = await passkey_of()
    await update_sign_in_experience(SYSTEM, {"sentinelPolicy": {"maxAttempts": 1}})
    interaction = await identified()
    record, options = await web_authn_actions.begin_authentication(BROWSER, interaction, PARTY)
    wrong = key.get({**options, "challenge": "d3Jvbmc"})
    with pytest.raises(web_authn_actions.PasskeyNotVerified):
        await web_authn_actions.verify_authentication(BROWSER, interaction, record, wrong, PARTY)
    with pytest.raises(errors.TooManyAttempts):
        await web_authn_actions.verify_authentication(BROWSER, interaction, record, key.get(options), PARTY)
