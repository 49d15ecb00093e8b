"""The template of all organizations: roles, scopes and built-in permissions."""

from enum import Enum
from typing import Any

import strawberry

from graphql_schema.access import declare, declare_more, scopes
from graphql_schema.connection import Connection, Page, by_time, keyset
from graphql_schema.context import Info
from graphql_schema.fields import resolved, row
from graphql_schema.lists import OrderDirection, sort_order
from graphql_schema.loaders import load
from graphql_schema.mutations import as_domain
from graphql_schema.node import Node, or_null, readable
from graphql_schema.resources import Scope
from graphql_schema.roles import RoleType
from identity.kernel.permissions import OrganizationPermission, Permission
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
declare_more(
    "Query",
    organizationTemplate=_READ,
    organizationRole=_READ,
    organizationRoles=_READ,
    organizationScope=_READ,
    organizationScopes=_READ,
)


@strawberry.enum
class TemplateOrderField(Enum):
    CREATED_AT = "created_at"
    NAME = "name"


@strawberry.input
class TemplateOrder:
    field: TemplateOrderField
    direction: OrderDirection


@strawberry.input
class OrganizationRoleFilter:
    text: str | None = strawberry.field(
        default=strawberry.UNSET, description="Part of the id, name or description."
    )
    type: RoleType | None = strawberry.UNSET


@strawberry.input
class OrganizationScopeFilter:
    text: str | None = strawberry.field(
        default=strawberry.UNSET, description="Part of the id, name or description."
    )


@strawberry.type
class OrganizationTemplateQueries:
    @resolved(OrganizationTemplate | None)
    def organization_template(self) -> Any:
        return OrganizationTemplate  # there is one, without data of its own

    @resolved(OrganizationRole | None)
    async def organization_role(self, info: Info, organization_role_id: strawberry.ID) -> Any:
        return await or_null(queries.visible_organization_role(info.context.actor, organization_role_id))

    @resolved(OrganizationScope | None)
    async def organization_scope(self, info: Info, organization_scope_id: strawberry.ID) -> Any:
        return await or_null(queries.visible_organization_scope(info.context.actor, organization_scope_id))

    @resolved(Connection[OrganizationRole])
    async def organization_roles(
        self,
        info: Info,
        first: int | None = strawberry.UNSET,
        after: str | None = strawberry.UNSET,
        last: int | None = strawberry.UNSET,
        before: str | None = strawberry.UNSET,
        filter: OrganizationRoleFilter | None = strawberry.UNSET,
        order_by: TemplateOrder | None = strawberry.UNSET,
    ) -> Page:
        actor, order = info.context.actor, sort_order(order_by)
        wanted = as_domain(queries.OrganizationRoleFilter, filter or OrganizationRoleFilter())
        where = keyset(first, after, last, before, is_text=order.column == "name")
        found = await queries.organization_roles_slice(actor, wanted, order, where)
        return Page(found, by_time(order.column), lambda: queries.organization_roles_count(actor, wanted))

    @resolved(Connection[OrganizationScope])
    async def organization_scopes(
        self,
        info: Info,
        first: int | None = strawberry.UNSET,
        after: str | None = strawberry.UNSET,
        last: int | None = strawberry.UNSET,
        before: str | None = strawberry.UNSET,
        filter: OrganizationScopeFilter | None = strawberry.UNSET,
        order_by: TemplateOrder | None = strawberry.UNSET,
    ) -> Page:
        actor, order = info.context.actor, sort_order(order_by)
        wanted = as_domain(queries.OrganizationScopeFilter, filter or OrganizationScopeFilter())
        where = keyset(first, after, last, before, is_text=order.column == "name")
        found = await queries.organization_scopes_slice(actor, wanted, order, where)
        return Page(found, by_time(order.column), lambda: queries.organization_scopes_count(actor, wanted))
