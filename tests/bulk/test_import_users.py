"""Importing users: what is kept, what conflicts mean, who may, and what is announced."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from identity.bulk import actions
from identity.bulk.errors import MOST_OPEN_JOBS, MOST_ROWS, TooManyOpenJobs, WrongNumberOfRows
from identity.bulk.inputs import OnConflict
from identity.bulk.jobs import BulkWorker
from identity.bulk.models import BulkChunk, BulkJob
from identity.credentials.actions import check_password
from identity.kernel import database
from identity.kernel.actor import SYSTEM, Actor
from identity.kernel.errors import Forbidden
from identity.kernel.models import EventRow
from identity.kernel.permissions import Permission
from identity.roles.actions import NewRole, create_role
from identity.roles.models import UserRole
from identity.users.actions import create_user, suspend_user
from identity.users.inputs import NewUser
from identity.users.models import User
from tests.bulk.conftest import Finish, rows_of_users

MD5_OF_PASSWORD = "5f4dcc3b5aa765d61d8327deb882cf99"
Machine = Callable[..., Awaitable[Actor]]


async def submit(actor: Actor, rows: list[Any], rule: OnConflict = OnConflict.REFUSE) -> BulkJob:
    return await actions.import_users(actor, rows, rule)


async def test_ids_digests_and_times_of_creation_are_kept(administrator: Actor, finish: Finish) -> None:
    row = {
        "user_id": "old-id-7",
        "username": "ada",
        "primary_email": "Ada@Example.com",
        "primary_phone": "442071838750",
        "custom_data": {"plan": "gold"},
        "profile": {"nickname": "A"},
        "password_digest": MD5_OF_PASSWORD,
        "password_algorithm": "MD5",
        "is_suspended": True,
        "created_at": "2011-02-03T04:05:06Z",
    }
    done = await finish(await submit(administrator, [row]))
    assert done.numbers == ("Finished", 1, 0), done.codes
    user = await User.get(id="old-id-7")
    assert user.created_at == datetime(2011, 2, 3, 4, 5, 6, tzinfo=UTC)
    assert (user.username, user.primary_email, user.is_suspended) == ("ada", "Ada@Example.com", True)
    assert (user.custom_data, user.profile) == ({"plan": "gold"}, {"nickname": "A"})
    await check_password(administrator, user.id, "password")


async def test_plain_passwords_are_hashed_and_then_forgotten(administrator: Actor, finish: Finish) -> None:
    job = await submit(administrator, [{"username": "ada", "password": "a long enough passphrase"}])
    stored = await BulkChunk.get(job_id=job.id)
    assert stored.rows_encrypted
    assert "passphrase" not in stored.rows_encrypted
    done = await finish(job)
    assert done.numbers == ("Finished", 1, 0)
    assert (await BulkChunk.get(job_id=job.id)).rows_encrypted is None
    await check_password(administrator, (await User.get(username="ada")).id, "a long enough passphrase")


async def test_each_wrong_row_is_refused_alone(administrator: Actor, finish: Finish) -> None:
    await create_user(administrator, NewUser(username="taken", primary_email="taken@example.com"))
    rows: list[Any] = [
        {"username": "fine_1"},
        {"username": "1 wrong"},
        {"username": "TAKEN"},
        {"username": "taken"},
        {"primary_email": "TAKEN@example.com"},
        {"username": "x" * 129},
        {"user_id": "much-too-long-an-id"},
        {"password_digest": "nonsense", "password_algorithm": "MD5"},
        {"password_digest": MD5_OF_PASSWORD},
        {"created_at": "2999-01-01T00:00:00Z"},
        {"primary_phone": "12"},
        {"username": "fine_1"},
        {"username": "fine_2"},
        {"password": ""},
    ]
    done = await finish(await submit(administrator, rows))
    assert done.codes == {
        1: "user.invalid_username",
        3: "user.username_already_in_use",
        4: "user.email_already_in_use",
        5: "entity.value_too_long",
        6: "bulk.invalid_user_id",
        7: "user.invalid_password_digest",
        8: "user.password_algorithm_required",
        9: "bulk.time_in_future",
        10: "user.invalid_phone",
        11: "user.username_already_in_use",
        13: "request.invalid_input",
    }
    assert done.numbers == ("Finished", 3, 11)
    assert done.errors[0].path == "username"


async def test_a_row_that_is_there_is_updated_skipped_or_refused(
    administrator: Actor, finish: Finish
) -> None:
    user = await create_user(administrator, NewUser(username="ada", name="Ada", custom_data={"a": 1}))
    row: Any = {"username": "ada", "name": "Ada Lovelace", "primary_email": "ada@example.com"}
    assert (await finish(await submit(administrator, [row]))).codes == {0: "user.username_already_in_use"}
    skipped = await finish(await submit(administrator, [row], OnConflict.SKIP))
    assert skipped.numbers == ("Finished", 1, 0)
    assert (await User.get(id=user.id)).name == "Ada"
    updated = await finish(await submit(administrator, [row], OnConflict.UPDATE))
    assert updated.numbers == ("Finished", 1, 0)
    found = await User.get(id=user.id)
    assert (found.name, found.primary_email, found.custom_data) == (
        "Ada Lovelace",
        "ada@example.com",
        {"a": 1},
    )
    assert await User.filter(username="ada").count() == 1
    event = await EventRow.get(key="User.Data.Updated", user_id=user.id)
    assert event.payload == {
        "before": {"name": "Ada", "primary_email": None},
        "after": {"name": "Ada Lovelace", "primary_email": "ada@example.com"},
    }


async def test_an_id_decides_whom_a_row_means(administrator: Actor, finish: Finish) -> None:
    ada = await create_user(administrator, NewUser(username="ada"))
    bob = await create_user(administrator, NewUser(username="bob", primary_email="bob@example.com"))
    rows: list[Any] = [
        {"user_id": ada.id, "username": "ada_2"},
        {"user_id": ada.id, "username": "bob"},
        {"user_id": "new1", "primary_email": "bob@example.com"},
        {"username": "ada_2", "primary_email": "bob@example.com"},
        {"user_id": bob.id, "is_suspended": True},
    ]
    done = await finish(await submit(administrator, rows, OnConflict.UPDATE))
    assert done.codes == {
        1: "user.username_already_in_use",
        2: "user.email_already_in_use",
        3: "bulk.identifiers_of_several_users",
        4: "bulk.suspension_is_kept",
    }
    assert (await User.get(id=ada.id)).username == "ada_2"


async def test_later_rows_of_the_same_user_go_on_from_earlier_ones(
    administrator: Actor, finish: Finish
) -> None:
    rows: list[Any] = [
        {"username": "ada", "name": "1"},
        {"username": "ada", "primary_email": "ada@example.com"},
        {"primary_email": "ADA@example.com", "name": "3"},
    ]
    done = await finish(await submit(administrator, rows, OnConflict.UPDATE))
    assert done.numbers == ("Finished", 3, 0), done.codes
    found = await User.get(username="ada")
    assert (found.name, found.primary_email) == ("3", "ADA@example.com")


async def test_each_user_is_announced_and_gets_the_default_roles(
    administrator: Actor, finish: Finish
) -> None:
    role = await create_role(SYSTEM, NewRole(name="Everybody", description="-", is_default=True))
    done = await finish(
        await submit(
            administrator, rows_of_users(3, password_digest=MD5_OF_PASSWORD, password_algorithm="MD5")
        )
    )
    assert done.numbers == ("Finished", 3, 0)
    ids = [user.id for user in await User.filter(username__startswith="person_")]
    assert await UserRole.filter(role_id=role.id, user_id__in=ids).count() == 3
    events = await EventRow.filter(key="User.Created", user_id__in=ids)
    assert {event.user_id for event in events} == set(ids)
    assert all(event.actor_id == administrator.user_id for event in events)
    assert all(MD5_OF_PASSWORD not in str(event.payload) for event in events)
    ended = await EventRow.get(key="BulkJob.Ended")
    assert (ended.payload["status"], ended.payload["succeeded"]) == ("Finished", 3)


async def test_an_import_of_many_rows_costs_a_bounded_number_of_statements(
    administrator: Actor, statements: Any, finish: Finish
) -> None:
    numbers = []
    for size in (1, 400):
        await submit(administrator, [{"username": f"u{size}_{n}"} for n in range(size)])
        with statements() as counted:
            await BulkWorker().run_until_idle()
        numbers.append(counted.number)
    assert numbers[0] == numbers[1], counted.texts
    assert numbers[1] <= 15


async def test_more_rows_than_a_chunk_are_done_chunk_by_chunk(administrator: Actor, finish: Finish) -> None:
    job = await submit(administrator, rows_of_users(1201))
    assert await BulkChunk.filter(job_id=job.id).count() == 3
    done = await finish(job)
    assert done.numbers == ("Finished", 1201, 0)
    assert await User.filter(username__startswith="person_").count() == 1201


async def test_nobody_imports_what_they_may_not_do(
    administrator: Actor, machine: Machine, finish: Finish
) -> None:
    with pytest.raises(Forbidden):
        await submit(await machine(Permission.USERS_READ), [{"username": "ada"}])
    writer = await machine(Permission.USERS_WRITE)
    plain = await create_user(administrator, NewUser(username="plain"))
    rows: list[Any] = [
        {"user_id": administrator.user_id, "username": "captured"},
        {"user_id": administrator.user_id, "name": "Only a name"},
        {"user_id": plain.id, "password": "a long enough passphrase"},
        {"user_id": plain.id, "username": "plainer"},
    ]
    done = await finish(await submit(writer, rows, OnConflict.UPDATE))
    assert done.codes == {0: "auth.grants_more_than_held", 2: "auth.forbidden"}
    assert (await User.get(id=administrator.user_id)).username == "administrator"
    assert (await User.get(id=plain.id)).username == "plainer"


async def test_a_requester_who_lost_their_standing_gets_no_further(
    administrator: Actor, machine: Machine, finish: Finish
) -> None:
    other = await create_user(administrator, NewUser(username="other"))
    await database.execute("INSERT INTO user_roles (user_id, role_id) VALUES ($1, 'administrator')", other.id)
    from dataclasses import replace

    job = await submit(replace(administrator, user_id=other.id), rows_of_users(501))
    worker = BulkWorker()
    assert await worker._do_next()
    await suspend_user(administrator, other.id)
    done = await finish(job)
    assert done.numbers == ("Cancelled", 500, 1)
    assert done.codes == {500: "auth.unauthorized"}
    assert await BulkChunk.filter(job_id=job.id, done_at=None).count() == 0


async def test_the_number_of_rows_and_of_open_jobs_is_bounded(administrator: Actor) -> None:
    for rows in ([], [{"name": "x"}] * (MOST_ROWS + 1)):
        with pytest.raises(WrongNumberOfRows):
            await submit(administrator, rows)
    for _ in range(MOST_OPEN_JOBS):
        await submit(administrator, [{"name": "x"}])
    with pytest.raises(TooManyOpenJobs):
        await submit(administrator, [{"name": "x"}])
