"""A job as it goes on, for whoever watches it."""

import asyncio
from collections.abc import AsyncIterator

from identity.audit.feed import Standing
from identity.bulk.models import BulkJob
from identity.bulk.queries import visible_job

_EVERY_SECONDS = 0.25


async def live_progress(standing: Standing, job_id: str) -> AsyncIterator[list[BulkJob]]:
    """The job as it is, then each time that it has changed, until it is over; an empty list now and then."""
    shown: tuple[object, ...] | None = None
    while True:
        job = await visible_job(await standing.check(), job_id)
        state = (job.status, job.succeeded, job.failed)
        yield [job] if state != shown else []
        if job.finished_at:
            return
        shown = state
        await asyncio.sleep(_EVERY_SECONDS)
