"""Organizations: founding, changing, dissolving; what their own administrators reach; what lists show."""

import pytest

from identity.kernel.actor import NOBODY, SYSTEM, Actor, ActorKind
from identity.kernel.database import fetch, fetch_value
from identity.kernel.errors import Forbidden, NotFoundById, Unauthenticated, ValueTooLong
from identity.kernel.paging import Keyset, PageNumber
from identity.kernel.permissions import OrganizationPermission, Permission
from identity.organizations import member_queries, queries
from identity.organizations.actions import (
    NewOrganization,
    OrganizationChanges,
    create_organization,
    delete_organization,
    update_organization,
)
from identity.organizations.errors import InvalidBranding
from identity.organizations.queries import NEWEST_FIRST, OrganizationFilter
from tests.organizations.conftest import Club, acting, organization, refused

pytestmark = pytest.mark.usefixtures("database")
READ, UPDATE = OrganizationPermission.ORGANIZATION_READ, OrganizationPermission.ORGANIZATION_UPDATE


async def test_an_organization_has_what_it_was_founded_with() -> None:
    made = await create_organization(
        SYSTEM,
        NewOrganization(
            name="Club",
            description="A club",
            custom_data={"plan": "gold"},
            is_mfa_required=True,
            color={"primaryColor": "#0a0b0c", "isDarkModeEnabled": True},
            branding={"logoUrl": "https://example.com/logo.svg"},
        ),
    )
    found = await queries.visible_organization(SYSTEM, made.id)
    assert len(found.id) == 12
    assert (found.name, found.custom_data, found.is_mfa_required) == ("Club", {"plan": "gold"}, True)
    await update_organization(SYSTEM, made.id, OrganizationChanges(custom_data={}, description=None))
    changed = await queries.visible_organization(SYSTEM, made.id)
    assert (changed.name, changed.custom_data, changed.description) == ("Club", {}, None)
    rows = await fetch("SELECT key, organization_id, payload FROM events WHERE key LIKE 'Organization.%'")
    update = next(row for row in rows if row["key"] == "Organization.Data.Updated")
    assert update["organization_id"] == made.id
    assert update["payload"]["before"] == {"custom_data": {"plan": "gold"}, "description": "A club"}


@pytest.mark.parametrize(
    "values",
    [
        {"color": {"primaryColor": "red;} body{display:none"}},
        {"branding": {"logoUrl": "javascript:alert(1)"}},
        {"branding": {"logoUrl": {"nested": True}}},
        {"custom_css": "x" * 70_000},
    ],
)
async def test_branding_cannot_carry_anything_else(values: dict[str, object]) -> None:
    await refused(create_organization(SYSTEM, NewOrganization(name="x", **values)), InvalidBranding)


async def test_limits_of_the_columns_are_refusals() -> None:
    await refused(create_organization(SYSTEM, NewOrganization(name="x" * 129)), ValueTooLong)
    await refused(create_organization(SYSTEM, NewOrganization(name="x", description="x" * 257)), ValueTooLong)


async def test_dissolving_takes_the_memberships_along(club: Club) -> None:
    await delete_organization(SYSTEM, club.id)
    await refused(queries.visible_organization(SYSTEM, club.id), NotFoundById)
    assert await fetch_value("SELECT count(*) FROM organization_members") == 0
    assert await queries.membership(club.chair.id, club.id) is None
    await refused(delete_organization(SYSTEM, club.id), NotFoundById)


async def test_a_member_sees_their_own_organization_alone(club: Club) -> None:
    other = await organization("Other")
    member = acting(club.member, club.id, READ)
    assert (await queries.visible_organization(member, club.id)).id == club.id
    await refused(queries.visible_organization(member, other.id), NotFoundById)
    await refused(queries.visible_organization(member, "nowhere"), NotFoundById)
    assert set(await queries.organizations_by_ids(member, [club.id, other.id])) == {club.id}
    page = await queries.organizations_page(member, OrganizationFilter(), PageNumber())
    assert ([found.id for found in page.items], page.total) == ([club.id], 1)
    assert await queries.organizations_count(member, OrganizationFilter(text="Other")) == 0


async def test_a_member_without_the_permission_sees_nothing(club: Club) -> None:
    member = acting(club.member, club.id)
    await refused(queries.visible_organization(member, club.id), Forbidden)
    await refused(queries.organizations_page(member, OrganizationFilter()), Forbidden)
    await refused(queries.organizations_page(NOBODY, OrganizationFilter()), Unauthenticated)
    await refused(
        queries.organizations_page(Actor(ActorKind.USER, user_id=club.member.id), OrganizationFilter()),
        Forbidden,
    )


async def test_its_own_administrator_changes_it_but_not_what_is_the_operators(club: Club) -> None:
    member = acting(club.chair, club.id, READ, UPDATE)
    changed = await update_organization(member, club.id, OrganizationChanges(name="New name"))
    assert changed.name == "New name"
    for changes in (OrganizationChanges(custom_data={}), OrganizationChanges(custom_css="a{}")):
        await refused(update_organization(member, club.id, changes), Forbidden)
    other = await organization("Other")
    for attempt in (
        update_organization(member, other.id, OrganizationChanges(name="Mine")),
        delete_organization(member, club.id),
        create_organization(member, NewOrganization(name="Mine")),
    ):
        await refused(attempt, Forbidden)


async def test_lists_filter_and_page(club: Club) -> None:
    for number in range(3):
        await organization(f"Guild {number}")
    found = await queries.organizations_page(SYSTEM, OrganizationFilter(text="guild"), PageNumber(1, 2))
    assert (len(found.items), found.total) == (2, 3)
    own = await queries.organizations_page(SYSTEM, OrganizationFilter(user_id=club.member.id))
    assert [row.id for row in own.items] == [club.id]
    piece = await queries.organizations_slice(SYSTEM, OrganizationFilter(), NEWEST_FIRST, Keyset(first=3))
    assert ([row.name for row in piece.items], piece.has_next) == (["Guild 2", "Guild 1", "Guild 0"], True)
    assert await member_queries.member_counts(SYSTEM, [club.id, piece.items[0].id]) == {
        club.id: 2,
        piece.items[0].id: 0,
    }


async def test_an_application_needs_the_permission(club: Club, application_actor) -> None:
    reader: Actor = application_actor(Permission.ORGANIZATIONS_READ)
    assert await queries.visible_organization(reader, club.id)
    await refused(member_queries.member_counts(reader, [club.id]), Forbidden)
    await refused(update_organization(reader, club.id, OrganizationChanges(name="x")), Forbidden)
