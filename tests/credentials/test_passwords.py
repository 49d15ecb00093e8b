"""Setting and checking passwords."""

import hashlib
from typing import Any

import pytest

from identity.credentials.actions import check_password, set_password
from identity.credentials.errors import EmptyPassword, InvalidCredentials
from identity.kernel.actor import Actor
from identity.kernel.errors import Forbidden, GrantsMoreThanHeld, NotFoundById
from identity.kernel.permissions import Permission
from identity.users.actions import create_user
from identity.users.errors import PasswordTooLong
from identity.users.inputs import NewUser
from identity.users.queries import visible_user

pytestmark = pytest.mark.usefixtures("database")


async def test_a_password_is_set_and_checked(system: Actor) -> None:
    user = await create_user(system, NewUser(username="ada"))

    await set_password(system, user.id, "correct horse")

    await check_password(system, user.id, "correct horse")
    with pytest.raises(InvalidCredentials):
        await check_password(system, user.id, "wrong horse")


async def test_who_has_no_password_has_no_right_one(system: Actor) -> None:
    user = await create_user(system, NewUser(username="ada"))

    with pytest.raises(InvalidCredentials):
        await check_password(system, user.id, "")


async def test_a_digest_of_another_system_is_upgraded_when_it_is_right(system: Actor) -> None:
    digest = hashlib.sha256(b"correct horse").hexdigest()
    user = await create_user(
        system, NewUser(username="ada", password_digest=digest, password_algorithm="SHA256")
    )

    with pytest.raises(InvalidCredentials):
        await check_password(system, user.id, "wrong horse")
    assert (await visible_user(system, user.id)).password_algorithm == "SHA256"
    await check_password(system, user.id, "correct horse")

    upgraded = await visible_user(system, user.id)
    assert upgraded.password_algorithm == "Argon2id"
    await check_password(system, user.id, "correct horse")


async def test_what_cannot_be_a_password_is_refused(system: Actor) -> None:
    user = await create_user(system, NewUser(username="ada"))

    with pytest.raises(EmptyPassword):
        await set_password(system, user.id, "")
    with pytest.raises(PasswordTooLong):
        await set_password(system, user.id, "x" * 257)
    with pytest.raises(NotFoundById):
        await set_password(system, "nosuchuser00", "correct horse")


async def test_nobody_sets_the_password_of_who_holds_more(
    administrator: Actor, application_actor: Any
) -> None:
    assert administrator.user_id
    with pytest.raises(GrantsMoreThanHeld):
        await set_password(
            application_actor(Permission.USERS_CREDENTIALS_WRITE), administrator.user_id, "mine now"
        )
    with pytest.raises(Forbidden):
        await set_password(application_actor(Permission.USERS_WRITE), administrator.user_id, "mine now")


async def test_nobody_guesses_the_password_of_who_holds_more(
    administrator: Actor, application_actor: Any
) -> None:
    assert administrator.user_id
    with pytest.raises(GrantsMoreThanHeld):
        await check_password(
            application_actor(Permission.USERS_CREDENTIALS_WRITE),
            administrator.user_id,
            "administrator-password",
        )
    with pytest.raises(Forbidden):
        await check_password(application_actor(Permission.USERS_READ), administrator.user_id, "guess")
