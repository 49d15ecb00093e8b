"""Every path of the REST face, relative to the mount `/api`: one page for each area."""

from starlette.routing import BaseRoute

from rest_api import consent, well_known
from rest_api.experience import routes as experience_routes
from rest_api.operations import routes_of
from rest_api.routes import (
    access_control,
    applications,
    connectors,
    credentials,
    invitations,
    logs,
    organization_members,
    organization_template,
    organizations,
    provisioning,
    resources,
    roles,
    server,
    sessions,
    users,
    webhooks,
)

MANAGEMENT = (
    *users.OPERATIONS,
    *credentials.OPERATIONS,
    *applications.OPERATIONS,
    *access_control.OPERATIONS,
    *sessions.OPERATIONS,
    *connectors.OPERATIONS,
    *webhooks.OPERATIONS,
    *resources.OPERATIONS,
    *roles.OPERATIONS,
    *organizations.OPERATIONS,
    *organization_members.OPERATIONS,
    *organization_template.OPERATIONS,
    *provisioning.OPERATIONS,
    *invitations.OPERATIONS,
    *logs.OPERATIONS,
    *server.OPERATIONS,
)

routes: list[BaseRoute] = [
    *routes_of(MANAGEMENT),
    *well_known.routes,
    *experience_routes,
    *consent.routes,
]
