"""The organization template: roles, scopes, and what roles give."""

import asyncio

import pytest

from identity.kernel.actor import SYSTEM, Actor
from identity.kernel.database import fetch
from identity.kernel.errors import Forbidden, GrantsMoreThanHeld, NotFoundById
from identity.kernel.paging import Keyset, PageNumber
from identity.kernel.permissions import OrganizationPermission, Permission
from identity.organizations import template_queries as queries
from identity.organizations.errors import MemberKindMismatch, NameTaken, RelatedNotFound, ReservedScopeName
from identity.organizations.machine_member_actions import add_machine_members, assign_machine_member_roles
from identity.organizations.member_actions import add_members, assign_member_roles
from identity.organizations.queries import membership
from identity.organizations.template_actions import (
    NewOrganizationRole,
    OrganizationRoleChanges,
    TemplateEntryChanges,
    add_organization_role_resource_scopes,
    add_organization_role_scopes,
    create_organization_role,
    create_organization_scope,
    delete_organization_role,
    delete_organization_scope,
    remove_organization_role_resource_scope,
    remove_organization_role_scope,
    set_organization_role_permissions,
    set_organization_role_resource_scopes,
    set_organization_role_scopes,
    update_organization_role,
    update_organization_scope,
)
from identity.organizations.template_queries import OrganizationRoleFilter, OrganizationScopeFilter
from identity.resources.actions import NewResource, NewScope, create_resource, create_scope
from identity.resources.errors import ScopeNameWithSpace
from identity.roles.errors import ManagementScopesOnUserRole
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


async def buying() -> str:
    resource = await create_resource(SYSTEM, NewResource(name="Shop", indicator="https://shop.example"))
    return (await create_scope(SYSTEM, resource.id, NewScope(name="buy"))).id


async def test_a_role_is_made_with_what_it_gives() -> None:
    scope, buy = await create_organization_scope(SYSTEM, "invite", "May invite"), await buying()
    role = await create_organization_role(
        SYSTEM,
        NewOrganizationRole(
            name="Chair",
            organization_scope_ids=[scope.id],
            resource_scope_ids=[buy],
            permissions=[OrganizationPermission.MEMBERS_READ],
        ),
    )
    assert [
        row.name for row in (await queries.scopes_by_organization_role_ids(SYSTEM, [role.id]))[role.id]
    ] == ["invite"]
    found = await queries.resource_scopes_by_organization_role_ids(SYSTEM, [role.id])
    assert [row.id for row in found[role.id]] == [buy]
    assert await queries.permissions_by_organization_role_ids(SYSTEM, [role.id]) == {
        role.id: [OrganizationPermission.MEMBERS_READ]
    }
    rows = await fetch("SELECT key FROM events WHERE key LIKE 'OrganizationRole.%' ORDER BY created_at")
    assert [row["key"] for row in rows] == [
        "OrganizationRole.Created",
        "OrganizationRole.Scopes.Updated",
        "OrganizationRole.ResourceScopes.Updated",
        "OrganizationRole.Permissions.Updated",
    ]


async def test_what_a_role_gives_is_set_added_and_removed() -> None:
    role, buy = await template_role("Chair"), await buying()
    first, second = await create_organization_scope(SYSTEM, "a"), await create_organization_scope(SYSTEM, "b")

    async def scopes() -> list[str]:
        return [
            row.name for row in (await queries.scopes_by_organization_role_ids(SYSTEM, [role.id]))[role.id]
        ]

    await set_organization_role_scopes(SYSTEM, role.id, [first.id])
    await set_organization_role_scopes(SYSTEM, role.id, [second.id])
    assert await scopes() == ["b"]
    await add_organization_role_scopes(SYSTEM, role.id, [first.id, second.id])
    assert await scopes() == ["a", "b"]
    await remove_organization_role_scope(SYSTEM, role.id, first.id)
    await refused(remove_organization_role_scope(SYSTEM, role.id, first.id), NotFoundById)
    await refused(add_organization_role_scopes(SYSTEM, role.id, ["nothing"]), RelatedNotFound)
    await add_organization_role_resource_scopes(SYSTEM, role.id, [buy])
    await remove_organization_role_resource_scope(SYSTEM, role.id, buy)
    await refused(remove_organization_role_resource_scope(SYSTEM, role.id, buy), NotFoundById)
    await refused(set_organization_role_resource_scopes(SYSTEM, role.id, ["nothing"]), RelatedNotFound)


