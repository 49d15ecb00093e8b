"""Every path of the REST face, relative to the mount `/api`, on one page."""

from starlette.responses import Response
from starlette.routing import BaseRoute

from identity.applications.queries import SEARCH_FIELDS as APPLICATION_SEARCH
from identity.kernel.permissions import Permission
from identity.roles.queries import SEARCH_FIELDS as ROLE_SEARCH
from identity.users.queries import SEARCH_FIELDS as USER_SEARCH
from rest_api import applications, consent, openapi, users, well_known
from rest_api.experience import routes as experience_routes
from rest_api.operations import FOR_ANYBODY, routes_of
from rest_api.operations import Operation as Op

_APPLICATION = "/applications/{applicationId}"
_SECRET = f"{_APPLICATION}/secrets/{{name:path}}"  # a name may have slashes in it
_USER = "/users/{userId}"


async def status() -> None:
    """Tell that the server is there."""


async def swagger() -> Response:
    """Read this document."""
    return openapi.response()


async def management_document() -> Response:
    """Read this document under its other name."""
    return openapi.response()


MANAGEMENT = (
    Op("GET", _USER, users.get_user, Permission.USERS_READ),
    Op("PATCH", _USER, users.update_user, Permission.USERS_WRITE),
    Op("DELETE", _USER, users.delete_user, Permission.USERS_DELETE, 204),
    Op("GET", "/users", users.list_users, Permission.USERS_READ, search_fields=USER_SEARCH),
    Op("POST", "/users", users.create_user, Permission.USERS_WRITE),
    Op("GET", f"{_USER}/custom-data", users.get_user_custom_data, Permission.USERS_READ),
    Op("PATCH", f"{_USER}/custom-data", users.update_user_custom_data, Permission.USERS_WRITE),
    Op("PATCH", f"{_USER}/profile", users.update_user_profile, Permission.USERS_WRITE),
    Op("PATCH", f"{_USER}/password", users.update_user_password, Permission.USERS_CREDENTIALS_WRITE),
    Op("POST", f"{_USER}/password/verify", users.verify_user_password, Permission.USERS_CREDENTIALS_WRITE, 204),
    Op("GET", f"{_USER}/has-password", users.get_user_has_password, Permission.USERS_READ),
    Op("PATCH", f"{_USER}/is-suspended", users.update_user_suspension, Permission.USERS_SUSPEND),
    Op("GET", "/applications", applications.list_applications, Permission.APPLICATIONS_READ,
       search_fields=APPLICATION_SEARCH),
    Op("POST", "/applications", applications.create_application, Permission.APPLICATIONS_WRITE),
    Op("GET", _APPLICATION, applications.get_application, Permission.APPLICATIONS_READ),
    Op("PATCH", _APPLICATION, applications.update_application, Permission.APPLICATIONS_WRITE),
    Op("DELETE", _APPLICATION, applications.delete_application, Permission.APPLICATIONS_WRITE, 204),
    Op("PATCH", f"{_APPLICATION}/custom-data", applications.update_application_custom_data,
       Permission.APPLICATIONS_WRITE),
    Op("GET", f"{_APPLICATION}/secrets", applications.list_application_secrets,
       Permission.APPLICATIONS_SECRETS_REVEAL),
    Op("POST", f"{_APPLICATION}/secrets", applications.create_application_secret,
       Permission.APPLICATIONS_SECRETS_WRITE, 201),
    Op("PATCH", _SECRET, applications.update_application_secret, Permission.APPLICATIONS_SECRETS_WRITE),
    Op("DELETE", _SECRET, applications.delete_application_secret, Permission.APPLICATIONS_SECRETS_WRITE, 204),
    Op("GET", f"{_APPLICATION}/roles", applications.list_application_roles,
       (Permission.APPLICATIONS_READ, Permission.ROLES_READ), search_fields=ROLE_SEARCH),
    Op("POST", f"{_APPLICATION}/roles", applications.assign_application_roles, Permission.ROLES_ASSIGN, 201),
    Op("PUT", f"{_APPLICATION}/roles", applications.replace_application_roles, Permission.ROLES_ASSIGN),
    Op("DELETE", f"{_APPLICATION}/roles/{{roleId}}", applications.remove_application_role,
       Permission.ROLES_ASSIGN, 204),
    Op("GET", "/status", status, FOR_ANYBODY, 204),
    Op("GET", "/swagger.json", swagger, FOR_ANYBODY),
    Op("GET", "/.well-known/management.openapi.json", management_document, FOR_ANYBODY),
)  # fmt: skip

routes: list[BaseRoute] = [
    *routes_of(MANAGEMENT),
    *well_known.routes,
    *experience_routes,
    *consent.routes,
]
