"""Personal access tokens and subject tokens: who may make, see and touch whose."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from identity.credentials import queries
from identity.credentials.errors import TokenNameTaken
from identity.credentials.token_actions import (
    create_personal_access_token,
    delete_personal_access_token,
    rename_personal_access_token,
    reveal_personal_access_tokens,
)
from identity.grants.jobs import purge_expired_subject_tokens
from identity.grants.subject_token_actions import issue_subject_token
from identity.kernel import clock, database
from identity.kernel.actor import Actor
from identity.kernel.errors import Forbidden, GrantsMoreThanHeld, InputRefused
from identity.kernel.paging import Keyset
from identity.kernel.permissions import Permission
from identity.users.actions import create_user
from identity.users.inputs import NewUser
from identity.users.models import User

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
async def user(system: Actor, database: str) -> User:
    return await create_user(system, NewUser(username="ada"))


async def test_of_many_with_one_name_one_is_made(system: Actor, user: User) -> None:
    answers = await asyncio.gather(
        *(create_personal_access_token(system, user.id, "laptop") for _ in range(6)), return_exceptions=True
    )

    assert sum(isinstance(each, TokenNameTaken) for each in answers) == 5
    assert await database.fetch_value("SELECT count(*) FROM personal_access_tokens") == 1


async def test_a_name_that_frees_up_can_be_taken(system: Actor, user: User) -> None:
    await create_personal_access_token(system, user.id, "laptop")
    await rename_personal_access_token(system, user.id, "laptop", "phone")

    await create_personal_access_token(system, user.id, "laptop")
    await delete_personal_access_token(system, user.id, "phone")
    await rename_personal_access_token(system, user.id, "laptop", "phone")

    revealed = await reveal_personal_access_tokens(system, user.id)
    assert [each.row.name for each in revealed] == ["phone"]


@pytest.mark.parametrize("name", ["", "  ", "x" * 257])
async def test_a_token_has_a_name(system: Actor, user: User, name: str) -> None:
    with pytest.raises(InputRefused):
        await create_personal_access_token(system, user.id, name)
    with pytest.raises(InputRefused):
        await create_personal_access_token(system, user.id, "laptop", clock.now())


async def test_nobody_makes_or_sees_tokens_of_who_holds_more(
    administrator: Actor, application_actor: Any
) -> None:
    assert administrator.user_id
    await create_personal_access_token(administrator, administrator.user_id, "laptop")
    weak = application_actor(
        Permission.USERS_READ, Permission.USERS_CREDENTIALS_WRITE, Permission.USERS_CREDENTIALS_REVEAL,
        Permission.USERS_IMPERSONATE,
    )  # fmt: skip

    for attempt in (
        create_personal_access_token(weak, administrator.user_id, "mine"),
        rename_personal_access_token(weak, administrator.user_id, "laptop", "mine"),
        delete_personal_access_token(weak, administrator.user_id, "laptop"),
        reveal_personal_access_tokens(weak, administrator.user_id),
        issue_subject_token(weak, administrator.user_id),
    ):
        with pytest.raises(GrantsMoreThanHeld):
            await attempt
    assert await database.fetch_value("SELECT count(*) FROM subject_tokens") == 0


async def test_each_needs_its_permission(application_actor: Any, user: User) -> None:
    reader = application_actor(Permission.USERS_READ, Permission.USERS_WRITE)
    for attempt in (
        create_personal_access_token(reader, user.id, "laptop"),
        rename_personal_access_token(reader, user.id, "laptop", "phone"),
        delete_personal_access_token(reader, user.id, "laptop"),
        reveal_personal_access_tokens(reader, user.id),
        issue_subject_token(reader, user.id),
    ):
        with pytest.raises(Forbidden):
            await attempt


async def test_renaming_shows_no_value_to_who_may_not_see_values(
    system: Actor, application_actor: Any, user: User
) -> None:
    made = await create_personal_access_token(system, user.id, "laptop")
    writer = application_actor(Permission.USERS_CREDENTIALS_WRITE)

    assert (await rename_personal_access_token(writer, user.id, "laptop", "phone")).value == ""
    assert (await rename_personal_access_token(system, user.id, "phone", "laptop")).value == made.value

    looked = await database.fetch("SELECT 1 FROM events WHERE key = 'User.PersonalAccessTokens.Revealed'")
    assert len(looked) == 1


async def test_lists_carry_names_and_no_values(system: Actor, statements: Callable[[], Any]) -> None:
    ids = []
    for _ in range(3):
        user = await create_user(system, NewUser())
        for name in ("laptop", "phone"):
            await create_personal_access_token(system, user.id, name)
        ids.append(user.id)

    numbers = []
    for asked in (ids[:1], ids):
        with statements() as counted:
            found = await queries.token_slices_by_user_ids(system, asked, Keyset(first=1))
        numbers.append(counted.number)

    assert numbers == [1, 1]
    for each in found.values():
        assert [(token.name, token.value_hash, token.value_encrypted) for token in each.items] == [
            ("phone", "", "")
        ]
        assert each.has_next
    assert await queries.token_counts_by_user_ids(system, ids) == dict.fromkeys(ids, 2)


async def test_subject_tokens_are_forgotten_after_their_time(
    system: Actor, user: User, settable_clock: Any
) -> None:
    issued = await issue_subject_token(system, user.id)
    assert issued.expires_at - clock.now() == timedelta(minutes=10)

    settable_clock.advance(minutes=9)
    assert await purge_expired_subject_tokens() == 0
    settable_clock.advance(minutes=2)
    assert await purge_expired_subject_tokens() == 1
