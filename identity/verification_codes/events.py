"""What the verification codes feature announces; never a code."""

from dataclasses import dataclass
from typing import ClassVar

from identity.kernel.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class _OfAddress(Event):
    channel: str  # email or phone
    recipient: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VerificationCodeIssued(_OfAddress):
    """A code was made for an address."""

    key: ClassVar[str] = "VerificationCode.Created"
    purpose: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VerificationCodeRevoked(_OfAddress):
    """A code could not be sent and counts no more."""

    key: ClassVar[str] = "VerificationCode.Revoked"
    purpose: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VerificationCodeConsumed(_OfAddress):
    """Somebody proved that they read what is sent to an address."""

    key: ClassVar[str] = "VerificationCode.Verified"
    purpose: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageRateLimited(_OfAddress):
    """An address was spared a message too many."""

    key: ClassVar[str] = "Message.RateLimited"
