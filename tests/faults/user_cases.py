"""Fault cases of users and credentials."""

from typing import Any

from identity.credentials.actions import check_password, set_password
from identity.kernel import database
from identity.kernel.idempotency import Claim, claiming
from identity.users.actions import (
    create_user,
    delete_user,
    merge_custom_data,
    merge_profile,
    reinstate_user,
    suspend_user,
    update_user,
)
from identity.users.inputs import NewUser, UserChanges
from tests.faults.cases import Call, case_of
from tests.faults.world import World, unique


@case_of(create_user)
async def of_create_user(world: World) -> Call:
    await world.role()
    await database.execute("UPDATE roles SET is_default = true WHERE type = 'User' AND name LIKE 'role%'")
    new = NewUser(username=unique("user"), name="Ada", password=world.secret())
    return lambda: create_user(world.administrator, new)


@case_of(create_user)
async def of_create_user_with_an_idempotency_key(world: World) -> Call:
    password = world.secret()
    new = NewUser(username=unique("user"), password=password)
    claim = Claim("createUser", unique("key"), {"password": password})

    async def create() -> Any:
        with claiming(claim):
            return await create_user(world.administrator, new)

    return create


@case_of(update_user)
async def of_update_user(world: World) -> Call:
    user = await world.user()
    changes = UserChanges(username=unique("renamed"), primary_email=f"{unique()}@example.com", name=None)
    return lambda: update_user(world.administrator, user.id, changes)


@case_of(merge_custom_data)
async def of_merge_custom_data(world: World) -> Call:
    user = await world.user(custom_data={"plan": "free"})
    return lambda: merge_custom_data(world.administrator, user.id, {"plan": "paid"})


@case_of(merge_profile)
async def of_merge_profile(world: World) -> Call:
    user = await world.user()
    return lambda: merge_profile(world.administrator, user.id, {"nickname": "A"})


@case_of(suspend_user)
async def of_suspend_user(world: World) -> Call:
    user = await world.user()
    await world.tokens(await world.client("SPA"), user)
    return lambda: suspend_user(world.administrator, user.id)


@case_of(reinstate_user)
async def of_reinstate_user(world: World) -> Call:
    user = await world.user()
    await suspend_user(world.administrator, user.id)
    return lambda: reinstate_user(world.administrator, user.id)


@case_of(delete_user)
async def of_delete_user(world: World) -> Call:
    user = await world.user(password=world.secret())
    await world.tokens(await world.client("SPA"), user)
    return lambda: delete_user(world.administrator, user.id)


@case_of(set_password)
async def of_set_password(world: World) -> Call:
    user = await world.user(password=world.secret())
    password = world.secret()
    return lambda: set_password(world.administrator, user.id, password)


@case_of(check_password)
async def of_check_password_that_upgrades_the_digest(world: World) -> Call:
    digest = "5f4dcc3b5aa765d61d8327deb882cf99"  # of "password"
    user = await world.user(password_digest=digest, password_algorithm="MD5")
    world.hidden(digest)
    return lambda: check_password(world.administrator, user.id, "password")
