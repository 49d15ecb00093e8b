"""What the organizations feature announces."""

from dataclasses import dataclass
from typing import ClassVar

from identity.kernel.events import Changed


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationCreated(Changed):
    """An organization was founded."""

    key: ClassVar[str] = "Organization.Created"


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationUpdated(Changed):
    """An organization's data changed."""

    key: ClassVar[str] = "Organization.Data.Updated"


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationDeleted(Changed):
    """An organization is gone, and every membership with it."""

    key: ClassVar[str] = "Organization.Deleted"


@dataclass(frozen=True, slots=True, kw_only=True)
class MembershipChanged(Changed):
    """People or machines joined an organization or left it."""

    key: ClassVar[str] = "Organization.Membership.Updated"
    added_user_ids: list[str] | None = None
    removed_user_ids: list[str] | None = None
    added_application_ids: list[str] | None = None
    removed_application_ids: list[str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberRolesChanged(Changed):
    """Members were given organization roles, or lost some."""

    key: ClassVar[str] = "Organization.MemberRoles.Updated"
    member_user_ids: list[str] | None = None
    member_application_ids: list[str] | None = None
    added_role_ids: list[str] | None = None
    removed_role_ids: list[str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationRoleChanged(Changed):
    """Something happened to a role of the template."""

    organization_role_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationRoleCreated(OrganizationRoleChanged):
    """A role was added to the template."""

    key: ClassVar[str] = "OrganizationRole.Created"


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationRoleUpdated(OrganizationRoleChanged):
    """A role's name or description changed."""

    key: ClassVar[str] = "OrganizationRole.Data.Updated"


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationRoleDeleted(OrganizationRoleChanged):
    """A role is gone from the template, and from every member."""

    key: ClassVar[str] = "OrganizationRole.Deleted"


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationRoleScopesChanged(OrganizationRoleChanged):
    """A role gives more organization scopes or fewer."""

    key: ClassVar[str] = "OrganizationRole.Scopes.Updated"
    added_scope_ids: list[str] | None = None
    removed_scope_ids: list[str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationRoleResourceScopesChanged(OrganizationRoleChanged):
    """A role gives more API scopes or fewer."""

    key: ClassVar[str] = "OrganizationRole.ResourceScopes.Updated"
    added_scope_ids: list[str] | None = None
    removed_scope_ids: list[str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationRolePermissionsChanged(OrganizationRoleChanged):
    """A role gives more built-in permissions or fewer."""

    key: ClassVar[str] = "OrganizationRole.Permissions.Updated"
    added_permissions: list[str] | None = None
    removed_permissions: list[str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationScopeChanged(Changed):
    """Something happened to a scope of the template."""

    organization_scope_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationScopeCreated(OrganizationScopeChanged):
    """A scope was added to the template."""

    key: ClassVar[str] = "OrganizationScope.Created"


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationScopeUpdated(OrganizationScopeChanged):
    """A scope's name or description changed."""

    key: ClassVar[str] = "OrganizationScope.Data.Updated"


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationScopeDeleted(OrganizationScopeChanged):
    """A scope is gone from the template and its roles."""

    key: ClassVar[str] = "OrganizationScope.Deleted"
