"""Linking an account by what its provider sent back with a person."""

from collections.abc import Mapping
from typing import Any

from identity.connectors.errors import ConnectorNotImplemented, NotASocialConnector
from identity.connectors.kinds import ConnectorType
from identity.connectors.models import Connector
from identity.kernel.actor import Actor
from identity.kernel.permissions import Permission
from identity.kernel.rows import row_or_none
from identity.users.queries import visible_user


async def link_account(actor: Actor, user_id: str, connector_id: str, data: Mapping[str, Any]) -> None:
    """Ask the provider who came back; no kind of connector can do that yet."""
    actor.require(Permission.USERS_CREDENTIALS_WRITE)
    await visible_user(actor, user_id)
    row = await row_or_none(Connector, id=connector_id)
    if row is None or row.type != ConnectorType.SOCIAL:
        raise NotASocialConnector(path="connectorId")
    raise ConnectorNotImplemented
