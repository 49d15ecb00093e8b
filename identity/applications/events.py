"""What the applications feature announces."""

from dataclasses import dataclass
from typing import ClassVar

from identity.kernel.events import Changed


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationCreated(Changed):
    """An application was registered."""

    key: ClassVar[str] = "Application.Created"


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationUpdated(Changed):
    """An application's settings changed."""

    key: ClassVar[str] = "Application.Data.Updated"


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationDeleted(Changed):
    """An application is gone."""

    key: ClassVar[str] = "Application.Deleted"


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationSecretsChanged(Changed):
    """A secret was added, renamed or deleted (by name; values are never announced)."""

    key: ClassVar[str] = "Application.Secrets.Updated"


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationSecretsRevealed(Changed):
    """Somebody looked at the values of an application's secrets."""

    key: ClassVar[str] = "Application.Secrets.Revealed"


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationRolesChanged(Changed):
    """The roles of a machine changed."""

    key: ClassVar[str] = "Application.Roles.Updated"


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationConsentScopesChanged(Changed):
    """What a third-party application may ask for changed."""

    key: ClassVar[str] = "Application.ConsentScopes.Updated"
