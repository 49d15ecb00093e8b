"""Reads of which machine holds which role, for many applications or roles in one statement."""

from collections.abc import Sequence

from identity.applications.models import Application
from identity.kernel.actor import Actor
from identity.kernel.paging import Keyset, Slice
from identity.kernel.permissions import Permission
from identity.kernel.relations import RelatedRows
from identity.roles.models import Role
from identity.roles.rules import INTERNAL_PREFIX

_ROLES_OF_APPLICATIONS = RelatedRows.of(
    Role,
    alias="r",
    source="application_roles h JOIN roles r ON r.id = h.role_id",
    link=f"h.application_id = parent.id AND NOT starts_with(r.name, '{INTERNAL_PREFIX}')",
)
_APPLICATIONS_OF_ROLES = RelatedRows.of(
    Application,
    alias="a",
    source="application_roles h JOIN applications a ON a.id = h.application_id",
    link="h.role_id = parent.id",
)


async def role_slices_by_application_ids(
    actor: Actor, application_ids: Sequence[str], keyset: Keyset
) -> dict[str, Slice[Role]]:
    """The roles of each application."""
    actor.require(Permission.ROLES_READ)
    return await _ROLES_OF_APPLICATIONS.models(Role, application_ids, keyset)


async def role_counts_by_application_ids(actor: Actor, application_ids: Sequence[str]) -> dict[str, int]:
    """How many roles each application holds."""
    actor.require(Permission.ROLES_READ)
    return await _ROLES_OF_APPLICATIONS.counts(application_ids)


async def application_slices_by_role_ids(
    actor: Actor, role_ids: Sequence[str], keyset: Keyset
) -> dict[str, Slice[Application]]:
    """The applications that hold each role."""
    actor.require(Permission.APPLICATIONS_READ)
    return await _APPLICATIONS_OF_ROLES.models(Application, role_ids, keyset)


async def application_counts_by_role_ids(actor: Actor, role_ids: Sequence[str]) -> dict[str, int]:
    """How many applications hold each role."""
    actor.require(Permission.APPLICATIONS_READ)
    return await _APPLICATIONS_OF_ROLES.counts(role_ids)
