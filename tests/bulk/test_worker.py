"""The worker: claims, crashes, cancellations, and rows that cannot be done."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from identity.bulk import actions, jobs, user_import
from identity.bulk.bell import bell
from identity.bulk.chunk_actions import import_chunk
from identity.bulk.errors import JobHasEnded
from identity.bulk.inputs import OnConflict
from identity.bulk.jobs import LEASE, BulkWorker
from identity.bulk.models import BulkChunk, BulkError, BulkJob
from identity.bulk.queries import visible_job
from identity.kernel import clock, database
from identity.kernel.actor import Actor, ActorKind
from identity.kernel.errors import NotFound
from identity.kernel.models import EventRow
from identity.users.models import User
from tests.bulk.conftest import Finish, rows_of_users
from tests.conftest import SettableClock
from tests.counting import PlannedFailure, log_of_statements
from tests.waiting import LONGEST_SECONDS, until


async def submit(actor: Actor, number: int) -> BulkJob:
    return await actions.import_users(actor, rows_of_users(number), OnConflict.REFUSE)


async def imported() -> int:
    return await User.filter(username__startswith="person_").count()


async def test_two_workers_share_jobs_and_do_no_row_twice(administrator: Actor) -> None:
    first = await submit(administrator, 600)
    second = await actions.import_users(
        administrator, [{"username": f"other_{n}"} for n in range(600)], OnConflict.REFUSE
    )
    await asyncio.gather(*(BulkWorker().run_until_idle() for _ in range(3)))
    await BulkWorker().run_until_idle()
    for job in (first, second):
        found = await BulkJob.get(id=job.id)
        assert (found.status, found.succeeded, found.failed) == ("Finished", 600, 0)
    assert await EventRow.filter(key="User.Created", payload__contains={"after": {}}).count() >= 1200


async def test_what_a_crash_interrupts_is_done_once_by_the_next_worker(
    administrator: Actor, settable_clock: SettableClock, finish: Finish
) -> None:
    job = await submit(administrator, 700)
    assert await BulkWorker()._do_next()
    work = await jobs._claimed()  # and this worker dies
    assert work is not None
    assert work.chunk.first_row == 500
    assert await jobs._claimed() is None
    settable_clock.advance(seconds=LEASE.total_seconds() + 1)
    done = await finish(job)
    assert done.numbers == ("Finished", 700, 0)
    assert await imported() == 700
    await import_chunk(administrator, work.chunk)  # the dead one wakes up
    assert (await BulkJob.get(id=job.id)).succeeded == 700


@pytest.mark.parametrize("number", range(1, 12))
async def test_a_chunk_that_fails_in_the_middle_leaves_nothing(administrator: Actor, number: int) -> None:
    await submit(administrator, 3)
    work = await jobs._claimed()
    assert work is not None
    with log_of_statements(fails_at=number) as log:
        try:
            await import_chunk(administrator, work.chunk)
        except PlannedFailure:
            assert await imported() == 0
            assert (await BulkJob.get(id=work.job.id)).succeeded == 0
            assert not (await BulkChunk.get(id=work.chunk.id)).done_at
            return
    assert log.number < number


async def test_a_stopped_worker_gives_its_claim_back(
    administrator: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = await submit(administrator, 3)
    reached = asyncio.Event()

    async def stuck(*_: Any) -> None:
        reached.set()
        await asyncio.sleep(3600)

    monkeypatch.setattr(user_import, "_one_round", stuck)
    worker = BulkWorker()
    worker.start()
    await asyncio.wait_for(reached.wait(), LONGEST_SECONDS)
    await worker.stop()
    found = await BulkJob.get(id=job.id)
    assert (found.status, found.claimed_until, found.succeeded) == ("Running", None, 0)


async def test_a_new_job_wakes_the_worker_at_once(
    administrator: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "_LONGEST_SLEEP_SECONDS", 3600.0)
    worker = BulkWorker()
    worker.start()
    try:
        await until(lambda: bell._rang._waiters)  # type: ignore[attr-defined]
        job = await submit(administrator, 1)
        async with asyncio.timeout(LONGEST_SECONDS):  # less than it sleeps without the bell
            while not (await BulkJob.get(id=job.id)).finished_at:  # noqa: ASYNC110 - a row rings no bell
                await asyncio.sleep(0.02)
    finally:
        await worker.stop()


async def test_a_row_that_cannot_be_done_is_given_up_alone(
    administrator: Actor, finish: Finish, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = user_import._new_row

    def failing(user_id: str, candidate: Any, now: Any) -> Any:
        if candidate.row == 3:
            raise ZeroDivisionError
        return original(user_id, candidate, now)

    monkeypatch.setattr(user_import, "_new_row", failing)
    done = await finish(await submit(administrator, 10))
    assert done.numbers == ("Finished", 9, 1)
    assert done.codes == {3: "bulk.row_failed"}
    assert await imported() == 9


async def test_what_passes_is_tried_again(
    administrator: Actor, finish: Finish, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "_PAUSE_SECONDS", 0.01)
    original, failures = user_import._known, [OSError(), TimeoutError()]

    async def failing(*args: Any) -> Any:
        if failures:
            raise failures.pop()
        return await original(*args)

    monkeypatch.setattr(user_import, "_known", failing)
    done = await finish(await submit(administrator, 3))
    assert done.numbers == ("Finished", 3, 0)


async def test_a_cancelled_job_keeps_what_was_done(administrator: Actor, finish: Finish) -> None:
    job = await submit(administrator, 700)
    assert await BulkWorker()._do_next()
    cancelled = await actions.cancel_bulk_job(administrator, job.id)
    assert (cancelled.status, cancelled.succeeded) == ("Cancelled", 500)
    done = await finish(job)
    assert done.numbers == ("Cancelled", 500, 0)
    assert await imported() == 500
    with pytest.raises(JobHasEnded):
        await actions.cancel_bulk_job(administrator, job.id)


async def test_jobs_are_for_those_who_may_hand_them_in(administrator: Actor) -> None:
    job = await submit(administrator, 1)
    for actor in (
        Actor(ActorKind.USER, user_id=administrator.user_id),
        Actor(ActorKind.APPLICATION, application_id="someone00000000000000"),
    ):
        with pytest.raises(NotFound):
            await visible_job(actor, job.id)
        with pytest.raises(NotFound):
            await actions.cancel_bulk_job(actor, job.id)
    assert (await visible_job(administrator, job.id)).id == job.id


async def test_jobs_are_forgotten_after_a_month(
    administrator: Actor, settable_clock: SettableClock, finish: Finish
) -> None:
    job = await actions.import_users(administrator, [{"username": "1"}], OnConflict.REFUSE)
    assert (await finish(job)).numbers == ("Finished", 0, 1)
    settable_clock.advance(days=29)
    assert await jobs.purge_old_jobs() == 0
    settable_clock.advance(days=2)
    assert await jobs.purge_old_jobs() == 1
    assert await BulkError.all().count() == 0
    assert clock.now() > job.created_at + timedelta(days=30)
    assert await database.fetch_value("SELECT count(*) FROM bulk_chunks") == 0
