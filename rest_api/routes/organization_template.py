"""The paths of the organization template."""

from identity.kernel.permissions import Permission
from rest_api import organization_template as template
from rest_api.operations import Operation as Op

_ROLES = "/organization-roles"
_ROLE = f"{_ROLES}/{{id}}"
_SCOPES = "/organization-scopes"
_SCOPE = f"{_SCOPES}/{{id}}"
_READ, _WRITE = Permission.ORGANIZATION_TEMPLATE_READ, Permission.ORGANIZATION_TEMPLATE_WRITE

OPERATIONS = (
    Op("GET", _ROLES, template.list_organization_roles, _READ),
    Op("POST", _ROLES, template.create_organization_role, _WRITE, 201),
    Op("GET", _ROLE, template.get_organization_role, _READ),
    Op("PATCH", _ROLE, template.update_organization_role, _WRITE),
    Op("DELETE", _ROLE, template.delete_organization_role, _WRITE, 204),
    Op("GET", f"{_ROLE}/scopes", template.list_organization_role_scopes, _READ),
    Op("POST", f"{_ROLE}/scopes", template.add_organization_role_scopes, _WRITE, 201),
    Op("PUT", f"{_ROLE}/scopes", template.replace_organization_role_scopes, _WRITE, 204),
    Op("DELETE", f"{_ROLE}/scopes/{{organizationScopeId}}", template.remove_organization_role_scope, _WRITE, 204),
    Op("GET", f"{_ROLE}/resource-scopes", template.list_organization_role_resource_scopes, _READ),
    Op("POST", f"{_ROLE}/resource-scopes", template.add_organization_role_resource_scopes, _WRITE, 201),
    Op("PUT", f"{_ROLE}/resource-scopes", template.replace_organization_role_resource_scopes, _WRITE, 204),
    Op("DELETE", f"{_ROLE}/resource-scopes/{{scopeId}}", template.remove_organization_role_resource_scope,
       _WRITE, 204),
    Op("GET", _SCOPES, template.list_organization_scopes, _READ),
    Op("POST", _SCOPES, template.create_organization_scope, _WRITE, 201),
    Op("GET", _SCOPE, template.get_organization_scope, _READ),
    Op("PATCH", _SCOPE, template.update_organization_scope, _WRITE),
    Op("DELETE", _SCOPE, template.delete_organization_scope, _WRITE, 204),
)  # fmt: skip
