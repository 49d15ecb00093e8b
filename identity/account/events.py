"""What people announce with what they do at their own account; the changes themselves are the users feature's."""

from dataclasses import dataclass
from typing import ClassVar

from identity.kernel.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class _OfVerification(Event):
    type: str
    record_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnVerificationBegun(_OfVerification):
    """Somebody is about to prove something."""

    key: ClassVar[str] = "Account.Verification.Created"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnVerificationCompleted(_OfVerification):
    """Somebody proved something."""

    key: ClassVar[str] = "Account.Verification.Verified"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnVerificationFailed(_OfVerification):
    """A wrong answer."""

    key: ClassVar[str] = "Account.Verification.Failed"
    result: str = "Error"
    error: str | None = None
