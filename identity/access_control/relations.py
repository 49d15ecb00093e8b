"""Whom the access rules of applications name, for many applications in one statement."""

from collections.abc import Sequence

from identity.kernel.actor import Actor
from identity.kernel.paging import Keyset, Slice
from identity.kernel.permissions import Permission
from identity.kernel.relations import RelatedRows
from identity.organizations.models import Organization
from identity.roles.models import Role
from identity.users.models import User

_USERS = RelatedRows.of(
    User,
    alias="u",
    source="application_allowed_users x JOIN users u ON u.id = x.user_id",
    link="x.application_id = parent.id",
)
_ROLES = RelatedRows.of(
    Role,
    alias="r",
    source="application_allowed_roles x JOIN roles r ON r.id = x.role_id",
    link="x.application_id = parent.id",
)
_ORGANIZATIONS = RelatedRows.of(
    Organization,
    alias="o",
    source="application_allowed_organizations x JOIN organizations o ON o.id = x.organization_id",
    link="x.application_id = parent.id",
)


async def allowed_user_slices(
    actor: Actor, application_ids: Sequence[str], keyset: Keyset
) -> dict[str, Slice[User]]:
    """The users who may use each application by name."""
    _require(actor, Permission.USERS_READ)
    return await _USERS.models(User, application_ids, keyset)


async def allowed_user_counts(actor: Actor, application_ids: Sequence[str]) -> dict[str, int]:
    """How many users may use each application by name."""
    _require(actor, Permission.USERS_READ)
    return await _USERS.counts(application_ids)


async def allowed_role_slices(
    actor: Actor, application_ids: Sequence[str], keyset: Keyset
) -> dict[str, Slice[Role]]:
    """The roles whose holders may use each application."""
    _require(actor, Permission.ROLES_READ)
    return await _ROLES.models(Role, application_ids, keyset)


async def allowed_role_counts(actor: Actor, application_ids: Sequence[str]) -> dict[str, int]:
    """How many roles let their holders use each application."""
    _require(actor, Permission.ROLES_READ)
    return await _ROLES.counts(application_ids)


async def allowed_organization_slices(
    actor: Actor, application_ids: Sequence[str], keyset: Keyset
) -> dict[str, Slice[Organization]]:
    """The organizations whose members may use each application."""
    _require(actor, Permission.ORGANIZATIONS_READ)
    return await _ORGANIZATIONS.models(Organization, application_ids, keyset)


async def allowed_organization_counts(actor: Actor, application_ids: Sequence[str]) -> dict[str, int]:
    """How many organizations let their members use each application."""
    _require(actor, Permission.ORGANIZATIONS_READ)
    return await _ORGANIZATIONS.counts(application_ids)


def _require(actor: Actor, permission: Permission) -> None:
    actor.require(Permission.APPLICATIONS_READ)
    actor.require(permission)
