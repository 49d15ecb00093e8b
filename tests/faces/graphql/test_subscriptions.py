"""Subscriptions in the process: what is told to whom, and what ends them."""

import asyncio
import contextvars
from collections.abc import AsyncIterator, Callable
from contextlib import ExitStack, asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest

from graphql_schema.errors import TooManySubscriptions
from graphql_schema.execution import GraphQLRequest
from graphql_schema.schema import schema
from graphql_schema.streaming import lines
from identity.audit import feed as feeds
from identity.audit.errors import WatcherTooSlow
from identity.audit.feed import feed
from identity.bulk import actions
from identity.bulk.inputs import OnConflict
from identity.bulk.jobs import BulkWorker
from identity.kernel import database
from identity.kernel.actor import SYSTEM, Actor, ActorKind
from identity.kernel.errors import Unauthenticated
from identity.kernel.permissions import EVERY_PERMISSION, OrganizationPermission, Permission
from identity.organizations.actions import (
    NewOrganization,
    OrganizationChanges,
    create_organization,
    update_organization,
)
from identity.users.actions import create_user, suspend_user
from identity.users.inputs import NewUser
from tests.faces.graphql.asking import ask
from tests.waiting import LONGEST_SECONDS, is_once_below, until

EVENTS = (
    "subscription ($filter: EventFilter) { auditEvents(filter: $filter) { key userId user { username } } }"
)
JOB = """subscription ($id: ID!) { bulkJobProgress(bulkJobId: $id) {
    status total succeeded errors(first: 3) { nodes { row code } } } }"""


@dataclass
class Watcher:
    """Somebody whose standing the test changes."""

    actor: Actor
    token: str = "-"
    origin: Any = None
    is_gone: bool = False
    checks: int = 0
    got: list[dict[str, Any]] = field(default_factory=list)
    ended: bool = False

    async def check(self) -> Actor:
        self.checks += 1
        if self.is_gone:
            raise Unauthenticated
        return self.actor

    async def until(self, number: int) -> list[dict[str, Any]]:
        await until(lambda: len(self.got) >= number)
        return self.got

    async def end(self) -> list[dict[str, Any]]:
        await until(lambda: self.ended)
        return self.got


@asynccontextmanager
async def watching(
    actor: Actor, query: str = EVENTS, variables: dict[str, Any] | None = None
) -> AsyncIterator[Watcher]:
    """A subscription that is read in the background; it stands when the block begins."""
    watcher, stands = Watcher(actor), asyncio.Event()

    async def read() -> None:
        async for answer in schema.on_line(GraphQLRequest(query, variables or {}), watcher):  # type: ignore[arg-type]
            stands.set()
            if answer is not None:
                watcher.got.append(answer)
        watcher.ended = True
        stands.set()

    task = asyncio.create_task(read())
    try:
        await asyncio.wait_for(stands.wait(), LONGEST_SECONDS)
        yield watcher
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


def keys(answers: list[dict[str, Any]]) -> list[str]:
    return [answer["data"]["auditEvents"]["key"] for answer in answers]


async def test_events_are_told_once_in_order_with_what_hangs_on_them(administrator: Actor) -> None:
    async with watching(administrator) as watcher:
        for number in range(3):
            await create_user(administrator, NewUser(username=f"person_{number}"))
        answers = await watcher.until(3)
        await asyncio.sleep(0.5)
    assert keys(answers) == ["User.Created"] * 3
    told = [answer["data"]["auditEvents"]["user"]["username"] for answer in answers]
    assert told == ["person_0", "person_1", "person_2"]
    assert answers[0]["extensions"]["cost"]["requested"] >= 1


async def test_what_is_committed_late_is_told_although_it_happened_early(administrator: Actor) -> None:
    insert = (
        "INSERT INTO events (id, key, result, actor_kind, payload, created_at) "
        "VALUES ($1, $2, 'Success', 'system', '{}', $3)"
    )
    async with watching(administrator, variables={"filter": {"key": "Test"}}) as watcher:
        async with database.transaction():
            started = await database.fetch_value("SELECT now()")
            await database.execute(insert, "slow", "Test.Slow", started)
            await asyncio.to_thread(lambda: None)
            await _apart(database.execute, insert, "quick", "Test.Quick", started)
            await watcher.until(1)
        answers = await watcher.until(2)
    assert keys(answers) == ["Test.Quick", "Test.Slow"]


async def _apart(function: Any, *arguments: Any) -> None:
    """Run outside the transaction of this task."""
    await asyncio.get_running_loop().create_task(function(*arguments), context=contextvars.Context())


async def test_filters_hold(administrator: Actor) -> None:
    user = await create_user(SYSTEM, NewUser(username="ada"))
    async with watching(administrator, variables={"filter": {"key": "User", "userId": user.id}}) as watcher:
        await create_user(SYSTEM, NewUser(username="bob"))
        await create_organization(SYSTEM, NewOrganization(name="One"))
        await suspend_user(administrator, user.id)
        answers = await watcher.until(1)
        await asyncio.sleep(0.5)
    assert keys(answers) == ["User.SuspensionStatus.Updated"]


async def test_a_member_is_told_of_their_organization_alone(
    database: str, member_actor: Callable[..., Actor]
) -> None:
    ours, theirs = [await create_organization(SYSTEM, NewOrganization(name=name)) for name in ("A", "B")]
    insider = member_actor(ours.id, OrganizationPermission.AUDIT_READ)
    query = "subscription { auditEvents { key organizationId } }"
    async with watching(insider, query) as watcher:
        await create_user(SYSTEM, NewUser(username="ada"))
        for each in (theirs, ours):
            await update_organization(SYSTEM, each.id, OrganizationChanges(name="New"))
        answers = await watcher.until(1)
        await asyncio.sleep(0.5)
    assert [each["data"]["auditEvents"]["organizationId"] for each in answers] == [ours.id]


