"""What the resources feature announces."""

from dataclasses import dataclass
from typing import ClassVar

from identity.kernel.events import Changed


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceChanged(Changed):
    """Something happened to an API resource."""

    resource_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceCreated(ResourceChanged):
    """An API resource was registered."""

    key: ClassVar[str] = "Resource.Created"


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceUpdated(ResourceChanged):
    """An API resource's data changed, or whether it is the default."""

    key: ClassVar[str] = "Resource.Data.Updated"


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceDeleted(ResourceChanged):
    """An API resource is gone, and its scopes with it."""

    key: ClassVar[str] = "Resource.Deleted"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScopeChanged(Changed):
    """Something happened to a scope of an API resource."""

    resource_id: str
    scope_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScopeCreated(ScopeChanged):
    """A scope was added."""

    key: ClassVar[str] = "Scope.Created"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScopeUpdated(ScopeChanged):
    """A scope's name or description changed."""

    key: ClassVar[str] = "Scope.Data.Updated"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScopeDeleted(ScopeChanged):
    """A scope is gone, from every role too."""

    key: ClassVar[str] = "Scope.Deleted"
