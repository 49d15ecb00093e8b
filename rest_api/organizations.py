"""Organizations over REST."""

from identity.kernel.actor import Actor
from identity.kernel.paging import PageNumber
from identity.organizations import actions, holder_queries, membership_queries, queries
from identity.organizations.actions import NewOrganization, OrganizationChanges
from identity.organizations.queries import OrganizationFilter
from identity.users.queries import visible_user
from rest_api.bodies.organizations import OrganizationBody, OrganizationChangesBody, OrganizationsQuery
from rest_api.operations import Listed
from rest_api.requests import given, is_true
from rest_api.views.organizations import (
    OrganizationView,
    UserOrganizationView,
    organization_view,
    user_organization_view,
)


async def list_organizations(
    actor: Actor, query: OrganizationsQuery, page: PageNumber
) -> Listed[OrganizationView]:
    """List organizations, newest first."""
    found = await queries.organizations_page(actor, OrganizationFilter(text=query.q), page)
    is_featured = is_true(query.show_featured)
    featured = await holder_queries.featured_members(actor, found.items) if is_featured else {}
    views = [organization_view(each, featured.get(each.id)) for each in found.items]
    return Listed(views, found.total, page)


async def create_organization(actor: Actor, body: OrganizationBody) -> OrganizationView:
    """Found an organization."""
    return organization_view(await actions.create_organization(actor, NewOrganization(**given(body))))


async def get_organization(actor: Actor, id: str) -> OrganizationView:
    """Read an organization."""
    return organization_view(await queries.visible_organization(actor, id))


async def update_organization(actor: Actor, id: str, body: OrganizationChangesBody) -> OrganizationView:
    """Change an organization's data."""
    changes = OrganizationChanges(**given(body))
    return organization_view(await actions.update_organization(actor, id, changes))


async def delete_organization(actor: Actor, id: str) -> None:
    """Dissolve an organization."""
    await actions.delete_organization(actor, id)


async def list_user_organizations(actor: Actor, user_id: str) -> list[UserOrganizationView]:
    """List all organizations of a user, with the roles there."""
    user = await visible_user(actor, user_id)
    found = await membership_queries.memberships_by_user_ids(actor, [user.id])
    return [user_organization_view(each) for each in found[user.id]]
