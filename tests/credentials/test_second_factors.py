"""Second factors and sign-in settings of users: who may touch whose, races, and how many statements reading costs."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from identity.credentials import queries
from identity.credentials.actions import update_sign_in_preferences
from identity.credentials.errors import BackupCodesInUse, TotpInUse
from identity.credentials.inputs import SignInPreferenceChanges
from identity.credentials.mfa_actions import create_backup_codes, create_totp, delete_mfa_factor
from identity.kernel import database
from identity.kernel.actor import Actor
from identity.kernel.errors import Forbidden, GrantsMoreThanHeld, NotFoundById
from identity.kernel.permissions import Permission
from identity.kernel.vault import vault
from identity.sign_in.password_expiration import set_password_expiration
from identity.users.actions import create_user, delete_user
from identity.users.inputs import NewUser
from identity.users.models import User

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
async def user(system: Actor, database: str) -> User:
    return await create_user(system, NewUser(username="ada"))


async def test_what_is_stored_of_factors_is_encrypted(system: Actor, user: User) -> None:
    made = await create_totp(system, user.id)
    codes = (await create_backup_codes(system, user.id)).codes

    sealed = await database.fetch_value("SELECT secret_encrypted FROM mfa_factors WHERE type = 'Totp'")
    rows = await database.fetch("SELECT code_hash, code_encrypted FROM backup_codes ORDER BY id")

    assert vault().decrypt(sealed, "totp-secret").decode() == made.secret
    shown = [vault().decrypt(row["code_encrypted"], "backup-code").decode() for row in rows]
    assert shown == codes
    assert not {row["code_hash"] for row in rows} & set(codes)


async def test_of_two_apps_at_once_one_is_set_up(system: Actor, user: User) -> None:
    answers = await asyncio.gather(*(create_totp(system, user.id) for _ in range(6)), return_exceptions=True)

    refused = [each for each in answers if isinstance(each, TotpInUse)]
    assert len(refused) == 5
    assert await database.fetch_value("SELECT count(*) FROM mfa_factors") == 1


async def test_of_two_sets_of_codes_at_once_one_is_made(system: Actor, user: User) -> None:
    await create_totp(system, user.id)

    answers = await asyncio.gather(
        *(create_backup_codes(system, user.id) for _ in range(4)), return_exceptions=True
    )

    assert sum(isinstance(each, BackupCodesInUse) for each in answers) == 3
    assert await database.fetch_value("SELECT count(*) FROM backup_codes") == 10


async def test_nobody_touches_the_factors_of_who_holds_more(
    administrator: Actor, application_actor: Any
) -> None:
    assert administrator.user_id
    weak = application_actor(Permission.USERS_CREDENTIALS_WRITE)
    made = await create_totp(administrator, administrator.user_id)

    for attempt in (
        create_totp(weak, administrator.user_id),
        create_backup_codes(weak, administrator.user_id),
        delete_mfa_factor(weak, administrator.user_id, made.factor.id),
        update_sign_in_preferences(
            weak, administrator.user_id, SignInPreferenceChanges(skip_mfa_on_sign_in=True)
        ),
        set_password_expiration(weak, administrator.user_id, False),
    ):
        with pytest.raises(GrantsMoreThanHeld):
            await attempt
    assert await database.fetch_value("SELECT count(*) FROM mfa_factors") == 1


async def test_each_needs_its_permission(application_actor: Any, user: User) -> None:
    writer = application_actor(Permission.USERS_WRITE, Permission.USERS_READ)
    for attempt in (
        create_totp(writer, user.id),
        create_backup_codes(writer, user.id),
        delete_mfa_factor(writer, user.id, "x"),
        update_sign_in_preferences(writer, user.id, SignInPreferenceChanges(mfa_enabled=False)),
        set_password_expiration(writer, user.id, False),
    ):
        with pytest.raises(Forbidden):
            await attempt
    blind = application_actor(Permission.USERS_CREDENTIALS_WRITE)
    for question in (
        queries.visible_factors(blind, user.id),
        queries.factors_by_ids(blind, []),
        queries.visible_sign_in_state(blind, user.id),
    ):
        with pytest.raises(Forbidden):
            await question


async def test_factors_of_many_users_cost_one_statement(system: Actor, statements: Callable[[], Any]) -> None:
    ids = []
    for _ in range(3):
        user = await create_user(system, NewUser())
        await create_totp(system, user.id)
        ids.append(user.id)

    numbers = []
    for asked in (ids[:1], ids):
        with statements() as counted:
            found = await queries.factors_by_user_ids(system, asked)
            await queries.sign_in_states_by_user_ids(system, asked)
        assert [len(found[each]) for each in asked] == [1] * len(asked)
        numbers.append(counted.number)

    assert numbers == [2, 2]


async def test_the_settings_of_nobody_are_not_found(system: Actor) -> None:
    with pytest.raises(NotFoundById):
        await queries.visible_sign_in_state(system, "nosuchuser00")
    assert await queries.sign_in_states_by_user_ids(system, ["nosuchuser00"]) == {}


async def test_factors_go_with_their_user(system: Actor, user: User) -> None:
    await create_totp(system, user.id)
    await create_backup_codes(system, user.id)

    await delete_user(system, user.id)

    assert await database.fetch_value("SELECT count(*) FROM backup_codes") == 0
    assert await database.fetch_value("SELECT count(*) FROM mfa_factors") == 0
