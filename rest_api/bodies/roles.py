"""What operations on roles take."""

from typing import Annotated, Literal

from msgspec import UNSET, Meta, UnsetType

from rest_api.bodies import Body, RecordId

RoleTypeName = Literal["User", "MachineToMachine"]
RoleName = Annotated[str, Meta(min_length=1, max_length=128)]
RoleDescription = Annotated[str, Meta(min_length=1, max_length=128)]
RecordIds = Annotated[list[RecordId], Meta(max_length=1000)]


class RolesQuery(Body, frozen=True, kw_only=True):
    """Which roles."""

    type: RoleTypeName | None = None
    exclude_user_id: str | None = None
    exclude_application_id: str | None = None


class RoleBody(Body, frozen=True, kw_only=True):
    """A new role; for people unless it says otherwise."""

    name: RoleName
    description: RoleDescription
    type: RoleTypeName = "User"
    is_default: bool = False
    scope_ids: RecordIds | UnsetType = UNSET


class RoleChangesBody(Body, frozen=True, kw_only=True):
    """Changes of a role; its type never changes."""

    name: RoleName | UnsetType = UNSET
    description: RoleDescription | UnsetType = UNSET
    is_default: bool | UnsetType = UNSET


class UserIdsBody(Body, frozen=True, kw_only=True):
    """Users by id."""

    user_ids: RecordIds


class ApplicationIdsBody(Body, frozen=True, kw_only=True):
    """Applications by id."""

    application_ids: RecordIds


class ScopeIdsBody(Body, frozen=True, kw_only=True):
    """Scopes by id."""

    scope_ids: RecordIds
