"""What operations on the members of an organization take."""

from typing import Annotated

from msgspec import UNSET, Meta, UnsetType

from rest_api.bodies import Body, RecordId
from rest_api.bodies.organizations import ShortName, Text

MemberIds = Annotated[list[RecordId], Meta(max_length=5000)]
RoleIds = Annotated[list[RecordId], Meta(max_length=1000)]
RoleNames = Annotated[list[ShortName], Meta(max_length=1000)]


class MembersQuery(Body, frozen=True, kw_only=True):
    """Which people."""

    q: Text | None = None
    organization_role_id: RecordId | None = None


class MachineMembersQuery(Body, frozen=True, kw_only=True):
    """Which machines."""

    q: Text | None = None


class UserIdsBody(Body, frozen=True, kw_only=True):
    """Users by id."""

    user_ids: MemberIds


class ApplicationIdsBody(Body, frozen=True, kw_only=True):
    """Machines by id."""

    application_ids: MemberIds


class UsersAndRolesBody(Body, frozen=True, kw_only=True):
    """Each of the users gets each of the roles."""

    user_ids: MemberIds
    organization_role_ids: RoleIds


class ApplicationsAndRolesBody(Body, frozen=True, kw_only=True):
    """Each of the machines gets each of the roles."""

    application_ids: MemberIds
    organization_role_ids: RoleIds


class MemberRolesBody(Body, frozen=True, kw_only=True):
    """Organization roles by id, by name, or both."""

    organization_role_ids: RoleIds | UnsetType = UNSET
    organization_role_names: RoleNames | UnsetType = UNSET


class OrganizationRoleIdsBody(Body, frozen=True, kw_only=True):
    """Organization roles by id."""

    organization_role_ids: RoleIds
