"""What the connectors feature announces."""

from dataclasses import dataclass
from typing import ClassVar

from identity.kernel.events import Changed, Event


@dataclass(frozen=True, slots=True, kw_only=True)
class ConnectorChanged(Changed):
    """Something happened to a connector."""

    connector_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConnectorCreated(ConnectorChanged):
    """A connector was set up."""

    key: ClassVar[str] = "Connector.Created"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConnectorUpdated(ConnectorChanged):
    """A connector's settings changed; the settings themselves are secret."""

    key: ClassVar[str] = "Connector.Data.Updated"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConnectorDeleted(ConnectorChanged):
    """A connector is gone; identities of users stay."""

    key: ClassVar[str] = "Connector.Deleted"
    connector_type: str
    target: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConnectorConfigsRevealed(Event):
    """Somebody looked at the secrets in the settings of connectors."""

    key: ClassVar[str] = "Connector.Configs.Revealed"
    connector_ids: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConnectorChecked(Event):
    """A test message was sent with settings that need not be stored."""

    key: ClassVar[str] = "Connector.Checked"
    factory_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UserIdentitiesUpdated(Changed):
    """An account at a social provider was linked to a user, or unlinked."""

    key: ClassVar[str] = "User.Identities.Updated"
