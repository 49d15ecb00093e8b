"""The worker: takes the oldest open job, does its next chunk, and again; any number of them side by side.

A job is claimed for a while. A worker that dies leaves its transaction undone and its claim to run out; one that is
told to stop gives the claim back.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from uuid import uuid4

import asyncpg
import structlog

from identity.authentication.standing import present_actor
from identity.bulk.bell import bell
from identity.bulk.chunk_actions import (
    add_members_chunk,
    assign_roles_chunk,
    import_chunk,
    narrow_down,
    stop_job,
)
from identity.bulk.inputs import JobKind, JobStatus
from identity.bulk.models import BulkChunk, BulkJob
from identity.jobs.periodic import periodic
from identity.kernel import clock, database
from identity.kernel.actor import SYSTEM, Actor, ActorKind, Origin
from identity.kernel.errors import Refusal, RefusalKind
from identity.kernel.permissions import Permission

LEASE = timedelta(seconds=30)
KEPT = timedelta(days=30)
_LONGEST_SLEEP_SECONDS = 5.0  # a claim that ran out rings no bell
_PAUSE_SECONDS = 1.0
_MOST_TRIES = 3
_STANDING_LOST = frozenset({RefusalKind.FORBIDDEN, RefusalKind.UNAUTHENTICATED})
_PASSING = (
    OSError, TimeoutError, asyncpg.InterfaceError, asyncpg.PostgresConnectionError, asyncpg.OperatorInterventionError,
    asyncpg.DeadlockDetectedError, asyncpg.SerializationError, asyncpg.UniqueViolationError,
)  # fmt: skip
_log = structlog.get_logger("keystead.bulk")
_do: dict[str, Callable[[Actor, BulkChunk], Awaitable[None]]] = {
    JobKind.IMPORT_USERS: import_chunk,
    JobKind.ADD_ORGANIZATION_MEMBERS: add_members_chunk,
    JobKind.ASSIGN_USER_ROLES: assign_roles_chunk,
}


@dataclass(slots=True)
class _Work:
    """A claimed job and its next chunk."""

    job: BulkJob
    chunk: BulkChunk


class BulkWorker:
    """Does bulk jobs as long as the process lives."""

    def __init__(self) -> None:
        self._task: asyncio.Task[None] | None = None
        self._tries: dict[int, int] = {}  # by chunk, of those that failed

    def start(self) -> None:
        """Begin; call it outside any transaction."""
        self._task = asyncio.create_task(self._run(), name="bulk worker")

    async def stop(self) -> None:
        """End, also in the middle of a chunk: its transaction rolls back."""
        if self._task:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def run_until_idle(self) -> int:
        """Do all that there is to do; how many chunks that were. For tests and benchmarks."""
        done = 0
        while await self._do_next():
            done += 1
        return done

    async def _run(self) -> None:
        while True:
            try:
                if not await self._do_next():
                    await bell.wait(_LONGEST_SLEEP_SECONDS)
            except Exception:
                _log.exception("the bulk worker stumbled")
                await asyncio.sleep(_PAUSE_SECONDS)

    async def _do_next(self) -> bool:
        work = await _claimed()
        if work is None:
            return False
        try:
            await self._do_chunk(work)
        except asyncio.CancelledError:
            await asyncio.shield(_give_back(work.job))
            raise
        return True

    async def _do_chunk(self, work: _Work) -> None:
        chunk = work.chunk
        try:
            actor = await present_actor(_requester(work.job))
            await _do[work.job.kind](actor, chunk)
            self._tries.pop(chunk.id, None)
        except Refusal as refusal:
            if refusal.kind in _STANDING_LOST:
                await stop_job(SYSTEM, chunk, refusal)
            elif refusal.kind is RefusalKind.UNAVAILABLE:
                await self._try_later(work)
            else:
                await self._narrow_down(work, refusal)
        except _PASSING as error:
            if self._has_tries_left(chunk):
                _log.warning(
                    "a bulk chunk has to be tried again", job=work.job.id, error=type(error).__name__
                )
                await self._try_later(work)
            else:
                await self._narrow_down(work, error)
        except Exception as error:
            await self._narrow_down(work, error)

    def _has_tries_left(self, chunk: BulkChunk) -> bool:
        self._tries[chunk.id] = self._tries.get(chunk.id, 0) + 1
        return self._tries[chunk.id] < _MOST_TRIES

    async def _try_later(self, work: _Work) -> None:
        await asyncio.sleep(_PAUSE_SECONDS)
        await _give_back(work.job)

    async def _narrow_down(self, work: _Work, error: Exception) -> None:
        self._tries.pop(work.chunk.id, None)
        reference = uuid4().hex
        _log.error("a bulk chunk failed", job=work.job.id, reference=reference, exc_info=error)
        await narrow_down(SYSTEM, work.chunk, reference)


async def _claimed() -> _Work | None:
    """The oldest job that nobody is at, for a while ours, with its next chunk: one statement."""
    now = clock.now()
    row = await database.fetch_row(
        "WITH next AS (SELECT id FROM bulk_jobs WHERE finished_at IS NULL "
        "AND (claimed_until IS NULL OR claimed_until < $1) ORDER BY created_at, id LIMIT 1 FOR UPDATE SKIP LOCKED), "
        "claimed AS (UPDATE bulk_jobs j SET claimed_until = $2, started_at = coalesce(started_at, $1), status = $3 "
        "FROM next WHERE j.id = next.id RETURNING j.id, j.kind, j.actor, j.claimed_until) "
        "SELECT j.*, c.id AS chunk_id, c.first_row, c.rows_encrypted FROM claimed j CROSS JOIN LATERAL "
        "(SELECT * FROM bulk_chunks c WHERE c.job_id = j.id AND c.done_at IS NULL ORDER BY c.first_row LIMIT 1) c",
        now,
        now + LEASE,
        JobStatus.RUNNING.value,
    )
    if row is None:
        return None
    job = BulkJob(id=row["id"], kind=row["kind"], actor=row["actor"], claimed_until=row["claimed_until"])
    chunk = BulkChunk(
        id=row["chunk_id"], job_id=job.id, first_row=row["first_row"], rows_encrypted=row["rows_encrypted"]
    )
    return _Work(job, chunk)


async def _give_back(job: BulkJob) -> None:
    """Let another worker claim the job at once, unless one has already."""
    await database.execute(
        "UPDATE bulk_jobs SET claimed_until = NULL WHERE id = $1 AND claimed_until = $2",
        job.id,
        job.claimed_until,
    )


def _requester(job: BulkJob) -> Actor:
    stored: dict[str, object] = job.actor
    permissions = stored.get("permissions")
    return Actor(
        ActorKind(str(stored["kind"])),
        user_id=_text(stored.get("user_id")),
        application_id=_text(stored.get("application_id")),
        permissions=frozenset(Permission(each) for each in permissions if each in frozenset(Permission))
        if isinstance(permissions, list)
        else frozenset(),
        origin=Origin(_text(stored.get("ip")), _text(stored.get("user_agent"))),
    )


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


@periodic(every_seconds=3600)
async def purge_old_jobs() -> int:
    """Forget jobs that ended a month ago."""
    return await database.execute("DELETE FROM bulk_jobs WHERE finished_at < $1", clock.now() - KEPT)
