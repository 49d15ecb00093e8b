"""What people change their own account with."""

from dataclasses import dataclass
from typing import Any

from identity.kernel.unset import UNSET, Unset


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountChanges:
    """What is to change: None clears, UNSET leaves alone, custom data is replaced as a whole."""

    name: str | None | Unset = UNSET
    avatar: str | None | Unset = UNSET
    username: str | None | Unset = UNSET
    custom_data: dict[str, Any] | Unset = UNSET
