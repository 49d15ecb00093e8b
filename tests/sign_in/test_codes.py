"""Codes that are sent to addresses: what they prove, to whom they are sent, and what spends them."""

import asyncio

import pytest

from identity.experience.settings import SignInSettings
from identity.kernel import database
from identity.kernel.actor import SYSTEM
from identity.sign_in import actions, code_actions, errors, identification_actions, queries
from identity.sign_in.languages import message_languages
from identity.sign_in.records import Identifier
from identity.users.actions import suspend_user
from identity.verification_codes.errors import (
    CodeExpired,
    CodeMismatch,
    CodeNotFound,
    TooManyMessages,
    TooManyTries,
)
from tests.conftest import every_row
from tests.sign_in.conftest import (
    BROWSER,
    FORGOT,
    REGISTER,
    SIGN_IN,
    Begin,
    MakeUser,
    event_keys,
    experience_of,
)
from tests.sign_in.messages import another, code_sent_to, messages_to
from tests.sign_in.ways import BY_CODE, EMAIL, PHONE, proved, set_up

pytestmark = pytest.mark.usefixtures("inbox")


@pytest.mark.parametrize("identifier", [EMAIL, PHONE])
async def test_signing_in_by_a_code(begin: Begin, make_user: MakeUser, identifier: Identifier) -> None:
    user = await make_user(primary_email=EMAIL.value, primary_phone=PHONE.value)
    await set_up(**BY_CODE)
    interaction = await begin(SIGN_IN)
    record = await proved(interaction, identifier)
    await identification_actions.identify(BROWSER, interaction, record)
    await actions.submit(BROWSER, interaction)

    session = await database.fetch_row("SELECT * FROM sessions")
    assert session["user_id"] == user.id
    assert session["methods"] == (["otp"] if identifier is EMAIL else ["sms"])
    kind = "Email" if identifier is EMAIL else "Phone"
    keys = await event_keys()
    for end in ("Create", "Submit"):
        assert (f"Interaction.SignIn.Verification.{kind}VerificationCode.{end}", "Success") in keys


async def test_the_message_says_what_it_is_for(begin: Begin) -> None:
    for event in (SIGN_IN, REGISTER):
        interaction = await begin(event)
        await code_actions.send_code(BROWSER, interaction, EMAIL, event)
    assert [each["purpose"] for each in await messages_to(EMAIL.value)] == ["SignIn", "Register"]


async def test_no_code_is_told(begin: Begin) -> None:
    interaction = await begin(SIGN_IN)
    record = await code_actions.send_code(BROWSER, interaction, EMAIL, SIGN_IN)
    code = await code_sent_to(EMAIL.value)
    shown = await queries.shown_interaction(interaction)
    assert shown["verificationRecords"] == [
        {
            "id": record,
            "type": "EmailVerificationCode",
            "identifier": {"type": "email", "value": EMAIL.value},
            "templateType": "SignIn",
            "verified": False,
        }
    ]
    assert code not in str(await every_row("events", "interactions", "verification_codes"))


async def test_a_code_counts_in_its_own_interaction_alone(begin: Begin) -> None:
    mine, theirs = await begin(SIGN_IN), await begin(SIGN_IN)
    await code_actions.send_code(BROWSER, mine, EMAIL, SIGN_IN)
    code = await code_sent_to(EMAIL.value)
    record = await code_actions.send_code(BROWSER, theirs, EMAIL, SIGN_IN)
    if code != await code_sent_to(EMAIL.value):
        with pytest.raises(CodeMismatch):
            await code_actions.verify_code(BROWSER, theirs, EMAIL, record, code)


async def test_a_code_counts_once(begin: Begin) -> None:
    interaction = await begin(SIGN_IN)
    record = await proved(interaction)
    with pytest.raises(CodeNotFound):
        await code_actions.verify_code(BROWSER, interaction, EMAIL, record, await code_sent_to(EMAIL.value))


async def test_a_code_of_an_earlier_message_counts_no_more(begin: Begin) -> None:
    interaction = await begin(SIGN_IN)
    await code_actions.send_code(BROWSER, interaction, EMAIL, SIGN_IN)
    before = await code_sent_to(EMAIL.value)
    record = await code_actions.send_code(BROWSER, interaction, EMAIL, SIGN_IN)
    if before != await code_sent_to(EMAIL.value):
        with pytest.raises(CodeMismatch):
            await code_actions.verify_code(BROWSER, interaction, EMAIL, record, before)


