"""Connectors and their kinds over REST."""

from typing import Any

from identity.connectors import actions, queries
from identity.connectors.actions import ConnectorChanges, NewConnector, Trial
from identity.connectors.authorization import authorization_uri
from identity.connectors.queries import ConnectorFilter
from identity.kernel.actor import Actor
from identity.kernel.permissions import Permission
from rest_api.bodies import Body
from rest_api.bodies.connectors import (
    AuthorizationUriBody,
    ConnectorBody,
    ConnectorChangesBody,
    ConnectorsQuery,
    ConnectorTestBody,
)
from rest_api.requests import given
from rest_api.views.connectors import (
    ConnectorView,
    FactoryView,
    RedirectView,
    connector_view,
    factory_view,
)

_DOMAIN_NAMES = {
    "connector_id": "factory_id",
    "sync_profile": "is_profile_synchronized",
    "enable_token_storage": "is_token_storage_enabled",
}


async def list_connector_factories(actor: Actor) -> list[FactoryView]:
    """List the kinds of connectors that there are."""
    return [factory_view(kind) for kind in await queries.connector_kinds(actor)]


async def get_connector_factory(actor: Actor, id: str) -> FactoryView:
    """Read one kind of connector."""
    return factory_view(await queries.connector_kind(actor, id))


async def list_connectors(actor: Actor, query: ConnectorsQuery) -> list[ConnectorView]:
    """List connectors, newest first; who may change them sees their secrets, and that is on record."""
    read = actions.reveal_connectors if actor.may(Permission.CONNECTORS_WRITE) else queries.connectors
    return [connector_view(each) for each in await read(actor, ConnectorFilter(target=query.target))]


async def create_connector(actor: Actor, body: ConnectorBody) -> ConnectorView:
    """Set up a connector; one for mails or text messages replaces the one that is there."""
    row = await actions.create_connector(actor, NewConnector(**_values(body)))
    return connector_view(queries.shown_or_not_found(row, with_secrets=True))


async def get_connector(actor: Actor, id: str) -> ConnectorView:
    """Read a connector; who may change it sees its secrets, and that is on record."""
    read = actions.reveal_connector if actor.may(Permission.CONNECTORS_WRITE) else queries.connector
    return connector_view(await read(actor, id))


async def update_connector(actor: Actor, id: str, body: ConnectorChangesBody) -> ConnectorView:
    """Change a connector."""
    await actions.update_connector(actor, id, ConnectorChanges(**_values(body)))
    return connector_view(await actions.reveal_connector(actor, id))


async def delete_connector(actor: Actor, id: str) -> None:
    """Take a connector down."""
    await actions.delete_connector(actor, id)


async def check_connector(actor: Actor, factory_id: str, body: ConnectorTestBody) -> None:
    """Send a test message with settings that need not be stored."""
    await actions.check_connector(actor, factory_id, Trial(**given(body)))


async def get_authorization_uri(actor: Actor, connector_id: str, body: AuthorizationUriBody) -> RedirectView:
    """Tell where a person signs in at the provider."""
    uri = await authorization_uri(actor, connector_id, body.state, body.redirect_uri)
    return RedirectView(redirect_to=uri)


def _values(body: Body) -> dict[str, Any]:
    return {_DOMAIN_NAMES.get(name, name): value for name, value in given(body).items()}
