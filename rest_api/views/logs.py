"""Audit entries and the dashboard's figures as callers see them."""

from datetime import date
from typing import Any

from identity.audit.figures import ActiveUsers, Figure, NewUsers
from identity.kernel.models import EventRow
from rest_api.views import TENANT, View, milliseconds

_SUBJECTS = {
    "ip": "ip", "userAgent": "user_agent", "userId": "user_id", "applicationId": "application_id",
    "organizationId": "organization_id", "sessionId": "session_id",
}  # fmt: skip


class LogView(View, kw_only=True):
    """One thing that happened."""

    tenant_id: str = TENANT
    id: str
    key: str
    payload: dict[str, Any]
    created_at: int


class FigureView(View, kw_only=True):
    """A count, and the difference to the time before."""

    count: int
    delta: int


class TotalUsersView(View, kw_only=True):
    """How many users there are."""

    total_user_count: int


class NewUsersView(View, kw_only=True):
    """Who came lately."""

    today: FigureView
    last7_days: FigureView


class DayView(View, kw_only=True):
    """How many were active on a day."""

    date: str
    count: int


class ActiveUsersView(View, kw_only=True):
    """Who was active lately."""

    dau_curve: list[DayView]
    dau: FigureView
    wau: FigureView
    mau: FigureView


def log_view(event: EventRow) -> LogView:
    """An event, with who and what it is about in its payload."""
    subjects = {name: getattr(event, column) for name, column in _SUBJECTS.items()}
    payload = {
        "key": event.key,
        "result": event.result,
        **{name: value for name, value in subjects.items() if value is not None},
        **{_camel_case(name): value for name, value in event.payload.items()},
    }
    return LogView(id=event.id, key=event.key, payload=payload, created_at=milliseconds(event.created_at))


def new_users_view(found: NewUsers) -> NewUsersView:
    """Who came lately."""
    return NewUsersView(today=_figure(found.today), last7_days=_figure(found.last_seven_days))


def active_users_view(found: ActiveUsers) -> ActiveUsersView:
    """Who was active lately."""
    return ActiveUsersView(
        dau_curve=[_day(day, count) for day, count in found.by_day],
        dau=_figure(found.day),
        wau=_figure(found.week),
        mau=_figure(found.month),
    )


def _figure(figure: Figure) -> FigureView:
    return FigureView(count=figure.count, delta=figure.delta)


def _day(day: date, count: int) -> DayView:
    return DayView(date=day.isoformat(), count=count)


def _camel_case(name: str) -> str:
    head, *tail = name.split("_")
    return head + "".join(part.capitalize() for part in tail)
