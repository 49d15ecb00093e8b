"""Mutations of organizations and their members."""

from typing import Any

import strawberry

from graphql_schema.mutations import as_domain, mutation
from graphql_schema.organizations import Member, Organization
from graphql_schema.scalars import JSON
from identity.kernel.actor import Actor
from identity.kernel.permissions import Permission
from identity.organizations import actions, machine_member_actions, member_actions, queries
from identity.organizations.member_queries import visible_member


@strawberry.input
class CreateOrganizationInput:
    name: str
    description: str | None = strawberry.UNSET
    custom_data: JSON | None = strawberry.UNSET
    is_mfa_required: bool | None = strawberry.UNSET
    idempotency_key: str | None = strawberry.UNSET


@strawberry.input
class UpdateOrganizationInput:
    organization_id: strawberry.ID
    name: str | None = strawberry.UNSET
    description: str | None = strawberry.UNSET
    custom_data: JSON | None = strawberry.UNSET
    is_mfa_required: bool | None = strawberry.UNSET


@strawberry.input
class DeleteOrganizationInput:
    organization_id: strawberry.ID


@strawberry.input
class AddOrganizationMembersInput:
    organization_id: strawberry.ID
    user_ids: list[strawberry.ID]


@strawberry.input
class RemoveOrganizationMemberInput:
    organization_id: strawberry.ID
    user_id: strawberry.ID


@strawberry.input
class ReplaceMemberRolesInput:
    organization_id: strawberry.ID
    user_id: strawberry.ID
    organization_role_ids: list[strawberry.ID]


@strawberry.input
class AddOrganizationApplicationsInput:
    organization_id: strawberry.ID
    application_ids: list[strawberry.ID]


@strawberry.input
class RemoveOrganizationApplicationInput:
    organization_id: strawberry.ID
    application_id: strawberry.ID


@strawberry.input
class ReplaceOrganizationApplicationRolesInput:
    organization_id: strawberry.ID
    application_id: strawberry.ID
    organization_role_ids: list[strawberry.ID]


@mutation(Permission.ORGANIZATIONS_CREATE, again=queries.visible_organization, organization=Organization)
async def create_organization(actor: Actor, input: CreateOrganizationInput) -> Any:
    """Create an organization."""
    return await actions.create_organization(actor, as_domain(actions.NewOrganization, input))


@mutation(Permission.ORGANIZATIONS_UPDATE, organization=Organization)
async def update_organization(actor: Actor, input: UpdateOrganizationInput) -> Any:
    """Change an organization's data."""
    changes = as_domain(actions.OrganizationChanges, input)
    return await actions.update_organization(actor, input.organization_id, changes)


@mutation(Permission.ORGANIZATIONS_DELETE, deleted_organization_id=strawberry.ID)
async def delete_organization(actor: Actor, input: DeleteOrganizationInput) -> str:
    """Remove an organization with its memberships."""
    await actions.delete_organization(actor, input.organization_id)
    return input.organization_id


@mutation(Permission.ORGANIZATIONS_MEMBERS_ADD, organization=Organization)
async def add_organization_members(actor: Actor, input: AddOrganizationMembersInput) -> Any:
    """Make users members of an organization."""
    await member_actions.add_members(actor, input.organization_id, input.user_ids)
    return await _seen(actor, input.organization_id)


@mutation(Permission.ORGANIZATIONS_MEMBERS_REMOVE, organization=Organization)
async def remove_organization_member(actor: Actor, input: RemoveOrganizationMemberInput) -> Any:
    """End a user's membership; their tokens for the organization end with it."""
    await member_actions.remove_member(actor, input.organization_id, input.user_id)
    return await _seen(actor, input.organization_id)


@mutation(Permission.ORGANIZATIONS_MEMBERS_ROLES, member=Member)
async def replace_member_roles(actor: Actor, input: ReplaceMemberRolesInput) -> Any:
    """Give a member exactly these organization roles."""
    organization_id, user_id = input.organization_id, input.user_id
    await member_actions.replace_member_roles(actor, organization_id, user_id, input.organization_role_ids)
    if not actor.may(Permission.ORGANIZATIONS_MEMBERS_READ, organization_id):
        return None
    return await visible_member(actor, organization_id, user_id)


@mutation(Permission.ORGANIZATIONS_MEMBERS_ADD, organization=Organization)
async def add_organization_applications(actor: Actor, input: AddOrganizationApplicationsInput) -> Any:
    """Make machine-to-machine applications members of an organization."""
    await machine_member_actions.add_machine_members(actor, input.organization_id, input.application_ids)
    return await _seen(actor, input.organization_id)


@mutation(Permission.ORGANIZATIONS_MEMBERS_REMOVE, organization=Organization)
async def remove_organization_application(
    actor: Actor,
    input: RemoveOrganizationApplicationInput,
) -> Any:
    """End an application's membership."""
    await machine_member_actions.remove_machine_member(actor, input.organization_id, input.application_id)
    return await _seen(actor, input.organization_id)


@mutation(Permission.ORGANIZATIONS_MEMBERS_ROLES, organization=Organization)
async def replace_organization_application_roles(
    actor: Actor,
    input: ReplaceOrganizationApplicationRolesInput,
) -> Any:
    """Give a member application exactly these organization roles."""
    await machine_member_actions.replace_machine_member_roles(
        actor, input.organization_id, input.application_id, input.organization_role_ids
    )
    return await _seen(actor, input.organization_id)


async def _seen(actor: Actor, organization_id: str) -> Any:
    if not actor.may(Permission.ORGANIZATIONS_READ, organization_id):
        return None
    return await queries.visible_organization(actor, organization_id)
