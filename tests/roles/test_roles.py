"""Roles: what they give, who gets them, and that nobody gives more than they hold."""

import asyncio
from collections.abc import Awaitable, Callable
from hashlib import md5
from typing import Any

import pytest

from identity.applications.access_actions import assign_application_roles
from identity.applications.role_actions import assign_role_to_applications
from identity.kernel.actor import SYSTEM, Actor
from identity.kernel.database import fetch
from identity.kernel.errors import Forbidden, GrantsMoreThanHeld, InputRefused, NotFound, RelationNotFound
from identity.kernel.paging import Keyset, PageNumber
from identity.kernel.permissions import EVERY_PERMISSION, Permission
from identity.resources.actions import NewResource, NewScope, create_resource, create_scope
from identity.roles import queries
from identity.roles.actions import (
    NewRole,
    RoleChanges,
    add_role_scopes,
    create_role,
    delete_role,
    remove_role_scope,
    update_role,
)
from identity.roles.errors import (
    InternalRoleViolation,
    LastAdministrator,
    ManagementScopesOnUserRole,
    RoleNameInUse,
    RoleScopeExists,
    RoleTextMissing,
    RoleUserExists,
    UserRoleTypeRequired,
)
from identity.roles.holder_actions import (
    assign_role_to_users,
    assign_user_roles,
    grant_administrator,
    remove_user_role,
    replace_user_roles,
    revoke_administrator,
)
from identity.roles.models import Role, RoleType
from identity.roles.queries import ADMINISTRATOR_ROLE_ID, NEWEST_FIRST, RoleFilter
from identity.users.actions import create_user, delete_user, suspend_user
from identity.users.inputs import NewUser
from identity.users.models import User
from tests.organizations.conftest import application

pytestmark = pytest.mark.usefixtures("database")
ALL = "management-api-all"
USERS_READ = md5(b"management-api:users:read").hexdigest()[:21]  # as the seeds make it
USERS_WRITE = md5(b"management-api:users:write").hexdigest()[:21]
SHOP = "https://shop.example/api"


async def person(name: str = "ada") -> User:
    return await create_user(SYSTEM, NewUser(username=name))


async def role(name: str = "Clerk", **values: object) -> Role:
    return await create_role(SYSTEM, NewRole(name=name, description=name, **values))


async def shop_scopes(*names: str) -> list[str]:
    resource = await create_resource(SYSTEM, NewResource(name="Shop", indicator=SHOP))
    return [(await create_scope(SYSTEM, resource.id, NewScope(name=name))).id for name in names]


