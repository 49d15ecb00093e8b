"""What the users feature announces."""

from dataclasses import dataclass
from typing import ClassVar

from identity.kernel.events import Changed


@dataclass(frozen=True, slots=True, kw_only=True)
class UserCreated(Changed):
    """A user came to be, by an administrator, a back end or registration."""

    key: ClassVar[str] = "User.Created"


@dataclass(frozen=True, slots=True, kw_only=True)
class UserUpdated(Changed):
    """A user's data changed."""

    key: ClassVar[str] = "User.Data.Updated"


@dataclass(frozen=True, slots=True, kw_only=True)
class UserDeleted(Changed):
    """A user is gone."""

    key: ClassVar[str] = "User.Deleted"


@dataclass(frozen=True, slots=True, kw_only=True)
class UserSuspended(Changed):
    """A user may not sign in any more; sessions and grants end with this."""

    key: ClassVar[str] = "User.SuspensionStatus.Updated"


@dataclass(frozen=True, slots=True, kw_only=True)
class UserReinstated(Changed):
    """A suspended user may sign in again."""

    key: ClassVar[str] = "User.SuspensionStatus.Updated"
