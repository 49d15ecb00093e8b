"""Mutations of the organization template."""

from collections.abc import Awaitable
from typing import Any

import strawberry

from graphql_schema.mutations import as_domain, mutation
from graphql_schema.organization_template import OrganizationRole, OrganizationScope
from graphql_schema.roles import RoleType
from identity.kernel.actor import Actor
from identity.kernel.errors import InputRefused
from identity.kernel.permissions import OrganizationPermission, Permission
from identity.organizations import template_actions as actions
from identity.organizations import template_queries as queries
from identity.organizations.models import OrganizationRole as OrganizationRoleRow


@strawberry.input
class CreateOrganizationRoleInput:
    name: str
    description: str | None = strawberry.UNSET
    type: RoleType | None = strawberry.UNSET
    organization_scope_ids: list[strawberry.ID] | None = strawberry.UNSET
    resource_scope_ids: list[strawberry.ID] | None = strawberry.UNSET
    permissions: list[str] | None = strawberry.field(
        default=strawberry.UNSET, description="Built-in permissions; nobody gives what they lack."
    )
    idempotency_key: str | None = strawberry.UNSET


@strawberry.input
class UpdateOrganizationRoleInput:
    organization_role_id: strawberry.ID
    name: str | None = strawberry.UNSET
    description: str | None = strawberry.UNSET
    type: RoleType | None = strawberry.field(
        default=strawberry.UNSET, description="Changes only while nobody holds the role."
    )


@strawberry.input
class DeleteOrganizationRoleInput:
    organization_role_id: strawberry.ID


@strawberry.input
class SetOrganizationRoleScopesInput:
    organization_role_id: strawberry.ID
    organization_scope_ids: list[strawberry.ID]


@strawberry.input
class SetOrganizationRoleResourceScopesInput:
    organization_role_id: strawberry.ID
    scope_ids: list[strawberry.ID]


@strawberry.input
class AddOrganizationRoleScopesInput:
    organization_role_id: strawberry.ID
    organization_scope_ids: list[strawberry.ID]
    idempotency_key: str | None = strawberry.UNSET


@strawberry.input
class RemoveOrganizationRoleScopeInput:
    organization_role_id: strawberry.ID
    organization_scope_id: strawberry.ID


@strawberry.input
class AddOrganizationRoleResourceScopesInput:
    organization_role_id: strawberry.ID
    scope_ids: list[strawberry.ID]
    idempotency_key: str | None = strawberry.UNSET


@strawberry.input
class RemoveOrganizationRoleResourceScopeInput:
    organization_role_id: strawberry.ID
    scope_id: strawberry.ID


@strawberry.input
class SetOrganizationRolePermissionsInput:
    organization_role_id: strawberry.ID
    permissions: list[str]


@strawberry.input
class CreateOrganizationScopeInput:
    name: str
    description: str | None = strawberry.UNSET
    idempotency_key: str | None = strawberry.UNSET


@strawberry.input
class UpdateOrganizationScopeInput:
    organization_scope_id: strawberry.ID
    name: str | None = strawberry.UNSET
    description: str | None = strawberry.UNSET


@strawberry.input
class DeleteOrganizationScopeInput:
    organization_scope_id: strawberry.ID


_WRITE = Permission.ORGANIZATION_TEMPLATE_WRITE


async def _seen_role(actor: Actor, role_id: str) -> OrganizationRoleRow | None:
    if not actor.may(Permission.ORGANIZATION_TEMPLATE_READ):
        return None
    return (await queries.organization_roles_by_ids(actor, [role_id])).get(role_id)


@mutation(_WRITE, again=queries.visible_organization_role, organization_role=OrganizationRole)
async def create_organization_role(actor: Actor, input: CreateOrganizationRoleInput) -> Any:
    """Create an organization role."""
    permissions = (
        {"permissions": [_permission(name) for name in input.permissions]} if input.permissions else {}
    )
    new = as_domain(actions.NewOrganizationRole, input, **permissions)
    return await actions.create_organization_role(actor, new)


@mutation(_WRITE, organization_role=OrganizationRole)
async def update_organization_role(actor: Actor, input: UpdateOrganizationRoleInput) -> Any:
    """Change an organization role's name or description."""
    changes = as_domain(actions.OrganizationRoleChanges, input)
    return await actions.update_organization_role(actor, input.organization_role_id, changes)