async def refused(attempt: Awaitable[object], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        await attempt


async def test_a_user_has_the_scopes_of_their_roles(statements) -> None:
    read, write, drop = await shop_scopes("read", "write", "drop")
    clerk, keeper = await role("Clerk", scope_ids=[read]), await role("Keeper", scope_ids=[read, write])
    ada = await person()
    assert set(await assign_user_roles(SYSTEM, ada.id, [clerk.id, keeper.id])) == {clerk.id, keeper.id}
    assert await assign_user_roles(SYSTEM, ada.id, [clerk.id]) == []
    with statements() as counted:
        assert await queries.user_scopes(ada.id) == {SHOP: {"read", "write"}}
    assert counted.number == 1
    assert await queries.user_role_names(ada.id) == ["Clerk", "Keeper"]
    await add_role_scopes(SYSTEM, clerk.id, [drop])
    await remove_user_role(SYSTEM, ada.id, keeper.id)
    assert await queries.user_scopes(ada.id) == {SHOP: {"read", "drop"}}
    await delete_role(SYSTEM, clerk.id)
    assert await queries.user_scopes(ada.id) == {}


async def test_default_roles_go_to_new_users_only() -> None:
    before = await person("before")
    default = await role("Everybody", is_default=True)
    await role("Machines", type=RoleType.MACHINE, is_default=True)
    after = await person("after")
    assert await queries.user_role_names(before.id) == []
    assert await queries.user_role_names(after.id) == ["Everybody"]
    await update_role(SYSTEM, default.id, RoleChanges(is_default=False))
    assert await queries.user_role_names((await person("later")).id) == []


async def test_names_are_unique_and_internal_ones_reserved() -> None:
    await role("Clerk")
    other = await role("Other")
    await refused(role("Clerk"), RoleNameInUse)
    await refused(update_role(SYSTEM, other.id, RoleChanges(name="Clerk")), RoleNameInUse)
    await refused(role("#internal:mine"), InternalRoleViolation)
    await refused(update_role(SYSTEM, other.id, RoleChanges(name="#internal:x")), InternalRoleViolation)


async def test_the_internal_role_is_out_of_reach() -> None:
    ada = await person()
    (read,) = await shop_scopes("read")
    for attempt in (
        update_role(SYSTEM, ADMINISTRATOR_ROLE_ID, RoleChanges(description="x")),
        delete_role(SYSTEM, ADMINISTRATOR_ROLE_ID),
        add_role_scopes(SYSTEM, ADMINISTRATOR_ROLE_ID, [read]),
        remove_role_scope(SYSTEM, ADMINISTRATOR_ROLE_ID, ALL),
        assign_user_roles(SYSTEM, ada.id, [ADMINISTRATOR_ROLE_ID]),
        replace_user_roles(SYSTEM, ada.id, [ADMINISTRATOR_ROLE_ID]),
        remove_user_role(SYSTEM, ada.id, ADMINISTRATOR_ROLE_ID),
        assign_role_to_users(SYSTEM, ADMINISTRATOR_ROLE_ID, [ada.id]),
    ):
        await refused(attempt, InternalRoleViolation)
    page = await queries.roles_page(SYSTEM, RoleFilter(), PageNumber())
    assert ADMINISTRATOR_ROLE_ID not in {found.id for found in page.items}


async def test_scopes_are_added_once_and_have_to_exist() -> None:
    read, write = await shop_scopes("read", "write")
    clerk = await role(scope_ids=[read])
    await refused(add_role_scopes(SYSTEM, clerk.id, [read, write]), RoleScopeExists)
    await refused(add_role_scopes(SYSTEM, clerk.id, ["nowhere"]), RelationNotFound)
    await refused(role("Other", scope_ids=["nowhere"]), RelationNotFound)
    assert [scope.name for scope in await add_role_scopes(SYSTEM, clerk.id, [write])] == ["read", "write"]
    await remove_role_scope(SYSTEM, clerk.id, read)
    await refused(remove_role_scope(SYSTEM, clerk.id, read), NotFound)
    assert [scope.id for scope in (await queries.scopes_by_role_ids(SYSTEM, [clerk.id]))[clerk.id]] == [write]


async def test_management_scopes_are_for_machines() -> None:
    await refused(role(scope_ids=[USERS_READ]), ManagementScopesOnUserRole)
    clerk = await role()
    await refused(add_role_scopes(SYSTEM, clerk.id, [ALL]), ManagementScopesOnUserRole)
    assert await role("Robot", type=RoleType.MACHINE, scope_ids=[ALL])


async def test_nobody_gives_a_permission_they_lack(application_actor) -> None:
    actor: Actor = application_actor(Permission.ROLES_WRITE, Permission.USERS_READ)
    robot = await create_role(
        actor, NewRole(name="Robot", description="for a test", type=RoleType.MACHINE, scope_ids=[USERS_READ])
    )
    await refused(add_role_scopes(actor, robot.id, [ALL]), GrantsMoreThanHeld)
    await refused(add_role_scopes(actor, robot.id, [USERS_WRITE]), GrantsMoreThanHeld)
    full = await role("Full", type=RoleType.MACHINE, scope_ids=[ALL])
    await refused(delete_role(actor, full.id), GrantsMoreThanHeld)
    await refused(remove_role_scope(actor, full.id, ALL), GrantsMoreThanHeld)
    await remove_role_scope(actor, robot.id, USERS_READ)
    await delete_role(actor, robot.id)


async def test_nobody_touches_the_roles_of_one_who_holds_more(administrator, application_actor) -> None:
    actor: Actor = application_actor(Permission.ROLES_ASSIGN)
    clerk = await role()
    for attempt in (
        assign_user_roles(actor, administrator.user_id, [clerk.id]),
        replace_user_roles(actor, administrator.user_id, []),
        remove_user_role(actor, administrator.user_id, clerk.id),
        assign_role_to_users(actor, clerk.id, [administrator.user_id]),
        revoke_administrator(actor, administrator.user_id),
        grant_administrator(actor, (await person()).id),
    ):
        await refused(attempt, GrantsMoreThanHeld)


async def test_roles_of_users_are_replaced_but_not_the_internal_one(administrator) -> None:
    clerk, keeper = await role("Clerk"), await role("Keeper")
    await assign_user_roles(administrator, administrator.user_id, [clerk.id])
    await replace_user_roles(administrator, administrator.user_id, [keeper.id])
    assert await queries.user_role_names(administrator.user_id) == ["Keeper"]
    assert await queries.held_permissions(administrator.user_id) == EVERY_PERMISSION
    rows = await fetch("SELECT payload FROM events WHERE key = 'User.Roles.Updated' ORDER BY created_at")
    assert rows[-1]["payload"] == {"added_role_ids": [keeper.id], "removed_role_ids": [clerk.id]}


async def test_only_existing_roles_for_users_are_given() -> None:
    ada, robot = await person(), await role("Robot", type=RoleType.MACHINE)
    await refused(assign_user_roles(SYSTEM, ada.id, [robot.id]), UserRoleTypeRequired)
    await refused(assign_user_roles(SYSTEM, ada.id, ["nowhere"]), RelationNotFound)
    await refused(assign_user_roles(SYSTEM, "nobody", []), NotFound)
    clerk = await role()
    await refused(remove_user_role(SYSTEM, ada.id, clerk.id), NotFound)
    await assign_role_to_users(SYSTEM, clerk.id, [ada.id])
    await refused(assign_role_to_users(SYSTEM, clerk.id, [ada.id]), RoleUserExists)
    await refused(assign_role_to_users(SYSTEM, clerk.id, ["nobody"]), RelationNotFound)


async def test_there_is_always_an_active_administrator(administrator) -> None:
    own = administrator.user_id
    for attempt in (
        revoke_administrator(administrator, own),
        delete_user(SYSTEM, own),
        suspend_user(SYSTEM, own),
    ):
        await refused(attempt, LastAdministrator)
    other = await person()
    await grant_administrator(administrator, other.id)
    await suspend_user(administrator, other.id)
    await refused(revoke_administrator(administrator, own), LastAdministrator)
    third = await person("third")
    await grant_administrator(administrator, third.id)
    assert await queries.administrators_among(SYSTEM, [own, other.id, third.id]) == {own, other.id, third.id}
    await revoke_administrator(administrator, own)
    assert await queries.held_permissions(own) == frozenset()


async def test_two_administrators_cannot_remove_each_other_at_once(administrator) -> None:
    other = await person()
    await grant_administrator(administrator, other.id)
    outcomes = await asyncio.gather(
        revoke_administrator(administrator, other.id),
        revoke_administrator(administrator, administrator.user_id),
        return_exceptions=True,
    )
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["LastAdministrator", "NoneType"]


async def test_lists_filter_by_type_text_and_holder() -> None:
    clerk, robot = await role("Clerk"), await role("Robot", type=RoleType.MACHINE)
    ada = await person()
    await assign_user_roles(SYSTEM, ada.id, [clerk.id])

    async def ids(wanted: RoleFilter) -> set[str]:
        return {found.id for found in (await queries.roles_page(SYSTEM, wanted)).items}

    assert robot.id in await ids(RoleFilter(type=RoleType.MACHINE))
    assert await ids(RoleFilter(type=RoleType.USER)) == {clerk.id}
    assert await ids(RoleFilter(text="CLER")) == {clerk.id}
    assert await ids(RoleFilter(user_id=ada.id)) == {clerk.id}
    assert clerk.id not in await ids(RoleFilter(excluded_user_id=ada.id))
    assert await queries.roles_count(SYSTEM, RoleFilter(type=RoleType.USER)) == 1
    piece = await queries.roles_slice(SYSTEM, RoleFilter(), NEWEST_FIRST, Keyset(first=1))
    assert piece.has_next


async def test_relations_of_many_are_one_statement_each(statements) -> None:
    clerk, keeper = await role("Clerk"), await role("Keeper")
    people = [await person(f"user{n}") for n in range(5)]
    await assign_role_to_users(SYSTEM, clerk.id, [user.id for user in people])
    ids, roles = [user.id for user in people], [clerk.id, keeper.id]
    for read in (
        queries.roles_by_user_ids(SYSTEM, ids),
        queries.scopes_by_role_ids(SYSTEM, roles),
        queries.user_counts_by_role_ids(SYSTEM, roles),
        queries.first_user_ids_by_role_ids(SYSTEM, roles),
    ):
        with statements() as counted:
            await read
        assert counted.number == 1
    assert await queries.user_counts_by_role_ids(SYSTEM, roles) == {clerk.id: 5, keeper.id: 0}
    assert await queries.first_user_ids_by_role_ids(SYSTEM, roles) == {clerk.id: ids[:3], keeper.id: []}


async def test_permissions_are_asked_for(application_actor) -> None:
    stranger: Actor = application_actor(Permission.USERS_READ)
    ada, clerk = await person(), await role()
    for attempt in (
        queries.roles_page(stranger, RoleFilter()),
        queries.roles_by_user_ids(stranger, [ada.id]),
        queries.visible_role(stranger, clerk.id),
        create_role(stranger, NewRole(name="x", description="x")),
        assign_user_roles(stranger, ada.id, [clerk.id]),
    ):
        await refused(attempt, Forbidden)


async def test_a_role_has_a_name_and_says_what_it_is_for() -> None:
    for name, description in (("", "For clerks"), ("Clerk", "")):
        with pytest.raises(RoleTextMissing):
            await create_role(SYSTEM, NewRole(name=name, description=description, type=RoleType.USER))
    clerk = await role("Clerk")
    with pytest.raises(RoleTextMissing):
        await update_role(SYSTEM, clerk.id, RoleChanges(description=""))


async def test_giving_a_role_to_many_costs_as_many_statements_as_to_one(
    application_actor: Callable[..., Actor], statements: Callable[[], Any]
) -> None:
    clerk, giver = await role(), application_actor(Permission.ROLES_ASSIGN)
    people = [(await person(f"user{number}")).id for number in range(20)]
    numbers = []
    for user_ids in (people[:1], people[1:]):
        with statements() as log:
            await assign_role_to_users(giver, clerk.id, user_ids)
        numbers.append(log.number)
    assert numbers[0] == numbers[1]


async def test_among_many_there_is_nobody_who_holds_more(
    administrator: Actor, application_actor: Callable[..., Actor]
) -> None:
    assert administrator.user_id
    clerk, user = await role(), await person("ben")
    with pytest.raises(GrantsMoreThanHeld):
        await assign_role_to_users(
            application_actor(Permission.ROLES_ASSIGN), clerk.id, [user.id, administrator.user_id]
        )
    assert await queries.held_permissions(user.id, administrator.user_id) == EVERY_PERMISSION


async def test_not_more_is_done_at_once_than_others_can_wait_for(system: Actor) -> None:
    many, clerk, user = [f"id{number}" for number in range(1001)], await role(), await person()
    for attempt in (
        assign_role_to_users(system, clerk.id, many),
        assign_user_roles(system, user.id, many),
        replace_user_roles(system, user.id, many),
        add_role_scopes(system, clerk.id, many),
        create_role(system, NewRole(name="Many", description="many", scope_ids=many)),
        assign_application_roles(system, await application("robot"), many),
        assign_role_to_applications(system, clerk.id, many),
    ):
        with pytest.raises(InputRefused):
            await attempt
