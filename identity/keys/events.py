"""What the keys feature announces."""

from dataclasses import dataclass
from typing import ClassVar

from identity.kernel.events import Changed


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyEvent(Changed):
    """Something happened to a key; the key itself is never told."""

    key_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningKeyRotated(KeyEvent):
    """There is a new signing key, which signs from now on or from the time that is told."""

    key: ClassVar[str] = "SigningKey.Rotated"
    algorithm: str
    effective_at: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningKeyPromoted(KeyEvent):
    """The waiting signing key has taken over."""

    key: ClassVar[str] = "SigningKey.Promoted"
    algorithm: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningKeyDeleted(KeyEvent):
    """A signing key is gone: what it signed counts no longer."""

    key: ClassVar[str] = "SigningKey.Deleted"
    algorithm: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CookieKeyRotated(KeyEvent):
    """There is a new cookie key."""

    key: ClassVar[str] = "CookieKey.Rotated"


@dataclass(frozen=True, slots=True, kw_only=True)
class CookieKeyDeleted(KeyEvent):
    """A cookie key is gone."""

    key: ClassVar[str] = "CookieKey.Deleted"
