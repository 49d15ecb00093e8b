"""What the credentials feature announces; values of secrets never are."""

from dataclasses import dataclass
from typing import ClassVar

from identity.kernel.events import Changed


@dataclass(frozen=True, slots=True, kw_only=True)
class MfaFactorsChanged(Changed):
    """A second factor of a user was added or removed."""

    key: ClassVar[str] = "User.MfaFactors.Updated"


@dataclass(frozen=True, slots=True, kw_only=True)
class PasswordExpirationChanged(Changed):
    """A user has to choose a new password, or has to no longer."""

    key: ClassVar[str] = "User.PasswordExpiration.Updated"


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalAccessTokensChanged(Changed):
    """A personal access token was made, renamed or deleted (told by its name)."""

    key: ClassVar[str] = "User.PersonalAccessTokens.Updated"


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalAccessTokensRevealed(Changed):
    """Somebody looked at the values of a user's personal access tokens."""

    key: ClassVar[str] = "User.PersonalAccessTokens.Revealed"


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupCodesRevealed(Changed):
    """Somebody looked at their backup codes again."""

    key: ClassVar[str] = "User.BackupCodes.Revealed"
