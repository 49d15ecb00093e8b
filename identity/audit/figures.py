"""How many people there are, came lately, and were active: counts, and how they compare with the time before."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from identity.audit.errors import InvalidDay
from identity.kernel import clock, database
from identity.kernel.actor import Actor
from identity.kernel.permissions import Permission

CURVE_DAYS = 30
# Who signs in, or is given a token, is active on that day.
_ACTIVE_KEYS = ["Interaction.SignIn.Submit", "Interaction.Register.Submit", "ExchangeTokenBy.%"]
_ACTIVE = """
WITH active AS MATERIALIZED (
    SELECT DISTINCT user_id, ($2::date - (created_at AT TIME ZONE 'UTC')::date) AS days_ago FROM events
    WHERE created_at >= $3 AND created_at < $4 AND user_id IS NOT NULL AND result = 'Success' AND key LIKE ANY($1)
)
SELECT (SELECT coalesce(jsonb_object_agg(days_ago::text, people), '{}')
        FROM (SELECT days_ago, count(*) AS people FROM active GROUP BY days_ago) each_day) AS by_day,
    count(DISTINCT user_id) FILTER (WHERE days_ago < 7) AS week,
    count(DISTINCT user_id) FILTER (WHERE days_ago >= 7 AND days_ago < 14) AS week_before,
    count(DISTINCT user_id) FILTER (WHERE days_ago < 30) AS month,
    count(DISTINCT user_id) FILTER (WHERE days_ago >= 30) AS month_before
FROM active
"""
_NEW = """
SELECT count(*) FILTER (WHERE created_at >= $1) AS today,
    count(*) FILTER (WHERE created_at >= $1 - interval '1 day' AND created_at < $1) AS yesterday,
    count(*) FILTER (WHERE created_at >= $1 - interval '6 days') AS week,
    count(*) FILTER (WHERE created_at < $1 - interval '6 days') AS week_before
FROM users WHERE created_at >= $1 - interval '13 days'
"""


@dataclass(frozen=True, slots=True)
class Figure:
    """A count, and how much more that is than in the same time before."""

    count: int
    delta: int

    @classmethod
    def of(cls, now: int, before: int) -> "Figure":
        """The figure of two counts."""
        return cls(now, now - before)


@dataclass(frozen=True, slots=True)
class NewUsers:
    """Who came today and in the last seven days."""

    today: Figure
    last_seven_days: Figure


@dataclass(frozen=True, slots=True)
class ActiveUsers:
    """Who was active on a day, in the week and in the month (of 30 days) that end with it; and on each of its days."""

    by_day: list[tuple[date, int]]  # oldest first
    day: Figure
    week: Figure
    month: Figure


async def total_users(actor: Actor) -> int:
    """How many users there are."""
    actor.require(Permission.AUDIT_READ)
    return int(
        await database.fetch_value(
            "SELECT coalesce(sum(delta), 0)::bigint FROM total_deltas WHERE name = 'users'"
        )
    )


async def new_users(actor: Actor) -> NewUsers:
    """Who came lately, in one statement; days are in UTC."""
    actor.require(Permission.AUDIT_READ)
    row = await database.fetch_row(_NEW, _start_of(clock.now().astimezone(UTC).date()))
    assert row is not None  # an aggregate
    return NewUsers(Figure.of(row["today"], row["yesterday"]), Figure.of(row["week"], row["week_before"]))


async def active_users(actor: Actor, last_day: date | None = None) -> ActiveUsers:
    """Who was active up to a day (today), in one statement; days are in UTC."""
    actor.require(Permission.AUDIT_READ)
    last = last_day or clock.now().astimezone(UTC).date()
    try:
        first, end = _start_of(last - timedelta(days=2 * CURVE_DAYS - 1)), _start_of(last + timedelta(days=1))
    except OverflowError:
        raise InvalidDay(path="date") from None
    row = await database.fetch_row(_ACTIVE, _ACTIVE_KEYS, last, first, end)
    assert row is not None  # an aggregate
    people = {int(days_ago): number for days_ago, number in row["by_day"].items()}
    return ActiveUsers(
        [(last - timedelta(days=ago), people.get(ago, 0)) for ago in reversed(range(CURVE_DAYS))],
        Figure.of(people.get(0, 0), people.get(1, 0)),
        Figure.of(row["week"], row["week_before"]),
        Figure.of(row["month"], row["month_before"]),
    )


def day_of(text: str) -> date:
    """The day that `yyyy-MM-dd` names."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InvalidDay(path="date") from None


def _start_of(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
