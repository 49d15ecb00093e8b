"""Passkeys: set up, as second factor, and in place of everything else; and what is tried against them."""

import asyncio

import pytest

from identity.credentials.errors import PasskeyInUse, PasskeyNotVerified
from identity.credentials.passkeys import RelyingParty
from identity.kernel import database
from identity.kernel.actor import SYSTEM
from identity.kernel.errors import Refusal
from identity.sessions.errors import InteractionNotFound
from identity.sign_in import actions, errors, factor_actions, identification_actions, passkey_actions, queries
from identity.sign_in import web_authn_actions as web_authn
from identity.users.actions import suspend_user
from tests.sign_in.conftest import BROWSER, MakeUser, begin_interaction, experience_of, named
from tests.sign_in.second_factors import (
    PARTY,
    begun,
    identified,
    passkey_added,
    passkey_of,
    use_factors,
    use_passkeys,
)
from tests.sign_in.soft_authenticator import SoftAuthenticator


async def test_set_up_and_asked_for(make_user: MakeUser) -> None:
    user = await make_user()
    await use_factors("WebAuthn")
    key = await passkey_of()
    stored = await database.fetch_row("SELECT * FROM mfa_factors")
    assert (stored["user_id"], stored["type"], stored["relying_party_id"]) == (
        user.id,
        "WebAuthn",
        "localhost",
    )
    assert (stored["agent"], stored["credential"]["counter"]) == ("a browser", 0)
    assert key.user_handle == user.id.encode()

    interaction = await identified()
    with pytest.raises(errors.SecondFactorRequired) as refusal:
        await actions.submit(BROWSER, interaction)
    assert refusal.value.data["availableFactors"] == ["WebAuthn"]
    record, options = await web_authn.begin_authentication(BROWSER, interaction, PARTY)
    assert [each["id"] for each in options["allowCredentials"]] == [stored["credential_id"]]
    await web_authn.verify_authentication(BROWSER, interaction, record, key.get(options), PARTY)
    await actions.submit(BROWSER, interaction)
    assert await database.fetch_value("SELECT methods FROM sessions ORDER BY created_at DESC") == [
        "pwd",
        "pop",
        "mfa",
    ]
    assert await database.fetch_value("SELECT credential ->> 'counter' FROM mfa_factors") == "1"


async def test_an_answer_counts_once(make_user: MakeUser) -> None:
    await make_user()
    await use_factors("WebAuthn")
    key = await passkey_of()
    interaction = await identified()
    record, options = await web_authn.begin_authentication(BROWSER, interaction, PARTY)
    answer = key.get(options)
    await web_authn.verify_authentication(BROWSER, interaction, record, answer, PARTY)
    with pytest.raises(errors.VerificationNotFound):
        await web_authn.verify_authentication(BROWSER, interaction, record, answer, PARTY)
    other = await identified()
    record, _ = await web_authn.begin_authentication(BROWSER, other, PARTY)
    with pytest.raises(PasskeyNotVerified):
        await web_authn.verify_authentication(BROWSER, other, record, answer, PARTY)


async def test_a_counter_that_stands_still_is_a_copy(make_user: MakeUser) -> None:
    await make_user()
    await use_factors("WebAuthn")
    key = await passkey_of()
    for expected in (True, False):
        interaction = await identified()
        record, options = await web_authn.begin_authentication(BROWSER, interaction, PARTY)
        key.counter = 4  # the answer says 5, both times
        attempt = web_authn.verify_authentication(BROWSER, interaction, record, key.get(options), PARTY)
        if expected:
            await attempt
        else:
            with pytest.raises(PasskeyNotVerified):
                await attempt


@pytest.mark.parametrize(
    "bent",
    [
        {"origin": "https://evil.example"},
        {"origin": "http://localhost:3002"},
        {"rp_id": "evil.example"},
        {"is_cross_origin": True},
        {"key": SoftAuthenticator().key},
        {"credential_id": b"x" * 32},
    ],
)
async def test_answers_of_other_places_and_keys(make_user: MakeUser, bent: dict[str, object]) -> None:
    await make_user()
    await use_factors("WebAuthn")
    key = await passkey_of()
    interaction = await identified()
    record, options = await web_authn.begin_authentication(BROWSER, interaction, PARTY)
    for name, value in bent.items():
        setattr(key, name, value)
    with pytest.raises(PasskeyNotVerified):
        await web_authn.verify_authentication(BROWSER, interaction, record, key.get(options), PARTY)
    with pytest.raises(errors.SecondFactorRequired):
        await actions.submit(BROWSER, interaction)


