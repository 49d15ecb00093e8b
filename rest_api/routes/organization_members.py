"""The paths of the people and machines of organizations."""

from identity.kernel.permissions import Permission
from rest_api import organization_members as members
from rest_api.operations import Operation as Op

_USERS = "/organizations/{id}/users"
_USER = f"{_USERS}/{{userId}}"
_APPLICATIONS = "/organizations/{id}/applications"
_APPLICATION = f"{_APPLICATIONS}/{{applicationId}}"
_READ = Permission.ORGANIZATIONS_MEMBERS_READ
_ADD = Permission.ORGANIZATIONS_MEMBERS_ADD
_REMOVE = Permission.ORGANIZATIONS_MEMBERS_REMOVE
_ROLES = Permission.ORGANIZATIONS_MEMBERS_ROLES

OPERATIONS = (
    Op("GET", _USERS, members.list_organization_users, (_READ, Permission.USERS_READ)),
    Op("POST", _USERS, members.add_organization_users, _ADD, 201),
    Op("PUT", _USERS, members.replace_organization_users, (_ADD, _REMOVE), 204),
    Op("POST", f"{_USERS}/roles", members.assign_organization_users_roles, _ROLES, 201),
    Op("DELETE", _USER, members.remove_organization_user, _REMOVE, 204),
    Op("GET", f"{_USER}/roles", members.list_organization_user_roles, _READ),
    Op("POST", f"{_USER}/roles", members.assign_organization_user_roles, _ROLES, 201),
    Op("PUT", f"{_USER}/roles", members.replace_organization_user_roles, _ROLES, 204),
    Op("DELETE", f"{_USER}/roles/{{organizationRoleId}}", members.remove_organization_user_role, _ROLES, 204),
    Op("GET", f"{_USER}/scopes", members.list_organization_user_scopes, _READ),
    Op("GET", _APPLICATIONS, members.list_organization_applications, (_READ, Permission.APPLICATIONS_READ)),
    Op("POST", _APPLICATIONS, members.add_organization_applications, _ADD, 201),
    Op("PUT", _APPLICATIONS, members.replace_organization_applications, (_ADD, _REMOVE), 204),
    Op("POST", f"{_APPLICATIONS}/roles", members.assign_organization_applications_roles, _ROLES, 201),
    Op("DELETE", _APPLICATION, members.remove_organization_application, _REMOVE, 204),
    Op("GET", f"{_APPLICATION}/roles", members.list_organization_application_roles, _READ),
    Op("POST", f"{_APPLICATION}/roles", members.assign_organization_application_roles, _ROLES, 201),
    Op("PUT", f"{_APPLICATION}/roles", members.replace_organization_application_roles, _ROLES, 204),
    Op("DELETE", f"{_APPLICATION}/roles/{{organizationRoleId}}", members.remove_organization_application_role,
       _ROLES, 204),
)  # fmt: skip
