"""Organizations and their members: types, queries and mutations."""

from datetime import datetime
from typing import Any

import strawberry

from graphql_schema.access import declare, declare_more, scopes
from graphql_schema.applications import Application, load_application
from graphql_schema.connection import Connection, Page, PageInfo, by_time, keyset, relation
from graphql_schema.context import Info
from graphql_schema.fields import row
from graphql_schema.lists import sort_order
from graphql_schema.loaders import load
from graphql_schema.mutations import as_domain
from graphql_schema.node import Node, or_null, readable
from graphql_schema.organization_template import OrganizationRole
from graphql_schema.scalars import JSON
from graphql_schema.users import User
from identity.kernel.permissions import Permission
from identity.organizations import queries, relations
from identity.organizations.models import Organization as OrganizationRow
from identity.users.queries import users_by_ids


@strawberry.input
class MemberFilter:
    text: str | None = strawberry.field(
        default=strawberry.UNSET, description="Part of the id, name or identifiers."
    )
    organization_role_id: strawberry.ID | None = strawberry.UNSET


@strawberry.type(description="A person as their organization sees them.")
class Member(Node):
    id: strawberry.ID = row(lambda member: member_global_id(member), "The global id.")
    user_id: strawberry.ID
    name: str | None
    username: str | None
    avatar: str | None
    primary_email: str | None
    joined_at: datetime
    roles: list[OrganizationRole]

    @strawberry.field(graphql_type=User | None, description="The whole user, for whoever may read users.")
    @staticmethod
    async def user(root: strawberry.Parent[relations.Member], info: Info) -> Any:
        return await load(info.context, users_by_ids, root.user_id)


@strawberry.type(description="A machine-to-machine application as its organization sees it.")
class MachineMember:
    application_id: strawberry.ID
    name: str
    joined_at: datetime
    roles: list[OrganizationRole]

    @strawberry.field(graphql_type=Application | None)
    @staticmethod
    async def application(root: strawberry.Parent[relations.MachineMember], info: Info) -> Any:
        return await load_application(info.context, root.application_id)


@strawberry.type(description="A group of members with roles of its own.")
class Organization(Node):
    organization_id: strawberry.ID = row(lambda organization: organization.id)
    name: str
    description: str | None
    custom_data: JSON
    is_mfa_required: bool
    created_at: datetime
    machine_members: Connection[MachineMember] | None = relation(lambda: relations.MACHINES_OF_ORGANIZATIONS)

    @strawberry.field(graphql_type=Connection[Member] | None)
    @staticmethod
    async def members(
        root: strawberry.Parent[OrganizationRow],
        info: Info,
        first: int | None = strawberry.UNSET,
        after: str | None = strawberry.UNSET,
        last: int | None = strawberry.UNSET,
        before: str | None = strawberry.UNSET,
        filter: MemberFilter | None = strawberry.UNSET,
    ) -> Any:
        wanted = relations.members_of_organizations(
            as_domain(relations.MemberFilter, filter or MemberFilter())
        )
        return await wanted.load(info.context, root.id, keyset(first, after, last, before))

    @strawberry.field
    @staticmethod
    async def members_count(root: strawberry.Parent[OrganizationRow], info: Info) -> int | None:
        return int(await load(info.context, queries.member_counts, root.id) or 0)


@strawberry.type(description="A user's membership of an organization.")
class UserOrganizationEdge:
    cursor: str
    node: Organization
    roles: list[OrganizationRole] = row(lambda edge: edge.item.roles)
    joined_at: datetime = row(lambda edge: edge.item.joined_at)


@strawberry.type(description="A page of a user's organizations.")
class UserOrganizationConnection:
    edges: list[UserOrganizationEdge]
    nodes: list[Organization]
    page_info: PageInfo = row(lambda page: page)
    total_count: int = row(lambda page: page.count())


readable(OrganizationRow, queries.organizations_by_ids, "Organization")
_READ = scopes(Permission.ORGANIZATIONS_READ)
_MEMBERS = scopes(Permission.ORGANIZATIONS_MEMBERS_READ)
declare("Organization", _READ, members=_MEMBERS, membersCount=_MEMBERS, machineMembers=_MEMBERS)
declare("Member", _MEMBERS, user=scopes(Permission.USERS_READ))
declare("MachineMember", _MEMBERS, application=scopes(Permission.APPLICATIONS_READ))
declare_more("Query", organization=_READ, organizations=_READ)


@strawberry.input
class OrganizationFilter:
    text: str | None = strawberry.field(default=strawberry.UNSET, description="Part of the id or name.")


@strawberry.type
class OrganizationQueries:
    @strawberry.field(graphql_type=Organization | None)
    async def organization(self, info: Info, organization_id: strawberry.ID) -> Any:
        return await or_null(queries.visible_organization(info.context.actor, organization_id))

    @strawberry.field(graphql_type=Connection[Organization])
    async def organizations(
        self,
        info: Info,
        first: int | None = strawberry.UNSET,
        after: str | None = strawberry.UNSET,
        last: int | None = strawberry.UNSET,
        before: str | None = strawberry.UNSET,
        filter: OrganizationFilter | None = strawberry.UNSET,
    ) -> Page:
        actor = info.context.actor
        wanted = as_domain(queries.OrganizationFilter, filter or OrganizationFilter())
        found = await queries.organizations_slice(
            actor, wanted, sort_order(None), keyset(first, after, last, before)
        )
        return Page(found, by_time(), lambda: queries.organizations_count(actor, wanted))
