"""Reads of who holds which role, for many users or roles in one statement."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from identity.kernel import database
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

_HOLDERS = """
SELECT w.id,
    (SELECT count(*) FROM user_roles h WHERE h.role_id = w.id) AS users_count,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', u.id, 'avatar', u.avatar, 'name', u.name) ORDER BY f.id), '[]')
        FROM (SELECT h.id, h.user_id FROM user_roles h WHERE h.role_id = w.id ORDER BY h.id LIMIT $2) f
        JOIN users u ON u.id = f.user_id) AS first_users,
    (SELECT count(*) FROM application_roles h WHERE h.role_id = w.id) AS applications_count,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name, 'type', a.type) ORDER BY f.id), '[]')
        FROM (SELECT h.id, h.application_id FROM application_roles h WHERE h.role_id = w.id ORDER BY h.id LIMIT $2) f
        JOIN applications a ON a.id = f.application_id) AS first_applications
FROM unnest($1::text[]) AS w (id)
"""


@dataclass(frozen=True, slots=True)
class RoleHolders:
    """Who holds a role: how many, and the first few by id, name and avatar or type."""

    users_count: int
    first_users: list[dict[str, Any]]
    applications_count: int
    first_applications: list[dict[str, Any]]


async def holders_by_role_ids(
    actor: Actor, role_ids: Sequence[str], first: int = 3
) -> dict[str, RoleHolders]:
    """Who holds each of the roles, in one statement."""
    for permission in (Permission.ROLES_READ, Permission.USERS_READ, Permission.APPLICATIONS_READ):
        actor.require(permission)
    rows = await database.fetch(_HOLDERS, list(role_ids), first)
    return {row["id"]: RoleHolders(**{name: row[name] for name in RoleHolders.__slots__}) for row in rows}


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
