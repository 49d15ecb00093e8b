"""Members: joining, leaving, roles; what an organization's own administrator may do; what members see."""

import pytest

from identity.kernel.actor import SYSTEM, Actor, ActorKind
from identity.kernel.database import fetch
from identity.kernel.errors import Forbidden, GrantsMoreThanHeld, InputRefused, NotFoundById
from identity.kernel.paging import Keyset, PageNumber
from identity.kernel.permissions import OrganizationPermission, Permission
from identity.organizations import member_queries as queries
from identity.organizations import membership_queries
from identity.organizations.errors import (
    MemberKindMismatch,
    MembershipRequired,
    RelatedNotFound,
    RoleNamesNotFound,
)
from identity.organizations.holder_queries import scopes_of_member
from identity.organizations.machine_member_actions import (
    add_machine_members,
    assign_machine_member_roles,
    remove_machine_member,
    replace_machine_members,
)
from identity.organizations.member_actions import (
    add_members,
    assign_member_roles,
    remove_member,
    remove_member_role,
    replace_member_roles,
    replace_members,
)
from identity.organizations.member_queries import EVERY_MEMBER, MemberFilter
from identity.organizations.queries import machine_membership, membership, organization_claims
from identity.organizations.template_actions import (
    create_organization_scope,
    set_organization_role_resource_scopes,
    set_organization_role_scopes,
)
from identity.resources.actions import NewResource, NewScope, create_resource, create_scope
from identity.roles.models import RoleType
from tests.organizations.conftest import (
    Club,
    acting,
    application,
    organization,
    person,
    refused,
    template_role,
)

pytestmark = pytest.mark.usefixtures("database")
READ, ROLES = OrganizationPermission.MEMBERS_READ, OrganizationPermission.MEMBERS_ROLES


async def events(key: str) -> list[dict[str, object]]:
    rows = await fetch("SELECT payload FROM events WHERE key = $1 ORDER BY created_at", key)
    return [row["payload"] for row in rows]


async def test_joining_and_leaving_is_announced(club: Club) -> None:
    eve = await person("eve")
    assert await add_members(SYSTEM, club.id, [eve.id, club.member.id]) == [eve.id]
    await remove_member(SYSTEM, club.id, club.member.id)
    assert (await events("Organization.Membership.Updated"))[1:] == [
        {"added_user_ids": [eve.id]},
        {"removed_user_ids": [club.member.id]},
    ]
    assert await membership(club.member.id, club.id) is None
    await refused(remove_member(SYSTEM, club.id, club.member.id), NotFoundById)
    await refused(add_members(SYSTEM, club.id, ["nobody"]), RelatedNotFound)
    await refused(add_members(SYSTEM, "nowhere", [eve.id]), NotFoundById)


async def test_replacing_keeps_the_roles_of_who_stays(club: Club) -> None:
    eve = await person("eve")
    await replace_members(SYSTEM, club.id, [club.chair.id, eve.id])
    assert (await events("Organization.Membership.Updated"))[-1] == {
        "added_user_ids": [eve.id],
        "removed_user_ids": [club.member.id],
    }
    found = await membership(club.chair.id, club.id)
    assert found is not None
    assert found.role_names == ["Chair"]


async def test_roles_are_given_by_id_and_by_name(club: Club) -> None:
    editor, robot = await template_role("Editor"), await template_role("Robot", type=RoleType.MACHINE)
    ben = club.member.id
    await replace_member_roles(SYSTEM, club.id, ben, [club.chair_role.id], ["Editor"])
    found = await membership(ben, club.id)
    assert found is not None
    assert found.role_names == ["Chair", "Editor"]
    await remove_member_role(SYSTEM, club.id, ben, club.chair_role.id)
    await refused(remove_member_role(SYSTEM, club.id, ben, club.chair_role.id), NotFoundById)
    await refused(assign_member_roles(SYSTEM, club.id, [ben], role_names=["Nobody"]), RoleNamesNotFound)
    await refused(assign_member_roles(SYSTEM, club.id, [ben], ["nothing"]), RelatedNotFound)
    await refused(assign_member_roles(SYSTEM, club.id, [ben], [robot.id]), MemberKindMismatch)
    stranger = await person("eve")
    await refused(assign_member_roles(SYSTEM, club.id, [stranger.id], [editor.id]), MembershipRequired)
    await replace_member_roles(SYSTEM, club.id, ben)
    cleared = await membership(ben, club.id)
    assert cleared is not None
    assert cleared.role_names == []


