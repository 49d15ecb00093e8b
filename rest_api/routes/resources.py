"""The paths of API resources and their scopes."""

from identity.kernel.permissions import Permission
from identity.resources.queries import SCOPE_SEARCH_FIELDS
from rest_api import resources
from rest_api.operations import Operation as Op

_RESOURCE = "/resources/{id}"
_SCOPES = "/resources/{resourceId}/scopes"
_SCOPE = f"{_SCOPES}/{{scopeId}}"

OPERATIONS = (
    Op("GET", "/resources", resources.list_resources, Permission.RESOURCES_READ),
    Op("POST", "/resources", resources.create_resource, Permission.RESOURCES_WRITE, 201),
    Op("GET", _RESOURCE, resources.get_resource, Permission.RESOURCES_READ),
    Op("PATCH", _RESOURCE, resources.update_resource, Permission.RESOURCES_WRITE),
    Op("DELETE", _RESOURCE, resources.delete_resource, Permission.RESOURCES_WRITE, 204),
    Op("PATCH", f"{_RESOURCE}/is-default", resources.update_resource_default, Permission.RESOURCES_WRITE),
    Op("GET", _SCOPES, resources.list_resource_scopes, Permission.RESOURCES_READ,
       search_fields=SCOPE_SEARCH_FIELDS),
    Op("POST", _SCOPES, resources.create_resource_scope, Permission.RESOURCES_WRITE, 201),
    Op("PATCH", _SCOPE, resources.update_resource_scope, Permission.RESOURCES_WRITE),
    Op("DELETE", _SCOPE, resources.delete_resource_scope, Permission.RESOURCES_WRITE, 204),
)  # fmt: skip
