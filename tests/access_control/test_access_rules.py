"""Whether somebody may use an application: each kind of rule, in one statement, as things are at the moment."""

import asyncio
from typing import Any

import pytest

from identity.access_control import queries
from identity.access_control.actions import replace_access_rules
from identity.access_control.errors import TooManyAccessRules
from identity.access_control.inputs import AccessRules, OrganizationRoleRule
from identity.applications.actions import (
    ApplicationChanges,
    NewApplication,
    create_application,
    update_application,
)
from identity.applications.errors import AccessControlWithoutRules
from identity.kernel.actor import Actor
from identity.kernel.database import fetch_value
from identity.kernel.errors import Forbidden, NotFoundById, RelationNotFound
from identity.kernel.permissions import Permission
from identity.organizations.actions import NewOrganization, create_organization
from identity.organizations.member_actions import add_members, assign_member_roles, remove_member
from identity.organizations.template_actions import NewOrganizationRole, create_organization_role
from identity.roles.actions import NewRole, create_role
from identity.roles.holder_actions import assign_user_roles, remove_user_role
from identity.users.actions import create_user, delete_user
from identity.users.inputs import NewUser
from tests.conftest import every_row

pytestmark = pytest.mark.usefixtures("database")


async def application(system: Actor) -> str:
    return (await create_application(system, NewApplication(name="App", type="SPA"))).application.id


async def person(system: Actor, name: str = "alice") -> str:
    return (await create_user(system, NewUser(username=name))).id


async def restricted(system: Actor, **rules: Any) -> str:
    """An application that only those may use whom the rules fit."""
    application_id = await application(system)
    await replace_access_rules(system, application_id, AccessRules(**rules))
    await update_application(
        system, application_id, ApplicationChanges(app_level_access_control_enabled=True)
    )
    return application_id


async def test_an_application_is_open_to_everybody_until_it_is_restricted(system: Actor) -> None:
    user_id, application_id = await person(system), await application(system)
    assert await queries.may_use(application_id, user_id)
    assert await queries.may_use("demo-app", user_id)
    assert not await queries.may_use("nothing", user_id)
    await replace_access_rules(system, application_id, AccessRules(user_ids=[await person(system, "bob")]))
    assert await queries.may_use(application_id, user_id), "rules count once they are switched on"


async def test_people_by_name(system: Actor, statements: Any) -> None:
    alice, bob = await person(system), await person(system, "bob")
    application_id = await restricted(system, user_ids=[alice])
    with statements() as counted:
        assert await queries.may_use(application_id, alice)
    assert counted.number == 1
    assert not await queries.may_use(application_id, bob)
    await delete_user(system, alice)
    assert not await queries.may_use(application_id, bob), "without any rule left it is open to nobody"


async def test_people_by_a_role(system: Actor) -> None:
    alice = await person(system)
    role = await create_role(system, NewRole(name="Staff", description="Staff"))
    application_id = await restricted(system, user_role_ids=[role.id])
    assert not await queries.may_use(application_id, alice)
    await assign_user_roles(system, alice, [role.id])
    assert await queries.may_use(application_id, alice)
    await remove_user_role(system, alice, role.id)
    assert not await queries.may_use(application_id, alice)


async def test_people_by_an_organization(system: Actor) -> None:
    alice = await person(system)
    ours = await create_organization(system, NewOrganization(name="Ours"))
    application_id = await restricted(system, organization_ids=[ours.id])
    assert not await queries.may_use(application_id, alice)
    await add_members(system, ours.id, [alice])
    assert await queries.may_use(application_id, alice)
    await remove_member(system, ours.id, alice)
    assert not await queries.may_use(application_id, alice)


async def test_people_by_a_role_in_an_organization(system: Actor) -> None:
    alice = await person(system)
    ours, theirs = [
        await create_organization(system, NewOrganization(name=name)) for name in ("Ours", "Theirs")
    ]
    lead = await create_organization_role(system, NewOrganizationRole(name="Lead"))
    rule = OrganizationRoleRule(ours.id, (lead.id,))
    application_id = await restricted(system, organization_role_rules=[rule])
    for each in (ours, theirs):
        await add_members(system, each.id, [alice])
    assert not await queries.may_use(application_id, alice)
    await assign_member_roles(system, theirs.id, [alice], [lead.id])
    assert not await queries.may_use(application_id, alice), "the role in another organization does not count"
    await assign_member_roles(system, ours.id, [alice], [lead.id])
    assert await queries.may_use(application_id, alice)


async def test_access_control_is_on_with_a_rule_or_not_at_all(system: Actor) -> None:
    application_id, alice = await application(system), await person(system)
    switched_on = ApplicationChanges(app_level_access_control_enabled=True)
    before = await every_row("applications", "events")
    with pytest.raises(AccessControlWithoutRules):
        await update_application(system, application_id, switched_on)
    assert await every_row("applications", "events") == before
    only_alice = AccessRules(user_ids=[alice])
    await replace_access_rules(system, application_id, only_alice)
    outcomes = await asyncio.gather(
        update_application(system, application_id, switched_on),
        replace_access_rules(system, application_id, AccessRules()),
        return_exceptions=True,
    )
    refused = [each for each in outcomes if isinstance(each, AccessControlWithoutRules)]
    assert len(refused) == 1, outcomes
    is_on = await fetch_value("SELECT app_level_access_control_enabled FROM applications")
    assert is_on == bool((await queries.access_rules(system, application_id)).user_ids)


async def test_rules_name_what_is_there_and_not_too_much(system: Actor) -> None:
    application_id = await application(system)
    with pytest.raises(TooManyAccessRules):
        await replace_access_rules(system, application_id, AccessRules(user_ids=["x"] * 1001))
    rule = OrganizationRoleRule("x", tuple(str(number) for number in range(1001)))
    with pytest.raises(TooManyAccessRules):
        await replace_access_rules(system, application_id, AccessRules(organization_role_rules=[rule]))
    for rules in (
        AccessRules(user_ids=["x"]),
        AccessRules(organization_ids=["x"]),
        AccessRules(organization_role_rules=[OrganizationRoleRule("x", ("y",))]),
    ):
        with pytest.raises(RelationNotFound):
            await replace_access_rules(system, application_id, rules)
    with pytest.raises(NotFoundById):
        await replace_access_rules(system, "nothing", AccessRules())
    with pytest.raises(NotFoundById):
        await queries.access_rules(system, "nothing")


async def test_rules_need_permissions(system: Actor, application_actor: Any, member_actor: Any) -> None:
    application_id = await application(system)
    for actor in (application_actor(Permission.APPLICATIONS_READ), member_actor("organization")):
        with pytest.raises(Forbidden):
            await replace_access_rules(actor, application_id, AccessRules())
    with pytest.raises(Forbidden):
        await queries.access_rules(application_actor(Permission.APPLICATIONS_WRITE), application_id)
