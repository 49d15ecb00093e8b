"""The paths of roles, and of the roles of users."""

from identity.applications.queries import SEARCH_FIELDS as APPLICATION_SEARCH
from identity.kernel.permissions import Permission
from identity.resources.queries import SCOPE_SEARCH_FIELDS
from identity.roles.queries import SEARCH_FIELDS as ROLE_SEARCH
from identity.users.queries import SEARCH_FIELDS as USER_SEARCH
from rest_api import roles
from rest_api.operations import Operation as Op

_ROLE = "/roles/{id}"
_USER_ROLES = "/users/{userId}/roles"
_READ, _WRITE, _ASSIGN = Permission.ROLES_READ, Permission.ROLES_WRITE, Permission.ROLES_ASSIGN
_USERS, _APPLICATIONS = Permission.USERS_READ, Permission.APPLICATIONS_READ

OPERATIONS = (
    # The list names people and machines who hold the roles.
    Op("GET", "/roles", roles.list_roles, (_READ, _USERS, _APPLICATIONS), search_fields=ROLE_SEARCH),
    Op("POST", "/roles", roles.create_role, _WRITE),
    Op("GET", _ROLE, roles.get_role, _READ),
    Op("PATCH", _ROLE, roles.update_role, _WRITE),
    Op("DELETE", _ROLE, roles.delete_role, _WRITE, 204),
    Op("GET", f"{_ROLE}/users", roles.list_role_users, (_READ, _USERS), search_fields=USER_SEARCH),
    Op("POST", f"{_ROLE}/users", roles.assign_role_users, _ASSIGN, 201),
    Op("DELETE", f"{_ROLE}/users/{{userId}}", roles.remove_role_user, _ASSIGN, 204),
    Op("GET", f"{_ROLE}/applications", roles.list_role_applications, (_READ, _APPLICATIONS),
       search_fields=APPLICATION_SEARCH),
    Op("POST", f"{_ROLE}/applications", roles.assign_role_applications, _ASSIGN, 201),
    Op("DELETE", f"{_ROLE}/applications/{{applicationId}}", roles.remove_role_application, _ASSIGN, 204),
    Op("GET", f"{_ROLE}/scopes", roles.list_role_scopes, (_READ, Permission.RESOURCES_READ),
       search_fields=SCOPE_SEARCH_FIELDS),
    Op("POST", f"{_ROLE}/scopes", roles.add_role_scopes, _WRITE, 201),
    Op("DELETE", f"{_ROLE}/scopes/{{scopeId}}", roles.remove_role_scope, _WRITE, 204),
    Op("GET", _USER_ROLES, roles.list_user_roles, (_USERS, _READ), search_fields=ROLE_SEARCH),
    Op("POST", _USER_ROLES, roles.assign_user_roles, _ASSIGN, 201),
    Op("PUT", _USER_ROLES, roles.replace_user_roles, _ASSIGN),
    Op("DELETE", f"{_USER_ROLES}/{{roleId}}", roles.remove_user_role, _ASSIGN, 204),
)  # fmt: skip
