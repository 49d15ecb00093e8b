"""When applications were used last, and lists in that order."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from identity.applications.models import Application
from identity.applications.queries import ApplicationFilter, conditions_of
from identity.kernel import database
from identity.kernel.actor import Actor
from identity.kernel.paging import Keyset, Slice
from identity.kernel.permissions import Permission

NEVER = datetime.fromtimestamp(0, UTC)  # where those that were never used stand in the order
_LAST_USE = "coalesce(u.last_used_at, timestamptz 'epoch')"


@dataclass(frozen=True, slots=True)
class UsedApplication:
    """An application in the order of last uses."""

    application: Application
    last_used_at: datetime  # NEVER, if it never was


async def last_uses_by_application_ids(actor: Actor, application_ids: Iterable[str]) -> dict[str, datetime]:
    """When each application got a token last; those that never did are left out."""
    actor.require(Permission.APPLICATIONS_READ)
    rows = await database.fetch(
        "SELECT application_id, last_used_at FROM application_uses WHERE application_id = ANY($1)",
        list(application_ids),
    )
    return {row["application_id"]: row["last_used_at"] for row in rows}


async def applications_by_last_use(
    actor: Actor, wanted: ApplicationFilter, keyset: Keyset, *, latest_first: bool
) -> Slice[UsedApplication]:
    """A keyset slice by last use; what was never used stands before everything that was."""
    actor.require(Permission.APPLICATIONS_READ)
    conditions = conditions_of(wanted)
    for position, goes_down in ((keyset.after, latest_first), (keyset.before, not latest_first)):
        if position is not None:
            conditions.add(f"({_LAST_USE}, a.id) {'<' if goes_down else '>'} ({{}}, {{}})", *position)
    way = "DESC" if latest_first != keyset.is_backward else "ASC"
    rows = await database.fetch(
        f"SELECT {_LAST_USE} AS last_use, {database.columns(Application, 'a')} FROM applications a "
        f"LEFT JOIN application_uses u ON u.application_id = a.id{conditions.sql} "
        f"ORDER BY {_LAST_USE} {way}, a.id {way} LIMIT {keyset.size + 1}",
        *conditions.values,
    )
    found = [UsedApplication(database.as_model(Application, row), row["last_use"]) for row in rows]
    has_more, items = len(found) > keyset.size, found[: keyset.size]
    if keyset.is_backward:
        return Slice(items[::-1], has_next=keyset.before is not None, has_previous=has_more)
    return Slice(items, has_next=has_more, has_previous=keyset.after is not None)