async def test_a_verification_is_of_its_address_and_kind(begin: Begin) -> None:
    interaction = await begin(SIGN_IN)
    record = await code_actions.send_code(BROWSER, interaction, EMAIL, SIGN_IN)
    code = await code_sent_to(EMAIL.value)
    for identifier, record_id in (
        (Identifier("email", "eve@example.com"), record),
        (PHONE, record),
        (EMAIL, "unknown"),
    ):
        with pytest.raises(errors.VerificationNotFound):
            await code_actions.verify_code(BROWSER, interaction, identifier, record_id, code)


async def test_an_address_counts_whatever_its_case(begin: Begin, make_user: MakeUser) -> None:
    user = await make_user(primary_email="Ada@Example.com")
    await set_up(**BY_CODE)
    interaction = await begin(SIGN_IN)
    record = await code_actions.send_code(
        BROWSER, interaction, Identifier("email", "ADA@example.com"), SIGN_IN
    )
    await code_actions.verify_code(BROWSER, interaction, EMAIL, record, await code_sent_to(EMAIL.value))
    await identification_actions.identify(BROWSER, interaction, record)
    assert (await experience_of(interaction))["userId"] == user.id


async def test_wrong_codes_spend_it(begin: Begin) -> None:
    await set_up(verificationCodePolicy={"maxRetryAttempts": 2})
    interaction = await begin(SIGN_IN)
    record = await code_actions.send_code(BROWSER, interaction, EMAIL, SIGN_IN)
    code = await code_sent_to(EMAIL.value)
    for _ in range(2):
        with pytest.raises(CodeMismatch):
            await code_actions.verify_code(BROWSER, interaction, EMAIL, record, another(code))
    with pytest.raises(TooManyTries):
        await code_actions.verify_code(BROWSER, interaction, EMAIL, record, code)


async def test_a_code_has_its_time(begin: Begin, settable_clock) -> None:
    interaction = await begin(SIGN_IN)
    record = await code_actions.send_code(BROWSER, interaction, EMAIL, SIGN_IN)
    settable_clock.advance(seconds=601)
    with pytest.raises(CodeExpired):
        await code_actions.verify_code(BROWSER, interaction, EMAIL, record, await code_sent_to(EMAIL.value))


async def test_a_right_code_while_locked(begin: Begin) -> None:
    await set_up(sentinelPolicy={"maxAttempts": 2, "lockoutDuration": 10})
    interaction = await begin(SIGN_IN)
    record = await code_actions.send_code(BROWSER, interaction, EMAIL, SIGN_IN)
    code = await code_sent_to(EMAIL.value)
    for _ in range(2):
        with pytest.raises(CodeMismatch):
            await code_actions.verify_code(BROWSER, interaction, EMAIL, record, another(code))
    with pytest.raises(errors.TooManyAttempts):
        await code_actions.verify_code(BROWSER, interaction, EMAIL, record, code)
    locked = await database.fetch_value("SELECT payload FROM events WHERE key = 'Identifier.Lockout'")
    assert (locked["type"], locked["value"]) == ("email", EMAIL.value)


async def test_of_many_who_enter_the_code_at_once_one_gets_on(begin: Begin) -> None:
    interaction = await begin(SIGN_IN)
    record = await code_actions.send_code(BROWSER, interaction, EMAIL, SIGN_IN)
    code = await code_sent_to(EMAIL.value)
    outcomes = await asyncio.gather(
        *(code_actions.verify_code(BROWSER, interaction, EMAIL, record, code) for _ in range(4)),
        return_exceptions=True,
    )
    assert outcomes.count(record) == 1


async def test_an_address_gets_ten_messages_in_ten_minutes_known_or_not(
    begin: Begin, make_user: MakeUser
) -> None:
    await make_user(primary_email=EMAIL.value)
    for address in (EMAIL, Identifier("email", "nobody@example.com")):
        interaction = await begin(FORGOT)
        for _ in range(10):
            await code_actions.send_code(BROWSER, interaction, address, FORGOT)
        with pytest.raises(TooManyMessages):
            await code_actions.send_code(BROWSER, interaction, address, FORGOT)
    assert len(await messages_to("nobody@example.com")) == 0
    assert len(await messages_to(EMAIL.value)) == 10


@pytest.mark.parametrize(
    ("mode", "event", "is_sent"),
    [
        ("SignIn", SIGN_IN, False),
        ("SignInAndRegister", SIGN_IN, True),
        ("SignInAndRegister", FORGOT, False),
        ("SignInAndRegister", REGISTER, True),
    ],
)
async def test_unknown_addresses(begin: Begin, mode: str, event, is_sent: bool) -> None:
    await set_up(signInMode=mode)
    interaction = await begin(event)
    record = await code_actions.send_code(BROWSER, interaction, EMAIL, event)
    assert len(await messages_to(EMAIL.value)) == is_sent
    # A wrong code for nobody is as wrong as one for somebody.
    code = await code_sent_to(EMAIL.value) if is_sent else "000000"
    with pytest.raises(CodeMismatch):
        await code_actions.verify_code(BROWSER, interaction, EMAIL, record, another(code))


