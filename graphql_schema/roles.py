"""Roles outside organizations: the type, its queries and its mutations."""

from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING, Annotated, Any

import strawberry

from graphql_schema.access import declare, declare_more, scopes
from graphql_schema.connection import Connection, Page, Relation, by_time, keyset, relation
from graphql_schema.context import Info
from graphql_schema.fields import resolved, row
from graphql_schema.lists import sort_order
from graphql_schema.loaders import load
from graphql_schema.mutations import as_domain, mutation
from graphql_schema.node import Node, or_null, readable
from graphql_schema.resources import Scope
from graphql_schema.users import User
from identity.applications import relations as application_relations
from identity.applications import role_actions
from identity.kernel.actor import Actor
from identity.kernel.permissions import Permission
from identity.roles import actions, holder_actions, queries
from identity.roles import relations as role_relations
from identity.roles.models import Role as RoleRow
from identity.users.models import User as UserRow
from identity.users.queries import visible_user

if TYPE_CHECKING:
    from graphql_schema.applications import Application


@strawberry.enum
class RoleType(Enum):
    USER = "User"
    MACHINE_TO_MACHINE = "MachineToMachine"


@strawberry.type(description="A named set of API scopes, for users or for machines.")
class Role(Node):
    role_id: strawberry.ID = row(lambda role: role.id)
    name: str
    description: str
    type: RoleType
    is_default: bool = strawberry.field(description="Whether new users get it.")
    created_at: datetime
    users: Connection[User] | None = relation(
        Relation(role_relations.user_slices_by_role_ids, queries.user_counts_by_role_ids)
    )
    applications: (
        Connection[Annotated["Application", strawberry.lazy("graphql_schema.applications")]] | None
    ) = relation(
        Relation(
            application_relations.application_slices_by_role_ids,
            application_relations.application_counts_by_role_ids,
        )
    )

    @resolved(list[Scope])
    @staticmethod
    async def scopes(root: strawberry.Parent[RoleRow], info: Info) -> Any:
        return await load(info.context, queries.scopes_by_role_ids, root.id)

    @strawberry.field
    @staticmethod
    async def users_count(root: strawberry.Parent[RoleRow], info: Info) -> int:
        return int(await load(info.context, queries.user_counts_by_role_ids, root.id) or 0)

    @strawberry.field
    @staticmethod
    async def applications_count(root: strawberry.Parent[RoleRow], info: Info) -> int | None:
        count = await load(info.context, application_relations.application_counts_by_role_ids, root.id)
        return int(count or 0)


readable(RoleRow, queries.roles_by_ids, "Role")
_READ = scopes(Permission.ROLES_READ)
declare(
    "Role",
    _READ,
    users=scopes(Permission.USERS_READ),
    applications=scopes(Permission.APPLICATIONS_READ),
    applicationsCount=scopes(Permission.APPLICATIONS_READ),
)
declare_more("Query", role=_READ, roles=_READ)


@strawberry.input
class RoleFilter:
    text: str | None = strawberry.field(
        default=strawberry.UNSET, description="Part of the id, name or description."
    )
    type: RoleType | None = strawberry.UNSET


@strawberry.type
class RoleQueries:
    @resolved(Role | None)
    async def role(self, info: Info, role_id: strawberry.ID) -> Any:
        return await or_null(queries.visible_role(info.context.actor, role_id))

    @resolved(Connection[Role])
    async def roles(
        self,
        info: Info,
        first: int | None = strawberry.UNSET,
        after: str | None = strawberry.UNSET,
        last: int | None = strawberry.UNSET,
        before: str | None = strawberry.UNSET,
        filter: RoleFilter | None = strawberry.UNSET,
    ) -> Page:
        actor, given = info.context.actor, filter or RoleFilter()
        wanted = as_domain(queries.RoleFilter, given)
        found = await queries.roles_slice(actor, wanted, sort_order(None), keyset(first, after, last, before))
        return Page(found, by_time(), lambda: queries.roles_count(actor, wanted))


@strawberry.input
class CreateRoleInput:
    name: str
    description: str
    type: RoleType | None = strawberry.UNSET
    is_default: bool | None = strawberry.UNSET
    scope_ids: list[strawberry.ID] | None = strawberry.UNSET
    idempotency_key: str | None = strawberry.UNSET


@strawberry.input
class UpdateRoleInput:
    role_id: strawberry.ID
    name: str | None = strawberry.UNSET
    description: str | None = strawberry.UNSET
    is_default: bool | None = strawberry.UNSET


@strawberry.input
class DeleteRoleInput:
    role_id: strawberry.ID


@strawberry.input
class AddRoleScopesInput:
    role_id: strawberry.ID
    scope_ids: list[strawberry.ID]
    idempotency_key: str | None = strawberry.UNSET


@strawberry.input
class RemoveRoleScopeInput:
    role_id: strawberry.ID
    scope_id: strawberry.ID


@strawberry.input
class AssignUserRolesInput:
    user_id: strawberry.ID
    role_ids: list[strawberry.ID]
    idempotency_key: str | None = strawberry.UNSET


