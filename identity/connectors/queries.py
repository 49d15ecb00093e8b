"""Reads of connectors: for administrators, and for those who send through them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import orjson

from identity.connectors import forms
from identity.connectors.catalogue import every_kind, kind_of
from identity.connectors.kinds import ConnectorKind, ConnectorType
from identity.connectors.models import Connector
from identity.kernel import database
from identity.kernel.actor import Actor
from identity.kernel.caches import Cache
from identity.kernel.errors import NotFoundById
from identity.kernel.paging import Conditions, Keyset, Slice, SortOrder, keyset_slice, row_count
from identity.kernel.permissions import Permission
from identity.kernel.vault import vault

CONFIG_PURPOSE = "connector-config"
NEWEST_FIRST = SortOrder("created_at")


@dataclass(frozen=True, slots=True)
class Sender:
    """The connector that messages of one type go through."""

    connector_id: str
    factory_id: str
    config_encrypted: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConnectorFilter:
    """Which connectors."""

    target: str | None = None
    type: ConnectorType | None = None


@dataclass(frozen=True, slots=True)
class ShownConnector:
    """A connector with its kind, and its settings as whoever asked may see them."""

    row: Connector
    kind: ConnectorKind
    config: dict[str, Any]

    @property
    def id(self) -> str:
        """The row's id."""
        return self.row.id


def config_of(encrypted: str) -> dict[str, Any]:
    """Settings as they are stored."""
    config: dict[str, Any] = orjson.loads(vault().decrypt(encrypted, CONFIG_PURPOSE))
    return config


def encrypted_config(config: Mapping[str, Any]) -> str:
    """Settings for storing: there are secrets among them."""
    return vault().encrypt(orjson.dumps(dict(config)), CONFIG_PURPOSE)


def shown(row: Connector, *, with_secrets: bool = False) -> ShownConnector | None:
    """The row as it is shown; None when the package of its kind has gone."""
    kind = kind_of(row.factory_id)
    if kind is None:
        return None
    config = config_of(row.config_encrypted)
    return ShownConnector(row, kind, config if with_secrets else forms.hidden(config, kind.settings))


def shown_or_not_found(row: Connector, *, with_secrets: bool = False) -> ShownConnector:
    """The row as it is shown; a connector whose package has gone is not there."""
    if found := shown(row, with_secrets=with_secrets):
        return found
    raise NotFoundById(entity="connector", id=row.id)


async def connectors(actor: Actor, wanted: ConnectorFilter) -> list[ShownConnector]:
    """All connectors, newest first, with masks for their secrets."""
    actor.require(Permission.CONNECTORS_READ)
    return [each for row in await connector_rows(wanted) if (each := shown(row))]


async def connector_rows(wanted: ConnectorFilter) -> list[Connector]:
    """The rows, for what has checked the permission."""
    conditions = _conditions(wanted)
    return await database.fetch_models(
        Connector,
        f"SELECT {database.columns(Connector, 'c')} FROM connectors c{conditions.sql} "
        "ORDER BY c.created_at DESC, c.id DESC",
        *conditions.values,
    )


async def connectors_slice(
    actor: Actor, wanted: ConnectorFilter, order: SortOrder, keyset: Keyset
) -> Slice[Connector]:
    """Connectors by keyset."""
    actor.require(Permission.CONNECTORS_READ)
    return await keyset_slice(Connector, "connectors c", "c", _conditions(wanted), order, keyset)


async def connectors_count(actor: Actor, wanted: ConnectorFilter) -> int:
    """How many connectors match."""
    actor.require(Permission.CONNECTORS_READ)
    return await row_count("connectors c", _conditions(wanted))


async def connectors_by_ids(actor: Actor, ids: Iterable[str]) -> dict[str, Connector]:
    """Connectors by id; unknown ones are left out."""
    actor.require(Permission.CONNECTORS_READ)
    rows = await database.fetch_models(
        Connector,
        f"SELECT {database.columns(Connector, 'c')} FROM connectors c WHERE c.id = ANY($1)",
        list(ids),
    )
    return {row.id: row for row in rows}


async def visible_connector(actor: Actor, connector_id: str) -> Connector:
    """The connector, if there is one of a kind that is there."""
    row = (await connectors_by_ids(actor, [connector_id])).get(connector_id)
    if row is None or kind_of(row.factory_id) is None:
        raise NotFoundById(entity="connector", id=connector_id)
    return row


async def connector(actor: Actor, connector_id: str) -> ShownConnector:
    """One connector with masks for its secrets."""
    return shown_or_not_found(await visible_connector(actor, connector_id))


async def connector_kinds(actor: Actor) -> list[ConnectorKind]:
    """Every kind of connector that could be set up."""
    actor.require(Permission.CONNECTORS_READ)
    return list(every_kind().values())


async def connector_kind(actor: Actor, factory_id: str) -> ConnectorKind:
    """One kind."""
    actor.require(Permission.CONNECTORS_READ)
    if kind := kind_of(factory_id):
        return kind
    raise NotFoundById(entity="kind of connector", id=factory_id)


async def _load_sender(connector_type: str) -> Sender | None:
    row = await database.fetch_row(
        "SELECT id, factory_id, config_encrypted FROM connectors WHERE type = $1", connector_type
    )
    return Sender(row["id"], row["factory_id"], row["config_encrypted"]) if row else None


senders: Cache[Sender | None] = Cache("senders", _load_sender)


def _conditions(wanted: ConnectorFilter) -> Conditions:
    conditions = Conditions()
    if wanted.target is not None:
        conditions.add("c.target = {}", wanted.target)
    if wanted.type is not None:
        conditions.add("c.type = {}", wanted.type.value)
    return conditions
