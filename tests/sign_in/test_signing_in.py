"""A sign-in with a password, step by step, and everything that can go wrong on the way."""

import asyncio

import pytest

from identity.configuration.queries import session_ttl
from identity.credentials.errors import InvalidCredentials
from identity.experience.actions import update_sign_in_experience
from identity.experience.queries import sign_in_experience
from identity.kernel import database
from identity.kernel.actor import SYSTEM
from identity.kernel.errors import Forbidden
from identity.sessions.errors import InteractionBusy, InteractionNotFound
from identity.sign_in import (
    actions,
    errors,
    identification_actions,
    new_identity_actions,
    password_actions,
    profile_actions,
    queries,
)
from identity.users.actions import delete_user, suspend_user
from identity.users.models import User
from tests.conftest import every_row
from tests.counting import PlannedFailure, log_of_statements
from tests.sign_in.conftest import (
    BROWSER,
    FORGOT,
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


async def test_the_whole_way(begin: Begin, make_user: MakeUser) -> None:
    user = await make_user()
    interaction = await begin(SIGN_IN)
    submission = await signed_in(interaction)

    assert submission.redirect_to == f"http://localhost:3001/oidc/auth/{interaction}"
    session = await database.fetch_row("SELECT * FROM sessions")
    assert session["user_id"] == user.id
    assert session["methods"] == ["pwd"]
    assert session["ip"] == "192.0.2.7"
    result = await database.fetch_value("SELECT result FROM interactions WHERE id = $1", interaction)
    assert result["login"]["session_id"] == session["id"]
    stored = await User.get(id=user.id)
    assert stored.last_sign_in_at is not None
    assert stored.application_id == "demo-app"


async def test_each_step_is_audited(begin: Begin, make_user: MakeUser) -> None:
    user = await make_user()
    interaction = await begin(SIGN_IN)
    with pytest.raises(InvalidCredentials):
        await password_actions.verify_password(BROWSER, interaction, named("ada"), "wrong")
    await signed_in(interaction)

    assert sorted(await event_keys()) == sorted(
        [
            ("User.Created", "Success"),
            ("Interaction.SignIn.Create", "Success"),
            ("Interaction.SignIn.Verification.Password.Submit", "Error"),
            ("Interaction.SignIn.Verification.Password.Submit", "Success"),
            ("Interaction.SignIn.Identifier.Submit", "Success"),
            ("Interaction.SignIn.Submit", "Success"),
        ]
    )
    row = await database.fetch_row("SELECT * FROM events WHERE key = 'Interaction.SignIn.Submit'")
    assert (row["user_id"], row["application_id"], row["ip"]) == (user.id, "demo-app", "192.0.2.7")
    assert row["payload"]["interaction"]["verificationRecords"][0]["identifier"]["value"] == "ada"
    failed = await database.fetch_value("SELECT payload FROM events WHERE result = 'Error'")
    assert failed["error"] == "session.invalid_credentials"
    assert PASSWORD not in str(await every_row("events", "interactions"))


async def test_statements_of_a_sign_in(begin: Begin, make_user: MakeUser, statements) -> None:
    await make_user()
    interaction = await begin()
    await sign_in_experience()
    await session_ttl()  # both are cached from here on
    numbers = []
    with statements() as counted:
        await actions.start(BROWSER, interaction, SIGN_IN)
        numbers.append(counted.number)
        record = await password_actions.verify_password(BROWSER, interaction, named("ada"), PASSWORD)
        numbers.append(counted.number)
        await identification_actions.identify(BROWSER, interaction, record)
        numbers.append(counted.number)
        await actions.submit(BROWSER, interaction)
        numbers.append(counted.number)
    assert numbers == [2, 5, 7, 15]


@pytest.mark.parametrize(
    "identifier", [("email", "ADA@example.com"), ("phone", "4930123456"), ("username", "ada")]
)
async def test_every_identifier_with_a_password(begin: Begin, make_user: MakeUser, identifier) -> None:
    user = await make_user(primary_email="ada@example.com", primary_phone="4930123456")
    methods = [
        {"identifier": kind, "password": True, "verificationCode": False, "isPasswordPrimary": True}
        for kind in ("username", "email", "phone")
    ]
    await update_sign_in_experience(SYSTEM, {"signIn": {"methods": methods}})
    interaction = await begin(SIGN_IN)
    record = await password_actions.verify_password(
        BROWSER, interaction, named(identifier[1], identifier[0]), PASSWORD
    )
    await identification_actions.identify(BROWSER, interaction, record)
    assert (await experience_of(interaction))["userId"] == user.id


async def test_a_method_that_is_not_enabled(begin: Begin, make_user: MakeUser) -> None:
    await make_user(primary_email="ada@example.com")
    interaction = await begin(SIGN_IN)
    record = await password_actions.verify_password(
        BROWSER, interaction, named("ada@example.com", "email"), PASSWORD
    )
    with pytest.raises(errors.MethodNotEnabled):
        await identification_actions.identify(BROWSER, interaction, record)


async def test_the_console_signs_in_whatever_the_settings_say(begin: Begin, make_user: MakeUser) -> None:
    await make_user(primary_email="ada@example.com")
    await update_sign_in_experience(
        SYSTEM,
        {
            "signInMode": "Register",
            "signIn": {"methods": []},
            "captchaPolicy": {"enabled": True},
            "mfa": {"factors": ["Totp"], "policy": "Mandatory"},
            "sentinelPolicy": {"maxAttempts": 1},
        },
    )
    interaction = await begin(SIGN_IN, "admin-console")
    with pytest.raises(InvalidCredentials):
        await password_actions.verify_password(BROWSER, interaction, named("ada"), "wrong")
    await signed_in(interaction)


async def test_nobody_registers_in_the_console(begin: Begin) -> None:
    interaction = await begin(REGISTER, "admin-console")
    for step in (
        new_identity_actions.propose_identity(BROWSER, interaction, "mallory", "violet otter 7"),
        profile_actions.add_username(BROWSER, interaction, "mallory"),
        identification_actions.identify(BROWSER, interaction, None),
    ):
        with pytest.raises(Forbidden):
            await step
    assert await User.all().count() == 0


async def test_unknown_user_and_wrong_password_look_the_same(
    begin: Begin, make_user: MakeUser, statements
) -> None:
    await make_user()
    await make_user("passwordless", None)
    interaction = await begin(SIGN_IN)
    seen = []
    for username in ("ada", "nobody", "passwordless"):
        hashes_before = _hashes()
        with statements() as counted, pytest.raises(InvalidCredentials):
            await password_actions.verify_password(BROWSER, interaction, named(username), "wrong")
        seen.append((counted.texts, _hashes() - hashes_before))
    assert seen[0] == seen[1] == seen[2]
    assert seen[0][1] == 1


def _hashes() -> int:
    return _count["hashes"]


_count = {"hashes": 0}


@pytest.fixture(autouse=True)
def _counted_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Count what goes to the hashing threads; all of it still runs."""
    from identity.security.passwords import PasswordHasher

    run = PasswordHasher._run

    async def counted(self, work):
        _count["hashes"] += 1
        return await run(self, work)

    monkeypatch.setattr(PasswordHasher, "_run", counted)


async def test_suspended_users_are_told_only_with_the_right_password(
    begin: Begin, make_user: MakeUser
) -> None:
    user = await make_user()
    interaction = await begin(SIGN_IN)
    await suspend_user(SYSTEM, user.id)
    with pytest.raises(InvalidCredentials):
        await password_actions.verify_password(BROWSER, interaction, named("ada"), "wrong")
    with pytest.raises(errors.AccountSuspended):
        await password_actions.verify_password(BROWSER, interaction, named("ada"), PASSWORD)


async def test_suspended_on_the_way(begin: Begin, make_user: MakeUser) -> None:
    user = await make_user()
    before, after = await begin(SIGN_IN), await begin(SIGN_IN)
    early = await password_actions.verify_password(BROWSER, before, named("ada"), PASSWORD)
    late = await password_actions.verify_password(BROWSER, after, named("ada"), PASSWORD)
    await identification_actions.identify(BROWSER, after, late)
    await suspend_user(SYSTEM, user.id)
    with pytest.raises(errors.AccountSuspended):
        await identification_actions.identify(BROWSER, before, early)
    with pytest.raises(errors.AccountSuspended):
        await actions.submit(BROWSER, after)
    assert await database.fetch_value("SELECT count(*) FROM sessions") == 0


async def test_deleted_on_the_way(begin: Begin, make_user: MakeUser) -> None:
    user = await make_user()
    before, after = await begin(SIGN_IN), await begin(SIGN_IN)
    early = await password_actions.verify_password(BROWSER, before, named("ada"), PASSWORD)
    late = await password_actions.verify_password(BROWSER, after, named("ada"), PASSWORD)
    await identification_actions.identify(BROWSER, after, late)
    await delete_user(SYSTEM, user.id)
    with pytest.raises(errors.UserNotFound):
        await identification_actions.identify(BROWSER, before, early)
    with pytest.raises(errors.UserNotFound):
        await actions.submit(BROWSER, after)


async def test_a_proof_stays_with_the_person_it_was_about(begin: Begin, make_user: MakeUser) -> None:
    ada = await make_user()
    interaction = await begin(SIGN_IN)
    record = await password_actions.verify_password(BROWSER, interaction, named("ada"), PASSWORD)
    await User.filter(id=ada.id).update(username="countess")
    await make_user("ada", "another password")
    await identification_actions.identify(BROWSER, interaction, record)
    assert (await experience_of(interaction))["userId"] == ada.id


async def test_another_person_in_the_same_interaction(begin: Begin, make_user: MakeUser) -> None:
    await make_user()
    await make_user("bob")
    interaction = await begin(SIGN_IN)
    record = await password_actions.verify_password(BROWSER, interaction, named("ada"), PASSWORD)
    await identification_actions.identify(BROWSER, interaction, record)
    await identification_actions.identify(BROWSER, interaction, record)  # the same person again is no harm
    record = await password_actions.verify_password(BROWSER, interaction, named("bob"), PASSWORD)
    with pytest.raises(errors.IdentityConflict):
        await identification_actions.identify(BROWSER, interaction, record)


async def test_steps_out_of_order(begin: Begin, make_user: MakeUser) -> None:
    await make_user()
    unstarted = await begin()
    for call in (
        password_actions.verify_password(BROWSER, unstarted, named("ada"), PASSWORD),
        identification_actions.identify(BROWSER, unstarted, "x"),
        actions.submit(BROWSER, unstarted),
        actions.switch_event(BROWSER, unstarted, REGISTER),
        profile_actions.add_username(BROWSER, unstarted, "x"),
        queries.shown_interaction(unstarted),
    ):
        with pytest.raises(errors.NotStarted):
            await call
    interaction = await begin(SIGN_IN)
    with pytest.raises(errors.VerificationIdRequired):
        await identification_actions.identify(BROWSER, interaction, None)
    with pytest.raises(errors.VerificationNotFound):
        await identification_actions.identify(BROWSER, interaction, "unknown")
    with pytest.raises(errors.NotIdentified):
        await actions.submit(BROWSER, interaction)
    with pytest.raises(errors.NotIdentified):
        await profile_actions.add_username(BROWSER, interaction, "someone")


async def test_a_new_identity_signs_nobody_in(begin: Begin, make_user: MakeUser) -> None:
    interaction = await begin(SIGN_IN)
    record = await new_identity_actions.propose_identity(BROWSER, interaction, "bob", "violet otter 7")
    with pytest.raises(errors.NotVerified):
        await identification_actions.identify(BROWSER, interaction, record)


async def test_sign_in_mode_comes_before_everything(begin: Begin, make_user: MakeUser) -> None:
    await make_user()
    interaction = await begin(SIGN_IN)
    await update_sign_in_experience(SYSTEM, {"signInMode": "Register"})
    with pytest.raises(Forbidden):
        await identification_actions.identify(BROWSER, interaction, "unknown")


async def test_a_forgotten_password_needs_codes(begin: Begin, make_user: MakeUser) -> None:
    await make_user()
    interaction = await begin(FORGOT)
    record = await password_actions.verify_password(BROWSER, interaction, named("ada"), PASSWORD)
    with pytest.raises(errors.NotAWayToReplacePassword) as refusal:
        await identification_actions.identify(BROWSER, interaction, record)
    assert (refusal.value.status, refusal.value.code) == (422, "session.not_supported_for_forgot_password")
    with pytest.raises(errors.NotForForgottenPassword):
        await actions.switch_event(BROWSER, interaction, SIGN_IN)
    with pytest.raises(errors.NotForForgottenPassword):
        await profile_actions.add_username(BROWSER, interaction, "bob")
    with pytest.raises(errors.NotIdentified):
        await profile_actions.replace_password(BROWSER, interaction, "violet otter 7")
    with pytest.raises(errors.WrongInteractionType):
        await profile_actions.replace_password(BROWSER, await begin(SIGN_IN), "violet otter 7")


async def test_starting_again_forgets_everything(begin: Begin, make_user: MakeUser) -> None:
    await make_user()
    interaction = await begin(SIGN_IN)
    record = await password_actions.verify_password(BROWSER, interaction, named("ada"), PASSWORD)
    await identification_actions.identify(BROWSER, interaction, record)
    await actions.start(BROWSER, interaction, SIGN_IN)
    with pytest.raises(errors.VerificationNotFound):
        await identification_actions.identify(BROWSER, interaction, record)
    with pytest.raises(errors.NotIdentified):
        await actions.submit(BROWSER, interaction)


async def test_switching_to_registration_does_not_carry_an_identity_over(
    begin: Begin, make_user: MakeUser
) -> None:
    await make_user()
    interaction = await begin(SIGN_IN)
    record = await password_actions.verify_password(BROWSER, interaction, named("ada"), PASSWORD)
    await identification_actions.identify(BROWSER, interaction, record)
    await actions.switch_event(BROWSER, interaction, REGISTER)
    with pytest.raises(errors.NotIdentified):
        await actions.submit(BROWSER, interaction)


async def test_switching_is_bound_to_the_mode(begin: Begin) -> None:
    interaction = await begin(SIGN_IN)
    await update_sign_in_experience(SYSTEM, {"signInMode": "SignIn"})
    with pytest.raises(Forbidden):
        await actions.switch_event(BROWSER, interaction, REGISTER)


async def test_a_captcha_cannot_be_right_and_can_be_demanded(begin: Begin, make_user: MakeUser) -> None:
    await make_user()
    interaction = await begin()
    with pytest.raises(errors.CaptchaFailed):
        await actions.start(BROWSER, interaction, SIGN_IN, "token")
    assert await experience_of(interaction) is None
    await actions.start(BROWSER, interaction, SIGN_IN)
    await update_sign_in_experience(SYSTEM, {"captchaPolicy": {"enabled": True}})
    with pytest.raises(errors.CaptchaRequired):
        await signed_in(interaction)


async def test_mandatory_second_factor_lets_nobody_in_without(begin: Begin, make_user: MakeUser) -> None:
    await make_user()
    await update_sign_in_experience(SYSTEM, {"mfa": {"factors": ["Totp"], "policy": "Mandatory"}})
    interaction = await begin(SIGN_IN)
    with pytest.raises(errors.MissingFactor) as refusal:
        await signed_in(interaction)
    assert refusal.value.data == {"availableFactors": ["Totp"]}
    assert await database.fetch_value("SELECT count(*) FROM sessions") == 0


async def test_unknown_and_expired_interactions(begin: Begin, make_user: MakeUser, settable_clock) -> None:
    for interaction in ("", "unknown", "x" * 1000, "ä", "nul\0"):
        with pytest.raises(InteractionNotFound):
            await actions.start(BROWSER, interaction, SIGN_IN)
    await make_user()
    interaction = await begin(SIGN_IN)
    settable_clock.advance(minutes=61)
    with pytest.raises(InteractionNotFound):
        await signed_in(interaction)


async def test_nothing_is_done_twice_after_submission(begin: Begin, make_user: MakeUser) -> None:
    await make_user()
    interaction = await begin(SIGN_IN)
    await signed_in(interaction)
    for call in (
        actions.submit(BROWSER, interaction),
        actions.start(BROWSER, interaction, SIGN_IN),
        password_actions.verify_password(BROWSER, interaction, named("ada"), PASSWORD),
    ):
        with pytest.raises(InteractionNotFound):
            await call
    assert await database.fetch_value("SELECT count(*) FROM sessions") == 1


async def test_of_many_submissions_at_once_one_wins(begin: Begin, make_user: MakeUser) -> None:
    await make_user()
    interaction = await begin(SIGN_IN)
    record = await password_actions.verify_password(BROWSER, interaction, named("ada"), PASSWORD)
    await identification_actions.identify(BROWSER, interaction, record)
    outcomes = await asyncio.gather(
        *(actions.submit(BROWSER, interaction) for _ in range(6)), return_exceptions=True
    )
    losers = [outcome for outcome in outcomes if isinstance(outcome, BaseException)]
    assert len(losers) == 5
    assert all(isinstance(loser, InteractionBusy | InteractionNotFound) for loser in losers)
    assert await database.fetch_value("SELECT count(*) FROM sessions") == 1


async def test_interleaved_steps_do_not_overwrite_each_other(begin: Begin, make_user: MakeUser) -> None:
    await make_user()
    interaction = await begin(SIGN_IN)
    outcomes = await asyncio.gather(
        *(password_actions.verify_password(BROWSER, interaction, named("ada"), PASSWORD) for _ in range(4)),
        return_exceptions=True,
    )
    won = [outcome for outcome in outcomes if isinstance(outcome, str)]
    assert len(won) == 1
    assert all(isinstance(each, str | InteractionBusy) for each in outcomes)
    assert (await experience_of(interaction))["verificationRecords"][0]["id"] == won[0]


async def test_a_submission_that_fails_midway_leaves_nothing(begin: Begin, make_user: MakeUser) -> None:
    await make_user()
    interaction = await begin(SIGN_IN)
    record = await password_actions.verify_password(BROWSER, interaction, named("ada"), PASSWORD)
    await identification_actions.identify(BROWSER, interaction, record)
    before = await every_row()
    for number in (1, 3, 4, 5, 6, 7, 8):  # all but BEGIN, which the driver does not survive
        with pytest.raises(PlannedFailure), log_of_statements(fails_at=number):
            await actions.submit(BROWSER, interaction)
        assert await every_row() == before
    await actions.submit(BROWSER, interaction)


async def test_old_digests_are_upgraded(begin: Begin, database: str) -> None:
    from hashlib import sha256

    from identity.kernel.actor import SYSTEM
    from identity.users.actions import create_user
    from identity.users.inputs import NewUser

    user = await create_user(
        SYSTEM,
        NewUser(
            username="ada", password_digest=sha256(PASSWORD.encode()).hexdigest(), password_algorithm="SHA256"
        ),
    )
    await signed_in(await begin(SIGN_IN))
    stored = await User.get(id=user.id)
    assert stored.password_algorithm == "Argon2id"
    await signed_in(await begin(SIGN_IN))


async def test_usernames_whatever_their_case(begin: Begin, make_user: MakeUser) -> None:
    await make_user("Ada")
    with pytest.raises(InvalidCredentials):
        await signed_in(await begin(SIGN_IN), "ada")
    await update_sign_in_experience(SYSTEM, {"usernamePolicy": {"caseSensitive": False}})
    await signed_in(await begin(SIGN_IN), "aDA")


async def test_the_shown_state_has_no_secrets(begin: Begin, make_user: MakeUser) -> None:
    await make_user()
    interaction = await begin(SIGN_IN)
    await password_actions.verify_password(BROWSER, interaction, named("ada"), PASSWORD)
    await new_identity_actions.propose_identity(BROWSER, interaction, "bob", "violet otter 7")
    shown = await queries.shown_interaction(interaction)
    assert shown["interactionEvent"] == "SignIn"
    password, identity = shown["verificationRecords"]
    assert password.keys() == {"id", "type", "identifier", "verified"}
    assert identity.keys() == {"id", "type", "identifier"}
    assert "argon2" not in str(shown)
