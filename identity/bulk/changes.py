"""Writes of jobs that several actions share. They need the open transaction and check no permission."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field

from identity.bulk.events import BulkJobEnded
from identity.bulk.inputs import JobStatus
from identity.bulk.models import BulkJob
from identity.bulk.rules import RowError
from identity.kernel import clock, database
from identity.kernel.action import announce
from identity.kernel.actor import Actor
from identity.kernel.errors import NotFoundById
from identity.kernel.permissions import EVERY_PERMISSION, permissions_of
from identity.resources.queries import MANAGEMENT_API_ID

JOB_COLUMNS = database.columns(BulkJob, "j")


@dataclass(slots=True)
class Outcome:
    """How the rows of a chunk fared."""

    succeeded: int = 0
    errors: list[RowError] = field(default_factory=list)


async def locked_job(job_id: str) -> BulkJob:
    """The job, held against concurrent progress."""
    statement = f"SELECT {JOB_COLUMNS} FROM bulk_jobs j WHERE j.id = $1 FOR UPDATE"
    if job := await database.fetch_model(BulkJob, statement, job_id):
        return job
    raise NotFoundById(entity="bulk job", id=job_id)


async def open_job(job_id: str, chunk_id: int) -> BulkJob | None:
    """The job, held, if the chunk is still to be done; None when another worker or a cancellation was faster."""
    return await database.fetch_model(
        BulkJob,
        f"SELECT {JOB_COLUMNS} FROM bulk_jobs j WHERE j.id = $1 AND j.status = $3 AND EXISTS "
        "(SELECT FROM bulk_chunks c WHERE c.id = $2 AND c.job_id = j.id AND c.done_at IS NULL) FOR UPDATE",
        job_id,
        chunk_id,
        JobStatus.RUNNING.value,
    )


async def settle_chunk(job: BulkJob, chunk_id: int, outcome: Outcome) -> None:
    """Note what became of a chunk's rows, and end the job with its last one. The rows are forgotten."""
    now = clock.now()
    await database.execute(
        "UPDATE bulk_chunks SET done_at = $2, rows_encrypted = NULL WHERE id = $1", chunk_id, now
    )
    await add_errors(job, outcome.errors)
    left = await database.fetch_value(
        "SELECT EXISTS (SELECT FROM bulk_chunks WHERE job_id = $1 AND done_at IS NULL)", job.id
    )
    job.succeeded += outcome.succeeded
    job.failed += len(outcome.errors)
    job.claimed_until = None
    if not left:
        job.status, job.finished_at = JobStatus.FINISHED, now
    await store_progress(job)


async def add_errors(job: BulkJob, errors: Sequence[RowError]) -> None:
    """Keep why rows were refused."""
    if errors:
        await database.execute(
            "INSERT INTO bulk_errors (job_id, row, code, message, path) SELECT $1, e.row, e.code, e.message, e.path "
            "FROM jsonb_to_recordset($2::jsonb) AS e (row int, code text, message text, path text)",
            job.id,
            [asdict(error) for error in errors],
        )


async def end_job(job: BulkJob) -> None:
    """Stop a job where it is: what was done stays, the other rows are forgotten."""
    await database.execute("DELETE FROM bulk_chunks WHERE job_id = $1 AND done_at IS NULL", job.id)
    job.status, job.finished_at, job.claimed_until = JobStatus.CANCELLED, clock.now(), None
    await store_progress(job)


async def store_progress(job: BulkJob) -> None:
    """Write how far the job is, and announce its end."""
    await database.execute(
        "UPDATE bulk_jobs SET succeeded = $2, failed = $3, status = $4, finished_at = $5, claimed_until = $6 "
        "WHERE id = $1",
        job.id, job.succeeded, job.failed, str(job.status), job.finished_at, job.claimed_until,
    )  # fmt: skip
    if job.finished_at:
        await announce(
            BulkJobEnded(
                job_id=job.id,
                kind=job.kind,
                status=str(job.status),
                succeeded=job.succeeded,
                failed=job.failed,
            )
        )


async def standing_above(actor: Actor, user_ids: Sequence[str]) -> frozenset[str]:
    """Those of the users who hold a permission that the actor lacks."""
    if actor.permissions >= EVERY_PERMISSION:
        return frozenset()
    rows = await database.fetch(
        "SELECT u.user_id, array_agg(s.name) AS names FROM user_roles u "
        "JOIN role_scopes rs ON rs.role_id = u.role_id JOIN scopes s ON s.id = rs.scope_id "
        "WHERE u.user_id = ANY($1) AND s.resource_id = $2 GROUP BY u.user_id",
        list(user_ids),
        MANAGEMENT_API_ID,
    )
    return frozenset(
        row["user_id"] for row in rows if not permissions_of(frozenset(row["names"])) <= actor.permissions
    )
