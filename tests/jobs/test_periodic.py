"""Work that comes round: one worker at a time, and what it removes."""

from datetime import timedelta

import pytest

from identity.audit import jobs as audit_jobs
from identity.grants import jobs as grant_jobs
from identity.jobs.periodic import PeriodicJob, run_every_job_once, run_once
from identity.kernel import clock
from identity.kernel.actor import Actor
from identity.kernel.database import execute, fetch_value, transaction
from identity.sessions import jobs as session_jobs
from identity.sign_in import jobs as sign_in_jobs
from identity.users import jobs as user_jobs
from identity.users.actions import create_user
from identity.users.inputs import NewUser
from identity.users.queries import EVERYBODY, users_count

pytestmark = pytest.mark.usefixtures("database")
JOBS = (audit_jobs, grant_jobs, session_jobs, sign_in_jobs, user_jobs)


async def test_totals_are_folded_and_stay_the_same(system: Actor) -> None:
    for number in range(20):
        await create_user(system, NewUser(username=f"user_{number}"))
    assert await fetch_value("SELECT count(*) FROM total_deltas") == 20

    await run_every_job_once()

    assert await fetch_value("SELECT count(*) FROM total_deltas") == 1
    assert await users_count(system, EVERYBODY) == 20


async def test_expired_interactions_go_and_others_stay() -> None:
    for name, expires_in in (("expired", -1), ("fresh", 60)):
        await execute(
            "INSERT INTO interactions (id, application_id, parameters, prompt, version, created_at, expires_at) "
            "VALUES ($1, 'a', '{}', 'login', 0, $2, $3)",
            name,
            clock.now(),
            clock.now() + timedelta(seconds=expires_in),
        )

    await run_every_job_once()

    assert await fetch_value("SELECT string_agg(id, ',') FROM interactions") == "fresh"


async def test_old_audit_entries_go_when_the_settings_say_so(system: Actor) -> None:
    from dataclasses import replace

    from identity import settings

    await create_user(system, NewUser(username="ada"))
    await execute("UPDATE events SET created_at = now() - interval '31 days'")
    await create_user(system, NewUser(username="eve"))

    await run_every_job_once()
    assert await fetch_value("SELECT count(*) FROM events") == 2
    own = settings.current()
    settings.use(replace(own, audit_retention_days=30))
    try:
        await run_every_job_once()
    finally:
        settings.use(own)

    assert await fetch_value("SELECT count(*) FROM events") == 1


async def test_who_finds_another_worker_at_it_leaves_it_alone(database: str) -> None:
    import asyncpg

    from identity.jobs import periodic

    runs: list[int] = []

    async def run() -> int:
        runs.append(1)
        return 1

    job = PeriodicJob("test", 1, run)
    periodic._jobs.append(job)
    other = await asyncpg.connect(database)
    try:
        number = periodic._LOCKS_START_AT + periodic._jobs.index(job)
        async with other.transaction():
            await other.execute("SELECT pg_advisory_xact_lock($1)", number)
            assert await run_once(job) is None
        assert await run_once(job) == 1
    finally:
        await other.close()
        periodic._jobs.remove(job)
    assert runs == [1]


async def test_a_failing_job_leaves_nothing_behind() -> None:
    async def fail() -> int:
        await execute("INSERT INTO total_deltas (name, delta) VALUES ('test', 1)")
        raise ZeroDivisionError

    from identity.jobs import periodic

    job = PeriodicJob("failing", 1, fail)
    periodic._jobs.append(job)
    try:
        with pytest.raises(ZeroDivisionError):
            await run_once(job)
    finally:
        periodic._jobs.remove(job)
    async with transaction():
        assert await fetch_value("SELECT count(*) FROM total_deltas WHERE name = 'test'") == 0
