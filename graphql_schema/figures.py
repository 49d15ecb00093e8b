"""The dashboard's figures about users: who came, and who was active."""

import strawberry

from graphql_schema.access import Access, declare
from graphql_schema.fields import row
from identity.kernel.permissions import Permission


@strawberry.type
class DayCount:
    date: str = row(lambda day: day[0].isoformat(), "A day in UTC, such as 2026-01-31.")
    count: int = row(lambda day: day[1])


@strawberry.type(description="A count, and how much more that is than in the same time before.")
class Figure:
    count: int
    delta: int


@strawberry.type
class NewUsers:
    today: Figure
    last_seven_days: Figure


@strawberry.type(description="Who was active on a day, and in the 7 and 30 days that end with it.")
class ActiveUsers:
    by_day: list[DayCount] = strawberry.field(description="The last 30 days, oldest first.")
    day: Figure
    week: Figure
    month: Figure


for _name in ("DayCount", "Figure", "NewUsers", "ActiveUsers"):
    declare(_name, Access(permissions=frozenset({Permission.AUDIT_READ})))