async def test_the_protocol_knows_what_a_membership_gives(club: Club, statements) -> None:
    resource = await create_resource(SYSTEM, NewResource(name="Shop", indicator="https://shop.example"))
    buy = await create_scope(SYSTEM, resource.id, NewScope(name="buy"))
    invite = await create_organization_scope(SYSTEM, "invite")
    await set_organization_role_scopes(SYSTEM, club.chair_role.id, [invite.id])
    await set_organization_role_resource_scopes(SYSTEM, club.chair_role.id, [buy.id])
    with statements() as counted:
        found = await membership(club.chair.id, club.id)
    assert counted.number == 1
    assert found is not None
    assert (found.role_names, found.scopes) == (["Chair"], {"invite"})
    assert found.permissions == club.acting_chair.organization_permissions
    assert found.resource_scopes == {"https://shop.example": {"buy"}}
    assert not found.lacks_mfa
    other = await organization("Other")
    assert await membership(club.chair.id, other.id) is None
    with statements() as counted:
        claims = await organization_claims(club.chair.id)
    assert counted.number == 1
    assert claims.organizations == [club.id]
    assert claims.organization_data == [{"id": club.id, "name": "Club", "description": None}]
    assert claims.organization_roles == [f"{club.id}:Chair"]


async def test_machines_are_members_too(club: Club) -> None:
    robot, website = await application("robot"), await application("website", "SPA")
    editor, runner = await template_role("Editor"), await template_role("Runner", type=RoleType.MACHINE)
    await refused(add_machine_members(SYSTEM, club.id, [robot, website]), MemberKindMismatch)
    assert await add_machine_members(SYSTEM, club.id, [robot]) == [robot]
    await refused(assign_machine_member_roles(SYSTEM, club.id, [robot], [editor.id]), MemberKindMismatch)
    await assign_machine_member_roles(SYSTEM, club.id, [robot], role_names=["Runner"])
    found = await machine_membership(robot, club.id)
    assert found is not None
    assert found.role_names == ["Runner"]
    page = await queries.machine_members_page(SYSTEM, club.id, MemberFilter(organization_role_id=runner.id))
    assert [member.application_id for member in page.items] == [robot]
    await remove_machine_member(SYSTEM, club.id, robot)
    assert await machine_membership(robot, club.id) is None
    await replace_machine_members(SYSTEM, club.id, [robot])
    assert (await events("Organization.Membership.Updated"))[-1] == {"added_application_ids": [robot]}


async def test_an_organizations_administrator_acts_in_it_alone(club: Club) -> None:
    other, editor = await organization("Other"), await template_role("Editor")
    await add_members(SYSTEM, other.id, [club.member.id])
    chair, ben = club.acting_chair, club.member.id
    await assign_member_roles(chair, club.id, [ben], [editor.id])
    for attempt in (
        assign_member_roles(chair, other.id, [ben], [editor.id]),
        replace_member_roles(chair, other.id, ben),
        remove_member(chair, other.id, ben),
        add_members(chair, club.id, [(await person("eve")).id]),
        replace_members(chair, club.id, []),
    ):
        await refused(attempt, Forbidden)
    await remove_member(chair, club.id, ben)
    assert await membership(ben, other.id) is not None


async def test_nobody_gives_or_touches_more_than_they_hold(club: Club) -> None:
    owner = await template_role("Owner", OrganizationPermission.ORGANIZATION_UPDATE, ROLES)
    eve, chair = await person("eve"), club.acting_chair
    await add_members(SYSTEM, club.id, [eve.id])
    await assign_member_roles(SYSTEM, club.id, [eve.id], [owner.id])
    for attempt in (
        assign_member_roles(chair, club.id, [club.member.id], [owner.id]),
        assign_member_roles(chair, club.id, [chair.user_id or ""], role_names=["Owner"]),
        replace_member_roles(chair, club.id, eve.id),
        remove_member_role(chair, club.id, eve.id, owner.id),
        remove_member(chair, club.id, eve.id),
    ):
        await refused(attempt, GrantsMoreThanHeld)
    asked_for_less = acting(club.chair, club.id, ROLES)
    await refused(
        assign_member_roles(asked_for_less, club.id, [club.member.id], [club.chair_role.id]),
        GrantsMoreThanHeld,
    )


