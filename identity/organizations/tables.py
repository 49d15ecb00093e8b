"""People and machines are members in the same way, in tables of their own."""

from dataclasses import dataclass

from identity.organizations.models import (
    OrganizationApplication,
    OrganizationApplicationRole,
    OrganizationMember,
    OrganizationMemberRole,
)
from identity.roles.rules import RoleType


@dataclass(frozen=True, slots=True)
class MemberTables:
    """Where one sort of members is stored."""

    members: str
    member_roles: str
    holder: str  # the column that says who the member is
    role_type: RoleType


PEOPLE = MemberTables(
    OrganizationMember._meta.db_table, OrganizationMemberRole._meta.db_table, "user_id", RoleType.USER
)
MACHINES = MemberTables(
    OrganizationApplication._meta.db_table,
    OrganizationApplicationRole._meta.db_table,
    "application_id",
    RoleType.MACHINE,
)
