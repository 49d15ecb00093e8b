"""The way to a social provider and back, for whoever lets people sign in with it or link their account there."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from identity.connectors.catalogue import kind_of
from identity.connectors.errors import (
    ConnectorNotImplemented,
    InsufficientInformation,
    UnexpectedConnectorType,
)
from identity.connectors.forms import checked
from identity.connectors.kinds import ConnectorType
from identity.connectors.models import Connector
from identity.connectors.queries import config_of, visible_connector
from identity.connectors.social.flow import Arrived, Begun, Flow, Kept, Opening, Tokens
from identity.kernel.actor import Actor
from identity.kernel.errors import NotFoundById
from identity.kernel.rows import row_or_none

_LONGEST_ID = 128
_LONGEST_STATE = 1024
_LONGEST_ADDRESS = 2048


async def authorization_uri(actor: Actor, connector_id: str, state: str, redirect_uri: str) -> str:
    """Where a person signs in at the provider, for who keeps the state themselves; connectors that have to keep
    something more cannot be used like this."""
    require_opening(state, redirect_uri)
    row = await visible_connector(actor, connector_id)
    if row.type != ConnectorType.SOCIAL:
        raise UnexpectedConnectorType
    opening = Opening(state=state, redirect_uri=redirect_uri, can_keep=False)
    return (await begin_at(row, opening)).uri


def require_opening(state: str, redirect_uri: str) -> None:
    """Refuse to begin without what is needed to come back."""
    if not 0 < len(state) <= _LONGEST_STATE or not 0 < len(redirect_uri) <= _LONGEST_ADDRESS:
        raise InsufficientInformation


async def social_connector(connector_id: str) -> Connector:
    """For the protocol: the connector with this id, if people can sign in with it."""
    is_id = len(connector_id) <= _LONGEST_ID and "\0" not in connector_id
    row = await row_or_none(Connector, id=connector_id) if is_id else None
    if row is None or row.type != ConnectorType.SOCIAL or kind_of(row.factory_id) is None:
        raise NotFoundById(entity="connector", id=connector_id[:_LONGEST_ID])
    return row


async def begin_at(row: Connector, opening: Opening) -> Begun:
    """Begin a sign-in at a connector's provider; outside of transactions."""
    flow, settings = _flow(row)
    if flow.needs_session and not opening.can_keep:
        raise ConnectorNotImplemented
    return await flow.begin(settings, replace(opening, connector_id=row.id))


async def finish_at(row: Connector, kept: Kept, data: Mapping[str, Any]) -> Arrived:
    """Who came back from a connector's provider; outside of transactions."""
    flow, settings = _flow(row)
    if flow.needs_session and not kept:
        raise ConnectorNotImplemented
    return await flow.finish(settings, kept, data)


async def refresh_at(row: Connector, refresh_token: str) -> Tokens:
    """New tokens of a connector's provider; outside of transactions."""
    flow, settings = _flow(row)
    if flow.refresh is None:
        raise ConnectorNotImplemented
    return await flow.refresh(settings, refresh_token)


def _flow(row: Connector) -> tuple[Flow, Any]:
    kind = kind_of(row.factory_id)
    if kind is None:
        raise NotFoundById(entity="connector", id=row.id)
    if kind.flow is None:
        raise ConnectorNotImplemented
    return kind.flow, checked(config_of(row.config_encrypted), kind.settings)
