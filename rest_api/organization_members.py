"""The people and machines of organizations over REST."""

from identity.kernel.actor import Actor
from identity.kernel.paging import PageNumber
from identity.organizations import holder_queries, machine_member_actions, member_actions
from identity.organizations.member_queries import MemberFilter
from rest_api.bodies.organization_members import (
    ApplicationIdsBody,
    ApplicationsAndRolesBody,
    MachineMembersQuery,
    MemberRolesBody,
    MembersQuery,
    OrganizationRoleIdsBody,
    UserIdsBody,
    UsersAndRolesBody,
)
from rest_api.operations import Created, Listed
from rest_api.organization_refusals import nothing_to_remove_is_unprocessable, unknown_is_unprocessable
from rest_api.views.organization_members import (
    MachineMemberView,
    MemberView,
    OrganizationRoleIdsView,
    UserIdsView,
    machine_member_view,
    member_view,
)
from rest_api.views.organization_template import (
    OrganizationRoleView,
    OrganizationScopeView,
    organization_role_view,
    organization_scope_view,
)


async def list_organization_users(
    actor: Actor, id: str, query: MembersQuery, page: PageNumber
) -> Listed[MemberView]:
    """List the people of an organization, joined last first."""
    wanted = MemberFilter(text=query.q, organization_role_id=query.organization_role_id)
    found = await holder_queries.member_users_page(actor, id, wanted, page)
    return Listed([member_view(each) for each in found.items], found.total, page)


@unknown_is_unprocessable
async def add_organization_users(actor: Actor, id: str, body: UserIdsBody) -> UserIdsView:
    """Make users members; those who are already are passed over."""
    await member_actions.add_members(actor, id, body.user_ids)
    return UserIdsView(user_ids=body.user_ids)


@unknown_is_unprocessable
async def replace_organization_users(actor: Actor, id: str, body: UserIdsBody) -> None:
    """Make exactly these users the members."""
    await member_actions.replace_members(actor, id, body.user_ids)


async def remove_organization_user(actor: Actor, id: str, user_id: str) -> None:
    """End a user's membership."""
    await member_actions.remove_member(actor, id, user_id)


async def assign_organization_users_roles(actor: Actor, id: str, body: UsersAndRolesBody) -> Created:
    """Give many members roles at once."""
    await member_actions.assign_member_roles(actor, id, body.user_ids, body.organization_role_ids)
    return Created()


async def list_organization_user_roles(
    actor: Actor, id: str, user_id: str, page: PageNumber | None
) -> Listed[OrganizationRoleView]:
    """List the roles of a member; without a page all of them."""
    found = await holder_queries.roles_of_member_page(actor, id, user_id, page)
    return Listed([organization_role_view(each) for each in found.items], found.total, page)


async def assign_organization_user_roles(
    actor: Actor, id: str, user_id: str, body: MemberRolesBody
) -> OrganizationRoleIdsView:
    """Give a member roles besides those that they hold."""
    ids, names = body.organization_role_ids or (), body.organization_role_names or ()
    roles = await member_actions.assign_member_roles(actor, id, [user_id], ids, names)
    return OrganizationRoleIdsView(organization_role_ids=roles)


async def replace_organization_user_roles(actor: Actor, id: str, user_id: str, body: MemberRolesBody) -> None:
    """Give a member exactly these roles."""
    ids, names = body.organization_role_ids or (), body.organization_role_names or ()
    await member_actions.replace_member_roles(actor, id, user_id, ids, names)


async def remove_organization_user_role(
    actor: Actor, id: str, user_id: str, organization_role_id: str
) -> None:
    """Take a role from a member."""
    await member_actions.remove_member_role(actor, id, user_id, organization_role_id)


async def list_organization_user_scopes(actor: Actor, id: str, user_id: str) -> list[OrganizationScopeView]:
    """List the organization scopes that a member's roles give."""
    found = await holder_queries.scopes_of_member(actor, id, user_id)
    return [organization_scope_view(each) for each in found]


async def list_organization_applications(
    actor: Actor, id: str, query: MachineMembersQuery, page: PageNumber
) -> Listed[MachineMemberView]:
    """List the machines of an organization, joined last first."""
    found = await holder_queries.member_applications_page(actor, id, MemberFilter(text=query.q), page)
    return Listed([machine_member_view(each) for each in found.items], found.total, page)


@unknown_is_unprocessable
async def add_organization_applications(actor: Actor, id: str, body: ApplicationIdsBody) -> Created:
    """Make machines members; those that are already are passed over."""
    await machine_member_actions.add_machine_members(actor, id, body.application_ids)
    return Created()


@unknown_is_unprocessable
async def replace_organization_applications(actor: Actor, id: str, body: ApplicationIdsBody) -> None:
    """Make exactly these machines the members."""
    await machine_member_actions.replace_machine_members(actor, id, body.application_ids)


@nothing_to_remove_is_unprocessable
async def remove_organization_application(actor: Actor, id: str, application_id: str) -> None:
    """End a machine's membership."""
    await machine_member_actions.remove_machine_member(actor, id, application_id)


async def assign_organization_applications_roles(
    actor: Actor, id: str, body: ApplicationsAndRolesBody
) -> Created:
    """Give many machines roles at once."""
    await machine_member_actions.assign_machine_member_roles(
        actor, id, body.application_ids, body.organization_role_ids
    )
    return Created()


async def list_organization_application_roles(
    actor: Actor, id: str, application_id: str, page: PageNumber | None
) -> Listed[OrganizationRoleView]:
    """List the roles of a machine; without a page all of them."""
    found = await holder_queries.roles_of_machine_member_page(actor, id, application_id, page)
    return Listed([organization_role_view(each) for each in found.items], found.total, page)


async def assign_organization_application_roles(
    actor: Actor, id: str, application_id: str, body: OrganizationRoleIdsBody
) -> Created:
    """Give a machine roles besides those that it holds."""
    await machine_member_actions.assign_machine_member_roles(
        actor, id, [application_id], body.organization_role_ids
    )
    return Created()


async def replace_organization_application_roles(
    actor: Actor, id: str, application_id: str, body: OrganizationRoleIdsBody
) -> None:
    """Give a machine exactly these roles."""
    await machine_member_actions.replace_machine_member_roles(
        actor, id, application_id, body.organization_role_ids
    )


async def remove_organization_application_role(
    actor: Actor, id: str, application_id: str, organization_role_id: str
) -> None:
    """Take a role from a machine."""
    await machine_member_actions.remove_machine_member_role(actor, id, application_id, organization_role_id)