async def test_the_management_api_is_never_given_by_an_organization() -> None:
    role = await template_role("Chair")
    robot = await template_role("Robot", type=RoleType.MACHINE)
    for role_id in (role.id, robot.id):
        await refused(
            set_organization_role_resource_scopes(SYSTEM, role_id, ["management-api-all"]),
            ManagementScopesOnUserRole,
        )


@pytest.mark.parametrize("name", ["keystead:members:read", "keystead:", "Keystead:members:read"])
async def test_built_in_permissions_cannot_be_imitated(name: str) -> None:
    await refused(create_organization_scope(SYSTEM, name), ReservedScopeName)
    scope = await create_organization_scope(SYSTEM, "honest")
    await refused(
        update_organization_scope(SYSTEM, scope.id, TemplateEntryChanges(name=name)), ReservedScopeName
    )


async def test_names_are_unique_and_scopes_without_spaces() -> None:
    await template_role("Chair")
    other = await template_role("Other")
    await refused(template_role("Chair"), NameTaken)
    await refused(update_organization_role(SYSTEM, other.id, TemplateEntryChanges(name="Chair")), NameTaken)
    await create_organization_scope(SYSTEM, "invite")
    await refused(create_organization_scope(SYSTEM, "invite"), NameTaken)
    await refused(create_organization_scope(SYSTEM, "may invite"), ScopeNameWithSpace)


async def test_nobody_puts_a_permission_into_a_role_that_they_lack(application_actor) -> None:
    actor: Actor = application_actor(
        Permission.ORGANIZATION_TEMPLATE_WRITE, Permission.ORGANIZATIONS_MEMBERS_READ
    )
    role = await create_organization_role(actor, NewOrganizationRole(name="Chair"))
    read, remove = OrganizationPermission.MEMBERS_READ, OrganizationPermission.MEMBERS_REMOVE
    await set_organization_role_permissions(actor, role.id, [read])
    await refused(set_organization_role_permissions(actor, role.id, [read, remove]), GrantsMoreThanHeld)
    await set_organization_role_permissions(SYSTEM, role.id, [remove])
    await refused(set_organization_role_permissions(actor, role.id, []), GrantsMoreThanHeld)


async def test_deleting_takes_it_from_every_member(club: Club) -> None:
    scope = await create_organization_scope(SYSTEM, "invite")
    await set_organization_role_scopes(SYSTEM, club.chair_role.id, [scope.id])
    await delete_organization_scope(SYSTEM, scope.id)
    found = await membership(club.chair.id, club.id)
    assert found is not None
    assert found.scopes == frozenset()
    await delete_organization_role(SYSTEM, club.chair_role.id)
    left = await membership(club.chair.id, club.id)
    assert left is not None
    assert (left.role_names, left.permissions) == ([], frozenset())
    await refused(queries.visible_organization_role(SYSTEM, club.chair_role.id), NotFoundById)
    await refused(queries.visible_organization_scope(SYSTEM, scope.id), NotFoundById)


async def test_lists_filter_and_page() -> None:
    await template_role("Chair")
    await template_role("Robot", type=RoleType.MACHINE)
    for name in ("invite", "expel"):
        await create_organization_scope(SYSTEM, name)
    page = await queries.organization_roles_page(SYSTEM, OrganizationRoleFilter(text="chair"), PageNumber())
    assert [row.name for row in page.items] == ["Chair"]
    assert await queries.organization_roles_count(SYSTEM, OrganizationRoleFilter(type=RoleType.MACHINE)) == 1
    scopes = await queries.organization_scopes_page(SYSTEM, OrganizationScopeFilter())
    assert [row.name for row in scopes.items] == ["expel", "invite"]
    piece = await queries.organization_scopes_slice(
        SYSTEM, OrganizationScopeFilter(text="invite"), queries.NEWEST_FIRST, Keyset(first=1)
    )
    assert ([row.name for row in piece.items], piece.has_next) == (["invite"], False)
    roles = await queries.organization_roles_slice(
        SYSTEM, OrganizationRoleFilter(), queries.NEWEST_FIRST, Keyset(first=1)
    )
    assert roles.has_next
    assert await queries.organization_scopes_count(SYSTEM, OrganizationScopeFilter()) == 2


