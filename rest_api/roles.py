"""Roles over REST: the roles, who holds them, what they give, and the roles of a user."""

from identity.applications.access_actions import remove_application_role
from identity.applications.queries import ApplicationFilter, applications_page
from identity.applications.role_actions import assign_role_to_applications
from identity.kernel.actor import Actor
from identity.kernel.paging import PageNumber
from identity.kernel.search import Search
from identity.resources.queries import ScopeFilter, resources_by_ids, scopes_page
from identity.roles import actions, holder_actions, queries, relations
from identity.roles.actions import NewRole, RoleChanges
from identity.roles.models import RoleType
from identity.roles.queries import RoleFilter
from identity.users.queries import UserFilter, users_page, visible_user
from rest_api.bodies import RoleIdsBody
from rest_api.bodies.roles import (
    ApplicationIdsBody,
    RoleBody,
    RoleChangesBody,
    RolesQuery,
    ScopeIdsBody,
    UserIdsBody,
)
from rest_api.operations import Created, Listed
from rest_api.requests import given
from rest_api.views.applications import ApplicationView, application_view
from rest_api.views.resources import (
    ScopeOfResourceView,
    ScopeView,
    scope_of_resource_view,
    scope_view,
)
from rest_api.views.roles import (
    AddedRolesView,
    HeldRoleView,
    RoleIdsView,
    RoleView,
    held_role_view,
    role_view,
)
from rest_api.views.users import UserView, user_view


async def list_roles(
    actor: Actor, query: RolesQuery, page: PageNumber, search: Search
) -> Listed[HeldRoleView]:
    """List roles, newest first, with some of those who hold them."""
    wanted = RoleFilter(
        type=RoleType(query.type) if query.type else None,
        excluded_user_id=query.exclude_user_id,
        excluded_application_id=query.exclude_application_id,
        search=search,
    )
    found = await queries.roles_page(actor, wanted, page)
    holders = await relations.holders_by_role_ids(actor, [role.id for role in found.items])
    return Listed([held_role_view(role, holders[role.id]) for role in found.items], found.total, page)


async def create_role(actor: Actor, body: RoleBody) -> RoleView:
    """Create a role."""
    new = NewRole(**{**given(body), "type": RoleType(body.type)})
    return role_view(await actions.create_role(actor, new))


async def get_role(actor: Actor, id: str) -> RoleView:
    """Read a role."""
    return role_view(await queries.ordinary_role(actor, id))


async def update_role(actor: Actor, id: str, body: RoleChangesBody) -> RoleView:
    """Change a role."""
    return role_view(await actions.update_role(actor, id, RoleChanges(**given(body))))


async def delete_role(actor: Actor, id: str) -> None:
    """Delete a role."""
    await actions.delete_role(actor, id)


async def list_role_users(actor: Actor, id: str, page: PageNumber, search: Search) -> Listed[UserView]:
    """List the users who hold a role."""
    await queries.ordinary_role(actor, id)
    found = await users_page(actor, UserFilter(role_id=id, search=search), page)
    return Listed([user_view(user) for user in found.items], found.total, page)


async def assign_role_users(actor: Actor, id: str, body: UserIdsBody) -> Created:
    """Give a role to users."""
    await holder_actions.assign_role_to_users(actor, id, body.user_ids)
    return Created()


async def remove_role_user(actor: Actor, id: str, user_id: str) -> None:
    """Take a role from a user."""
    await holder_actions.remove_user_role(actor, user_id, id)


async def list_role_applications(
    actor: Actor, id: str, page: PageNumber, search: Search
) -> Listed[ApplicationView]:
    """List the machines that hold a role."""
    await queries.ordinary_role(actor, id)
    found = await applications_page(actor, ApplicationFilter(role_id=id, search=search), page)
    return Listed([application_view(row) for row in found.items], found.total, page)


async def assign_role_applications(actor: Actor, id: str, body: ApplicationIdsBody) -> Created:
    """Give a role to machines."""
    await assign_role_to_applications(actor, id, body.application_ids)
    return Created()


async def remove_role_application(actor: Actor, id: str, application_id: str) -> None:
    """Take a role from a machine."""
    await remove_application_role(actor, application_id, id)


async def list_role_scopes(
    actor: Actor, id: str, page: PageNumber | None, search: Search
) -> Listed[ScopeOfResourceView]:
    """List the scopes that a role gives, each with its resource; without a page all of them."""
    await queries.ordinary_role(actor, id)
    found = await scopes_page(actor, ScopeFilter(role_id=id, search=search), page)
    resources = await resources_by_ids(actor, list({scope.resource_id for scope in found.items}))
    views = [scope_of_resource_view(scope, resources[scope.resource_id]) for scope in found.items]
    return Listed(views, found.total, page)


async def add_role_scopes(actor: Actor, id: str, body: ScopeIdsBody) -> list[ScopeView]:
    """Let a role give further scopes; all that it gives then."""
    return [scope_view(scope) for scope in await actions.add_role_scopes(actor, id, body.scope_ids)]


async def remove_role_scope(actor: Actor, id: str, scope_id: str) -> None:
    """Let a role give a scope no longer."""
    await actions.remove_role_scope(actor, id, scope_id)


async def list_user_roles(actor: Actor, user_id: str, page: PageNumber, search: Search) -> Listed[RoleView]:
    """List the roles of a user."""
    await visible_user(actor, user_id)
    wanted = RoleFilter(user_id=user_id, type=RoleType.USER, search=search)
    found = await queries.roles_page(actor, wanted, page)
    return Listed([role_view(role) for role in found.items], found.total, page)


async def assign_user_roles(actor: Actor, user_id: str, body: RoleIdsBody) -> AddedRolesView:
    """Give a user roles; those that they hold already are passed over."""
    added = await holder_actions.assign_user_roles(actor, user_id, body.role_ids)
    return AddedRolesView(role_ids=body.role_ids, added_role_ids=added)


async def replace_user_roles(actor: Actor, user_id: str, body: RoleIdsBody) -> RoleIdsView:
    """Give a user exactly these roles."""
    await holder_actions.replace_user_roles(actor, user_id, body.role_ids)
    return RoleIdsView(role_ids=body.role_ids)


async def remove_user_role(actor: Actor, user_id: str, role_id: str) -> None:
    """Take a role from a user."""
    await holder_actions.remove_user_role(actor, user_id, role_id)
