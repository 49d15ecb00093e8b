"""Reads of members as the users and applications that they are, for whoever may read those as well."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from identity.applications.models import Application
from identity.kernel import database
from identity.kernel.actor import Actor
from identity.kernel.errors import NotFoundById
from identity.kernel.paging import (
    Conditions,
    NumberedPage,
    PageNumber,
    SortOrder,
    numbered_page,
    numbered_rows,
)
from identity.kernel.permissions import Permission
from identity.organizations.errors import MembershipRequired
from identity.organizations.member_queries import MemberFilter, count_of_organization, of_organization
from identity.organizations.models import Organization, OrganizationRole, OrganizationScope
from identity.organizations.queries import require_visible
from identity.organizations.tables import MACHINES, PEOPLE, MemberTables
from identity.users.models import User

H = TypeVar("H", User, Application)
_MOST_FEATURED = 3
_IS_THERE = "SELECT 1 FROM organizations WHERE id = $1"
_BY_NAME = SortOrder("name", is_descending=False)


@dataclass(frozen=True, slots=True)
class RoleName:
    """A role of the template in short."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class HolderView(Generic[H]):
    """A user or an application, with its roles in one organization."""

    holder: H
    roles: list[RoleName]


@dataclass(frozen=True, slots=True)
class FeaturedUser:
    """A member on the cover of an organization."""

    id: str
    avatar: str | None
    name: str | None


@dataclass(frozen=True, slots=True)
class FeaturedMembers:
    """How many people an organization has, and who joined it last."""

    number: int
    users: list[FeaturedUser]


async def member_users_page(
    actor: Actor, organization_id: str, wanted: MemberFilter, page: PageNumber | None
) -> NumberedPage[HolderView[User]]:
    """The users who are members, joined last first; an unknown organization is not found."""
    actor.require(Permission.USERS_READ)
    return await _page(actor, PEOPLE, User, organization_id, wanted, page)


async def member_applications_page(
    actor: Actor, organization_id: str, wanted: MemberFilter, page: PageNumber | None
) -> NumberedPage[HolderView[Application]]:
    """The applications that are members, joined last first; an unknown organization is not found."""
    actor.require(Permission.APPLICATIONS_READ)
    return await _page(actor, MACHINES, Application, organization_id, wanted, page)


async def featured_members(actor: Actor, organizations: Sequence[Organization]) -> dict[str, FeaturedMembers]:
    """For each organization the number of its people and three of them, in one statement."""
    for organization in organizations:
        require_visible(actor, organization.id, Permission.ORGANIZATIONS_MEMBERS_READ)
    rows = await database.fetch(
        "SELECT o.id, (SELECT count(*) FROM organization_members m WHERE m.organization_id = o.id) AS number, "
        "(SELECT coalesce(jsonb_agg(to_jsonb(f)), '[]') FROM (SELECT u.id, u.avatar, u.name "
        "FROM organization_members m JOIN users u ON u.id = m.user_id WHERE m.organization_id = o.id "
        f"ORDER BY m.created_at DESC, u.id DESC LIMIT {_MOST_FEATURED}) f) AS users "
        "FROM unnest($1::text[]) AS o (id)",
        [organization.id for organization in organizations],
    )
    return {
        row["id"]: FeaturedMembers(row["number"], [FeaturedUser(**each) for each in row["users"]])
        for row in rows
    }


async def roles_of_member_page(
    actor: Actor, organization_id: str, user_id: str, page: PageNumber | None
) -> NumberedPage[OrganizationRole]:
    """The roles of a member, by name; who is none is refused."""
    return await _roles_page(actor, PEOPLE, organization_id, user_id, page)


async def roles_of_machine_member_page(
    actor: Actor, organization_id: str, application_id: str, page: PageNumber | None
) -> NumberedPage[OrganizationRole]:
    """The roles of a machine, by name; one that is no member is refused."""
    return await _roles_page(actor, MACHINES, organization_id, application_id, page)


async def scopes_of_member(actor: Actor, organization_id: str, user_id: str) -> list[OrganizationScope]:
    """The organization scopes that a member's roles give, by name; who is none is refused."""
    member_id = await _member_id(actor, PEOPLE, organization_id, user_id)
    return await database.fetch_models(
        OrganizationScope,
        f"SELECT {database.columns(OrganizationScope, 's')} FROM organization_scopes s WHERE s.id IN ("
        "SELECT rs.organization_scope_id FROM organization_member_roles mr "
        "JOIN organization_role_scopes rs ON rs.organization_role_id = mr.organization_role_id "
        "WHERE mr.member_id = $1) ORDER BY s.name",
        member_id,
    )


async def _page(
    actor: Actor,
    tables: MemberTables,
    model: type[H],
    organization_id: str,
    wanted: MemberFilter,
    page: PageNumber | None,
) -> NumberedPage[HolderView[H]]:
    conditions = of_organization(actor, tables, organization_id, wanted)
    rows, total = await numbered_rows(
        f"{database.columns(model, 'x')}, (SELECT coalesce(jsonb_agg(jsonb_build_object("
        f"'id', r.id, 'name', r.name) ORDER BY r.name), '[]') FROM {tables.member_roles} mr "
        "JOIN organization_roles r ON r.id = mr.organization_role_id WHERE mr.member_id = m.id) AS roles",
        f"FROM {tables.members} m JOIN {tables.holders} x ON x.id = m.{tables.holder}{conditions.sql} "
        f"ORDER BY m.created_at DESC, m.{tables.holder} DESC",
        count_of_organization(tables, conditions, wanted),
        page,
        conditions.values,
    )
    if not total and not await database.fetch_value(_IS_THERE, organization_id):
        raise NotFoundById(entity="organization", id=organization_id)
    return NumberedPage([_as_holder(model, row) for row in rows], total)


def _as_holder(model: type[H], row: Any) -> HolderView[H]:
    return HolderView(database.as_model(model, row), [RoleName(**role) for role in row["roles"]])


async def _roles_page(
    actor: Actor, tables: MemberTables, organization_id: str, holder_id: str, page: PageNumber | None
) -> NumberedPage[OrganizationRole]:
    conditions = Conditions()
    conditions.add("mr.member_id = {}", await _member_id(actor, tables, organization_id, holder_id))
    source = f"organization_roles r JOIN {tables.member_roles} mr ON mr.organization_role_id = r.id"
    return await numbered_page(OrganizationRole, source, "r", conditions, _BY_NAME, page)


async def _member_id(actor: Actor, tables: MemberTables, organization_id: str, holder_id: str) -> int:
    require_visible(actor, organization_id, Permission.ORGANIZATIONS_MEMBERS_READ)
    statement = f"SELECT id FROM {tables.members} WHERE organization_id = $1 AND {tables.holder} = $2"
    member_id: int | None = await database.fetch_value(statement, organization_id, holder_id)
    if member_id is None:
        raise MembershipRequired(ids=holder_id)
    return member_id
