"""Applications, their secrets and their roles over REST."""

from identity.applications import access_actions, actions, queries
from identity.applications.actions import ApplicationChanges, NewApplication
from identity.applications.administration import administrators_among
from identity.applications.clients import ApplicationType
from identity.applications.errors import NoLegacySecret, RolesNeedMachine
from identity.applications.queries import ApplicationFilter
from identity.kernel.actor import Actor
from identity.kernel.errors import Conflict
from identity.kernel.paging import PageNumber
from identity.kernel.search import Search
from identity.roles.queries import RoleFilter, roles_page
from rest_api.bodies import JsonObject, RoleIdsBody
from rest_api.bodies.applications import (
    ApplicationBody,
    ApplicationChangesBody,
    ApplicationsQuery,
    SecretBody,
    SecretChangesBody,
)
from rest_api.operations import Listed
from rest_api.requests import given, require_one_of
from rest_api.views import moment
from rest_api.views.applications import (
    ApplicationView,
    SecretView,
    application_view,
    built_in_view,
    secret_view,
)
from rest_api.views.roles import AddedRolesView, RoleView, role_view


class NoRoles(Conflict):
    """Roles are replaced by at least one."""

    code = "entity.invalid_input"
    message = "Give at least one role."


async def list_applications(
    actor: Actor, query: ApplicationsQuery, page: PageNumber | None, search: Search
) -> Listed[ApplicationView]:
    """List applications, newest first; without a page all of them."""
    require_one_of(query.exclude_role_id, query.exclude_organization_id)
    wanted = ApplicationFilter(
        types=tuple(query.types),
        is_third_party=None if query.is_third_party is None else query.is_third_party == "true",
        excluded_role_id=query.exclude_role_id,
        excluded_organization_id=query.exclude_organization_id,
        search=search,
    )
    found = await queries.applications_page(actor, wanted, page)
    return Listed([application_view(row) for row in found.items], found.total, page)


async def create_application(actor: Actor, body: ApplicationBody) -> ApplicationView:
    """Register an application."""
    created = await actions.create_application(actor, NewApplication(**given(body)))
    return application_view(created.application)


async def get_application(actor: Actor, id: str) -> ApplicationView:
    """Read an application."""
    if client := queries.built_in(id):
        return built_in_view(client)
    application = await queries.visible_application(actor, id)
    is_machine = application.type == ApplicationType.MACHINE_TO_MACHINE
    is_admin = is_machine and id in await administrators_among(actor, [id])
    return application_view(application, is_admin=is_admin)


async def update_application(actor: Actor, id: str, body: ApplicationChangesBody) -> ApplicationView:
    """Change an application's settings."""
    changes = ApplicationChanges(**given(body))
    return application_view(await actions.update_application(actor, id, changes))


async def delete_application(actor: Actor, id: str) -> None:
    """Delete an application."""
    await actions.delete_application(actor, id)


async def delete_legacy_secret(actor: Actor, id: str) -> ApplicationView:
    """Remove the secret of the old kind, which no application has here."""
    await queries.visible_application(actor, id)
    raise NoLegacySecret


async def update_application_custom_data(actor: Actor, application_id: str, body: JsonObject) -> JsonObject:
    """Set keys of an application's custom data; the body is the data itself."""
    return await actions.merge_application_custom_data(actor, application_id, body)


async def list_application_secrets(actor: Actor, id: str) -> list[SecretView]:
    """Show an application's secrets with their values; who looked is on record."""
    revealed = await actions.reveal_secrets(actor, id)
    return [secret_view(each.row, each.value) for each in revealed]


async def create_application_secret(actor: Actor, id: str, body: SecretBody) -> SecretView:
    """Give an application another secret."""
    expires_at = None if body.expires_at is None else moment(body.expires_at)
    secret = await actions.add_secret(actor, id, body.name, expires_at)
    return secret_view(secret.row, secret.value)


async def update_application_secret(actor: Actor, id: str, name: str, body: SecretChangesBody) -> SecretView:
    """Rename a secret."""
    secret = await actions.rename_secret(actor, id, name, body.name)
    return secret_view(secret.row, secret.value)


async def delete_application_secret(actor: Actor, id: str, name: str) -> None:
    """Take a secret from an application."""
    await actions.delete_secret(actor, id, name)


async def list_application_roles(
    actor: Actor, application_id: str, page: PageNumber, search: Search
) -> Listed[RoleView]:
    """List the roles of a machine."""
    application = await queries.visible_application(actor, application_id)
    if application.type != ApplicationType.MACHINE_TO_MACHINE:
        raise RolesNeedMachine
    found = await roles_page(actor, RoleFilter(application_id=application_id, search=search), page)
    return Listed([role_view(role) for role in found.items], found.total, page)


async def assign_application_roles(actor: Actor, application_id: str, body: RoleIdsBody) -> AddedRolesView:
    """Give a machine roles; those that it holds already are passed over."""
    added = await access_actions.assign_application_roles(actor, application_id, body.role_ids)
    return AddedRolesView(role_ids=body.role_ids, added_role_ids=added)


async def replace_application_roles(actor: Actor, application_id: str, body: RoleIdsBody) -> None:
    """Give a machine exactly these roles."""
    if not body.role_ids:
        raise NoRoles
    await access_actions.replace_application_roles(actor, application_id, body.role_ids)


async def remove_application_role(actor: Actor, application_id: str, role_id: str) -> None:
    """Take a role from a machine."""
    await access_actions.remove_application_role(actor, application_id, role_id)