async def test_no_customers_scope_is_handed_out_beyond_the_givers_own(club: Club) -> None:
    resource = await create_resource(SYSTEM, NewResource(name="Shop", indicator="https://shop.example"))
    buy = await create_scope(SYSTEM, resource.id, NewScope(name="buy"))
    invite, expel = [await create_organization_scope(SYSTEM, name) for name in ("invite", "expel")]
    await set_organization_role_scopes(SYSTEM, club.chair_role.id, [invite.id])
    host = await template_role("Host", organization_scope_ids=[invite.id])
    guard = await template_role("Guard", organization_scope_ids=[invite.id, expel.id])
    buyer = await template_role("Buyer", resource_scope_ids=[buy.id])
    ben, chair = club.member.id, club.acting_chair
    await assign_member_roles(chair, club.id, [ben], [host.id])
    for role in (guard, buyer):
        for attempt in (
            assign_member_roles(chair, club.id, [ben], [role.id]),
            assign_member_roles(chair, club.id, [club.chair.id], role_names=[role.name]),
            replace_member_roles(chair, club.id, ben, [host.id, role.id]),
        ):
            await refused(attempt, GrantsMoreThanHeld)
    await assign_member_roles(SYSTEM, club.id, [ben], [guard.id])
    await replace_member_roles(chair, club.id, ben, [guard.id])  # held already: nothing is handed out
    both = [ben, club.chair.id]
    await refused(assign_member_roles(chair, club.id, both, [guard.id]), GrantsMoreThanHeld)
    other = await organization("Other")
    await add_members(SYSTEM, other.id, [club.chair.id])
    await assign_member_roles(SYSTEM, other.id, [club.chair.id], [buyer.id])
    await refused(assign_member_roles(chair, club.id, [ben], [buyer.id]), GrantsMoreThanHeld)
    await assign_member_roles(SYSTEM, club.id, [club.chair.id], [buyer.id])
    await assign_member_roles(chair, club.id, [ben], [buyer.id])


async def test_a_machine_that_is_a_member_hands_out_no_more_than_its_own_scopes(club: Club) -> None:
    invite = await create_organization_scope(SYSTEM, "invite")
    host = await template_role("Host", organization_scope_ids=[invite.id])
    robot = await application("robot")
    runner = await template_role("Runner", ROLES, READ, type=RoleType.MACHINE)
    await add_machine_members(SYSTEM, club.id, [robot])
    await assign_machine_member_roles(SYSTEM, club.id, [robot], [runner.id])
    acting_robot = Actor(
        ActorKind.MEMBER,
        application_id=robot,
        organization_id=club.id,
        organization_permissions=frozenset({ROLES, READ}),
    )
    attempt = assign_member_roles(acting_robot, club.id, [club.member.id], [host.id])
    await refused(attempt, GrantsMoreThanHeld)
    await set_organization_role_scopes(SYSTEM, runner.id, [invite.id])
    assert await assign_member_roles(acting_robot, club.id, [club.member.id], [host.id]) == [host.id]


async def test_what_is_given_to_too_many_at_once_is_refused(club: Club) -> None:
    many = ["x"] * 5001
    for attempt in (
        add_members(SYSTEM, club.id, many),
        replace_members(SYSTEM, club.id, many),
        assign_member_roles(SYSTEM, club.id, many, []),
        assign_member_roles(SYSTEM, club.id, [club.member.id], many),
        assign_member_roles(SYSTEM, club.id, [club.member.id], role_names=many),
    ):
        await refused(attempt, InputRefused)


async def test_a_machine_with_few_permissions_gives_no_more_either(club: Club, application_actor) -> None:
    actor: Actor = application_actor(
        Permission.ORGANIZATIONS_MEMBERS_ROLES, Permission.ORGANIZATIONS_MEMBERS_REMOVE
    )
    editor = await template_role("Editor")
    await assign_member_roles(actor, club.id, [club.member.id], [editor.id])
    await refused(
        assign_member_roles(actor, club.id, [club.member.id], [club.chair_role.id]), GrantsMoreThanHeld
    )
    await remove_member(actor, club.id, club.chair.id)


async def test_members_see_little_of_one_another(club: Club) -> None:
    page = await queries.members_page(club.acting_chair, club.id, EVERY_MEMBER, PageNumber())
    assert page.total == 2
    assert {(member.user_id, member.name) for member in page.items} == {
        (club.chair.id, "Ada"),
        (club.member.id, "Ben"),
    }
    assert not {"custom_data", "is_suspended", "primary_phone"} & set(page.items[0].__slots__)
    other = await organization("Other")
    await refused(queries.members_page(club.acting_chair, other.id, EVERY_MEMBER), NotFoundById)
    await refused(queries.visible_member(club.acting_chair, other.id, club.member.id), NotFoundById)
    await refused(queries.members_page(acting(club.member, club.id), club.id, EVERY_MEMBER), Forbidden)


