"""Interactions and accounts to sign in with."""

from collections.abc import Awaitable, Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest

from identity.kernel import clock, database
from identity.kernel.actor import NOBODY, SYSTEM, Origin
from identity.security.secrets import opaque_token
from identity.sign_in import actions, identification_actions, password_actions
from identity.sign_in.records import Identifier, InteractionEvent
from identity.users.actions import create_user
from identity.users.inputs import NewUser
from identity.users.models import User
from tests.inbox.opening import open_inbox

BROWSER = NOBODY.from_origin(Origin("192.0.2.7", "a browser"))
PASSWORD = "correct horse staple"
SIGN_IN, REGISTER, FORGOT = (
    InteractionEvent.SIGN_IN,
    InteractionEvent.REGISTER,
    InteractionEvent.FORGOT_PASSWORD,
)

Begin = Callable[..., Awaitable[str]]
MakeUser = Callable[..., Awaitable[User]]


async def begin_interaction(application_id: str = "demo-app", **minutes: int) -> str:
    """An authorization request that waits for a person."""
    now, interaction_id = clock.now(), opaque_token()
    await database.execute(
        "INSERT INTO interactions (id, application_id, parameters, prompt, version, created_at, expires_at) "
        "VALUES ($1, $2, '{}', 'login', 0, $3, $4)",
        interaction_id,
        application_id,
        now,
        now + timedelta(minutes=minutes.get("minutes", 60)),
    )
    return interaction_id


@pytest.fixture
def begin(database: str) -> Begin:
    """`await begin(event)` makes a started interaction and gives its id; without an event it is not started."""

    async def make(event: InteractionEvent | None = None, application_id: str = "demo-app") -> str:
        interaction_id = await begin_interaction(application_id)
        if event:
            await actions.start(BROWSER, interaction_id, event)
        return interaction_id

    return make


@pytest.fixture
def make_user(database: str) -> MakeUser:
    """A user with a password."""

    async def make(username: str | None = "ada", password: str | None = PASSWORD, **fields: Any) -> User:
        return await create_user(SYSTEM, NewUser(username=username, password=password, **fields))

    return make


def named(value: str, kind: Any = "username") -> Identifier:
    """An identifier."""
    return Identifier(kind, value)


async def signed_in(interaction_id: str, username: str = "ada", password: str = PASSWORD) -> Any:
    """The whole way of a sign-in."""
    record = await password_actions.verify_password(BROWSER, interaction_id, named(username), password)
    await identification_actions.identify(BROWSER, interaction_id, record)
    return await actions.submit(BROWSER, interaction_id)


async def experience_of(interaction_id: str) -> dict[str, Any]:
    """The stored state."""
    state: dict[str, Any] = await database.fetch_value(
        "SELECT experience FROM interactions WHERE id = $1", interaction_id
    )
    return state


async def event_keys() -> list[tuple[str, str]]:
    """Keys and results of all events, oldest first."""
    rows = await database.fetch("SELECT key, result FROM events ORDER BY created_at, key")
    return [(row["key"], row["result"]) for row in rows]


@pytest.fixture
def inbox(database: str) -> Iterator[None]:
    """Messages go to the development inbox, where the tests read them (messages.py)."""
    with open_inbox():
        yield