async def test_statements_for_nobody_are_those_for_somebody(
    begin: Begin, make_user: MakeUser, statements
) -> None:
    await make_user(primary_email=EMAIL.value)
    asked = []
    for address in (
        Identifier("email", "nobody@example.com"),
        EMAIL,
        Identifier("email", "noone@example.com"),
    ):
        interaction = await begin(FORGOT)
        with statements() as counted:
            record = await code_actions.send_code(BROWSER, interaction, address, FORGOT)
            # The message itself is on its way in the background.
            message = ("inbox", "email_templates", "custom_phrases")
            sent = [text for text in counted.texts if not any(table in text for table in message)]
        await messages_to(address.value)
        with statements() as counted, pytest.raises(CodeMismatch):
            await code_actions.verify_code(BROWSER, interaction, address, record, "000000")
        asked.append((sent, counted.texts))
    assert asked[1] == asked[2]


async def test_who_is_identified_gets_a_code_to_any_address(begin: Begin, make_user: MakeUser) -> None:
    await make_user(primary_email=EMAIL.value)
    await set_up(signInMode="SignIn", **BY_CODE)
    interaction = await begin(SIGN_IN)
    await identification_actions.identify(BROWSER, interaction, await proved(interaction))
    await code_actions.send_code(BROWSER, interaction, PHONE, SIGN_IN)
    assert len(await messages_to(PHONE.value)) == 1


async def test_codes_for_new_passwords_are_for_nothing_else(begin: Begin) -> None:
    with pytest.raises(errors.NotForForgottenPassword):
        await code_actions.send_code(BROWSER, await begin(SIGN_IN), EMAIL, FORGOT)
    with pytest.raises(errors.NotForForgottenPassword):
        await code_actions.send_code(BROWSER, await begin(FORGOT), EMAIL, SIGN_IN)


async def test_a_captcha_comes_before_a_message(begin: Begin) -> None:
    await set_up(captchaPolicy={"enabled": True})
    with pytest.raises(errors.CaptchaRequired):
        await code_actions.send_code(BROWSER, await begin(SIGN_IN), EMAIL, SIGN_IN)
    assert await messages_to(EMAIL.value) == []


async def test_a_method_that_is_off(begin: Begin, make_user: MakeUser) -> None:
    await make_user(primary_email=EMAIL.value)
    interaction = await begin(SIGN_IN)
    record = await proved(interaction)
    with pytest.raises(errors.MethodNotEnabled):
        await identification_actions.identify(BROWSER, interaction, record)


async def test_a_code_that_was_not_entered_identifies_nobody(begin: Begin, make_user: MakeUser) -> None:
    await make_user(primary_email=EMAIL.value)
    await set_up(**BY_CODE)
    interaction = await begin(SIGN_IN)
    record = await code_actions.send_code(BROWSER, interaction, EMAIL, SIGN_IN)
    with pytest.raises(errors.NotVerified):
        await identification_actions.identify(BROWSER, interaction, record)


async def test_owners_who_are_unknown_or_suspended(begin: Begin, make_user: MakeUser) -> None:
    await set_up(**BY_CODE)
    interaction = await begin(SIGN_IN)
    record = await proved(interaction)
    with pytest.raises(errors.UserNotFound):
        await identification_actions.identify(BROWSER, interaction, record)
    user = await make_user(primary_email=EMAIL.value)
    await suspend_user(SYSTEM, user.id)
    with pytest.raises(errors.AccountSuspended):
        await identification_actions.identify(BROWSER, interaction, record)


@pytest.mark.parametrize(
    ("asked", "accepted", "detects", "found"),
    [
        ("fr de-AT", ["ko"], True, ["fr", "de-AT", "de", "ko"]),
        ("", ["pt-BR", "pt"], True, ["pt-BR", "pt"]),
        ("fr", ["ko"], False, ["fr"]),
        ("x" * 40, ["nul\0"], True, []),
    ],
)
def test_the_languages_of_a_message(asked: str, accepted: list[str], detects: bool, found: list[str]) -> None:

    import msgspec

    settings = SignInSettings()
    settings = msgspec.structs.replace(
        settings, language_info=msgspec.structs.replace(settings.language_info, auto_detect=detects)
    )
    assert message_languages(settings, {"ui_locales": asked}, accepted) == found
