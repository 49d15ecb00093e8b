"""Who acts: made once per request by one middleware, passed first to every action and query."""

from dataclasses import dataclass, field, replace
from enum import StrEnum

from identity.kernel.errors import Forbidden, Unauthenticated
from identity.kernel.permissions import (
    EVERY_PERMISSION,
    IN_ORGANIZATION,
    OrganizationPermission,
    Permission,
)

_LONGEST_USER_AGENT = 512


class ActorKind(StrEnum):
    """In what role somebody acts."""

    ADMINISTRATOR = "administrator"  # a user with an administrator role, with a Management API token
    APPLICATION = "application"  # a machine with a Management API token
    MEMBER = "member"  # of one organization, with its organization token
    USER = "user"  # on their own account, with an opaque token or a sign-in in progress
    SYSTEM = "system"  # the server itself: seeds, jobs, the command line
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a request came from, for the audit."""

    ip: str | None = None
    user_agent: str | None = None

    def __post_init__(self) -> None:
        """Keep as much of what the browser says of itself as is stored; nothing, where that is nothing."""
        object.__setattr__(self, "user_agent", (self.user_agent or "")[:_LONGEST_USER_AGENT] or None)


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody, and what they may do."""

    kind: ActorKind
    user_id: str | None = None
    application_id: str | None = None
    organization_id: str | None = None
    permissions: frozenset[Permission] = frozenset()
    organization_permissions: frozenset[OrganizationPermission] = frozenset()
    scopes: frozenset[str] = frozenset()
    session_id: str | None = None  # the sign-in that the token came from, where there was one
    origin: Origin = field(default_factory=Origin)

    @property
    def id(self) -> str | None:
        """The plain id of whoever acts: a user's, else an application's."""
        return self.user_id or self.application_id

    @property
    def is_known(self) -> bool:
        """Whether this is anybody at all."""
        return self.kind is not ActorKind.NOBODY

    def may(self, permission: Permission, organization_id: str | None = None) -> bool:
        """Whether the permission is held: everywhere, or inside the one organization that the token is for."""
        if permission in self.permissions:
            return True
        if organization_id is None or self.kind is not ActorKind.MEMBER:
            return False
        counterpart = IN_ORGANIZATION.get(permission)
        return organization_id == self.organization_id and counterpart in self.organization_permissions

    def require(self, permission: Permission, organization_id: str | None = None) -> None:
        """Refuse whoever lacks the permission: 401 for nobody, 403 for somebody."""
        if self.may(permission, organization_id):
            return
        if not self.is_known:
            raise Unauthenticated
        raise Forbidden(required=[permission.value])

    def from_origin(self, origin: Origin) -> "Actor":
        """The same actor, seen to come from there."""
        return replace(self, origin=origin)


NOBODY = Actor(ActorKind.NOBODY)
SYSTEM = Actor(ActorKind.SYSTEM, permissions=EVERY_PERMISSION)
