"""Mutations of the people and machines of organizations."""

from typing import Any

import strawberry

from graphql_schema.access import Access
from graphql_schema.mutations import mutation
from graphql_schema.organizations import Member, Organization
from identity.kernel.actor import Actor
from identity.kernel.permissions import Permission
from identity.organizations import machine_member_actions as machines
from identity.organizations import member_actions as members
from identity.organizations.member_queries import visible_member
from identity.organizations.queries import visible_organization


@strawberry.input
class AddOrganizationMembersInput:
    organization_id: strawberry.ID
    user_ids: list[strawberry.ID]
    idempotency_key: str | None = strawberry.UNSET


@strawberry.input
class RemoveOrganizationMemberInput:
    organization_id: strawberry.ID
    user_id: strawberry.ID


@strawberry.input
class ReplaceOrganizationMembersInput:
    organization_id: strawberry.ID
    user_ids: list[strawberry.ID]


@strawberry.input(description="Each of the members gets each of the roles, named by id or by name.")
class AssignMemberRolesInput:
    organization_id: strawberry.ID
    user_ids: list[strawberry.ID]
    organization_role_ids: list[strawberry.ID] = strawberry.field(default_factory=list)
    organization_role_names: list[str] = strawberry.field(default_factory=list)
    idempotency_key: str | None = strawberry.UNSET


@strawberry.input(description="Roles are named by id or by name.")
class ReplaceMemberRolesInput:
    organization_id: strawberry.ID
    user_id: strawberry.ID
    organization_role_ids: list[strawberry.ID] = strawberry.field(default_factory=list)
    organization_role_names: list[str] = strawberry.field(default_factory=list)


@strawberry.input
class RemoveMemberRoleInput:
    organization_id: strawberry.ID
    user_id: strawberry.ID
    organization_role_id: strawberry.ID


@strawberry.input
class AddOrganizationApplicationsInput:
    organization_id: strawberry.ID
    application_ids: list[strawberry.ID]
    idempotency_key: str | None = strawberry.UNSET


@strawberry.input
class RemoveOrganizationApplicationInput:
    organization_id: strawberry.ID
    application_id: strawberry.ID


@strawberry.input
class ReplaceOrganizationApplicationsInput:
    organization_id: strawberry.ID
    application_ids: list[strawberry.ID]


@strawberry.input(description="Each of the machines gets each of the roles, named by id or by name.")
class AssignOrganizationApplicationRolesInput:
    organization_id: strawberry.ID
    application_ids: list[strawberry.ID]
    organization_role_ids: list[strawberry.ID] = strawberry.field(default_factory=list)
    organization_role_names: list[str] = strawberry.field(default_factory=list)
    idempotency_key: str | None = strawberry.UNSET


@strawberry.input(description="Roles are named by id or by name.")
class ReplaceOrganizationApplicationRolesInput:
    organization_id: strawberry.ID
    application_id: strawberry.ID
    organization_role_ids: list[strawberry.ID] = strawberry.field(default_factory=list)
    organization_role_names: list[str] = strawberry.field(default_factory=list)


@strawberry.input
class RemoveOrganizationApplicationRoleInput:
    organization_id: strawberry.ID
    application_id: strawberry.ID
    organization_role_id: strawberry.ID


_ADD = Permission.ORGANIZATIONS_MEMBERS_ADD
_REMOVE = Permission.ORGANIZATIONS_MEMBERS_REMOVE
_ROLES = Permission.ORGANIZATIONS_MEMBERS_ROLES
_REPLACE = Access(permissions=frozenset({_ADD, _REMOVE}))


async def _organization(actor: Actor, organization_id: str) -> Any:
    if not actor.may(Permission.ORGANIZATIONS_READ, organization_id):
        return None
    return await visible_organization(actor, organization_id)


@mutation(
    _ADD,
    organization=Organization,
    about="organization_id",
    again=_organization,
)
async def add_organization_members(actor: Actor, input: AddOrganizationMembersInput) -> Any:
    """Make users members of an organization; at most 5000 at once."""
    await members.add_members(actor, input.organization_id, input.user_ids)
    return await _organization(actor, input.organization_id)


