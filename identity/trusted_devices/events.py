"""What trusted devices announce; the secret in the cookie never is."""

from dataclasses import dataclass
from typing import ClassVar

from identity.kernel.events import Changed


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustedDeviceCreated(Changed):
    """Somebody let a browser be trusted with their second factor."""

    key: ClassVar[str] = "TrustedDevice.Created"


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustedDeviceUsed(Changed):
    """Somebody signed in without their second factor, because the browser is trusted."""

    key: ClassVar[str] = "TrustedDevice.Used"


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustedDeviceDeleted(Changed):
    """A browser is not trusted any more."""

    key: ClassVar[str] = "TrustedDevice.Deleted"
