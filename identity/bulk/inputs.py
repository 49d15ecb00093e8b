"""What bulk jobs are given: rows that hold just what the caller gave, as they are stored."""

from enum import StrEnum
from typing import Any, TypedDict


class JobKind(StrEnum):
    """What a job does with its rows."""

    IMPORT_USERS = "ImportUsers"
    ADD_ORGANIZATION_MEMBERS = "AddOrganizationMembers"
    ASSIGN_USER_ROLES = "AssignUserRoles"


class JobStatus(StrEnum):
    """How far a job is."""

    WAITING = "Waiting"
    RUNNING = "Running"
    FINISHED = "Finished"
    CANCELLED = "Cancelled"


class OnConflict(StrEnum):
    """What an import does with a row whose user is there already."""

    UPDATE = "Update"
    SKIP = "Skip"
    REFUSE = "Refuse"


class UserRow(TypedDict, total=False):
    """A user to create, or what to change of one: what is left out stays, None clears, whole objects are replaced."""

    user_id: str
    username: str | None
    primary_email: str | None
    primary_phone: str | None
    name: str | None
    avatar: str | None
    custom_data: dict[str, Any]
    profile: dict[str, Any]
    password: str
    password_digest: str
    password_algorithm: str
    is_suspended: bool
    created_at: str  # RFC 3339


class MemberRow(TypedDict):
    """A user who becomes a member, with the organization roles they get."""

    organization_id: str
    user_id: str
    organization_role_ids: list[str]


class RoleRow(TypedDict):
    """A user and the roles they get."""

    user_id: str
    role_ids: list[str]
