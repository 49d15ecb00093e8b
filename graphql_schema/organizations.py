"""Organizations and their members: types, queries and mutations."""

from datetime import datetime
from enum import Enum
from typing import Any

import strawberry

from graphql_schema.access import declare, declare_more, scopes
from graphql_schema.applications import Application
from graphql_schema.audit import EVENTS, Event
from graphql_schema.connection import (
    Connection,
    Page,
    PageInfo,
    PositionOf,
    Relation,
    by_time,
    keyset,
    relation,
)
from graphql_schema.context import Info
from graphql_schema.fields import resolved, row
from graphql_schema.invitations import INVITATIONS, Invitation
from graphql_schema.lists import OrderDirection, sort_order
from graphql_schema.loaders import load, looked_up
from graphql_schema.mutations import as_domain
from graphql_schema.node import Node, global_id, or_null, readable
from graphql_schema.organization_template import OrganizationRole
from graphql_schema.provisioning import PROVISIONING, OrganizationProvisioning
from graphql_schema.scalars import JSON
from graphql_schema.users import User
from identity.applications.queries import applications_by_ids
from identity.audit.organization_queries import (
    event_counts_by_organization_ids,
    event_slices_by_organization_ids,
)
from identity.kernel.actor import Actor
from identity.kernel.paging import Keyset
from identity.kernel.permissions import Permission
from identity.organizations import member_queries as members
from identity.organizations import queries, relations
from identity.organizations.models import Organization as OrganizationRow
from identity.users.queries import users_by_ids


@strawberry.enum
class MemberOrderField(Enum):
    JOINED_AT = "joined_at"
    NAME = "name"


@strawberry.input
class MemberOrder:
    field: MemberOrderField
    direction: OrderDirection


@strawberry.input
class MemberFilter:
    text: str | None = strawberry.field(
        default=strawberry.UNSET, description="Part of the id, name or identifiers."
    )
    organization_role_id: strawberry.ID | None = strawberry.UNSET


@strawberry.type(description="A person as their organization sees them.")
class Member(Node):
    id: strawberry.ID = row(lambda member: global_id("Member", _key(member)), "The global id.")
    user_id: strawberry.ID
    name: str | None
    username: str | None
    avatar: str | None
    primary_email: str | None
    joined_at: datetime
    roles: list[OrganizationRole] = looked_up(members.roles_by_member_ids, lambda member: member.member_id)
    user: User | None = looked_up(
        users_by_ids, lambda member: member.user_id, "The whole user, for whoever may read users."
    )


@strawberry.type(description="A machine-to-machine application as its organization sees it.")
class MachineMember:
    application_id: strawberry.ID
    name: str
    joined_at: datetime
    roles: list[OrganizationRole] = looked_up(
        members.roles_by_machine_member_ids, lambda member: member.member_id
    )
    application: Application | None = looked_up(applications_by_ids, lambda member: member.application_id)


def _key(member: members.MemberView) -> str:
    return f"{member.organization_id}:{member.user_id}"


async def _members_by_keys(actor: Actor, keys: list[str]) -> dict[str, Any]:
    """Members by `organization:user`, without those that the actor may not see."""
    pairs = [
        (organization_id, user_id) for organization_id, _, user_id in (key.partition(":") for key in keys)
    ]
    if not actor.may(Permission.ORGANIZATIONS_MEMBERS_READ):
        pairs = [pair for pair in pairs if pair[0] == actor.organization_id]
    found = await relations.members_by_pairs(actor, pairs)
    return {_key(member): member for member in found.values()}


def members_relation(wanted: members.MemberFilter, order: members.MemberOrder) -> Relation:
    """The people of organizations who fulfil the filter."""

    async def slices(actor: Actor, ids: list[str], where: Keyset) -> dict[str, Any]:
        return dict(await members.members_by_organization_ids(actor, ids, wanted, where, order))

    async def counts(actor: Actor, ids: list[str]) -> dict[str, int]:
        return await members.member_counts(actor, ids, wanted)

    return Relation(slices, counts, position=_position(order, "user_id"))


def machines_relation(wanted: members.MemberFilter, order: members.MemberOrder) -> Relation:
    """The machines of organizations that fulfil the filter."""

    async def slices(actor: Actor, ids: list[str], where: Keyset) -> dict[str, Any]:
        return dict(await members.machine_members_by_organization_ids(actor, ids, wanted, where, order))

    async def counts(actor: Actor, ids: list[str]) -> dict[str, int]:
        return await members.machine_member_counts(actor, ids, wanted)

    return Relation(slices, counts, position=_position(order, "application_id"))


def _position(order: members.MemberOrder, id_name: str) -> PositionOf:
    place = "sort_name" if order.is_by_name else "joined_at"
    return lambda member: (getattr(member, place), getattr(member, id_name))


def _order(given: MemberOrder | None) -> members.MemberOrder:
    if not given:
        return members.LAST_FIRST
    return members.MemberOrder(
        is_by_name=given.field is MemberOrderField.NAME,
        is_descending=given.direction is OrderDirection.DESC,
    )


@strawberry.type(description="The colors of the pages on which members sign in.")
class OrganizationColor:
    primary_color: str | None = row(lambda color: color.get("primaryColor"))
    is_dark_mode_enabled: bool | None = row(lambda color: color.get("isDarkModeEnabled"))
    dark_primary_color: str | None = row(lambda color: color.get("darkPrimaryColor"))


@strawberry.type(description="The logos of these pages.")
class OrganizationBranding:
    logo_url: str | None = row(lambda branding: branding.get("logoUrl"))
    dark_logo_url: str | None = row(lambda branding: branding.get("darkLogoUrl"))
    favicon: str | None = row(lambda branding: branding.get("favicon"))
    dark_favicon: str | None = row(lambda branding: branding.get("darkFavicon"))


