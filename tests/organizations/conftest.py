"""People, machines, organizations and a template to try things on."""

from collections.abc import Awaitable
from dataclasses import dataclass

import pytest

from identity.kernel import clock
from identity.kernel.actor import SYSTEM, Actor, ActorKind
from identity.kernel.database import execute
from identity.kernel.permissions import OrganizationPermission
from identity.organizations.actions import NewOrganization, create_organization
from identity.organizations.member_actions import add_members, assign_member_roles
from identity.organizations.models import Organization, OrganizationRole
from identity.organizations.template_actions import NewOrganizationRole, create_organization_role
from identity.users.actions import create_user
from identity.users.inputs import NewUser
from identity.users.models import User


@dataclass
class Club:
    """An organization with two members: one who administers it, one who just belongs."""

    organization: Organization
    chair_role: OrganizationRole
    chair: User
    member: User
    acting_chair: Actor

    @property
    def id(self) -> str:
        return self.organization.id


def acting(user: User, organization_id: str, *permissions: OrganizationPermission) -> Actor:
    """The user with an organization token."""
    return Actor(
        ActorKind.MEMBER,
        user_id=user.id,
        organization_id=organization_id,
        organization_permissions=frozenset(permissions),
    )


async def person(name: str) -> User:
    return await create_user(SYSTEM, NewUser(username=name, name=name.title()))


async def organization(name: str = "Club") -> Organization:
    return await create_organization(SYSTEM, NewOrganization(name=name))


async def application(application_id: str, kind: str = "MachineToMachine") -> str:
    await execute(
        "INSERT INTO applications (id, name, type, oidc_client_metadata, custom_client_metadata, custom_data, "
        "is_third_party, app_level_access_control_enabled, created_at, updated_at) "
        "VALUES ($1, $1, $2, '{}', '{}', '{}', false, false, $3, $3)",
        application_id,
        kind,
        clock.now(),
    )
    return application_id


async def template_role(
    name: str, *permissions: OrganizationPermission, **values: object
) -> OrganizationRole:
    new = NewOrganizationRole(name=name, permissions=permissions, **values)
    return await create_organization_role(SYSTEM, new)


@pytest.fixture
async def club(database: str) -> Club:
    """A club of ada, who chairs it, and ben."""
    founded, chair, member = await organization(), await person("ada"), await person("ben")
    permissions = (
        OrganizationPermission.MEMBERS_READ,
        OrganizationPermission.MEMBERS_REMOVE,
        OrganizationPermission.MEMBERS_ROLES,
    )
    role = await template_role("Chair", *permissions)
    await add_members(SYSTEM, founded.id, [chair.id, member.id])
    await assign_member_roles(SYSTEM, founded.id, [chair.id], [role.id])
    return Club(founded, role, chair, member, acting(chair, founded.id, *permissions))


async def refused(attempt: Awaitable[object], refusal: type[Exception]) -> None:
    """Expect the refusal."""
    with pytest.raises(refusal):
        await attempt
