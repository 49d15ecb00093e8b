"""The paths of organizations."""

from identity.kernel.permissions import Permission
from rest_api import organizations
from rest_api.operations import Operation as Op

_ORGANIZATION = "/organizations/{id}"

OPERATIONS = (
    Op("GET", "/organizations", organizations.list_organizations, Permission.ORGANIZATIONS_READ),
    Op("POST", "/organizations", organizations.create_organization, Permission.ORGANIZATIONS_CREATE, 201),
    Op("GET", _ORGANIZATION, organizations.get_organization, Permission.ORGANIZATIONS_READ),
    Op("PATCH", _ORGANIZATION, organizations.update_organization, Permission.ORGANIZATIONS_UPDATE),
    Op("DELETE", _ORGANIZATION, organizations.delete_organization, Permission.ORGANIZATIONS_DELETE, 204),
    Op("GET", "/users/{userId}/organizations", organizations.list_user_organizations,
       (Permission.USERS_READ, Permission.ORGANIZATIONS_READ, Permission.ORGANIZATIONS_MEMBERS_READ)),
)  # fmt: skip
