"""What the worker does with one chunk: each kind of job in a transaction of its own, progress included."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import orjson

from identity.bulk.actions import PURPOSE
from identity.bulk.bell import bell
from identity.bulk.changes import Outcome, add_errors, end_job, locked_job, open_job, settle_chunk
from identity.bulk.errors import RowFailed
from identity.bulk.events import BulkJobEnded
from identity.bulk.inputs import OnConflict
from identity.bulk.memberships import add_members, assign_roles
from identity.bulk.models import BulkChunk
from identity.bulk.rules import Candidate, RowError, candidate_of
from identity.bulk.user_import import import_candidates
from identity.kernel import clock, database
from identity.kernel.action import ANYONE, action, make_stale, prepared_action
from identity.kernel.actor import Actor
from identity.kernel.errors import InputRefused, Refusal, RefusalKind
from identity.kernel.permissions import Permission
from identity.kernel.vault import vault
from identity.organizations.events import MemberRolesChanged, MembershipChanged
from identity.roles.events import UserRolesChanged
from identity.users.events import UserCreated, UserUpdated
from identity.users.hashing import new_digest

_ROWS_AT_A_TIME = 25  # between looks at what else the process has to do


@dataclass(slots=True)
class _Prepared:
    candidates: list[Candidate] = field(default_factory=list)
    errors: list[RowError] = field(default_factory=list)


def rows_of(chunk: BulkChunk) -> list[tuple[int, Any]]:
    """The rows of a chunk, each with its number."""
    rows = orjson.loads(vault().decrypt(chunk.rows_encrypted or "", PURPOSE))
    return list(enumerate(rows, start=chunk.first_row))


async def _checked_users(_actor: Actor, chunk: BulkChunk) -> _Prepared:
    """Rows in order, their passwords hashed; whatever is wrong with one is its error and no other's."""
    prepared, now = _Prepared(), clock.now()
    for index, (number, row) in enumerate(rows_of(chunk)):
        if index % _ROWS_AT_A_TIME == 0:
            await asyncio.sleep(0)
        try:
            candidate = candidate_of(number, row, now)
            if candidate.password is not None:
                candidate.digest = await new_digest(candidate.password)
        except Refusal as refusal:
            if refusal.kind is not RefusalKind.INPUT:
                raise
            prepared.errors.append(RowError.of(number, refusal))
        except ValueError:
            prepared.errors.append(RowError.of(number, InputRefused(reason="a value cannot be read")))
        else:
            prepared.candidates.append(candidate)
    return prepared


async def _numbered_rows(_actor: Actor, chunk: BulkChunk) -> list[tuple[int, Any]]:
    return rows_of(chunk)


@prepared_action(
    needs=Permission.USERS_WRITE, announces=(UserCreated, UserUpdated, BulkJobEnded), prepare=_checked_users
)
async def import_chunk(actor: Actor, prepared: _Prepared, chunk: BulkChunk) -> None:
    """Create or update the users of a chunk."""
    job = await open_job(chunk.job_id, chunk.id)
    if job is None:
        return
    outcome = Outcome(errors=list(prepared.errors))
    rule = OnConflict(str(job.arguments["on_conflict"]))
    await import_candidates(actor, prepared.candidates, rule, outcome)
    await settle_chunk(job, chunk.id, outcome)


@prepared_action(
    needs=Permission.ORGANIZATIONS_MEMBERS_ADD,
    announces=(MembershipChanged, MemberRolesChanged, BulkJobEnded),
    prepare=_numbered_rows,
)
async def add_members_chunk(actor: Actor, rows: Sequence[tuple[int, Any]], chunk: BulkChunk) -> None:
    """Make the users of a chunk members."""
    job = await open_job(chunk.job_id, chunk.id)
    if job is None:
        return
    outcome = Outcome()
    await add_members(actor, rows, outcome)
    await settle_chunk(job, chunk.id, outcome)


@prepared_action(
    needs=Permission.ROLES_ASSIGN, announces=(UserRolesChanged, BulkJobEnded), prepare=_numbered_rows
)
async def assign_roles_chunk(actor: Actor, rows: Sequence[tuple[int, Any]], chunk: BulkChunk) -> None:
    """Give the users of a chunk their roles."""
    job = await open_job(chunk.job_id, chunk.id)
    if job is None:
        return
    outcome = Outcome()
    await assign_roles(actor, rows, outcome)
    await settle_chunk(job, chunk.id, outcome)


@action(needs=ANYONE, announces=BulkJobEnded)
async def stop_job(actor: Actor, chunk: BulkChunk, refusal: Refusal) -> None:
    """End a job whose requester may not go on with it; the reason stands at the first row that was not done."""
    job = await locked_job(chunk.job_id)
    if job.finished_at:
        return
    await add_errors(job, [RowError.of(chunk.first_row, refusal)])
    job.failed += 1
    await end_job(job)


@action(needs=ANYONE, announces=BulkJobEnded)
async def narrow_down(actor: Actor, chunk: BulkChunk, reference: str) -> None:
    """Halve a chunk that cannot be done, until the row is alone that stands in the way; that one is given up."""
    job = await open_job(chunk.job_id, chunk.id)
    if job is None:
        return
    rows = [row for _, row in rows_of(chunk)]
    if len(rows) == 1:
        error = RowError.of(chunk.first_row, RowFailed(reference=reference))
        await settle_chunk(job, chunk.id, Outcome(errors=[error]))
        return
    half = len(rows) // 2
    sealed = [vault().encrypt(orjson.dumps(part), PURPOSE) for part in (rows[:half], rows[half:])]
    await database.execute("UPDATE bulk_chunks SET rows_encrypted = $2 WHERE id = $1", chunk.id, sealed[0])
    await database.execute(
        "INSERT INTO bulk_chunks (job_id, first_row, rows_encrypted) VALUES ($1, $2, $3)",
        job.id, chunk.first_row + half, sealed[1],
    )  # fmt: skip
    await database.execute("UPDATE bulk_jobs SET claimed_until = NULL WHERE id = $1", job.id)
    make_stale(bell)
