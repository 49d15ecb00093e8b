"""Connectors to mail, SMS and social providers: types, queries and mutations."""

from datetime import datetime
from typing import Any

import strawberry

from graphql_schema.access import declare, declare_more, scopes
from graphql_schema.connection import Connection, Page, by_time, keyset
from graphql_schema.context import Info
from graphql_schema.fields import resolved, row
from graphql_schema.lists import sort_order
from graphql_schema.mutations import as_domain, mutation
from graphql_schema.node import Node, or_null, readable
from graphql_schema.scalars import JSON
from identity.connectors import actions, queries
from identity.connectors.catalogue import kind_of
from identity.connectors.forms import config_template, form_items
from identity.connectors.kinds import ConnectorType
from identity.connectors.models import Connector as ConnectorRow
from identity.kernel.actor import Actor
from identity.kernel.permissions import Permission

strawberry.enum(ConnectorType, description="What a connector reaches.")


@strawberry.type(description="A kind of connector that can be set up.")
class ConnectorFactory:
    factory_id: strawberry.ID = row(lambda kind: kind.id)
    type: ConnectorType
    target: str
    name: str
    description: str
    readme: str
    logo: str
    platform: str | None
    is_standard: bool = row(
        lambda kind: kind.is_standard, "Whether there can be several, each with its own target."
    )
    is_token_storage_supported: bool
    can_send: bool = row(
        lambda kind: kind.send is not None, "Whether this server can send messages through it."
    )
    form_items: list[JSON] = row(lambda kind: form_items(kind.settings), "The settings as entries of a form.")
    config_template: str = row(lambda kind: config_template(kind.settings), "An example of the settings.")


def _config(connector: ConnectorRow) -> dict[str, Any]:
    shown = queries.shown(connector)
    return shown.config if shown else {}


@strawberry.type(description="A connector that is set up.")
class Connector(Node):
    connector_id: strawberry.ID = row(lambda connector: connector.id)
    type: ConnectorType = row(lambda connector: ConnectorType(connector.type))
    target: str | None = row(lambda connector: connector.target, "Names the provider in identities of users.")
    platform: str | None
    factory: ConnectorFactory | None = row(
        lambda connector: kind_of(connector.factory_id), "Null when the package of its kind has gone."
    )
    config: JSON = row(_config, "The settings, with masks for secrets.")
    metadata: JSON = row(lambda connector: connector.metadata, "Name, logo and target of its own.")
    is_profile_synchronized: bool
    is_token_storage_enabled: bool
    created_at: datetime


readable(ConnectorRow, queries.connectors_by_ids, "Connector")
_READ = scopes(Permission.CONNECTORS_READ)
declare("Connector", _READ)
declare("ConnectorFactory", _READ)
declare_more("Query", connector=_READ, connectors=_READ, connectorFactory=_READ, connectorFactories=_READ)


@strawberry.input
class ConnectorFilter:
    target: str | None = strawberry.UNSET
    type: ConnectorType | None = strawberry.UNSET


@strawberry.type
class ConnectorQueries:
    @resolved(Connector | None)
    async def connector(self, info: Info, connector_id: strawberry.ID) -> Any:
        return await or_null(queries.visible_connector(info.context.actor, connector_id))

    @resolved(Connection[Connector])
    async def connectors(
        self,
        info: Info,
        first: int | None = strawberry.UNSET,
        after: str | None = strawberry.UNSET,
        last: int | None = strawberry.UNSET,
        before: str | None = strawberry.UNSET,
        filter: ConnectorFilter | None = strawberry.UNSET,
    ) -> Page:
        actor, wanted = (
            info.context.actor,
            as_domain(queries.ConnectorFilter, filter or ConnectorFilter()),
        )
        found = await queries.connectors_slice(
            actor, wanted, sort_order(None), keyset(first, after, last, before)
        )
        return Page(found, by_time(), lambda: queries.connectors_count(actor, wanted))

    @resolved(ConnectorFactory | None)
    async def connector_factory(self, info: Info, factory_id: strawberry.ID) -> Any:
        return await or_null(queries.connector_kind(info.context.actor, factory_id))

    @resolved(list[ConnectorFactory])
    async def connector_factories(self, info: Info) -> Any:
        return await queries.connector_kinds(info.context.actor)


@strawberry.input
class CreateConnectorInput:
    factory_id: strawberry.ID
    config: JSON | None = strawberry.UNSET
    metadata: JSON | None = strawberry.field(
        default=strawberry.UNSET,
        description="`target`, `name` (a text for each language), `logo` and `logoDark`.",
    )
    is_profile_synchronized: bool | None = strawberry.UNSET
    is_token_storage_enabled: bool | None = strawberry.UNSET
    idempotency_key: str | None = strawberry.UNSET


@strawberry.input(description="What is left out stays as it is; a mask in the settings keeps the secret.")
class UpdateConnectorInput:
    connector_id: strawberry.ID
    config: JSON | None = strawberry.UNSET
    metadata: JSON | None = strawberry.UNSET
    is_profile_synchronized: bool | None = strawberry.UNSET
    is_token_storage_enabled: bool | None = strawberry.UNSET


@strawberry.input
class DeleteConnectorInput:
    connector_id: strawberry.ID


@strawberry.input
class RevealConnectorConfigInput:
    connector_id: strawberry.ID


@strawberry.input(description="Settings to try, and one address of the connector's type.")
class CheckConnectorInput:
    factory_id: strawberry.ID
    config: JSON
    email: str | None = strawberry.UNSET
    phone: str | None = strawberry.UNSET
    locale: str | None = strawberry.UNSET


@mutation(Permission.CONNECTORS_WRITE, again=queries.visible_connector, connector=Connector)
async def create_connector(actor: Actor, input: CreateConnectorInput) -> ConnectorRow:
    """Set up a connector; one for mails or text messages replaces the one that is there."""
    return await actions.create_connector(actor, as_domain(actions.NewConnector, input))


@mutation(Permission.CONNECTORS_WRITE, connector=Connector)
async def update_connector(actor: Actor, input: UpdateConnectorInput) -> ConnectorRow:
    """Change a connector; whole objects are replaced."""
    changes = as_domain(actions.ConnectorChanges, input)
    return await actions.update_connector(actor, input.connector_id, changes)


@mutation(Permission.CONNECTORS_WRITE, deleted_connector_id=strawberry.ID)
async def delete_connector(actor: Actor, input: DeleteConnectorInput) -> str:
    """Take a connector down; identities of users stay."""
    return (await actions.delete_connector(actor, input.connector_id)).id


@mutation(Permission.CONNECTORS_WRITE, connector=Connector, config=JSON)
async def reveal_connector_config(actor: Actor, input: RevealConnectorConfigInput) -> dict[str, Any]:
    """Show a connector's settings with their secrets; who looked is on record."""
    found = await actions.reveal_connector(actor, input.connector_id)
    return {"connector": found.row, "config": found.config}


@mutation(Permission.CONNECTORS_WRITE, checked_factory_id=strawberry.ID)
async def check_connector(actor: Actor, input: CheckConnectorInput) -> str:
    """Send a test message with settings that need not be stored."""
    await actions.check_connector(actor, input.factory_id, as_domain(actions.Trial, input))
    return input.factory_id
