"""Reads of who holds which role, for many users or roles in one statement."""

from collections.abc import Sequence

from identity.kernel.actor import Actor
from identity.kernel.paging import Keyset, Slice
from identity.kernel.permissions import Permission
from identity.kernel.relations import RelatedRows
from identity.roles.models import Role
from identity.roles.rules import INTERNAL_PREFIX
from identity.users.models import User

_ROLES_OF_USERS = RelatedRows.of(
    Role,
    alias="r",
    source="user_roles h JOIN roles r ON r.id = h.role_id",
    link=f"h.user_id = parent.id AND NOT starts_with(r.name, '{INTERNAL_PREFIX}')",
)
_USERS_OF_ROLES = RelatedRows.of(
    User,
    alias="u",
    source="user_roles h JOIN users u ON u.id = h.user_id",
    link="h.role_id = parent.id",
)


async def role_slices_by_user_ids(
    actor: Actor, user_ids: Sequence[str], keyset: Keyset
) -> dict[str, Slice[Role]]:
    """The ordinary roles of each user."""
    actor.require(Permission.ROLES_READ)
    return await _ROLES_OF_USERS.models(Role, user_ids, keyset)


async def role_counts_by_user_ids(actor: Actor, user_ids: Sequence[str]) -> dict[str, int]:
    """How many ordinary roles each user holds."""
    actor.require(Permission.ROLES_READ)
    return await _ROLES_OF_USERS.counts(user_ids)


async def user_slices_by_role_ids(
    actor: Actor, role_ids: Sequence[str], keyset: Keyset
) -> dict[str, Slice[User]]:
    """The users who hold each role."""
    actor.require(Permission.ROLES_READ)
    actor.require(Permission.USERS_READ)
    return await _USERS_OF_ROLES.models(User, role_ids, keyset)