async def test_members_who_see_roles_read_the_template_but_never_write_it(club: Club) -> None:
    page = await queries.organization_roles_page(club.acting_chair, OrganizationRoleFilter())
    assert [row.name for row in page.items] == ["Chair"]
    ids = [club.chair_role.id]
    await refused(queries.resource_scopes_by_organization_role_ids(club.acting_chair, ids), Forbidden)
    await refused(
        queries.organization_roles_page(acting(club.member, club.id), OrganizationRoleFilter()), Forbidden
    )
    await refused(delete_organization_role(club.acting_chair, club.chair_role.id), Forbidden)
    await refused(set_organization_role_permissions(club.acting_chair, club.chair_role.id, []), Forbidden)


async def test_nobody_deletes_a_role_that_gives_what_they_lack(application_actor) -> None:
    actor: Actor = application_actor(
        Permission.ORGANIZATION_TEMPLATE_WRITE, Permission.ORGANIZATIONS_MEMBERS_READ
    )
    chair = await template_role("Chair", OrganizationPermission.MEMBERS_REMOVE)
    reader = await template_role("Reader", OrganizationPermission.MEMBERS_READ)
    await refused(delete_organization_role(actor, chair.id), GrantsMoreThanHeld)
    await delete_organization_role(actor, reader.id)
    assert [
        each.id for each in (await queries.organization_roles_page(SYSTEM, OrganizationRoleFilter())).items
    ] == [chair.id]


async def test_a_permission_with_two_counterparts_takes_both(application_actor) -> None:
    inviter = await template_role("Inviter", OrganizationPermission.MEMBERS_INVITE)
    club, ben = await organization(), await person("ben")
    await add_members(SYSTEM, club.id, [ben.id])
    both = (Permission.ORGANIZATIONS_INVITATIONS_READ, Permission.ORGANIZATIONS_INVITATIONS_WRITE)
    for held in both:
        actor: Actor = application_actor(Permission.ORGANIZATIONS_MEMBERS_ROLES, held)
        await refused(assign_member_roles(actor, club.id, [ben.id], [inviter.id]), GrantsMoreThanHeld)
    actor = application_actor(Permission.ORGANIZATIONS_MEMBERS_ROLES, *both)
    await assign_member_roles(actor, club.id, [ben.id], [inviter.id])


async def test_a_role_that_is_held_keeps_its_type(club: Club) -> None:
    to_machine = OrganizationRoleChanges(type=RoleType.MACHINE)
    await refused(update_organization_role(SYSTEM, club.chair_role.id, to_machine), MemberKindMismatch)
    same = await update_organization_role(
        SYSTEM, club.chair_role.id, OrganizationRoleChanges(type=RoleType.USER)
    )
    assert same.type == RoleType.USER
    free = await template_role("Free")
    assert (await update_organization_role(SYSTEM, free.id, to_machine)).type == RoleType.MACHINE
    robot = await application("robot")
    await add_machine_members(SYSTEM, club.id, [robot])
    await assign_machine_member_roles(SYSTEM, club.id, [robot], [free.id])
    await refused(
        update_organization_role(SYSTEM, free.id, OrganizationRoleChanges(type=RoleType.USER)),
        MemberKindMismatch,
    )


async def test_a_type_and_a_holder_that_come_at_once_do_not_part() -> None:
    club, ben = await organization(), await person("ben")
    await add_members(SYSTEM, club.id, [ben.id])
    for number in range(5):
        role = await template_role(f"Role {number}")
        outcomes = await asyncio.gather(
            update_organization_role(SYSTEM, role.id, OrganizationRoleChanges(type=RoleType.MACHINE)),
            assign_member_roles(SYSTEM, club.id, [ben.id], [role.id]),
            return_exceptions=True,
        )
        assert [isinstance(each, MemberKindMismatch) for each in outcomes].count(True) == 1, outcomes


async def test_one_name_taken_by_many_at_once_has_one_winner() -> None:
    roles = await asyncio.gather(*(template_role("Chair") for _ in range(5)), return_exceptions=True)
    assert [isinstance(each, NameTaken) for each in roles].count(True) == 4
    scopes = await asyncio.gather(
        *(create_organization_scope(SYSTEM, "invite") for _ in range(5)), return_exceptions=True
    )
    assert [isinstance(each, NameTaken) for each in scopes].count(True) == 4