@strawberry.type(description="A group of members with roles of its own.")
class Organization(Node):
    organization_id: strawberry.ID = row(lambda organization: organization.id)
    name: str
    description: str | None
    custom_data: JSON
    is_mfa_required: bool
    is_trusted_device_allowed: bool = strawberry.field(
        description="Whether members are spared their second factor in browsers that they trust."
    )
    created_at: datetime
    color: OrganizationColor
    branding: OrganizationBranding
    custom_css: str | None
    provisioning: OrganizationProvisioning | None = row(
        lambda organization: organization, "Who becomes a member just by signing up."
    )
    invitations: Connection[Invitation] | None = relation(INVITATIONS)
    events: Connection[Event] | None = relation(
        Relation(event_slices_by_organization_ids, event_counts_by_organization_ids),
        "What happened in the organization, newest first.",
    )

    @resolved(Connection[Member] | None)
    @staticmethod
    async def members(
        root: strawberry.Parent[OrganizationRow],
        info: Info,
        first: int | None = strawberry.UNSET,
        after: str | None = strawberry.UNSET,
        last: int | None = strawberry.UNSET,
        before: str | None = strawberry.UNSET,
        filter: MemberFilter | None = strawberry.UNSET,
        order_by: MemberOrder | None = strawberry.UNSET,
    ) -> Any:
        wanted, order = as_domain(members.MemberFilter, filter or MemberFilter()), _order(order_by)
        where = keyset(first, after, last, before, is_text=order.is_by_name)
        related = members_relation(wanted, order)
        return await related.load(info.context, root.id, where, ("members", wanted, order))

    @resolved(Connection[MachineMember] | None)
    @staticmethod
    async def machine_members(
        root: strawberry.Parent[OrganizationRow],
        info: Info,
        first: int | None = strawberry.UNSET,
        after: str | None = strawberry.UNSET,
        last: int | None = strawberry.UNSET,
        before: str | None = strawberry.UNSET,
        filter: MemberFilter | None = strawberry.UNSET,
        order_by: MemberOrder | None = strawberry.UNSET,
    ) -> Any:
        wanted, order = as_domain(members.MemberFilter, filter or MemberFilter()), _order(order_by)
        where = keyset(first, after, last, before, is_text=order.is_by_name)
        related = machines_relation(wanted, order)
        return await related.load(info.context, root.id, where, ("machines", wanted, order))

    @strawberry.field
    @staticmethod
    async def members_count(root: strawberry.Parent[OrganizationRow], info: Info) -> int | None:
        return int(await load(info.context, members.member_counts, root.id) or 0)


@strawberry.type(description="A user's membership of an organization.")
class UserOrganizationEdge:
    cursor: str
    node: Organization
    joined_at: datetime = row(lambda edge: edge.item.joined_at)
    roles: list[OrganizationRole] = looked_up(members.roles_by_member_ids, lambda edge: edge.item.member_id)


@strawberry.type(description="A page of a user's organizations.")
class UserOrganizationConnection:
    edges: list[UserOrganizationEdge]
    nodes: list[Organization]
    page_info: PageInfo = row(lambda page: page)
    total_count: int = row(lambda page: page.count(), waits=True)


readable(members.MemberView, _members_by_keys, "Member")
readable(OrganizationRow, queries.organizations_by_ids, "Organization")
_READ = scopes(Permission.ORGANIZATIONS_READ)
_MEMBERS = scopes(Permission.ORGANIZATIONS_MEMBERS_READ)
declare(
    "Organization",
    _READ,
    members=_MEMBERS,
    membersCount=_MEMBERS,
    machineMembers=_MEMBERS,
    provisioning=PROVISIONING,
    events=EVENTS,
    invitations=scopes(Permission.ORGANIZATIONS_INVITATIONS_READ),
)
declare("OrganizationColor", _READ)
declare("OrganizationBranding", _READ)
declare("Member", _MEMBERS, user=scopes(Permission.USERS_READ))
declare("MachineMember", _MEMBERS, application=scopes(Permission.APPLICATIONS_READ))
declare_more("Query", organization=_READ, organizations=_READ)


@strawberry.enum
class OrganizationOrderField(Enum):
    CREATED_AT = "created_at"
    NAME = "name"


@strawberry.input
class OrganizationOrder:
    field: OrganizationOrderField
    direction: OrderDirection


@strawberry.input
class OrganizationFilter:
    text: str | None = strawberry.field(default=strawberry.UNSET, description="Part of the id or name.")


@strawberry.type
class OrganizationQueries:
    @resolved(Organization | None)
    async def organization(self, info: Info, organization_id: strawberry.ID) -> Any:
        return await or_null(queries.visible_organization(info.context.actor, organization_id))

    @resolved(Connection[Organization])
    async def organizations(
        self,
        info: Info,
        first: int | None = strawberry.UNSET,
        after: str | None = strawberry.UNSET,
        last: int | None = strawberry.UNSET,
        before: str | None = strawberry.UNSET,
        filter: OrganizationFilter | None = strawberry.UNSET,
        order_by: OrganizationOrder | None = strawberry.UNSET,
    ) -> Page:
        actor, order = info.context.actor, sort_order(order_by)
        wanted = as_domain(queries.OrganizationFilter, filter or OrganizationFilter())
        where = keyset(first, after, last, before, is_text=order.column == "name")
        found = await queries.organizations_slice(actor, wanted, order, where)
        return Page(found, by_time(order.column), lambda: queries.organizations_count(actor, wanted))