@strawberry.input
class ReplaceUserRolesInput:
    user_id: strawberry.ID
    role_ids: list[strawberry.ID]


@strawberry.input
class AssignRoleToUsersInput:
    role_id: strawberry.ID
    user_ids: list[strawberry.ID]
    idempotency_key: str | None = strawberry.UNSET


@strawberry.input
class AssignRoleToApplicationsInput:
    role_id: strawberry.ID
    application_ids: list[strawberry.ID]
    idempotency_key: str | None = strawberry.UNSET


@strawberry.input
class RemoveUserRoleInput:
    user_id: strawberry.ID
    role_id: strawberry.ID


@strawberry.input
class GrantAdministratorInput:
    user_id: strawberry.ID


@strawberry.input
class RevokeAdministratorInput:
    user_id: strawberry.ID


async def _seen(actor: Actor, role_id: str) -> RoleRow | None:
    return await or_null(queries.visible_role(actor, role_id)) if actor.may(Permission.ROLES_READ) else None


async def _seen_user(actor: Actor, user_id: str) -> UserRow | None:
    return await or_null(visible_user(actor, user_id)) if actor.may(Permission.USERS_READ) else None


@mutation(Permission.ROLES_WRITE, again=queries.visible_role, role=Role)
async def create_role(actor: Actor, input: CreateRoleInput) -> RoleRow:
    """Create a role with its scopes."""
    return await actions.create_role(actor, as_domain(actions.NewRole, input))


@mutation(Permission.ROLES_WRITE, role=Role)
async def update_role(actor: Actor, input: UpdateRoleInput) -> RoleRow:
    """Change a role; its type never changes."""
    return await actions.update_role(actor, input.role_id, as_domain(actions.RoleChanges, input))


@mutation(Permission.ROLES_WRITE, deleted_role_id=strawberry.ID)
async def delete_role(actor: Actor, input: DeleteRoleInput) -> str:
    """Remove a role from everybody who holds it."""
    await actions.delete_role(actor, input.role_id)
    return input.role_id


@mutation(Permission.ROLES_WRITE, role=Role, about="role_id", again=_seen)
async def add_role_scopes(actor: Actor, input: AddRoleScopesInput) -> Any:
    """Let a role give further scopes."""
    await actions.add_role_scopes(actor, input.role_id, input.scope_ids)
    return await _seen(actor, input.role_id)


@mutation(Permission.ROLES_WRITE, role=Role)
async def remove_role_scope(actor: Actor, input: RemoveRoleScopeInput) -> Any:
    """Take a scope from a role."""
    await actions.remove_role_scope(actor, input.role_id, input.scope_id)
    return await _seen(actor, input.role_id)


@mutation(
    Permission.ROLES_ASSIGN,
    user=User,
    about="user_id",
    again=_seen_user,
)
async def assign_user_roles(actor: Actor, input: AssignUserRolesInput) -> Any:
    """Give a user roles."""
    await holder_actions.assign_user_roles(actor, input.user_id, input.role_ids)
    return await _seen_user(actor, input.user_id)


@mutation(Permission.ROLES_ASSIGN, user=User)
async def replace_user_roles(actor: Actor, input: ReplaceUserRolesInput) -> Any:
    """Give a user exactly these roles."""
    await holder_actions.replace_user_roles(actor, input.user_id, input.role_ids)
    return await _seen_user(actor, input.user_id)


@mutation(Permission.ROLES_ASSIGN, role=Role, about="role_id", again=_seen)
async def assign_role_to_users(actor: Actor, input: AssignRoleToUsersInput) -> Any:
    """Give a role to users who do not hold it yet."""
    await holder_actions.assign_role_to_users(actor, input.role_id, input.user_ids)
    return await _seen(actor, input.role_id)


@mutation(Permission.ROLES_ASSIGN, role=Role, about="role_id", again=_seen)
async def assign_role_to_applications(actor: Actor, input: AssignRoleToApplicationsInput) -> Any:
    """Give a role to machines that do not hold it yet."""
    await role_actions.assign_role_to_applications(actor, input.role_id, input.application_ids)
    return await _seen(actor, input.role_id)


@mutation(Permission.ROLES_ASSIGN, user=User)
async def remove_user_role(actor: Actor, input: RemoveUserRoleInput) -> Any:
    """Take a role from a user."""
    await holder_actions.remove_user_role(actor, input.user_id, input.role_id)
    return await _seen_user(actor, input.user_id)


@mutation(Permission.ROLES_ASSIGN, user=User)
async def grant_administrator(actor: Actor, input: GrantAdministratorInput) -> Any:
    """Make a user an administrator of this server."""
    await holder_actions.grant_administrator(actor, input.user_id)
    return await _seen_user(actor, input.user_id)


@mutation(Permission.ROLES_ASSIGN, user=User)
async def revoke_administrator(actor: Actor, input: RevokeAdministratorInput) -> Any:
    """Let an administrator be one no more; the last one stays."""
    await holder_actions.revoke_administrator(actor, input.user_id)
    return await _seen_user(actor, input.user_id)
