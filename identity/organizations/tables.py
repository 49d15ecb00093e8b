"""People and machines are members in the same way, in tables of their own."""

from dataclasses import dataclass

from identity.organizations.models import (
    OrganizationApplication,
    OrganizationApplicationRole,
    OrganizationMember,
    OrganizationMemberRole,
)
from identity.roles.models import RoleType


@dataclass(frozen=True, slots=True)
class MemberTables:
    """Where one sort of members is stored, and what of them the other members see."""

    members: str
    member_roles: str
    holder: str  # the column that says who the member is
    holders: str  # the table of whoever can be a member
    shown: tuple[str, ...]
    role_type: RoleType

    @property
    def searchable(self) -> str:
        """What a text is searched in: nothing that the other members do not see."""
        return ", ".join(f"x.{column}" for column in ("id", *self.shown) if column != "avatar")


PEOPLE = MemberTables(
    members=OrganizationMember._meta.db_table,
    member_roles=OrganizationMemberRole._meta.db_table,
    holder="user_id",
    holders="users",
    shown=("name", "username", "avatar", "primary_email"),
    role_type=RoleType.USER,
)
MACHINES = MemberTables(
    members=OrganizationApplication._meta.db_table,
    member_roles=OrganizationApplicationRole._meta.db_table,
    holder="application_id",
    holders="applications",
    shown=("name", "description"),
    role_type=RoleType.MACHINE,
)