async def test_whoever_may_not_read_the_audit_log_is_refused_at_once(
    database: str, member_actor: Callable[..., Actor], application_actor: Callable[..., Actor]
) -> None:
    for actor in (
        member_actor("x", OrganizationPermission.MEMBERS_READ),
        application_actor(*(EVERY_PERMISSION - {Permission.AUDIT_READ})),
        Actor(ActorKind.USER, user_id="someone"),
    ):
        async with watching(actor) as watcher:
            answers = await watcher.end()
        assert [error["extensions"]["code"] for error in answers[0]["errors"]] == ["FORBIDDEN"]
        assert "data" not in answers[0]
    assert not feed._watches


async def test_a_watcher_who_may_not_see_a_field_any_more_is_told_nothing_more(administrator: Actor) -> None:
    async with watching(administrator) as watcher:
        await create_user(administrator, NewUser(username="ada"))
        await watcher.until(1)
        watcher.actor = Actor(
            ActorKind.ADMINISTRATOR,
            user_id=administrator.user_id,
            permissions=frozenset({Permission.AUDIT_READ}),
        )
        await create_user(administrator, NewUser(username="bob"))
        answers = await watcher.end()
    assert "data" not in answers[-1]
    assert answers[-1]["errors"][0]["extensions"]["code"] == "FORBIDDEN"
    assert len(answers) == 2


@pytest.mark.parametrize("loses", ["token", "permission"])
async def test_a_lost_standing_ends_the_stream_within_a_second(administrator: Actor, loses: str) -> None:
    assert await is_once_below(1, lambda: _seconds_until_let_go(administrator, loses))


async def _seconds_until_let_go(administrator: Actor, loses: str) -> float:
    async with watching(administrator) as watcher:
        began = asyncio.get_running_loop().time()
        if loses == "token":
            watcher.is_gone = True
        else:
            watcher.actor = Actor(ActorKind.ADMINISTRATOR, user_id=administrator.user_id)
        answers = await watcher.end()
        took = asyncio.get_running_loop().time() - began
    code = "UNAUTHENTICATED" if loses == "token" else "FORBIDDEN"
    assert [error["extensions"]["code"] for error in answers[0]["errors"]] == [code]
    return took


async def test_a_watcher_who_does_not_keep_up_is_let_go(
    administrator: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feeds, "_MOST_WAITING", 3)
    watch = await feed.watch()
    try:
        for number in range(5):
            await create_user(SYSTEM, NewUser(username=f"person_{number}"))
        await until(lambda: watch._overflowed)
        assert len(watch._waiting) <= 3
        with pytest.raises(WatcherTooSlow):
            await watch.take(1)
    finally:
        feed.leave(watch)


async def test_nothing_is_read_when_nobody_watches(administrator: Actor) -> None:
    async with watching(administrator):
        assert feed._task is not None
    await until(lambda: feed._task is None)
    assert not feed._watches


def _progress(answers: list[dict[str, Any]]) -> list[tuple[str, int]]:
    seen = [each["data"]["bulkJobProgress"] for each in answers]
    return [(each["status"], each["succeeded"]) for each in seen]


async def test_progress_is_told_until_the_job_is_over(administrator: Actor) -> None:
    rows: list[Any] = [{"username": f"person_{n}"} for n in range(600)] + [{"username": "1"}]
    job = await actions.import_users(administrator, rows, OnConflict.REFUSE)
    async with watching(administrator, JOB, {"id": job.id}) as watcher:
        await watcher.until(1)
        worker = BulkWorker()
        await worker._do_next()
        await until(lambda: ("RUNNING", 500) in _progress(watcher.got))
        await worker._do_next()
        answers = await watcher.end()
    # That it was taken up is told as well where there is the time.
    told = [each for each in _progress(answers) if each != ("RUNNING", 0)]
    assert told == [("WAITING", 0), ("RUNNING", 500), ("FINISHED", 600)]
    seen = [each["data"]["bulkJobProgress"] for each in answers]
    assert seen[-1]["errors"]["nodes"] == [{"row": 600, "code": "user.invalid_username"}]


async def test_a_job_of_somebody_else_is_not_found(administrator: Actor) -> None:
    job = await actions.import_users(administrator, [{"username": "x"}], OnConflict.REFUSE)
    async with watching(Actor(ActorKind.USER, user_id="other"), JOB, {"id": job.id}) as watcher:
        answers = await watcher.end()
    assert answers[0]["errors"][0]["extensions"]["code"] == "ENTITY_NOT_EXISTS_WITH_ID"


async def test_a_subscription_is_no_query(administrator: Actor) -> None:
    answer = await ask(administrator, EVENTS)
    assert answer["errors"][0]["extensions"]["code"] == "REQUEST_SUBSCRIPTION_NEEDS_STREAM"
    two = "subscription { a: auditEvents { key } b: auditEvents { key } }"
    assert "errors" in await ask(administrator, two)


async def test_streams_end_when_the_server_does(administrator: Actor) -> None:
    try:
        async with watching(administrator) as watcher:
            lines.end()
            assert await watcher.end() == []
    finally:
        lines.are_ending = False


async def test_the_number_of_streams_of_one_caller_is_bounded(settings: Any) -> None:
    someone, other = [Actor(ActorKind.USER, user_id=name) for name in ("someone", "other")]
    with ExitStack() as stack:
        for _ in range(settings.graphql_max_subscriptions):
            stack.enter_context(lines.one_more(someone))
        with pytest.raises(TooManySubscriptions), lines.one_more(someone):
            pass
        with lines.one_more(other):
            pass
    with lines.one_more(someone):
        pass
    assert not lines._numbers