@pytest.mark.parametrize(
    "bent", [{"origin": "https://evil.example"}, {"rp_id": "evil.example"}, {"is_cross_origin": True}]
)
async def test_passkeys_of_other_places_are_not_set_up(make_user: MakeUser, bent: dict[str, object]) -> None:
    await make_user()
    await use_factors("WebAuthn")
    interaction = await identified()
    record, options = await web_authn.begin_registration(BROWSER, interaction, PARTY)
    answer = SoftAuthenticator(**bent).create(options)  # type: ignore[arg-type]
    with pytest.raises(PasskeyNotVerified):
        await web_authn.verify_registration(BROWSER, interaction, record, answer, PARTY)
    with pytest.raises(errors.NotVerified):
        await factor_actions.add_factor(BROWSER, interaction, "WebAuthn", record)


async def test_a_passkey_that_was_set_up_just_now_is_no_proof(make_user: MakeUser) -> None:
    await make_user()
    await use_factors("WebAuthn")
    await passkey_of()
    interaction = await identified()
    with pytest.raises(errors.SecondFactorRequired):
        await passkey_added(interaction)
    with pytest.raises(errors.SecondFactorRequired):
        await actions.submit(BROWSER, interaction)
    # Nor does its registration answer for an authentication.
    record, options = await web_authn.begin_registration(BROWSER, interaction, PARTY)
    with pytest.raises(errors.VerificationNotFound):
        await web_authn.verify_authentication(
            BROWSER, interaction, record, SoftAuthenticator().get(options), PARTY
        )


async def test_a_second_passkey_after_the_first_was_shown(make_user: MakeUser) -> None:
    await make_user()
    await use_factors("WebAuthn")
    key = await passkey_of()
    interaction = await identified()
    record, options = await web_authn.begin_authentication(BROWSER, interaction, PARTY)
    await web_authn.verify_authentication(BROWSER, interaction, record, key.get(options), PARTY)
    await passkey_added(interaction)
    await actions.submit(BROWSER, interaction)
    assert await database.fetch_value("SELECT count(*) FROM mfa_factors") == 2


async def test_the_passkey_of_somebody_else(make_user: MakeUser) -> None:
    await make_user()
    await make_user("bob")
    await use_factors("WebAuthn")
    await passkey_of()
    others = await passkey_of("bob")
    interaction = await identified()
    record, options = await web_authn.begin_authentication(BROWSER, interaction, PARTY)
    with pytest.raises(PasskeyNotVerified):
        await web_authn.verify_authentication(BROWSER, interaction, record, others.get(options), PARTY)


async def test_nobody_adds_a_passkey_that_is_somebodys(make_user: MakeUser) -> None:
    await make_user()
    await make_user("bob")
    await use_factors("WebAuthn")
    taken = await passkey_of()
    interaction = await identified("bob")
    record, options = await web_authn.begin_registration(BROWSER, interaction, PARTY)
    await web_authn.verify_registration(BROWSER, interaction, record, taken.create(options), PARTY)
    await factor_actions.add_factor(BROWSER, interaction, "WebAuthn", record)
    with pytest.raises(PasskeyInUse):
        await actions.submit(BROWSER, interaction)
    assert (
        await database.fetch_value(
            "SELECT count(*) FROM sessions s JOIN users u ON u.id = s.user_id AND u.username = 'bob'"
        )
        == 0
    )


async def _signs_in(interaction: str, record: str) -> str:
    await identification_actions.identify(BROWSER, interaction, record)
    await actions.submit(BROWSER, interaction)
    user: str = await database.fetch_value("SELECT user_id FROM sessions ORDER BY created_at DESC LIMIT 1")
    return user


async def test_signing_in_by_name(make_user: MakeUser) -> None:
    user = await make_user()
    await use_factors("WebAuthn", policy="Mandatory")
    key = await passkey_of()
    await use_passkeys()
    interaction = await begun()
    record, options = await passkey_actions.begin_passkey(BROWSER, interaction, named("ada"), PARTY)
    assert options["userVerification"] == "required"
    await passkey_actions.verify_passkey(BROWSER, interaction, key.get(options), PARTY, record)
    assert await _signs_in(interaction, record) == user.id  # without a further factor
    assert await database.fetch_value("SELECT methods FROM sessions ORDER BY created_at DESC") == [
        "pop",
        "user",
        "mfa",
    ]


