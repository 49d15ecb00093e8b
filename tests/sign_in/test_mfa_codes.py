"""Codes to one's own address or number as second factor."""

import pytest

from identity.experience.actions import update_sign_in_experience
from identity.kernel import database
from identity.kernel.actor import SYSTEM
from identity.sign_in import actions, code_actions, errors, factor_actions, mfa_code_actions
from identity.sign_in.mfa_code_actions import Channel
from identity.verification_codes.errors import CodeMismatch, CodeNotFound
from tests.sign_in.conftest import BROWSER, SIGN_IN, MakeUser, event_keys
from tests.sign_in.messages import another, code_sent_to, messages_to
from tests.sign_in.second_factors import begun, identified, use_factors
from tests.sign_in.ways import EMAIL, PHONE

pytestmark = pytest.mark.usefixtures("inbox")


async def test_codes_by_message_need_somebody_and_their_address(make_user: MakeUser) -> None:
    await make_user()
    await use_factors("EmailVerificationCode")
    interaction = await begun()
    with pytest.raises(errors.NobodyToSendTo) as refusal:
        await mfa_code_actions.send_own_code(BROWSER, interaction, "email")
    assert (refusal.value.status, refusal.value.code) == (400, "session.identifier_not_found")
    await identified(interaction=interaction)
    with pytest.raises(errors.FactorNotEnabled):
        await mfa_code_actions.send_own_code(BROWSER, interaction, "email")


@pytest.mark.parametrize(
    ("channel", "kind", "method"),
    [("email", "EmailVerificationCode", "otp"), ("phone", "PhoneVerificationCode", "sms")],
)
async def test_a_code_is_a_second_factor(
    make_user: MakeUser, channel: Channel, kind: str, method: str
) -> None:
    await make_user(primary_email="Ada@example.com", primary_phone=PHONE.value)
    recipient = EMAIL.value if channel == "email" else PHONE.value
    await use_factors(kind)
    interaction = await identified()
    record = await mfa_code_actions.send_own_code(BROWSER, interaction, channel)
    assert [each["purpose"] for each in await messages_to(recipient)] == ["MfaVerification"]
    code = await code_sent_to(recipient)
    with pytest.raises(CodeMismatch):
        await mfa_code_actions.verify_own_code(BROWSER, interaction, channel, record, another(code))
    with pytest.raises(errors.SecondFactorRequired):
        await actions.submit(BROWSER, interaction)
    await mfa_code_actions.verify_own_code(BROWSER, interaction, channel, record, code)
    with pytest.raises(CodeNotFound):
        await mfa_code_actions.verify_own_code(BROWSER, interaction, channel, record, code)
    await actions.submit(BROWSER, interaction)
    assert await database.fetch_value("SELECT methods FROM sessions") == ["pwd", method, "mfa"]
    keys = [key for key, result in await event_keys() if result == "Success"]
    assert f"Interaction.SignIn.Verification.Mfa{kind}.Submit" in keys


async def test_a_code_of_another_sign_in_or_for_another_purpose(make_user: MakeUser) -> None:
    await make_user(primary_email=EMAIL.value)
    await use_factors("EmailVerificationCode")
    interaction = await identified()
    record = await mfa_code_actions.send_own_code(BROWSER, interaction, "email")
    code = await code_sent_to(EMAIL.value)
    other = await identified()
    with pytest.raises(errors.VerificationNotFound):
        await mfa_code_actions.verify_own_code(BROWSER, other, "email", record, code)
    with pytest.raises(errors.VerificationNotFound):
        await mfa_code_actions.verify_own_code(BROWSER, interaction, "phone", record, code)
    sent = await code_actions.send_code(BROWSER, interaction, EMAIL, SIGN_IN)
    code = await code_sent_to(EMAIL.value)
    with pytest.raises(errors.VerificationNotFound):
        await mfa_code_actions.verify_own_code(BROWSER, interaction, "email", sent, code)
    await code_actions.verify_code(BROWSER, interaction, EMAIL, sent, code)
    with pytest.raises(errors.SecondFactorRequired):  # a code for signing in is no second factor
        await actions.submit(BROWSER, interaction)


async def test_an_address_that_changed_meanwhile(make_user: MakeUser) -> None:
    user = await make_user(primary_email=EMAIL.value)
    await use_factors("EmailVerificationCode")
    interaction = await identified()
    record = await mfa_code_actions.send_own_code(BROWSER, interaction, "email")
    code = await code_sent_to(EMAIL.value)
    await mfa_code_actions.verify_own_code(BROWSER, interaction, "email", record, code)
    await database.execute("UPDATE users SET primary_email = 'new@example.com' WHERE id = $1", user.id)
    with pytest.raises(errors.SecondFactorRequired):
        await actions.submit(BROWSER, interaction)


async def test_wrong_codes_are_counted_with_those_for_signing_in(make_user: MakeUser) -> None:
    await make_user(primary_email=EMAIL.value)
    await use_factors("EmailVerificationCode")
    await update_sign_in_experience(SYSTEM, {"sentinelPolicy": {"maxAttempts": 1}})
    interaction = await identified()
    record = await mfa_code_actions.send_own_code(BROWSER, interaction, "email")
    code = await code_sent_to(EMAIL.value)
    with pytest.raises(CodeMismatch):
        await mfa_code_actions.verify_own_code(BROWSER, interaction, "email", record, another(code))
    with pytest.raises(errors.TooManyAttempts):
        await mfa_code_actions.verify_own_code(BROWSER, interaction, "email", record, code)


async def test_an_address_is_added_as_a_factor(make_user: MakeUser) -> None:
    user = await make_user()
    await make_user("bob", primary_email="bob@example.com")
    await use_factors("EmailVerificationCode", policy="Mandatory")
    interaction = await identified()
    with pytest.raises(errors.MissingFactor):
        await actions.submit(BROWSER, interaction)
    sent = await code_actions.send_code(BROWSER, interaction, EMAIL, SIGN_IN)
    with pytest.raises(errors.NotVerified):
        await factor_actions.add_factor(BROWSER, interaction, "EmailVerificationCode", sent)
    await code_actions.verify_code(BROWSER, interaction, EMAIL, sent, await code_sent_to(EMAIL.value))
    await factor_actions.add_factor(BROWSER, interaction, "EmailVerificationCode", sent)
    await actions.submit(BROWSER, interaction)
    stored = await database.fetch_value("SELECT primary_email FROM users WHERE id = $1", user.id)
    assert stored == EMAIL.value
    with pytest.raises(errors.SecondFactorRequired):
        await actions.submit(BROWSER, await identified())
