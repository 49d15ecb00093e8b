"""Fault cases of bulk jobs: handing in, every kind of chunk, and what ends a job."""

from identity.bulk import jobs
from identity.bulk.actions import (
    add_organization_members_in_bulk,
    assign_user_roles_in_bulk,
    cancel_bulk_job,
    import_users,
)
from identity.bulk.chunk_actions import (
    add_members_chunk,
    assign_roles_chunk,
    import_chunk,
    narrow_down,
    stop_job,
)
from identity.bulk.inputs import MemberRow, OnConflict, RoleRow, UserRow
from identity.bulk.models import BulkChunk
from identity.kernel import database
from identity.kernel.actor import SYSTEM
from identity.kernel.errors import Forbidden
from tests.faults.cases import Call, case_of
from tests.faults.world import World, unique

_DIGEST = "5f4dcc3b5aa765d61d8327deb882cf99"


def _users(world: World, number: int = 3) -> list[UserRow]:
    world.hidden(_DIGEST)
    return [
        UserRow(username=unique("user"), password_digest=_DIGEST, password_algorithm="MD5")
        for _ in range(number)
    ]


async def _claimed() -> BulkChunk:
    """The chunk of the job that was just handed in."""
    work = await jobs._claimed()
    assert work is not None
    return work.chunk


@case_of(import_users)
async def of_import_users(world: World) -> Call:
    rows = _users(world)
    return lambda: import_users(world.administrator, rows, OnConflict.UPDATE)


@case_of(add_organization_members_in_bulk)
async def of_add_organization_members_in_bulk(world: World) -> Call:
    rows = [MemberRow(organization_id="x", user_id="y", organization_role_ids=[])]
    return lambda: add_organization_members_in_bulk(world.administrator, rows)


@case_of(assign_user_roles_in_bulk)
async def of_assign_user_roles_in_bulk(world: World) -> Call:
    rows = [RoleRow(user_id="y", role_ids=["x"])]
    return lambda: assign_user_roles_in_bulk(world.administrator, rows)


@case_of(cancel_bulk_job)
async def of_cancel_bulk_job(world: World) -> Call:
    job = await import_users(world.administrator, _users(world), OnConflict.UPDATE)
    return lambda: cancel_bulk_job(world.administrator, job.id)


@case_of(import_chunk)
async def of_import_chunk(world: World) -> Call:
    known = await world.user()
    rows: list[UserRow] = [*_users(world), UserRow(user_id=known.id, name="New"), UserRow(username="1")]
    await _end_older_jobs()
    await import_users(world.administrator, rows, OnConflict.UPDATE)
    chunk = await _claimed()
    return lambda: import_chunk(world.administrator, chunk)


@case_of(add_members_chunk)
async def of_add_members_chunk(world: World) -> Call:
    organization, user, role = await world.organization(), await world.user(), await world.organization_role()
    row = MemberRow(organization_id=organization.id, user_id=user.id, organization_role_ids=[role.id])
    await _end_older_jobs()
    await add_organization_members_in_bulk(world.administrator, [row])
    chunk = await _claimed()
    return lambda: add_members_chunk(world.administrator, chunk)


@case_of(assign_roles_chunk)
async def of_assign_roles_chunk(world: World) -> Call:
    user, role = await world.user(), await world.role()
    await _end_older_jobs()
    await assign_user_roles_in_bulk(world.administrator, [RoleRow(user_id=user.id, role_ids=[role.id])])
    chunk = await _claimed()
    return lambda: assign_roles_chunk(world.administrator, chunk)


@case_of(stop_job)
async def of_stop_job(world: World) -> Call:
    await _end_older_jobs()
    await import_users(world.administrator, _users(world), OnConflict.UPDATE)
    chunk = await _claimed()
    return lambda: stop_job(SYSTEM, chunk, Forbidden())


@case_of(narrow_down)
async def of_narrow_down_to_halves(world: World) -> Call:
    await _end_older_jobs()
    await import_users(world.administrator, _users(world), OnConflict.UPDATE)
    chunk = await _claimed()
    return lambda: narrow_down(SYSTEM, chunk, "reference")


@case_of(narrow_down)
async def of_narrow_down_to_a_row(world: World) -> Call:
    await _end_older_jobs()
    await import_users(world.administrator, _users(world, 1), OnConflict.UPDATE)
    chunk = await _claimed()
    return lambda: narrow_down(SYSTEM, chunk, "reference")


async def _end_older_jobs() -> None:
    """Cases share a database; the worker's claim is to be this case's job."""
    await database.execute("DELETE FROM bulk_jobs")
