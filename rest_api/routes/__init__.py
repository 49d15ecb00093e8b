"""Every path of the REST face, relative to the mount `/api`: one page for each area."""

from starlette.routing import BaseRoute

from rest_api import consent
from rest_api.account.routes import routes as account_routes
from rest_api.experience import routes as experience_routes
from rest_api.operations import routes_of
from rest_api.routes import (
    access_control,
    applications,
    assets,
    authn,
    configuration,
    connectors,
    credentials,
    domains,
    email_templates,
    identities,
    invitations,
    keys,
    logs,
    one_time_tokens,
    organization_members,
    organization_template,
    organizations,
    provisioning,
    resources,
    roles,
    saml_applications,
    scripts,
    server,
    sessions,
    sign_in_experience,
    sso_connectors,
    trusted_devices,
    users,
    verification_codes,
    webhooks,
)

MANAGEMENT = (
    *users.OPERATIONS,
    *credentials.OPERATIONS,
    *identities.OPERATIONS,
    *applications.OPERATIONS,
    *access_control.OPERATIONS,
    *sessions.OPERATIONS,
    *trusted_devices.OPERATIONS,
    *saml_applications.OPERATIONS,
    *connectors.OPERATIONS,
    *sso_connectors.OPERATIONS,
    *webhooks.OPERATIONS,
    *resources.OPERATIONS,
    *roles.OPERATIONS,
    *organizations.OPERATIONS,
    *organization_members.OPERATIONS,
    *organization_template.OPERATIONS,
    *provisioning.OPERATIONS,
    *invitations.OPERATIONS,
    *one_time_tokens.OPERATIONS,
    *verification_codes.OPERATIONS,
    *logs.OPERATIONS,
    *sign_in_experience.OPERATIONS,
    *email_templates.OPERATIONS,
    *assets.OPERATIONS,
    *configuration.OPERATIONS,
    *keys.OPERATIONS,
    *scripts.OPERATIONS,
    *domains.OPERATIONS,
    *authn.OPERATIONS,
    *server.OPERATIONS,
)

# Further addresses of operations, served and not documented.
ALIASES = (*identities.ALIASES, *verification_codes.ALIASES)

routes: list[BaseRoute] = [
    *routes_of((*MANAGEMENT, *ALIASES)),
    *experience_routes,
    *account_routes,
    *consent.routes,
]
