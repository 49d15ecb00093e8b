"""Reads of an organization's own events, for the operator and for its own administrators, who see less of each."""

from collections.abc import Sequence
from typing import Any

from identity.kernel.actor import Actor
from identity.kernel.models import EventRow
from identity.kernel.paging import Keyset, Slice
from identity.kernel.permissions import Permission
from identity.kernel.relations import RelatedRows
from identity.organizations.queries import require_visible

_OF_ORGANIZATIONS = RelatedRows.of(
    EventRow, alias="e", source="events e", link="e.organization_id = parent.id"
)
# Who joined, left, was invited and holds what: members see that anyway. Nothing else is told to them.
_SHOWN = frozenset(
    {
        "added_user_ids",
        "removed_user_ids",
        "added_application_ids",
        "removed_application_ids",
        "member_user_ids",
        "member_application_ids",
        "added_role_ids",
        "removed_role_ids",
        "invitation_id",
    }
)


async def event_slices_by_organization_ids(
    actor: Actor, organization_ids: Sequence[str], keyset: Keyset
) -> dict[str, Slice[EventRow]]:
    """The events of each organization, newest first, in one statement; to a member those of their own."""
    _require_readable(actor, organization_ids)
    return await _OF_ORGANIZATIONS.models(EventRow, organization_ids, keyset)


async def event_counts_by_organization_ids(actor: Actor, organization_ids: Sequence[str]) -> dict[str, int]:
    """How many events there are of each organization, in one statement."""
    _require_readable(actor, organization_ids)
    return await _OF_ORGANIZATIONS.counts(organization_ids)


def shown_to_members(event: EventRow) -> dict[str, Any]:
    """What of an event's details the organization's own administrators see."""
    return {name: value for name, value in event.payload.items() if name in _SHOWN}


def _require_readable(actor: Actor, organization_ids: Sequence[str]) -> None:
    for organization_id in organization_ids:
        require_visible(actor, organization_id, Permission.AUDIT_READ)
