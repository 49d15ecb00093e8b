"""The paths of who joins an organization by signing up."""

from identity.kernel.permissions import Permission
from rest_api import provisioning
from rest_api.operations import Operation as Op

_DOMAINS = "/organizations/{id}/jit/email-domains"
_ROLES = "/organizations/{id}/jit/roles"
_CONNECTORS = "/organizations/{id}/jit/sso-connectors"
_READ = Permission.ORGANIZATIONS_READ
_ADD = Permission.ORGANIZATIONS_MEMBERS_ADD
_GIVE = Permission.ORGANIZATIONS_MEMBERS_ROLES

OPERATIONS = (
    Op("GET", _DOMAINS, provisioning.list_jit_email_domains, _READ),
    Op("POST", _DOMAINS, provisioning.add_jit_email_domain, _ADD, 201),
    Op("PUT", _DOMAINS, provisioning.replace_jit_email_domains, _ADD, 204),
    Op("DELETE", f"{_DOMAINS}/{{emailDomain}}", provisioning.remove_jit_email_domain, _ADD, 204),
    Op("GET", _ROLES, provisioning.list_jit_roles, (_READ, Permission.ORGANIZATION_TEMPLATE_READ)),
    Op("POST", _ROLES, provisioning.add_jit_roles, _GIVE, 201),
    Op("PUT", _ROLES, provisioning.replace_jit_roles, _GIVE, 204),
    Op("DELETE", f"{_ROLES}/{{organizationRoleId}}", provisioning.remove_jit_role, _GIVE, 204),
    Op("GET", _CONNECTORS, provisioning.list_jit_sso_connectors, (_READ, Permission.CONNECTORS_READ)),
    Op("POST", _CONNECTORS, provisioning.add_jit_sso_connectors, _ADD, 201),
    Op("PUT", _CONNECTORS, provisioning.replace_jit_sso_connectors, _ADD, 204),
    Op("DELETE", f"{_CONNECTORS}/{{ssoConnectorId}}", provisioning.remove_jit_sso_connector, _ADD, 204),
)  # fmt: skip