@mutation(_REMOVE, organization=Organization)
async def remove_organization_member(actor: Actor, input: RemoveOrganizationMemberInput) -> Any:
    """End a user's membership; their tokens for the organization end with it."""
    await members.remove_member(actor, input.organization_id, input.user_id)
    return await _organization(actor, input.organization_id)


@mutation(_REPLACE, organization=Organization)
async def replace_organization_members(actor: Actor, input: ReplaceOrganizationMembersInput) -> Any:
    """Make exactly these users the members; who stays keeps their roles."""
    await members.replace_members(actor, input.organization_id, input.user_ids)
    return await _organization(actor, input.organization_id)


@mutation(
    _ROLES,
    organization=Organization,
    about="organization_id",
    again=_organization,
)
async def assign_member_roles(actor: Actor, input: AssignMemberRolesInput) -> Any:
    """Give many members organization roles besides those that they hold; at most 5000 members at once."""
    await members.assign_member_roles(
        actor,
        input.organization_id,
        input.user_ids,
        input.organization_role_ids,
        input.organization_role_names,
    )
    return await _organization(actor, input.organization_id)


@mutation(_ROLES, member=Member)
async def replace_member_roles(actor: Actor, input: ReplaceMemberRolesInput) -> Any:
    """Give a member exactly these organization roles."""
    await members.replace_member_roles(
        actor,
        input.organization_id,
        input.user_id,
        input.organization_role_ids,
        input.organization_role_names,
    )
    return await _member(actor, input.organization_id, input.user_id)


@mutation(_ROLES, member=Member)
async def remove_member_role(actor: Actor, input: RemoveMemberRoleInput) -> Any:
    """Take an organization role from a member."""
    await members.remove_member_role(actor, input.organization_id, input.user_id, input.organization_role_id)
    return await _member(actor, input.organization_id, input.user_id)


@mutation(
    _ADD,
    organization=Organization,
    about="organization_id",
    again=_organization,
)
async def add_organization_applications(actor: Actor, input: AddOrganizationApplicationsInput) -> Any:
    """Make machine-to-machine applications members of an organization."""
    await machines.add_machine_members(actor, input.organization_id, input.application_ids)
    return await _organization(actor, input.organization_id)


@mutation(_REMOVE, organization=Organization)
async def remove_organization_application(
    actor: Actor,
    input: RemoveOrganizationApplicationInput,
) -> Any:
    """End an application's membership."""
    await machines.remove_machine_member(actor, input.organization_id, input.application_id)
    return await _organization(actor, input.organization_id)


@mutation(_REPLACE, organization=Organization)
async def replace_organization_applications(
    actor: Actor,
    input: ReplaceOrganizationApplicationsInput,
) -> Any:
    """Make exactly these applications the members; what stays keeps its roles."""
    await machines.replace_machine_members(actor, input.organization_id, input.application_ids)
    return await _organization(actor, input.organization_id)


@mutation(
    _ROLES,
    organization=Organization,
    about="organization_id",
    again=_organization,
)
async def assign_organization_application_roles(
    actor: Actor,
    input: AssignOrganizationApplicationRolesInput,
) -> Any:
    """Give many member applications organization roles besides those that they hold."""
    await machines.assign_machine_member_roles(
        actor,
        input.organization_id,
        input.application_ids,
        input.organization_role_ids,
        input.organization_role_names,
    )
    return await _organization(actor, input.organization_id)


@mutation(_ROLES, organization=Organization)
async def replace_organization_application_roles(
    actor: Actor,
    input: ReplaceOrganizationApplicationRolesInput,
) -> Any:
    """Give a member application exactly these organization roles."""
    await machines.replace_machine_member_roles(
        actor,
        input.organization_id,
        input.application_id,
        input.organization_role_ids,
        input.organization_role_names,
    )
    return await _organization(actor, input.organization_id)


@mutation(_ROLES, organization=Organization)
async def remove_organization_application_role(
    actor: Actor,
    input: RemoveOrganizationApplicationRoleInput,
) -> Any:
    """Take an organization role from a member application."""
    await machines.remove_machine_member_role(
        actor, input.organization_id, input.application_id, input.organization_role_id
    )
    return await _organization(actor, input.organization_id)


async def _member(actor: Actor, organization_id: str, user_id: str) -> Any:
    if not actor.may(Permission.ORGANIZATIONS_MEMBERS_READ, organization_id):
        return None
    return await visible_member(actor, organization_id, user_id)
