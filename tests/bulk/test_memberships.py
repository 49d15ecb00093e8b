"""Memberships and roles of many users at once."""

from collections.abc import Awaitable, Callable

import pytest

from identity.bulk import actions
from identity.bulk.errors import TooManyRolesInRow
from identity.bulk.inputs import MemberRow, RoleRow
from identity.kernel import database
from identity.kernel.actor import SYSTEM, Actor
from identity.kernel.errors import Forbidden
from identity.kernel.models import EventRow
from identity.kernel.permissions import ADMINISTRATOR_ROLE_ID, OrganizationPermission, Permission
from identity.organizations.actions import NewOrganization, create_organization
from identity.organizations.member_actions import add_members
from identity.organizations.template_actions import NewOrganizationRole, create_organization_role
from identity.roles.actions import NewRole, create_role
from identity.roles.models import RoleType, UserRole
from identity.users.actions import create_user
from identity.users.inputs import NewUser
from tests.bulk.conftest import Finish

Machine = Callable[..., Awaitable[Actor]]


async def users(number: int) -> list[str]:
    return [(await create_user(SYSTEM, NewUser(username=f"member_{n}"))).id for n in range(number)]


def member(organization_id: str, user_id: str, *role_ids: str) -> MemberRow:
    return MemberRow(organization_id=organization_id, user_id=user_id, organization_role_ids=list(role_ids))


async def test_members_join_with_their_roles(administrator: Actor, finish: Finish) -> None:
    first, second = [
        (await create_organization(SYSTEM, NewOrganization(name=name))).id for name in ("One", "Two")
    ]
    ada, bob, eve = await users(3)
    await add_members(SYSTEM, first, [eve])
    lead = await create_organization_role(SYSTEM, NewOrganizationRole(name="Lead"))
    machine_role = await create_organization_role(
        SYSTEM, NewOrganizationRole(name="Robot", type=RoleType.MACHINE)
    )
    rows = [
        member(first, ada, lead.id),
        member(first, bob, lead.id),
        member(first, eve, lead.id),
        member(second, ada),
        member("unknown", ada),
        member(first, "unknown"),
        member(second, bob, "unknown"),
        member(second, bob, machine_role.id),
        member(first, ada, lead.id),
    ]
    done = await finish(await actions.add_organization_members_in_bulk(administrator, rows))
    assert done.codes == {
        4: "entity.relation_foreign_key_not_found",
        5: "entity.relation_foreign_key_not_found",
        6: "entity.relation_foreign_key_not_found",
        7: "entity.db_constraint_violated",
    }
    assert [error.path for error in done.errors] == [
        "organizationId",
        "userId",
        "organizationRoleIds",
        "organizationRoleIds",
    ]
    assert done.numbers == ("Finished", 5, 4)
    members = await database.fetch(
        "SELECT m.organization_id, m.user_id, count(r.id) AS roles FROM organization_members m "
        "LEFT JOIN organization_member_roles r ON r.member_id = m.id GROUP BY 1, 2"
    )
    assert {tuple(row) for row in members} == {
        (first, ada, 1),
        (first, bob, 1),
        (first, eve, 1),
        (second, ada, 0),
    }
    joined = await EventRow.filter(key="Organization.Membership.Updated").order_by("-created_at").limit(2)
    told = {event.organization_id: set(event.payload["added_user_ids"]) for event in joined}  # type: ignore[call-overload]
    assert told == {first: {ada, bob}, second: {ada}}
    roles = await EventRow.get(organization_id=first, payload__contains={"added_role_ids": [lead.id]})
    assert set(roles.payload["member_user_ids"]) == {ada, bob, eve}  # type: ignore[call-overload]


async def test_roles_in_organizations_need_their_own_permission(
    administrator: Actor, machine: Machine, finish: Finish
) -> None:
    organization = (await create_organization(SYSTEM, NewOrganization(name="One"))).id
    (ada,) = await users(1)
    strong = await create_organization_role(
        SYSTEM,
        NewOrganizationRole(name="Lead", permissions=[OrganizationPermission.ORGANIZATION_UPDATE]),
    )
    adder = await machine(Permission.ORGANIZATIONS_MEMBERS_ADD)
    with pytest.raises(Forbidden):
        await actions.add_organization_members_in_bulk(adder, [member(organization, ada, strong.id)])
    giver = await machine(Permission.ORGANIZATIONS_MEMBERS_ADD, Permission.ORGANIZATIONS_MEMBERS_ROLES)
    job = await actions.add_organization_members_in_bulk(giver, [member(organization, ada, strong.id)])
    assert (await finish(job)).codes == {0: "auth.grants_more_than_held"}
    job = await actions.add_organization_members_in_bulk(adder, [member(organization, ada)])
    assert (await finish(job)).numbers == ("Finished", 1, 0)


async def test_roles_are_given_to_many(administrator: Actor, machine: Machine, finish: Finish) -> None:
    ada, bob = await users(2)
    reader = await create_role(SYSTEM, NewRole(name="Reader", description="-"))
    writer = await create_role(SYSTEM, NewRole(name="Writer", description="-"))
    robot = await create_role(SYSTEM, NewRole(name="Robot", description="-", type=RoleType.MACHINE))
    rows = [
        RoleRow(user_id=ada, role_ids=[reader.id, writer.id]),
        RoleRow(user_id=bob, role_ids=[reader.id]),
        RoleRow(user_id=bob, role_ids=[reader.id]),
        RoleRow(user_id=bob, role_ids=["unknown"]),
        RoleRow(user_id="unknown", role_ids=[reader.id]),
        RoleRow(user_id=bob, role_ids=[ADMINISTRATOR_ROLE_ID]),
        RoleRow(user_id=bob, role_ids=[robot.id]),
        RoleRow(user_id=administrator.user_id or "", role_ids=[reader.id]),
    ]
    giver = await machine(Permission.ROLES_ASSIGN)
    done = await finish(await actions.assign_user_roles_in_bulk(giver, rows))
    assert done.codes == {
        3: "entity.relation_foreign_key_not_found",
        4: "entity.relation_foreign_key_not_found",
        5: "role.internal_role_violation",
        6: "user.invalid_role_type",
        7: "auth.grants_more_than_held",
    }
    assert done.numbers == ("Finished", 3, 5)
    assert await UserRole.filter(user_id=ada).count() == 2
    assert await UserRole.filter(user_id=bob).count() == 1
    event = await EventRow.get(key="User.Roles.Updated", user_id=ada)
    assert set(event.payload["added_role_ids"]) == {reader.id, writer.id}  # type: ignore[call-overload]


async def test_a_row_gives_a_bounded_number_of_roles(administrator: Actor) -> None:
    with pytest.raises(TooManyRolesInRow):
        await actions.assign_user_roles_in_bulk(administrator, [RoleRow(user_id="x", role_ids=["x"] * 101)])
