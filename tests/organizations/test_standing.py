"""Who holds built-in permissions in an organization is not taken over by who lacks them everywhere."""

from typing import Any

import pytest

from identity.applications.actions import add_secret
from identity.credentials.actions import set_password
from identity.kernel.actor import SYSTEM, Actor, ActorKind
from identity.kernel.errors import GrantsMoreThanHeld
from identity.kernel.permissions import OrganizationPermission, Permission
from identity.organizations.machine_member_actions import add_machine_members, assign_machine_member_roles
from identity.roles.models import RoleType
from identity.users.actions import suspend_user
from tests.organizations.conftest import Club, application, refused, template_role
from tests.organizations.conftest import club as club  # noqa: PLC0414 - a fixture

PASSWORD = "quiet amber canyon"


def machine(*permissions: Permission) -> Actor:
    return Actor(ActorKind.APPLICATION, application_id="helpdesk", permissions=frozenset(permissions))


HELPDESK = (
    Permission.USERS_CREDENTIALS_WRITE,
    Permission.USERS_SUSPEND,
    Permission.APPLICATIONS_SECRETS_WRITE,
)
ABOVE = (
    Permission.ORGANIZATIONS_MEMBERS_READ,
    Permission.ORGANIZATIONS_MEMBERS_REMOVE,
    Permission.ORGANIZATIONS_MEMBERS_ROLES,
)


@pytest.mark.parametrize("act", [lambda actor, who: set_password(actor, who, PASSWORD), suspend_user])
async def test_a_chair_is_touched_by_those_alone_who_hold_as_much(club: Club, act: Any) -> None:
    await refused(act(machine(*HELPDESK), club.chair.id), GrantsMoreThanHeld)
    await act(machine(*HELPDESK), club.member.id)
    await act(machine(*HELPDESK, *ABOVE), club.chair.id)


async def test_the_secret_of_a_machine_with_an_organization_role_is_out_of_reach(club: Club) -> None:
    robot = await application("robot")
    role = await template_role("Robot", OrganizationPermission.MEMBERS_REMOVE, type=RoleType.MACHINE)
    await add_machine_members(SYSTEM, club.id, [robot])
    await add_secret(machine(*HELPDESK), robot, "one")
    await assign_machine_member_roles(SYSTEM, club.id, [robot], [role.id])
    await refused(add_secret(machine(*HELPDESK), robot, "two"), GrantsMoreThanHeld)
    await add_secret(machine(*HELPDESK, *ABOVE), robot, "two")
