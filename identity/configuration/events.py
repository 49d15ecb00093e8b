"""What the configuration feature announces."""

from dataclasses import dataclass
from typing import ClassVar

from identity.kernel.events import Changed


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfigurationUpdated(Changed):
    """Settings of a group changed."""

    key: ClassVar[str] = "Configuration.Updated"
    group: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MetadataClientScopesChanged(Changed):
    """Clients known by their metadata document may ask for more scopes, or for fewer."""

    key: ClassVar[str] = "MetadataClients.Scopes.Updated"