@mutation(_WRITE, deleted_organization_role_id=strawberry.ID)
async def delete_organization_role(actor: Actor, input: DeleteOrganizationRoleInput) -> str:
    """Remove an organization role from all members."""
    await actions.delete_organization_role(actor, input.organization_role_id)
    return input.organization_role_id


@mutation(_WRITE, organization_role=OrganizationRole)
async def set_organization_role_scopes(actor: Actor, input: SetOrganizationRoleScopesInput) -> Any:
    """Say which organization scopes a role gives."""
    role_id = input.organization_role_id
    return await _role_after(
        actor, role_id, actions.set_organization_role_scopes(actor, role_id, input.organization_scope_ids)
    )


@mutation(_WRITE, organization_role=OrganizationRole)
async def set_organization_role_resource_scopes(
    actor: Actor,
    input: SetOrganizationRoleResourceScopesInput,
) -> Any:
    """Say which API scopes a role gives inside its organization."""
    role_id = input.organization_role_id
    return await _role_after(
        actor, role_id, actions.set_organization_role_resource_scopes(actor, role_id, input.scope_ids)
    )


@mutation(
    _WRITE,
    organization_role=OrganizationRole,
    about="organization_role_id",
    again=_seen_role,
)
async def add_organization_role_scopes(actor: Actor, input: AddOrganizationRoleScopesInput) -> Any:
    """Let a role give these organization scopes too."""
    role_id = input.organization_role_id
    return await _role_after(
        actor, role_id, actions.add_organization_role_scopes(actor, role_id, input.organization_scope_ids)
    )


@mutation(_WRITE, organization_role=OrganizationRole)
async def remove_organization_role_scope(actor: Actor, input: RemoveOrganizationRoleScopeInput) -> Any:
    """Let a role give an organization scope no longer."""
    role_id = input.organization_role_id
    return await _role_after(
        actor, role_id, actions.remove_organization_role_scope(actor, role_id, input.organization_scope_id)
    )


@mutation(
    _WRITE,
    organization_role=OrganizationRole,
    about="organization_role_id",
    again=_seen_role,
)
async def add_organization_role_resource_scopes(
    actor: Actor,
    input: AddOrganizationRoleResourceScopesInput,
) -> Any:
    """Let a role give these API scopes too."""
    role_id = input.organization_role_id
    return await _role_after(
        actor, role_id, actions.add_organization_role_resource_scopes(actor, role_id, input.scope_ids)
    )


@mutation(_WRITE, organization_role=OrganizationRole)
async def remove_organization_role_resource_scope(
    actor: Actor,
    input: RemoveOrganizationRoleResourceScopeInput,
) -> Any:
    """Let a role give an API scope no longer."""
    role_id = input.organization_role_id
    return await _role_after(
        actor, role_id, actions.remove_organization_role_resource_scope(actor, role_id, input.scope_id)
    )


@mutation(_WRITE, organization_role=OrganizationRole)
async def set_organization_role_permissions(actor: Actor, input: SetOrganizationRolePermissionsInput) -> Any:
    """Say which built-in permissions a role gives over its organization."""
    role_id, permissions = input.organization_role_id, [_permission(name) for name in input.permissions]
    return await _role_after(
        actor, role_id, actions.set_organization_role_permissions(actor, role_id, permissions)
    )


@mutation(_WRITE, again=queries.visible_organization_scope, organization_scope=OrganizationScope)
async def create_organization_scope(actor: Actor, input: CreateOrganizationScopeInput) -> Any:
    """Create an organization scope."""
    return await actions.create_organization_scope(actor, input.name, input.description or None)


@mutation(_WRITE, organization_scope=OrganizationScope)
async def update_organization_scope(actor: Actor, input: UpdateOrganizationScopeInput) -> Any:
    """Change an organization scope's name or description."""
    changes = as_domain(actions.TemplateEntryChanges, input)
    return await actions.update_organization_scope(actor, input.organization_scope_id, changes)


@mutation(_WRITE, deleted_organization_scope_id=strawberry.ID)
async def delete_organization_scope(actor: Actor, input: DeleteOrganizationScopeInput) -> str:
    """Remove an organization scope from all roles."""
    await actions.delete_organization_scope(actor, input.organization_scope_id)
    return input.organization_scope_id


def _permission(name: str) -> OrganizationPermission:
    try:
        return OrganizationPermission(name)
    except ValueError:
        raise InputRefused(path="permissions", reason="there is no such permission") from None


async def _role_after(actor: Actor, role_id: str, change: Awaitable[Any]) -> OrganizationRoleRow | None:
    await change
    return await _seen_role(actor, role_id)
