"""The template of all organizations: roles, scopes and built-in permissions."""

from collections.abc import Awaitable
from typing import Any

import strawberry

from graphql_schema.access import declare, declare_more, scopes
from graphql_schema.context import Info
from graphql_schema.fields import resolved, row
from graphql_schema.loaders import load
from graphql_schema.mutations import as_domain, mutation
from graphql_schema.node import Node, readable
from graphql_schema.resources import Scope
from graphql_schema.roles import RoleType
from identity.kernel.actor import Actor
from identity.kernel.errors import InputRefused
from identity.kernel.permissions import OrganizationPermission, Permission
from identity.organizations import template_actions as actions
from identity.organizations import template_queries as queries
from identity.organizations.models import OrganizationRole as OrganizationRoleRow
from identity.organizations.models import OrganizationScope as OrganizationScopeRow


@strawberry.type(description="A permission that organization roles give inside an organization.")
class OrganizationScope(Node):
    organization_scope_id: strawberry.ID = row(lambda scope: scope.id)
    name: str
    description: str | None


@strawberry.type(description="A role that members hold in their organization.")
class OrganizationRole(Node):
    organization_role_id: strawberry.ID = row(lambda role: role.id)
    name: str
    description: str | None
    type: RoleType

    @resolved(list[OrganizationScope])
    @staticmethod
    async def scopes(root: strawberry.Parent[OrganizationRoleRow], info: Info) -> Any:
        return await load(info.context, queries.scopes_by_organization_role_ids, root.id) or []

    @resolved(list[Scope] | None, description="API scopes, given for this organization alone.")
    @staticmethod
    async def resource_scopes(root: strawberry.Parent[OrganizationRoleRow], info: Info) -> Any:
        return await load(info.context, queries.resource_scopes_by_organization_role_ids, root.id) or []

    @resolved(list[str], description="Built-in permissions over the organization itself.")
    @staticmethod
    async def permissions(root: strawberry.Parent[OrganizationRoleRow], info: Info) -> list[str]:
        return list(await load(info.context, queries.permissions_by_organization_role_ids, root.id) or [])


@strawberry.type(description="What all organizations have in common.")
class OrganizationTemplate:
    permissions: list[str] = row(
        lambda _: [each.value for each in OrganizationPermission],
        "Every built-in permission that roles can give.",
    )

    @resolved(list[OrganizationRole])
    async def roles(self, info: Info) -> Any:
        everything = queries.OrganizationRoleFilter()
        return (await queries.organization_roles_page(info.context.actor, everything)).items

    @resolved(list[OrganizationScope])
    async def scopes(self, info: Info) -> Any:
        everything = queries.OrganizationScopeFilter()
        return (await queries.organization_scopes_page(info.context.actor, everything)).items


readable(OrganizationRoleRow, queries.organization_roles_by_ids, "OrganizationRole")
readable(OrganizationScopeRow, queries.organization_scopes_by_ids, "OrganizationScope")
_READ = scopes(
    Permission.ORGANIZATION_TEMPLATE_READ,
    inside=(
        OrganizationPermission.MEMBERS_INVITE,
        OrganizationPermission.MEMBERS_READ,
        OrganizationPermission.MEMBERS_ROLES,
    ),
)
declare("OrganizationTemplate", _READ)
declare(
    "OrganizationRole",
    _READ,
    resourceScopes=scopes(Permission.ORGANIZATION_TEMPLATE_READ, Permission.RESOURCES_READ),
)
declare("OrganizationScope", _READ)
declare_more("Query", organizationTemplate=_READ)


@strawberry.type
class OrganizationTemplateQueries:
    @resolved(OrganizationTemplate | None)
    def organization_template(self) -> Any:
        return OrganizationTemplate  # there is one, without data of its own


@strawberry.input
class CreateOrganizationRoleInput:
    name: str
    description: str | None = strawberry.UNSET
    type: RoleType | None = strawberry.UNSET
    organization_scope_ids: list[strawberry.ID] | None = strawberry.UNSET
    resource_scope_ids: list[strawberry.ID] | None = strawberry.UNSET
    idempotency_key: str | None = strawberry.UNSET


@strawberry.input
class UpdateOrganizationRoleInput:
    organization_role_id: strawberry.ID
    name: str | None = strawberry.UNSET
    description: str | None = strawberry.UNSET


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


@mutation(_WRITE, again=queries.visible_organization_role, organization_role=OrganizationRole)
async def create_organization_role(actor: Actor, input: CreateOrganizationRoleInput) -> Any:
    """Create an organization role."""
    return await actions.create_organization_role(actor, as_domain(actions.NewOrganizationRole, input))


@mutation(_WRITE, organization_role=OrganizationRole)
async def update_organization_role(actor: Actor, input: UpdateOrganizationRoleInput) -> Any:
    """Change an organization role's name or description."""
    changes = as_domain(actions.TemplateEntryChanges, input)
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
    if not actor.may(Permission.ORGANIZATION_TEMPLATE_READ):
        return None
    return (await queries.organization_roles_by_ids(actor, [role_id])).get(role_id)
