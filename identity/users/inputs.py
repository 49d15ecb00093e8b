"""What users are made and changed with."""

from dataclasses import dataclass
from typing import Any

from identity.kernel.unset import UNSET, Unset


@dataclass(frozen=True, slots=True, kw_only=True)
class NewUser:
    """What a user is created with; a password is given in clear or as another system's digest."""

    username: str | None = None
    primary_email: str | None = None
    primary_phone: str | None = None
    name: str | None = None
    avatar: str | None = None
    custom_data: dict[str, Any] | None = None
    profile: dict[str, Any] | None = None
    application_id: str | None = None
    password: str | None = None
    password_digest: str | None = None
    password_algorithm: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UserChanges:
    """What is to change of a user: None clears, UNSET leaves alone, whole objects are replaced."""

    username: str | None | Unset = UNSET
    primary_email: str | None | Unset = UNSET
    primary_phone: str | None | Unset = UNSET
    name: str | None | Unset = UNSET
    avatar: str | None | Unset = UNSET
    custom_data: dict[str, Any] | Unset = UNSET
    profile: dict[str, Any] | Unset = UNSET
