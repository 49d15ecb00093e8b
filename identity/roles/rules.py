"""Which roles are protected, and what scopes amount to."""

from collections.abc import Iterable

from identity.kernel.permissions import Permission, permissions_of
from identity.resources.models import Scope
from identity.resources.queries import MANAGEMENT_API_ID

INTERNAL_PREFIX = "#internal:"


def is_internal(role_id: str, name: str) -> bool:
    """Whether the role belongs to the server and is out of reach of every API."""
    return role_id.startswith(INTERNAL_PREFIX) or name.startswith(INTERNAL_PREFIX)


def permissions_in(scopes: Iterable[Scope]) -> frozenset[Permission]:
    """The permissions on this server among scopes of any resources."""
    return permissions_of(frozenset(scope.name for scope in scopes if scope.resource_id == MANAGEMENT_API_ID))
