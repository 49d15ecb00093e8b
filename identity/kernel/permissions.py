"""Every permission there is: of the Management API, and the built-in ones of an organization's own administrators."""

from enum import StrEnum

ALL_SCOPE = "all"  # the Management API scope that grants every permission
BUILT_IN_ORGANIZATION_PREFIX = "keystead:"  # reserved: a customer's own scope cannot carry it


ADMINISTRATOR_ROLE_ID = "administrator"  # seeded: gives users the Management API's `all`


class Permission(StrEnum):
    """A permission of the Management API; its value is the scope that grants it."""

    APPLICATIONS_READ = "applications:read"
    APPLICATIONS_SECRETS_REVEAL = "applications:secrets:reveal"
    APPLICATIONS_SECRETS_WRITE = "applications:secrets:write"
    APPLICATIONS_WRITE = "applications:write"
    ASSETS_WRITE = "assets:write"
    AUDIT_READ = "audit:read"
    CONFIGURATION_READ = "configuration:read"
    CONFIGURATION_WRITE = "configuration:write"
    CONNECTORS_READ = "connectors:read"
    CONNECTORS_WRITE = "connectors:write"
    INBOX_READ = "inbox:read"
    INBOX_WRITE = "inbox:write"
    KEYS_READ = "keys:read"
    KEYS_ROTATE = "keys:rotate"
    ONE_TIME_TOKENS_READ = "one-time-tokens:read"
    ONE_TIME_TOKENS_WRITE = "one-time-tokens:write"
    ORGANIZATIONS_CREATE = "organizations:create"
    ORGANIZATIONS_DELETE = "organizations:delete"
    ORGANIZATIONS_INVITATIONS_READ = "organizations:invitations:read"
    ORGANIZATIONS_INVITATIONS_WRITE = "organizations:invitations:write"
    ORGANIZATIONS_MEMBERS_ADD = "organizations:members:add"
    ORGANIZATIONS_MEMBERS_READ = "organizations:members:read"
    ORGANIZATIONS_MEMBERS_REMOVE = "organizations:members:remove"
    ORGANIZATIONS_MEMBERS_ROLES = "organizations:members:roles"
    ORGANIZATIONS_READ = "organizations:read"
    ORGANIZATIONS_UPDATE = "organizations:update"
    ORGANIZATION_TEMPLATE_READ = "organization-template:read"
    ORGANIZATION_TEMPLATE_WRITE = "organization-template:write"
    RESOURCES_READ = "resources:read"
    RESOURCES_WRITE = "resources:write"
    ROLES_ASSIGN = "roles:assign"
    ROLES_READ = "roles:read"
    ROLES_WRITE = "roles:write"
    SCRIPTS_READ = "scripts:read"
    SCRIPTS_WRITE = "scripts:write"
    SIGN_IN_EXPERIENCE_READ = "sign-in-experience:read"
    SIGN_IN_EXPERIENCE_WRITE = "sign-in-experience:write"
    USERS_CREDENTIALS_REVEAL = "users:credentials:reveal"
    USERS_CREDENTIALS_WRITE = "users:credentials:write"
    USERS_DELETE = "users:delete"
    USERS_IMPERSONATE = "users:impersonate"
    USERS_READ = "users:read"
    USERS_SUSPEND = "users:suspend"
    USERS_WRITE = "users:write"
    VERIFICATION_CODES_SEND = "verification-codes:send"
    WEBHOOKS_READ = "webhooks:read"
    WEBHOOKS_WRITE = "webhooks:write"


class OrganizationPermission(StrEnum):
    """A built-in permission inside one organization, given by its roles and carried by organization tokens."""

    AUDIT_READ = "keystead:audit:read"
    MEMBERS_INVITE = "keystead:members:invite"
    MEMBERS_READ = "keystead:members:read"
    MEMBERS_REMOVE = "keystead:members:remove"
    MEMBERS_ROLES = "keystead:members:roles"
    ORGANIZATION_READ = "keystead:organization:read"
    ORGANIZATION_UPDATE = "keystead:organization:update"


EVERY_PERMISSION = frozenset(Permission)

IN_ORGANIZATION: dict[Permission, OrganizationPermission] = {
    Permission.AUDIT_READ: OrganizationPermission.AUDIT_READ,
    Permission.ORGANIZATIONS_INVITATIONS_READ: OrganizationPermission.MEMBERS_INVITE,
    Permission.ORGANIZATIONS_INVITATIONS_WRITE: OrganizationPermission.MEMBERS_INVITE,
    Permission.ORGANIZATIONS_MEMBERS_READ: OrganizationPermission.MEMBERS_READ,
    Permission.ORGANIZATIONS_MEMBERS_REMOVE: OrganizationPermission.MEMBERS_REMOVE,
    Permission.ORGANIZATIONS_MEMBERS_ROLES: OrganizationPermission.MEMBERS_ROLES,
    Permission.ORGANIZATIONS_READ: OrganizationPermission.ORGANIZATION_READ,
    Permission.ORGANIZATIONS_UPDATE: OrganizationPermission.ORGANIZATION_UPDATE,
}
"""What a member needs, inside their organization, in place of the global permission."""


def permissions_of(scopes: frozenset[str]) -> frozenset[Permission]:
    """The permissions that Management API scopes grant; unknown scopes grant nothing."""
    if ALL_SCOPE in scopes:
        return EVERY_PERMISSION
    return frozenset(permission for permission in Permission if permission.value in scopes)
