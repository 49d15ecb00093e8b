"""What operations on the organization template take."""

from typing import Annotated, Literal

from msgspec import UNSET, Meta, UnsetType

from rest_api.bodies import Body, RecordId
from rest_api.bodies.organizations import Description, ShortName, Text

RoleTypeName = Literal["User", "MachineToMachine"]
ScopeIds = Annotated[list[RecordId], Meta(max_length=1000)]


class TemplateQuery(Body, frozen=True, kw_only=True):
    """Which roles or scopes."""

    q: Text | None = None


class OrganizationRoleBody(Body, frozen=True, kw_only=True):
    """A new role, with what it gives."""

    name: ShortName
    description: Description | None | UnsetType = UNSET
    type: RoleTypeName = "User"
    organization_scope_ids: ScopeIds = []
    resource_scope_ids: ScopeIds = []


class OrganizationRoleChangesBody(Body, frozen=True, kw_only=True):
    """Changes of a role; of the type only while nobody holds it."""

    name: ShortName | UnsetType = UNSET
    description: Description | None | UnsetType = UNSET
    type: RoleTypeName | UnsetType = UNSET


class OrganizationScopeBody(Body, frozen=True, kw_only=True):
    """A new scope."""

    name: ShortName
    description: Description | None | UnsetType = UNSET


class OrganizationScopeChangesBody(Body, frozen=True, kw_only=True):
    """Changes of a scope."""

    name: ShortName | UnsetType = UNSET
    description: Description | None | UnsetType = UNSET


class OrganizationScopeIdsBody(Body, frozen=True, kw_only=True):
    """Organization scopes by id."""

    organization_scope_ids: ScopeIds


class ScopeIdsBody(Body, frozen=True, kw_only=True):
    """API scopes by id."""

    scope_ids: ScopeIds
