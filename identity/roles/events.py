"""What the roles feature announces."""

from dataclasses import dataclass
from typing import ClassVar

from identity.kernel.events import Changed


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleCreated(Changed):
    """A role was made."""

    key: ClassVar[str] = "Role.Created"
    role_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleUpdated(Changed):
    """A role's data changed."""

    key: ClassVar[str] = "Role.Data.Updated"
    role_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleDeleted(Changed):
    """A role is gone; nobody holds it any more."""

    key: ClassVar[str] = "Role.Deleted"
    role_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleScopesChanged(Changed):
    """A role gives more scopes or fewer."""

    key: ClassVar[str] = "Role.Scopes.Updated"
    role_id: str
    added_scope_ids: list[str] | None = None
    removed_scope_ids: list[str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UserRolesChanged(Changed):
    """A user was given roles, or lost some."""

    key: ClassVar[str] = "User.Roles.Updated"
    added_role_ids: list[str] | None = None
    removed_role_ids: list[str] | None = None