async def test_signing_in_without_a_name(make_user: MakeUser) -> None:
    user = await make_user()
    await use_factors("WebAuthn")
    key = await passkey_of()
    await use_passkeys()
    interaction = await begin_interaction()
    options = await passkey_actions.ask_for_passkey(BROWSER, interaction, PARTY)
    assert not options.get("allowCredentials")
    await actions.start(BROWSER, interaction, actions.InteractionEvent.SIGN_IN)
    answer = key.get(options)
    record = await passkey_actions.verify_passkey(BROWSER, interaction, answer, PARTY)
    with pytest.raises(errors.VerificationNotFound):  # the challenge is spent
        await passkey_actions.verify_passkey(BROWSER, interaction, answer, PARTY)
    assert await _signs_in(interaction, record) == user.id


async def test_a_challenge_ahead_of_a_sign_in_is_for_that_one_alone(make_user: MakeUser) -> None:
    await make_user()
    await use_factors("WebAuthn")
    key = await passkey_of()
    await use_passkeys()
    first, second = await begun(), await begun()
    options = await passkey_actions.ask_for_passkey(BROWSER, first, PARTY)
    with pytest.raises(errors.VerificationNotFound):
        await passkey_actions.verify_passkey(BROWSER, second, key.get(options), PARTY)
    await passkey_actions.ask_for_passkey(BROWSER, second, PARTY)
    with pytest.raises(PasskeyNotVerified):
        await passkey_actions.verify_passkey(BROWSER, second, key.get(options), PARTY)
    for unknown in ("", "unknown", "x" * 1000, "ä", "nul\0"):
        with pytest.raises(InteractionNotFound):
            await passkey_actions.ask_for_passkey(BROWSER, unknown, PARTY)


async def test_of_two_answers_at_once_one_counts(make_user: MakeUser) -> None:
    await make_user()
    await use_factors("WebAuthn")
    key = await passkey_of()
    await use_passkeys()
    interaction = await begun()
    options = await passkey_actions.ask_for_passkey(BROWSER, interaction, PARTY)
    answers = [key.get(options), key.get(options)]
    outcomes = await asyncio.gather(
        *(passkey_actions.verify_passkey(BROWSER, interaction, each, PARTY) for each in answers),
        return_exceptions=True,
    )
    assert sorted(isinstance(each, Refusal) for each in outcomes) == [False, True]


@pytest.mark.parametrize(
    "bent", [{"verifies_user": False}, {"user_handle": b"somebodyelse"}, {"user_handle": None}]
)
async def test_a_passkey_alone_shows_whose_it_is_and_that_they_are_there(
    make_user: MakeUser, bent: dict[str, object]
) -> None:
    await make_user()
    await use_factors("WebAuthn")
    key = await passkey_of()
    await use_passkeys()
    interaction = await begun()
    options = await passkey_actions.ask_for_passkey(BROWSER, interaction, PARTY)
    for name, value in bent.items():
        setattr(key, name, value)
    with pytest.raises(PasskeyNotVerified):
        await passkey_actions.verify_passkey(BROWSER, interaction, key.get(options), PARTY)


async def test_asking_for_a_passkey_tells_nobody_who_has_an_account(make_user: MakeUser) -> None:
    await make_user()
    await make_user("bob")
    await use_factors("WebAuthn")
    await passkey_of()
    await use_passkeys()
    asked = {}
    for name in ("ada", "bob", "nobody", "nobody"):
        interaction = await begun()
        _, options = await passkey_actions.begin_passkey(BROWSER, interaction, named(name), PARTY)
        assert len(options["allowCredentials"]) in ((1,) if name == "ada" else (1, 2))
        assert set(await queries.shown_interaction(interaction)) == {
            "interactionEvent", "profile", "mfa", "verificationRecords", "captcha", "signInContext",
        }  # fmt: skip
        assert "allowed" not in str(await queries.shown_interaction(interaction))
        asked.setdefault(name, options["allowCredentials"])
        assert asked[name] == options["allowCredentials"]  # the same every time


