"""Small work that comes round: one worker does it, however many there are."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import structlog

from identity.kernel import database

Job = Callable[[], Awaitable[int]]
_log = structlog.get_logger("keystead.jobs")
_LOCKS_START_AT = 4_731_209_000  # our range among PostgreSQL's advisory locks


@dataclass(frozen=True, slots=True)
class PeriodicJob:
    """A function to run about every so many seconds; it answers how many rows it touched."""

    name: str
    every_seconds: float
    run: Job


_jobs: list[PeriodicJob] = []


def periodic(every_seconds: float) -> Callable[[Job], Job]:
    """Run the function about every so many seconds, in one worker at a time."""

    def register(function: Job) -> Job:
        _jobs.append(PeriodicJob(f"{function.__module__}.{function.__qualname__}", every_seconds, function))
        return function

    return register


async def run_once(job: PeriodicJob) -> int | None:
    """Run the job now, unless another worker is at it; the rows touched, or None."""
    async with database.transaction():
        number = _LOCKS_START_AT + _jobs.index(job)
        if not await database.fetch_value("SELECT pg_try_advisory_xact_lock($1)", number):
            return None
        return await job.run()


async def run_every_job_once() -> dict[str, int | None]:
    """Run all jobs now; for tests and the command line."""
    return {job.name: await run_once(job) for job in _jobs}


class PeriodicRunner:
    """Keeps the jobs of this worker going."""

    def __init__(self) -> None:
        self._tasks: list[asyncio.Task[None]] = []

    def start(self) -> None:
        """Begin; call it outside any transaction."""
        self._tasks = [asyncio.create_task(self._keep_running(job), name=job.name) for job in _jobs]

    async def stop(self) -> None:
        """End, also in the middle of a job: its transaction rolls back."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    @staticmethod
    async def _keep_running(job: PeriodicJob) -> None:
        while True:
            # Spread over time, so that workers started together do not all ask at once.
            await asyncio.sleep(job.every_seconds * random.uniform(0.5, 1.5))  # noqa: S311 - not a secret
            try:
                touched = await run_once(job)
                if touched:
                    _log.info("periodic job done", job=job.name, rows=touched)
            except Exception:
                _log.exception("periodic job failed", job=job.name)
