"""The audit log over REST."""

from datetime import datetime

from identity.audit import queries
from identity.audit.queries import EventFilter
from identity.kernel.actor import Actor
from identity.kernel.paging import PageNumber
from rest_api.bodies.logs import LogsQuery
from rest_api.operations import Listed
from rest_api.requests import is_true
from rest_api.views import moment
from rest_api.views.logs import LogView, log_view


async def list_logs(actor: Actor, query: LogsQuery, page: PageNumber) -> Listed[LogView]:
    """List what happened, newest first."""
    wanted = EventFilter(
        exact_key=query.log_key,
        user_id=query.user_id,
        application_id=query.application_id,
        since=_moment(query.start_time),
        until=_moment(query.end_time),
        with_webhooks=False,
    )
    found = await queries.events_page(actor, wanted, page, caps_total=is_true(query.enable_cap))
    return Listed([log_view(event) for event in found.items], found.total, page, found.is_capped)


async def get_log(actor: Actor, id: str) -> LogView:
    """Read an entry."""
    return log_view(await queries.visible_event(actor, id))


def _moment(epoch_milliseconds: str | None) -> datetime | None:
    return None if epoch_milliseconds is None else moment(int(epoch_milliseconds))
