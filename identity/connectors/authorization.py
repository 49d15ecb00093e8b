"""The way to a social provider, which a person is sent to."""

from identity.connectors.errors import (
    ConnectorNotImplemented,
    InsufficientInformation,
    UnexpectedConnectorType,
)
from identity.connectors.kinds import ConnectorType
from identity.connectors.queries import visible_connector
from identity.kernel.actor import Actor


async def authorization_uri(actor: Actor, connector_id: str, state: str, redirect_uri: str) -> str:
    """Where a person signs in at the provider; no kind of connector can tell that yet."""
    if not state or not redirect_uri:
        raise InsufficientInformation
    row = await visible_connector(actor, connector_id)
    if row.type != ConnectorType.SOCIAL:
        raise UnexpectedConnectorType
    raise ConnectorNotImplemented