async def test_asked_for_one_person_another_does_not_answer(make_user: MakeUser) -> None:
    await make_user()
    await make_user("bob")
    await use_factors("WebAuthn")
    await passkey_of()
    others = await passkey_of("bob")
    await use_passkeys()
    interaction = await begun()
    record, options = await passkey_actions.begin_passkey(BROWSER, interaction, named("ada"), PARTY)
    with pytest.raises(PasskeyNotVerified):
        await passkey_actions.verify_passkey(BROWSER, interaction, others.get(options), PARTY, record)


async def test_a_passkey_of_somebody_else_than_was_identified(make_user: MakeUser) -> None:
    await make_user()
    await make_user("bob")
    await use_factors("WebAuthn")
    others = await passkey_of("bob")
    await use_passkeys()
    interaction = await identified()
    options = await passkey_actions.ask_for_passkey(BROWSER, interaction, PARTY)
    with pytest.raises(errors.IdentityConflict):
        await passkey_actions.verify_passkey(BROWSER, interaction, others.get(options), PARTY)


async def test_the_suspended_do_not_sign_in(make_user: MakeUser) -> None:
    user = await make_user()
    await use_factors("WebAuthn")
    key = await passkey_of()
    await use_passkeys()
    interaction = await begun()
    record, options = await passkey_actions.begin_passkey(BROWSER, interaction, named("ada"), PARTY)
    await passkey_actions.verify_passkey(BROWSER, interaction, key.get(options), PARTY, record)
    await suspend_user(SYSTEM, user.id)
    with pytest.raises(errors.AccountSuspended):
        await identification_actions.identify(BROWSER, interaction, record)


async def test_where_passkeys_are_off(make_user: MakeUser) -> None:
    await make_user()
    interaction = await begun()
    for attempt in (
        passkey_actions.ask_for_passkey(BROWSER, interaction, PARTY),
        passkey_actions.begin_passkey(BROWSER, interaction, named("ada"), PARTY),
        passkey_actions.verify_passkey(BROWSER, interaction, {}, PARTY),
        web_authn.begin_registration(BROWSER, await identified(), PARTY),
        web_authn.begin_authentication(BROWSER, await identified(), PARTY),
    ):
        with pytest.raises(errors.FactorNotEnabled):
            await attempt


async def test_a_passkey_is_proposed_until_declined(make_user: MakeUser) -> None:
    await make_user()
    await use_passkeys()
    interaction = await identified()
    with pytest.raises(errors.PasskeyPreferred) as refusal:
        await actions.submit(BROWSER, interaction)
    assert (refusal.value.status, refusal.value.code) == (422, "user.passkey_preferred")
    await factor_actions.refuse_passkey(BROWSER, interaction)
    await actions.submit(BROWSER, interaction)
    await actions.submit(BROWSER, await identified())  # not asked again


async def test_a_passkey_is_proposed_and_added(make_user: MakeUser) -> None:
    await make_user()
    await use_passkeys()
    interaction = await identified()
    _, options = await web_authn.begin_registration(BROWSER, interaction, PARTY)
    assert options["authenticatorSelection"]["residentKey"] == "required"
    await passkey_added(interaction, kind=None)
    await actions.submit(BROWSER, interaction)
    assert await database.fetch_value("SELECT count(*) FROM mfa_factors") == 1
    await actions.submit(BROWSER, await identified())  # no second factor: passkeys are not among those in use


async def test_passkeys_are_for_one_host(make_user: MakeUser) -> None:
    await make_user()
    await use_factors("WebAuthn")
    await passkey_of()
    elsewhere = RelyingParty("login.example.com", "https://login.example.com")
    with pytest.raises(errors.FactorNotEnabled):
        await web_authn.begin_authentication(BROWSER, await identified(), elsewhere)


async def test_the_state_keeps_challenges_to_itself(make_user: MakeUser) -> None:
    await make_user()
    await use_factors("WebAuthn")
    interaction = await identified()
    _, options = await web_authn.begin_registration(BROWSER, interaction, PARTY)
    assert options["challenge"] in str(await experience_of(interaction))
    assert options["challenge"] not in str(await queries.shown_interaction(interaction))
    assert options["challenge"] not in str(
        [dict(row) for row in await database.fetch("SELECT payload FROM events")]
    )
