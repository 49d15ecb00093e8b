"""The audit: filters, paging, figures, and who may read it."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from identity.audit import queries
from identity.audit.errors import TooManyDays
from identity.audit.queries import EventFilter
from identity.kernel import clock
from identity.kernel.actor import NOBODY, SYSTEM, Actor
from identity.kernel.database import execute
from identity.kernel.errors import Forbidden, NotFoundById, Unauthenticated
from identity.kernel.paging import Keyset
from identity.kernel.permissions import Permission
from identity.users.actions import create_user, suspend_user
from identity.users.inputs import NewUser

FIRST = Keyset(first=100)


async def _event(key: str, at: datetime, user_id: str | None = None, **columns: Any) -> None:
    values = {"result": "Success", "application_id": None, "organization_id": None} | columns
    await execute(
        "INSERT INTO events (id, key, result, actor_kind, user_id, application_id, organization_id, payload, "
        "created_at) VALUES (left(md5(random()::text), 21), $1, $2, 'user', $3, $4, $5, '{}', $6)",
        key, values["result"], user_id, values["application_id"], values["organization_id"], at,
    )  # fmt: skip


async def test_every_change_by_an_administrator_is_read_back(administrator: Actor) -> None:
    user = await create_user(administrator, NewUser(username="alice"))
    await suspend_user(administrator, user.id)
    events = (await queries.events_slice(administrator, EventFilter(user_id=user.id), FIRST)).items
    assert [event.key for event in events] == ["User.SuspensionStatus.Updated", "User.Created"]
    assert {event.actor_id for event in events} == {administrator.user_id}
    assert events[0].payload == {"before": {"is_suspended": False}, "after": {"is_suspended": True}}
    assert (await queries.visible_event(administrator, events[0].id)).key == events[0].key
    with pytest.raises(NotFoundById):
        await queries.visible_event(administrator, "unknown")


@pytest.mark.usefixtures("database")
async def test_filters() -> None:
    start = datetime(2026, 5, 1, tzinfo=UTC)
    await _event("User.Created", start, "u1", application_id="a1")
    await _event("User.Data.Updated", start + timedelta(hours=1), "u1", organization_id="o1")
    await _event("Username.Odd", start + timedelta(hours=2), "u2", result="Error")

    async def keys(**wanted: Any) -> list[str]:
        found = (
            EventFilter(after=start - timedelta(days=1), before=start + timedelta(days=1))
            if not wanted
            else None
        )
        items = (await queries.events_slice(SYSTEM, found or EventFilter(**wanted), FIRST)).items
        assert await queries.events_count(SYSTEM, found or EventFilter(**wanted)) == len(items)
        return [event.key for event in items]

    assert await keys() == ["Username.Odd", "User.Data.Updated", "User.Created"]
    assert await keys(key="User") == ["User.Data.Updated", "User.Created"]
    assert await keys(key="User.Created") == ["User.Created"]
    assert await keys(key="User.%") == []
    assert await keys(result="Error") == ["Username.Odd"]
    assert await keys(user_id="u1") == ["User.Data.Updated", "User.Created"]
    assert await keys(application_id="a1") == ["User.Created"]
    assert await keys(organization_id="o1") == ["User.Data.Updated"]
    assert await keys(key="User", after=start) == ["User.Data.Updated"]
    assert await keys(key="User", before=start + timedelta(minutes=1)) == ["User.Created"]


async def test_the_dashboard_counts_in_two_statements(
    administrator: Actor, statements: Callable[[], Any], settable_clock: Any
) -> None:
    settable_clock.at = datetime(2026, 5, 8, 12, tzinfo=UTC)
    await execute("UPDATE users SET created_at = '2026-01-01'")
    for number in range(3):
        await create_user(administrator, NewUser(username=f"user{number}"))
    await execute("UPDATE users SET created_at = '2026-05-03' WHERE username = 'user1'")
    await execute("DELETE FROM events")
    today = clock.now()
    await _event("Interaction.SignIn.Submit", today, "u1")
    await _event("Interaction.Register.Submit", today, "u2")
    await _event("ExchangeTokenBy.RefreshToken", today, "u3")
    await _event("User.Data.Updated", today, "u4")
    await _event("Interaction.SignIn.Submit", today, "u5", result="Error")
    await _event("Interaction.SignIn.Submit", today - timedelta(days=13), "u1")
    await _event("Interaction.SignIn.Submit", today - timedelta(days=14), "u1")
    with statements() as counted:
        figures = await queries.dashboard(administrator)
        days = await queries.sign_ins_per_day(administrator, 14)
    assert counted.number == 2
    assert figures.users_total == 4
    assert figures.users_new_today == 2
    assert figures.users_new_last_seven_days == 3
    assert figures.active_users_today == 3
    assert len(days) == 14
    assert days[0] == ((today - timedelta(days=13)).date(), 1)
    assert days[-1] == (today.date(), 2)
    assert sum(number for _, number in days) == 3


async def test_a_span_of_days_is_bounded(administrator: Actor) -> None:
    for days in (0, -1, 91):
        with pytest.raises(TooManyDays):
            await queries.sign_ins_per_day(administrator, days)


async def test_reading_the_audit_takes_its_own_permission(application_actor: Callable[..., Actor]) -> None:
    stranger = application_actor(*(set(Permission) - {Permission.AUDIT_READ}))
    for actor, refusal in ((NOBODY, Unauthenticated), (stranger, Forbidden)):
        for question in (
            queries.events_slice(actor, EventFilter(), FIRST),
            queries.events_count(actor, EventFilter()),
            queries.events_by_ids(actor, ["x"]),
            queries.event_slices_by_user_ids(actor, ["x"], FIRST),
            queries.event_counts_by_user_ids(actor, ["x"]),
            queries.dashboard(actor),
            queries.sign_ins_per_day(actor, 1),
        ):
            with pytest.raises(refusal):
                await question
