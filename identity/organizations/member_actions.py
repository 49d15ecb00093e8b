"""What can be done with the people of an organization."""

from collections.abc import Sequence

from identity.kernel.action import action
from identity.kernel.actor import Actor
from identity.kernel.errors import NotFoundById
from identity.kernel.permissions import Permission
from identity.organizations import member_changes as changes
from identity.organizations.events import MemberRolesChanged, MembershipChanged
from identity.organizations.tables import PEOPLE


@action(needs=Permission.ORGANIZATIONS_MEMBERS_ADD, announces=MembershipChanged)
async def add_members(actor: Actor, organization_id: str, user_ids: Sequence[str]) -> list[str]:
    """Make users members; the ids of those who were none yet."""
    added = await changes.add_holders(PEOPLE, organization_id, user_ids)
    await changes.announce_membership(PEOPLE, organization_id, added, [])
    return added


@action(
    needs=Permission.ORGANIZATIONS_MEMBERS_REMOVE,
    announces=MembershipChanged,
    in_organization="organization_id",
)
async def remove_member(actor: Actor, organization_id: str, user_id: str) -> None:
    """End a membership; what the member may do there ends with it."""
    await changes.hold_organization(organization_id)
    removed = await changes.remove_holders(actor, PEOPLE, organization_id, [user_id])
    if not removed:
        raise NotFoundById(entity="member", id=user_id)
    await changes.announce_membership(PEOPLE, organization_id, [], removed)


@action(needs=Permission.ORGANIZATIONS_MEMBERS_ADD, announces=MembershipChanged)
async def replace_members(actor: Actor, organization_id: str, user_ids: Sequence[str]) -> None:
    """Make exactly these users the members; who stays keeps their roles."""
    actor.require(Permission.ORGANIZATIONS_MEMBERS_REMOVE)
    await changes.replace_holders(actor, PEOPLE, organization_id, user_ids)


@action(
    needs=Permission.ORGANIZATIONS_MEMBERS_ROLES,
    announces=MemberRolesChanged,
    in_organization="organization_id",
)
async def assign_member_roles(
    actor: Actor,
    organization_id: str,
    user_ids: Sequence[str],
    role_ids: Sequence[str] = (),
    role_names: Sequence[str] = (),
) -> list[str]:
    """Give members organization roles, by id or by name, besides those that they hold; the ids of the roles."""
    return await changes.assign_roles(actor, PEOPLE, organization_id, user_ids, role_ids, role_names)


@action(
    needs=Permission.ORGANIZATIONS_MEMBERS_ROLES,
    announces=MemberRolesChanged,
    in_organization="organization_id",
)
async def replace_member_roles(
    actor: Actor,
    organization_id: str,
    user_id: str,
    role_ids: Sequence[str] = (),
    role_names: Sequence[str] = (),
) -> None:
    """Give a member exactly these organization roles."""
    await changes.replace_roles(actor, PEOPLE, organization_id, user_id, role_ids, role_names)


@action(
    needs=Permission.ORGANIZATIONS_MEMBERS_ROLES,
    announces=MemberRolesChanged,
    in_organization="organization_id",
)
async def remove_member_role(
    actor: Actor, organization_id: str, user_id: str, organization_role_id: str
) -> None:
    """Take an organization role from a member."""
    await changes.remove_role(actor, PEOPLE, organization_id, user_id, organization_role_id)
