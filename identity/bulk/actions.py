"""What can be done with bulk jobs: handing in many rows, and stopping before all of them are done."""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson

from identity.bulk.bell import bell
from identity.bulk.changes import end_job, locked_job
from identity.bulk.errors import (
    MOST_OPEN_JOBS,
    MOST_ROLES,
    MOST_ROWS,
    JobHasEnded,
    TooManyOpenJobs,
    TooManyRolesInRow,
    WrongNumberOfRows,
)
from identity.bulk.events import BulkJobCreated, BulkJobEnded
from identity.bulk.inputs import JobKind, MemberRow, OnConflict, RoleRow, UserRow
from identity.bulk.models import BulkJob
from identity.bulk.queries import requester, visible_job
from identity.bulk.rules import chunk_size
from identity.kernel import clock, database
from identity.kernel.action import SIGNED_IN, action, announce, make_stale, prepared_action
from identity.kernel.actor import Actor
from identity.kernel.permissions import Permission
from identity.kernel.vault import vault

PURPOSE = "bulk rows"


@dataclass(frozen=True, slots=True)
class SealedRows:
    """Rows on their way into the database: encrypted, because people's passwords can be among them."""

    total: int
    first_rows: list[int]
    chunks: list[str]


async def _sealed(rows: Sequence[Mapping[str, Any]]) -> SealedRows:
    if not 1 <= len(rows) <= MOST_ROWS:
        raise WrongNumberOfRows(path="rows")
    return await asyncio.to_thread(_in_chunks, rows)


def _in_chunks(rows: Sequence[Mapping[str, Any]]) -> SealedRows:
    size = chunk_size(rows)
    starts = list(range(0, len(rows), size))
    chunks = [vault().encrypt(orjson.dumps(rows[start : start + size]), PURPOSE) for start in starts]
    return SealedRows(len(rows), starts, chunks)


def _require_few_roles(path: str, lists: Iterable[Sequence[str]]) -> None:
    if any(len(each) > MOST_ROLES for each in lists):
        raise TooManyRolesInRow(path=f"rows.{path}")


async def _sealed_users(_actor: Actor, rows: Sequence[UserRow], on_conflict: OnConflict) -> SealedRows:
    return await _sealed(rows)


async def _sealed_members(actor: Actor, rows: Sequence[MemberRow]) -> SealedRows:
    _require_few_roles("organizationRoleIds", (row["organization_role_ids"] for row in rows))
    if any(row["organization_role_ids"] for row in rows):
        actor.require(Permission.ORGANIZATIONS_MEMBERS_ROLES)
    return await _sealed(rows)


async def _sealed_roles(_actor: Actor, rows: Sequence[RoleRow]) -> SealedRows:
    _require_few_roles("roleIds", (row["role_ids"] for row in rows))
    return await _sealed(rows)


@prepared_action(needs=Permission.USERS_WRITE, announces=BulkJobCreated, prepare=_sealed_users)
async def import_users(
    actor: Actor, sealed: SealedRows, rows: Sequence[UserRow], on_conflict: OnConflict
) -> BulkJob:
    """Create or update many users in the background."""
    return await _stored(actor, JobKind.IMPORT_USERS, sealed, {"on_conflict": on_conflict.value})


@prepared_action(
    needs=Permission.ORGANIZATIONS_MEMBERS_ADD, announces=BulkJobCreated, prepare=_sealed_members
)
async def add_organization_members_in_bulk(
    actor: Actor, sealed: SealedRows, rows: Sequence[MemberRow]
) -> BulkJob:
    """Make many users members of organizations in the background."""
    return await _stored(actor, JobKind.ADD_ORGANIZATION_MEMBERS, sealed)


@prepared_action(needs=Permission.ROLES_ASSIGN, announces=BulkJobCreated, prepare=_sealed_roles)
async def assign_user_roles_in_bulk(actor: Actor, sealed: SealedRows, rows: Sequence[RoleRow]) -> BulkJob:
    """Give many users roles in the background."""
    return await _stored(actor, JobKind.ASSIGN_USER_ROLES, sealed)


@action(needs=SIGNED_IN, announces=BulkJobEnded)
async def cancel_bulk_job(actor: Actor, job_id: str) -> BulkJob:
    """Stop a job after the chunk under way; what was done stays."""
    await visible_job(actor, job_id)
    job = await locked_job(job_id)
    if job.finished_at:
        raise JobHasEnded
    await end_job(job)
    return job


async def _stored(
    actor: Actor, kind: JobKind, sealed: SealedRows, arguments: dict[str, Any] | None = None
) -> BulkJob:
    await _require_few_open_jobs(actor)
    job = BulkJob(
        kind=kind.value, actor=_as_stored(actor), requested_by=requester(actor), arguments=arguments or {},
        total=sealed.total, created_at=clock.now(),
    )  # fmt: skip
    await database.execute(
        "INSERT INTO bulk_jobs "
        "(id, kind, actor, requested_by, arguments, total, succeeded, failed, status, created_at) "
        "VALUES ($1, $2, $3::jsonb, $4, $5::jsonb, $6, 0, 0, $7, $8)",
        job.id, job.kind, job.actor, job.requested_by, job.arguments, job.total, job.status, job.created_at,
    )  # fmt: skip
    await database.execute(
        "INSERT INTO bulk_chunks (job_id, first_row, rows_encrypted) "
        "SELECT $1, first_row, sealed FROM unnest($2::int[], $3::text[]) AS chunk (first_row, sealed)",
        job.id,
        sealed.first_rows,
        sealed.chunks,
    )
    await announce(BulkJobCreated(job_id=job.id, kind=job.kind, total=job.total))
    make_stale(bell)
    return job


async def _require_few_open_jobs(actor: Actor) -> None:
    """Not exact when several are handed in at once: the bound keeps storage small, it is no quota."""
    open_jobs = await database.fetch_value(
        "SELECT count(*) FROM bulk_jobs WHERE requested_by = $1 AND finished_at IS NULL", requester(actor)
    )
    if open_jobs >= MOST_OPEN_JOBS:
        raise TooManyOpenJobs


def _as_stored(actor: Actor) -> dict[str, Any]:
    return {
        "kind": actor.kind.value,
        "user_id": actor.user_id,
        "application_id": actor.application_id,
        "permissions": sorted(actor.permissions),
        "ip": actor.origin.ip,
        "user_agent": actor.origin.user_agent,
    }
