"""The paths of applications."""

from identity.applications.queries import SEARCH_FIELDS as APPLICATION_SEARCH
from identity.kernel.permissions import Permission
from identity.roles.queries import SEARCH_FIELDS as ROLE_SEARCH
from rest_api import applications
from rest_api.operations import Operation as Op

_ID = "/applications/{id}"  # the contract names the same id in two ways
_APPLICATION = "/applications/{applicationId}"
_SECRET = f"{_ID}/secrets/{{name:path}}"  # a name may have slashes in it

OPERATIONS = (
    Op("GET", "/applications", applications.list_applications, Permission.APPLICATIONS_READ,
       search_fields=APPLICATION_SEARCH),
    Op("POST", "/applications", applications.create_application, Permission.APPLICATIONS_WRITE),
    Op("GET", _ID, applications.get_application, Permission.APPLICATIONS_READ),
    Op("PATCH", _ID, applications.update_application, Permission.APPLICATIONS_WRITE),
    Op("DELETE", _ID, applications.delete_application, Permission.APPLICATIONS_WRITE, 204),
    Op("PATCH", f"{_APPLICATION}/custom-data", applications.update_application_custom_data,
       Permission.APPLICATIONS_WRITE),
    Op("GET", f"{_ID}/secrets", applications.list_application_secrets,
       Permission.APPLICATIONS_SECRETS_REVEAL),
    Op("POST", f"{_ID}/secrets", applications.create_application_secret,
       Permission.APPLICATIONS_SECRETS_WRITE, 201),
    Op("PATCH", _SECRET, applications.update_application_secret, Permission.APPLICATIONS_SECRETS_WRITE),
    Op("DELETE", _SECRET, applications.delete_application_secret, Permission.APPLICATIONS_SECRETS_WRITE, 204),
    Op("DELETE", f"{_ID}/legacy-secret", applications.delete_legacy_secret,
       (Permission.APPLICATIONS_READ, Permission.APPLICATIONS_SECRETS_WRITE)),
    Op("GET", f"{_APPLICATION}/roles", applications.list_application_roles,
       (Permission.APPLICATIONS_READ, Permission.ROLES_READ), search_fields=ROLE_SEARCH),
    Op("POST", f"{_APPLICATION}/roles", applications.assign_application_roles, Permission.ROLES_ASSIGN, 201),
    Op("PUT", f"{_APPLICATION}/roles", applications.replace_application_roles, Permission.ROLES_ASSIGN),
    Op("DELETE", f"{_APPLICATION}/roles/{{roleId}}", applications.remove_application_role,
       Permission.ROLES_ASSIGN, 204),
)  # fmt: skip