async def test_members_are_found_by_text_and_role(club: Club) -> None:
    async def names(wanted: MemberFilter) -> list[str | None]:
        return [found.name for found in (await queries.members_page(SYSTEM, club.id, wanted)).items]

    assert await names(MemberFilter(text="BEN BEN")) == ["Ben"]
    assert await names(MemberFilter(organization_role_id=club.chair_role.id)) == ["Ada"]
    assert await queries.member_counts(SYSTEM, [club.id], MemberFilter(text="ada ada")) == {club.id: 1}


async def test_slices_walk_in_both_directions(club: Club, settable_clock) -> None:
    for number in range(4):
        settable_clock.advance(seconds=1)
        await add_members(SYSTEM, club.id, [(await person(f"user{number}")).id])
    everybody = (await queries.members_page(SYSTEM, club.id, EVERY_MEMBER)).items
    first = await queries.members_slice(SYSTEM, club.id, EVERY_MEMBER, Keyset(first=4))
    position = (first.items[-1].joined_at, first.items[-1].user_id)
    rest = await queries.members_slice(SYSTEM, club.id, EVERY_MEMBER, Keyset(first=4, after=position))
    assert (first.has_next, first.has_previous, rest.has_next, rest.has_previous) == (
        True, False, False, True,
    )  # fmt: skip
    assert first.items + rest.items == everybody
    last = await queries.members_slice(SYSTEM, club.id, EVERY_MEMBER, Keyset(last=2))
    assert last.items == everybody[-2:]
    position = (last.items[0].joined_at, last.items[0].user_id)
    before = await queries.members_slice(SYSTEM, club.id, EVERY_MEMBER, Keyset(last=2, before=position))
    assert before.items == everybody[-4:-2]


async def test_relations_of_many_are_one_statement_each(club: Club, statements) -> None:
    other = await organization("Other")
    await add_members(SYSTEM, other.id, [club.member.id])
    ids = [club.id, other.id]
    with statements() as counted:
        found = await queries.members_by_organization_ids(SYSTEM, ids, EVERY_MEMBER, Keyset(first=1))
    assert counted.number == 1
    assert [(len(found[key].items), found[key].has_next) for key in ids] == [(1, True), (1, False)]
    members = (await queries.members_page(SYSTEM, club.id, EVERY_MEMBER)).items
    with statements() as counted:
        roles = await queries.roles_by_member_ids(SYSTEM, [member.member_id for member in members])
    assert counted.number == 1
    names = {member.name: [role.name for role in roles[member.member_id]] for member in members}
    assert names == {"Ada": ["Chair"], "Ben": []}
    with statements() as counted:
        memberships = await membership_queries.memberships_by_user_ids(
            SYSTEM, [club.chair.id, club.member.id]
        )
    assert counted.number == 1
    assert [entry.organization.name for entry in memberships[club.member.id]] == ["Club", "Other"]
    (entry,) = memberships[club.chair.id]
    assert ([role.name for role in entry.roles], entry.organization.custom_data) == (["Chair"], {})
    assert entry.roles[0].created_at == club.chair_role.created_at


async def test_roles_of_members_elsewhere_stay_unseen(club: Club) -> None:
    other = await organization("Other")
    await add_members(SYSTEM, other.id, [club.chair.id])
    await assign_member_roles(SYSTEM, other.id, [club.chair.id], [club.chair_role.id])
    elsewhere = await queries.visible_member(SYSTEM, other.id, club.chair.id)
    assert await queries.roles_by_member_ids(club.acting_chair, [elsewhere.member_id]) == {
        elsewhere.member_id: []
    }


async def test_a_user_reads_their_own_memberships(club: Club) -> None:
    ben = Actor(ActorKind.USER, user_id=club.member.id)
    (own,) = (await membership_queries.memberships_by_user_ids(ben, [club.member.id]))[club.member.id]
    assert own.organization.id == club.id
    await refused(membership_queries.memberships_by_user_ids(ben, [club.chair.id]), Forbidden)


async def test_scopes_of_a_member(club: Club) -> None:
    scope = await create_organization_scope(SYSTEM, "invite")
    await set_organization_role_scopes(SYSTEM, club.chair_role.id, [scope.id])
    assert [row.name for row in await scopes_of_member(SYSTEM, club.id, club.chair.id)] == ["invite"]
    assert await scopes_of_member(SYSTEM, club.id, club.member.id) == []
