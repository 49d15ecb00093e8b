"""Sessions and interactions: how long they live, who holds them, and that no two requests interleave."""

from datetime import timedelta

import pytest

from identity.kernel import clock
from identity.kernel import database as db
from identity.kernel.actor import NOBODY, SYSTEM, Origin
from identity.sessions.actions import begin_interaction
from identity.sessions.changes import finish_login, open_session, save_experience
from identity.sessions.errors import InteractionBusy
from identity.sessions.jobs import purge_expired_interactions, purge_expired_sessions
from identity.sessions.models import Interaction
from identity.sessions.queries import interaction, session_of_token
from identity.users.actions import delete_user, suspend_user
from tests.conftest import SettableClock
from tests.oidc.provider import person


async def _begun() -> Interaction:
    interaction_id = await begin_interaction(
        NOBODY,
        application_id="app",
        parameters={"client_id": "app"},
        prompt="login",
        session_id=None,
        params={},
    )
    found = await interaction(interaction_id)
    assert found
    return found


async def test_an_interaction_lives_for_an_hour(database: str, settable_clock: SettableClock) -> None:
    begun = await _begun()
    settable_clock.advance(minutes=59, seconds=59)
    assert await interaction(begun.id)
    settable_clock.advance(seconds=1)
    assert await interaction(begun.id) is None
    settable_clock.advance(seconds=1)
    assert await purge_expired_interactions() == 1
    assert await interaction("x" * 5000) is None


async def test_of_two_requests_at_once_the_second_loses(database: str) -> None:
    begun = await _begun()
    same = await interaction(begun.id)
    assert same
    await save_experience(begun, {"step": 1})
    with pytest.raises(InteractionBusy):
        await save_experience(same, {"step": 2})
    await save_experience(begun, {"step": 3})
    stored = await interaction(begun.id)
    assert stored
    assert (stored.experience, stored.version) == ({"step": 3}, 2)


async def test_finishing_a_login(database: str) -> None:
    begun, user = await _begun(), await person()
    opened = await open_session(user.id, ["pwd"], Origin(ip="203.0.113.9", user_agent="x" * 9000))
    location = await finish_login(begun, opened.session)
    assert location == f"http://localhost:3001/oidc/auth/{begun.id}"
    stored = await interaction(begun.id)
    assert stored
    assert stored.result
    assert stored.result["login"]["session_id"] == opened.session.id  # type: ignore[index]


async def test_a_session_is_found_by_its_secret_alone(database: str, settable_clock: SettableClock) -> None:
    user = await person()
    opened = await open_session(user.id, ["pwd"], Origin())
    found = await session_of_token(opened.token)
    assert found
    assert (found.id, found.user_id) == (opened.session.id, user.id)
    for wrong in (None, "", opened.session.id, opened.session.token_hash, opened.token[:-1], "x" * 5000):
        assert await session_of_token(wrong) is None
    settable_clock.at = clock.now() + timedelta(days=14)
    assert await session_of_token(opened.token) is None
    settable_clock.advance(seconds=1)
    assert await purge_expired_sessions() == 1


async def test_sessions_end_with_suspension_and_deletion(database: str) -> None:
    suspended, deleted = await person(), await person()
    tokens = [(await open_session(user.id, [], Origin())).token for user in (suspended, deleted)]
    await suspend_user(SYSTEM, suspended.id)
    await delete_user(SYSTEM, deleted.id)
    assert [await session_of_token(token) for token in tokens] == [None, None]
    assert await db.fetch_value("SELECT count(*) FROM sessions") == 0
