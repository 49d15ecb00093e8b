"""What operations on the audit log and on the dashboard's figures take."""

from typing import Annotated

from msgspec import Meta, field

from rest_api.bodies import Body

EpochText = Annotated[str, Meta(pattern="^[0-9]{1,14}$")]  # milliseconds


class LogsQuery(Body, frozen=True, kw_only=True):
    """Which entries: of somebody, of a key, within a time that includes both its ends."""

    user_id: str | None = None
    application_id: str | None = None
    log_key: str | None = None
    start_time: EpochText | None = field(default=None, name="start_time")
    end_time: EpochText | None = field(default=None, name="end_time")
    enable_cap: str | None = None


class ActiveUsersQuery(Body, frozen=True, kw_only=True):
    """The day up to which activity is counted."""

    date: Annotated[str, Meta(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")] | None = None
