"""What roles of the template give: writes that several actions share. They need the open transaction."""

from collections.abc import Sequence
from dataclasses import dataclass

from identity.kernel import database
from identity.kernel.action import announce
from identity.kernel.actor import Actor
from identity.kernel.errors import GrantsMoreThanHeld, InputRefused, NotFoundById
from identity.kernel.permissions import OrganizationPermission
from identity.kernel.rows import locked_row
from identity.organizations import rules
from identity.organizations.errors import MemberKindMismatch, RelatedNotFound
from identity.organizations.events import (
    OrganizationRolePermissionsChanged,
    OrganizationRoleResourceScopesChanged,
    OrganizationRoleScopesChanged,
)
from identity.organizations.models import OrganizationRole
from identity.resources.queries import MANAGEMENT_API_ID
from identity.roles.errors import ManagementScopesOnUserRole


@dataclass(frozen=True, slots=True)
class Relation:
    """One of the three sorts of things that a role gives."""

    table: str
    column: str


SCOPES = Relation("organization_role_scopes", "organization_scope_id")
RESOURCE_SCOPES = Relation("organization_role_resource_scopes", "scope_id")
PERMISSIONS = Relation("organization_role_permissions", "permission")


async def locked_organization_role(organization_role_id: str) -> OrganizationRole:
    """The role, held against concurrent changes."""
    if role := await locked_row(OrganizationRole, organization_role_id):
        return role
    raise NotFoundById(entity="organization role", id=organization_role_id)


async def require_permissions_of(actor: Actor, role_id: str) -> None:
    """Refuse an actor who lacks a built-in permission that the role gives."""
    held = await given_to_role(PERMISSIONS, role_id, besides=[])
    if not rules.required_for(OrganizationPermission(each) for each in held) <= actor.permissions:
        raise GrantsMoreThanHeld


async def require_unheld(role_id: str) -> None:
    """Refuse a role that a member holds: it would be of the wrong type for them."""
    held = await database.fetch_value(
        "SELECT EXISTS (SELECT FROM organization_member_roles WHERE organization_role_id = $1) "
        "OR EXISTS (SELECT FROM organization_application_roles WHERE organization_role_id = $1)",
        role_id,
    )
    if held:
        raise MemberKindMismatch(path="type", reason="The type of a role that members hold cannot change.")


async def given_to_role(relation: Relation, role_id: str, besides: Sequence[str]) -> list[str]:
    """What the role gives besides these."""
    rows = await database.fetch(
        f"SELECT {relation.column} FROM {relation.table} "
        f"WHERE organization_role_id = $1 AND {relation.column} <> ALL($2)",
        role_id,
        list(besides),
    )
    return [row[relation.column] for row in rows]


async def change_scopes(role_id: str, added: Sequence[str] = (), removed: Sequence[str] = ()) -> bool:
    """Let the role give more or fewer organization scopes; whether anything changed."""
    _require_bounded(added)
    await _require_rows("organization_scopes", added, "organizationScopeIds")
    new, gone = await _change(SCOPES, role_id, added, removed)
    if new or gone:
        await announce(
            OrganizationRoleScopesChanged(
                organization_role_id=role_id, added_scope_ids=new or None, removed_scope_ids=gone or None
            )
        )
    return bool(new or gone)


async def change_resource_scopes(
    role_id: str, added: Sequence[str] = (), removed: Sequence[str] = ()
) -> bool:
    """Let the role give more or fewer API scopes, none of them of the Management API; whether anything changed."""
    _require_bounded(added)
    await _require_rows("scopes", added, "resourceScopeIds")
    reserved = "SELECT EXISTS (SELECT FROM scopes WHERE id = ANY($1) AND resource_id = $2)"
    if added and await database.fetch_value(reserved, list(added), MANAGEMENT_API_ID):
        raise ManagementScopesOnUserRole(path="resourceScopeIds")
    new, gone = await _change(RESOURCE_SCOPES, role_id, added, removed)
    if new or gone:
        await announce(
            OrganizationRoleResourceScopesChanged(
                organization_role_id=role_id, added_scope_ids=new or None, removed_scope_ids=gone or None
            )
        )
    return bool(new or gone)


async def change_permissions(
    actor: Actor, role_id: str, added: Sequence[str] = (), removed: Sequence[str] = ()
) -> bool:
    """Let the role give more or fewer built-in permissions, all of them held by the actor; whether any changed."""
    new, gone = await _change(PERMISSIONS, role_id, added, removed)
    touched = [OrganizationPermission(permission) for permission in (*new, *gone)]
    if not rules.required_for(touched) <= actor.permissions:
        raise GrantsMoreThanHeld(path="permissions")
    if touched:
        await announce(
            OrganizationRolePermissionsChanged(
                organization_role_id=role_id, added_permissions=new or None, removed_permissions=gone or None
            )
        )
    return bool(touched)


async def _change(
    relation: Relation, role_id: str, added: Sequence[str], removed: Sequence[str]
) -> tuple[list[str], list[str]]:
    gone = await database.fetch(
        f"DELETE FROM {relation.table} WHERE organization_role_id = $1 AND {relation.column} = ANY($2) "
        f"RETURNING {relation.column}",
        role_id,
        [str(value) for value in removed],
    )
    new = await database.fetch(
        f"INSERT INTO {relation.table} (organization_role_id, {relation.column}) SELECT $1, unnest($2::text[]) "
        f"ON CONFLICT DO NOTHING RETURNING {relation.column}",
        role_id,
        list(dict.fromkeys(str(value) for value in added)),
    )
    return [row[relation.column] for row in new], [row[relation.column] for row in gone]


def _require_bounded(added: Sequence[str]) -> None:
    if len(added) > rules.MOST_AT_ONCE:
        raise InputRefused(reason=f"at most {rules.MOST_AT_ONCE} at once")


async def _require_rows(table: str, ids: Sequence[str], path: str) -> None:
    rows = await database.fetch(f"SELECT id FROM {table} WHERE id = ANY($1) FOR KEY SHARE", list(ids))
    if missing := sorted(set(ids) - {row["id"] for row in rows}):
        raise RelatedNotFound(path=path, ids=", ".join(missing))
