"""What can be done with the machines that are members of an organization."""

from collections.abc import Sequence

from identity.kernel.action import action
from identity.kernel.actor import Actor
from identity.kernel.errors import NotFoundById
from identity.kernel.permissions import Permission
from identity.organizations import member_changes as changes
from identity.organizations.events import MemberRolesChanged, MembershipChanged
from identity.organizations.tables import MACHINES


@action(needs=Permission.ORGANIZATIONS_MEMBERS_ADD, announces=MembershipChanged)
async def add_machine_members(
    actor: Actor, organization_id: str, application_ids: Sequence[str]
) -> list[str]:
    """Make machines members; the ids of those that were none yet."""
    added = await changes.add_holders(MACHINES, organization_id, application_ids)
    await changes.announce_membership(MACHINES, organization_id, added, [])
    return added


@action(
    needs=Permission.ORGANIZATIONS_MEMBERS_REMOVE,
    announces=MembershipChanged,
    in_organization="organization_id",
)
async def remove_machine_member(actor: Actor, organization_id: str, application_id: str) -> None:
    """End a membership; what the machine may do there ends with it."""
    await changes.hold_organization(organization_id)
    removed = await changes.remove_holders(actor, MACHINES, organization_id, [application_id])
    if not removed:
        raise NotFoundById(entity="member", id=application_id)
    await changes.announce_membership(MACHINES, organization_id, [], removed)


@action(needs=Permission.ORGANIZATIONS_MEMBERS_ADD, announces=MembershipChanged)
async def replace_machine_members(actor: Actor, organization_id: str, application_ids: Sequence[str]) -> None:
    """Make exactly these machines the members; what stays keeps its roles."""
    actor.require(Permission.ORGANIZATIONS_MEMBERS_REMOVE)
    await changes.replace_holders(actor, MACHINES, organization_id, application_ids)


@action(
    needs=Permission.ORGANIZATIONS_MEMBERS_ROLES,
    announces=MemberRolesChanged,
    in_organization="organization_id",
)
async def assign_machine_member_roles(
    actor: Actor,
    organization_id: str,
    application_ids: Sequence[str],
    role_ids: Sequence[str] = (),
    role_names: Sequence[str] = (),
) -> list[str]:
    """Give machines organization roles, by id or by name, besides those that they hold; the ids of the roles."""
    return await changes.assign_roles(actor, MACHINES, organization_id, application_ids, role_ids, role_names)


@action(
    needs=Permission.ORGANIZATIONS_MEMBERS_ROLES,
    announces=MemberRolesChanged,
    in_organization="organization_id",
)
async def replace_machine_member_roles(
    actor: Actor,
    organization_id: str,
    application_id: str,
    role_ids: Sequence[str] = (),
    role_names: Sequence[str] = (),
) -> None:
    """Give a machine exactly these organization roles."""
    await changes.replace_roles(actor, MACHINES, organization_id, application_id, role_ids, role_names)


@action(
    needs=Permission.ORGANIZATIONS_MEMBERS_ROLES,
    announces=MemberRolesChanged,
    in_organization="organization_id",
)
async def remove_machine_member_role(
    actor: Actor, organization_id: str, application_id: str, organization_role_id: str
) -> None:
    """Take an organization role from a machine."""
    await changes.remove_role(actor, MACHINES, organization_id, application_id, organization_role_id)
