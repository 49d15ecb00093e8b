"""What the one-time tokens feature announces: the address and the id, never the value."""

from dataclasses import dataclass
from typing import ClassVar

from identity.kernel.events import Changed


@dataclass(frozen=True, slots=True, kw_only=True)
class OneTimeTokenCreated(Changed):
    """A sign-in link was made for an address."""

    key: ClassVar[str] = "OneTimeToken.Created"


@dataclass(frozen=True, slots=True, kw_only=True)
class OneTimeTokenConsumed(Changed):
    """A token was used."""

    key: ClassVar[str] = "OneTimeToken.Consumed"


@dataclass(frozen=True, slots=True, kw_only=True)
class OneTimeTokenStatusChanged(Changed):
    """A token was revoked, or ended in another way by hand."""

    key: ClassVar[str] = "OneTimeToken.Status.Updated"


@dataclass(frozen=True, slots=True, kw_only=True)
class OneTimeTokenDeleted(Changed):
    """A token is gone."""

    key: ClassVar[str] = "OneTimeToken.Deleted"


@dataclass(frozen=True, slots=True, kw_only=True)
class OneTimeTokensRevealed(Changed):
    """Somebody looked at the values of tokens that still sign somebody in."""

    key: ClassVar[str] = "OneTimeToken.Revealed"
