"""What the sso feature announces."""

from dataclasses import dataclass
from typing import ClassVar

from identity.kernel.events import Changed, Event


@dataclass(frozen=True, slots=True, kw_only=True)
class SsoConnectorChanged(Changed):
    """Something happened to an enterprise connector."""

    sso_connector_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SsoConnectorCreated(SsoConnectorChanged):
    """An enterprise connector was set up."""

    key: ClassVar[str] = "SsoConnector.Created"


@dataclass(frozen=True, slots=True, kw_only=True)
class SsoConnectorUpdated(SsoConnectorChanged):
    """An enterprise connector's settings changed; the settings themselves are secret."""

    key: ClassVar[str] = "SsoConnector.Data.Updated"


@dataclass(frozen=True, slots=True, kw_only=True)
class SsoConnectorDeleted(SsoConnectorChanged):
    """An enterprise connector is gone, with its keys and the identities that came through it."""

    key: ClassVar[str] = "SsoConnector.Deleted"


@dataclass(frozen=True, slots=True, kw_only=True)
class SsoSigningKeysUpdated(SsoConnectorChanged):
    """A key that signs requests was made, activated, deactivated or deleted."""

    key: ClassVar[str] = "SsoConnector.SigningKeys.Updated"


@dataclass(frozen=True, slots=True, kw_only=True)
class SsoConfigsRevealed(Event):
    """Somebody looked at the secrets in the settings of enterprise connectors."""

    key: ClassVar[str] = "SsoConnector.Configs.Revealed"
    sso_connector_ids: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredTokensDeleted(Changed):
    """Tokens of another provider that were kept for a user are gone."""

    key: ClassVar[str] = "User.StoredTokens.Deleted"


@dataclass(frozen=True, slots=True, kw_only=True)
class IdpInitiatedSignInChanged(SsoConnectorChanged):
    """Sign-ins that begin at a provider lead elsewhere from now on, or nowhere."""

    key: ClassVar[str] = "SsoConnector.IdpInitiatedSignIn.Updated"
