"""Verification codes: races, the policy of the sign-in settings, and what is forgotten when."""

import asyncio
from typing import Any

import pytest

from identity.connectors.actions import NewConnector, create_connector
from identity.kernel import caches, database
from identity.kernel.actor import NOBODY, Actor
from identity.kernel.errors import Forbidden, Unauthenticated
from identity.kernel.permissions import Permission
from identity.verification_codes.actions import (
    issue_verification_code,
    revoke_verification_code,
    verify_verification_code,
)
from identity.verification_codes.errors import (
    CodeExpired,
    CodeMismatch,
    CodeNotFound,
    TooManyMessages,
    TooManyTries,
)
from identity.verification_codes.jobs import purge_expired_verification_codes
from tests.connectors.samples import http

ADA = "ada@example.com"


@pytest.fixture(autouse=True)
async def sender(database: str, system: Actor) -> None:
    """A way for mails to go out."""
    await create_connector(system, NewConnector(factory_id="http-email", config=http()))


def another(code: str) -> str:
    """A wrong code."""
    return f"{(int(code) + 1) % 10**6:06}"


async def test_of_many_who_give_the_code_at_once_one_is_right(system: Actor) -> None:
    issued = await issue_verification_code(system, "email", ADA)

    answers = await asyncio.gather(
        *(verify_verification_code(system, "email", ADA, issued.code) for _ in range(6)),
        return_exceptions=True,
    )

    assert answers.count(None) == 1
    assert sum(isinstance(each, CodeNotFound) for each in answers) == 5


async def test_every_wrong_try_counts_also_at_once(system: Actor) -> None:
    issued = await issue_verification_code(system, "email", ADA)

    answers = await asyncio.gather(
        *(verify_verification_code(system, "email", ADA, another(issued.code)) for _ in range(12)),
        return_exceptions=True,
    )

    assert sum(isinstance(each, CodeMismatch) for each in answers) == 10
    assert sum(isinstance(each, TooManyTries) for each in answers) == 2


async def test_eleven_requests_at_once_are_one_too_many(system: Actor) -> None:
    answers = await asyncio.gather(
        *(issue_verification_code(system, "email", ADA) for _ in range(11)), return_exceptions=True
    )

    assert sum(isinstance(each, TooManyMessages) for each in answers) == 1
    assert await database.fetch_value("SELECT count(*) FROM verification_codes") == 10


async def test_a_revoked_code_counts_among_the_messages_and_for_nothing_else(system: Actor) -> None:
    issued = await issue_verification_code(system, "email", ADA)
    await revoke_verification_code(system, issued)

    with pytest.raises(CodeNotFound):
        await verify_verification_code(system, "email", ADA, issued.code)
    for _ in range(9):
        await issue_verification_code(system, "email", ADA)
    with pytest.raises(TooManyMessages):
        await issue_verification_code(system, "email", ADA)


async def test_the_policy_of_the_sign_in_settings_holds(system: Actor, settable_clock: Any) -> None:
    await database.execute(
        "UPDATE sign_in_experiences SET settings = settings || "
        """'{"verificationCodePolicy": {"expirationDuration": 60, "maxRetryAttempts": 1}}'"""
    )
    caches.drop_everything()
    issued = await issue_verification_code(system, "email", ADA)
    with pytest.raises(CodeMismatch):
        await verify_verification_code(system, "email", ADA, another(issued.code))
    with pytest.raises(TooManyTries):
        await verify_verification_code(system, "email", ADA, issued.code)
    settable_clock.advance(seconds=60)
    with pytest.raises(CodeExpired):
        await verify_verification_code(system, "email", ADA, issued.code)


async def test_codes_take_a_permission(application_actor: Any) -> None:
    stranger = application_actor(Permission.USERS_READ)
    with pytest.raises(Forbidden):
        await issue_verification_code(stranger, "email", ADA)
    with pytest.raises(Forbidden):
        await verify_verification_code(stranger, "email", ADA, "123456")
    with pytest.raises(Unauthenticated):
        await issue_verification_code(NOBODY, "email", ADA)


async def test_codes_are_forgotten_when_they_are_not_counted_any_more(
    system: Actor, settable_clock: Any
) -> None:
    await issue_verification_code(system, "email", ADA)
    settable_clock.advance(minutes=19)
    assert await purge_expired_verification_codes() == 0
    settable_clock.advance(minutes=2)
    assert await purge_expired_verification_codes() == 1
