"""Identifiers lock after too many wrong answers."""

import asyncio

import pytest

from identity.credentials.errors import InvalidCredentials
from identity.experience.actions import update_sign_in_experience
from identity.kernel import database
from identity.kernel.actor import SYSTEM
from identity.sign_in import errors, password_actions
from tests.sign_in.conftest import BROWSER, PASSWORD, SIGN_IN, Begin, MakeUser, named, signed_in


async def _wrong(interaction: str, times: int, username: str = "ada") -> None:
    for _ in range(times):
        with pytest.raises(InvalidCredentials):
            await password_actions.verify_password(BROWSER, interaction, named(username), "wrong")


async def test_the_right_answer_does_not_help_for_a_while(
    begin: Begin, make_user: MakeUser, settable_clock
) -> None:
    await make_user()
    await update_sign_in_experience(SYSTEM, {"sentinelPolicy": {"maxAttempts": 3, "lockoutDuration": 10}})
    interaction = await begin(SIGN_IN)
    await _wrong(interaction, 3)
    for _ in range(3):  # a refused try prolongs nothing
        with pytest.raises(errors.TooManyAttempts) as refusal:
            await password_actions.verify_password(BROWSER, await begin(SIGN_IN), named("ada"), PASSWORD)
    assert (refusal.value.status, refusal.value.code) == (
        400,
        "session.verification_blocked_too_many_attempts",
    )
    locked = await database.fetch("SELECT payload FROM events WHERE key = 'Identifier.Lockout'")
    assert [row["payload"] for row in locked] == [{"type": "username", "value": "ada"}]
    settable_clock.advance(minutes=11)
    await signed_in(interaction)


async def test_one_identifier_does_not_lock_another(begin: Begin, make_user: MakeUser) -> None:
    await make_user()
    await update_sign_in_experience(SYSTEM, {"sentinelPolicy": {"maxAttempts": 2}})
    interaction = await begin(SIGN_IN)
    await _wrong(interaction, 2, "nobody")
    with pytest.raises(errors.TooManyAttempts):  # known or not is not told by being locked
        await password_actions.verify_password(BROWSER, interaction, named("nobody"), "wrong")
    await signed_in(interaction)


async def test_failures_fade_after_an_hour(begin: Begin, make_user: MakeUser, settable_clock) -> None:
    await make_user()
    await update_sign_in_experience(SYSTEM, {"sentinelPolicy": {"maxAttempts": 3}})
    await _wrong(await begin(SIGN_IN), 2)
    settable_clock.advance(minutes=61)
    await _wrong(await begin(SIGN_IN), 2)
    await signed_in(await begin(SIGN_IN))


async def test_a_burst_of_guesses_is_counted_before_one_can_win(begin: Begin, make_user: MakeUser) -> None:
    """All of them are read as not locked; those that finish late must still be refused."""
    await make_user()
    await update_sign_in_experience(SYSTEM, {"sentinelPolicy": {"maxAttempts": 2}})
    passwords = ["wrong"] * 8 + [PASSWORD]
    interactions = [await begin(SIGN_IN) for _ in passwords]
    outcomes = await asyncio.gather(
        *(
            password_actions.verify_password(BROWSER, interaction, named("ada"), password)
            for interaction, password in zip(interactions, passwords, strict=True)
        ),
        return_exceptions=True,
    )
    assert not any(isinstance(outcome, str) for outcome in outcomes)
    assert isinstance(outcomes[-1], errors.TooManyAttempts)


async def test_addresses_are_counted_whatever_their_case(begin: Begin, database: str) -> None:
    await update_sign_in_experience(SYSTEM, {"sentinelPolicy": {"maxAttempts": 2}})
    interaction = await begin(SIGN_IN)
    for value in ("a@example.com", "A@Example.com"):
        with pytest.raises(InvalidCredentials):
            await password_actions.verify_password(BROWSER, interaction, named(value, "email"), "wrong")
    with pytest.raises(errors.TooManyAttempts):
        await password_actions.verify_password(BROWSER, interaction, named("a@EXAMPLE.com", "email"), "wrong")
