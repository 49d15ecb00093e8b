"""What can be done with connectors."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from identity.connectors import forms, rules
from identity.connectors.catalogue import kind_of
from identity.connectors.errors import (
    ConnectorIdTaken,
    InvalidConnectorMetadata,
    MultipleInstances,
    OnlySocialConnectors,
    TargetIsFixed,
    TargetRequired,
    TargetTaken,
    TestRecipientRequired,
    TokenStorageNotSupported,
    UnexpectedConnectorType,
    UnknownFactory,
)
from identity.connectors.events import (
    ConnectorChecked,
    ConnectorConfigsRevealed,
    ConnectorCreated,
    ConnectorDeleted,
    ConnectorUpdated,
)
from identity.connectors.kinds import ConnectorKind, ConnectorType, Message
from identity.connectors.models import Connector
from identity.connectors.queries import (
    ConnectorFilter,
    ShownConnector,
    config_of,
    connector_rows,
    encrypted_config,
    senders,
    shown,
    shown_or_not_found,
)
from identity.connectors.templates import GENERIC
from identity.kernel import clock, database
from identity.kernel.action import action, announce, make_stale, prepared_action
from identity.kernel.actor import Actor
from identity.kernel.errors import NotFoundById
from identity.kernel.permissions import Permission
from identity.kernel.rows import delete_row, insert_row, locked_row, plain_values, row_or_none, update_row
from identity.kernel.unset import UNSET, Unset
from identity.security.secrets import user_id

_TEST_CODE = "000000"
_HIDDEN = ("config_encrypted",)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewConnector:
    """What a connector is set up with; settings can follow later."""

    factory_id: str
    config: dict[str, Any] | None = None
    metadata: dict[str, Any] | None = None
    is_profile_synchronized: bool = False
    is_token_storage_enabled: bool = False
    id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConnectorChanges:
    """What is to change of a connector; whole objects are replaced."""

    config: dict[str, Any] | Unset = UNSET
    metadata: dict[str, Any] | Unset = UNSET
    is_profile_synchronized: bool | Unset = UNSET
    is_token_storage_enabled: bool | Unset = UNSET


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """A test message: settings, and one address of the connector's type."""

    config: dict[str, Any]
    email: str | None = None
    phone: str | None = None
    locale: str | None = None


@action(needs=Permission.CONNECTORS_WRITE, announces=(ConnectorCreated, ConnectorDeleted))
async def create_connector(actor: Actor, new: NewConnector) -> Connector:
    """Set up a connector; one for mails or text messages takes the place of that which is there."""
    kind = kind_of(new.factory_id)
    if kind is None:
        raise UnknownFactory(path="connectorId", id=new.factory_id)
    row = _new_row(kind, new)
    # Readers go on; whoever sets up another connector at this moment waits, and then sees this one.
    await database.execute("LOCK TABLE connectors IN SHARE ROW EXCLUSIVE MODE")
    if kind.type is ConnectorType.SOCIAL:
        await _require_room(kind, row)
    else:
        await _remove_sender(kind.type)
    await insert_row(row, ConnectorIdTaken(path="id"))
    _forget(row)
    await announce(ConnectorCreated(connector_id=row.id, after=plain_values(row, *_HIDDEN)))
    return row


@action(needs=Permission.CONNECTORS_WRITE, announces=ConnectorUpdated)
async def update_connector(actor: Actor, connector_id: str, changes: ConnectorChanges) -> Connector:
    """Change a connector; a masked secret in new settings stands for the one that is stored."""
    row, kind = await _locked_connector(connector_id)
    values: dict[str, Any] = {}
    if not isinstance(changes.metadata, Unset):
        values["metadata"] = _changed_metadata(kind, row, changes.metadata)
    if not isinstance(changes.is_profile_synchronized, Unset):
        values["is_profile_synchronized"] = changes.is_profile_synchronized
    if not isinstance(changes.is_token_storage_enabled, Unset):
        values["is_token_storage_enabled"] = changes.is_token_storage_enabled
    _require_supported(kind, changes.is_profile_synchronized, changes.is_token_storage_enabled)
    stored = config_of(row.config_encrypted)
    if not isinstance(changes.config, Unset):
        config = forms.unhidden(changes.config, stored, kind.settings)
        forms.checked(config, kind.settings)
        if config != stored:
            values["config_encrypted"] = encrypted_config(config)
    before = await update_row(row, values, TargetTaken())
    if before:
        _forget(row)
        after = {name: getattr(row, name) for name in before}
        await announce(
            ConnectorUpdated(
                connector_id=row.id, before=_without_config(before), after=_without_config(after)
            )
        )
    return row


@action(needs=Permission.CONNECTORS_WRITE, announces=ConnectorDeleted)
async def delete_connector(actor: Actor, connector_id: str) -> Connector:
    """Take a connector down; people keep their identities there, but cannot sign in with them."""
    row, _ = await _locked_connector(connector_id)
    await _delete(row)
    return row


@action(needs=Permission.CONNECTORS_WRITE, announces=ConnectorConfigsRevealed)
async def reveal_connectors(actor: Actor, wanted: ConnectorFilter) -> list[ShownConnector]:
    """Connectors with the secrets in their settings; who looked is on record."""
    rows = await connector_rows(wanted)
    found = [each for row in rows if (each := shown(row, with_secrets=True))]
    await _record_look(found)
    return found


@action(needs=Permission.CONNECTORS_WRITE, announces=ConnectorConfigsRevealed)
async def reveal_connector(actor: Actor, connector_id: str) -> ShownConnector:
    """One connector with the secrets in its settings; who looked is on record."""
    row = await row_or_none(Connector, id=connector_id)
    if row is None:
        raise NotFoundById(entity="connector", id=connector_id)
    found = shown_or_not_found(row, with_secrets=True)
    await _record_look([found])
    return found


async def _send_trial(actor: Actor, factory_id: str, trial: Trial) -> None:
    kind = kind_of(factory_id)
    if kind is None:
        raise NotFoundById(entity="kind of connector", id=factory_id)
    addresses = {ConnectorType.EMAIL: trial.email, ConnectorType.SMS: trial.phone}
    if kind.type not in addresses:
        raise UnexpectedConnectorType
    recipient = addresses[kind.type]
    if not recipient:
        raise TestRecipientRequired
    payload = {"code": _TEST_CODE, **({"locale": trial.locale} if trial.locale else {})}
    config = await _with_stored_secrets(kind, trial.config)
    await kind.deliver(config, Message(recipient=recipient, usage=GENERIC, payload=payload))


@prepared_action(needs=Permission.CONNECTORS_WRITE, announces=ConnectorChecked, prepare=_send_trial)
async def check_connector(actor: Actor, sent: None, factory_id: str, trial: Trial) -> None:
    """Send a test message with settings that need not be stored."""
    await announce(ConnectorChecked(factory_id=factory_id))


def _new_row(kind: ConnectorKind, new: NewConnector) -> Connector:
    metadata = rules.valid_metadata(new.metadata or {})
    if new.config:
        forms.checked(new.config, kind.settings)
    if new.id is not None and not rules.is_connector_id_valid(new.id):
        raise InvalidConnectorMetadata(path="id", reason="an id has at most 12 letters, digits and _ -")
    _require_supported(kind, new.is_profile_synchronized, new.is_token_storage_enabled)
    return Connector(
        id=new.id or user_id(),
        factory_id=kind.id,
        type=kind.type.value,
        target=_target(kind, metadata),
        platform=kind.platform,
        config_encrypted=encrypted_config(new.config or {}),
        metadata=metadata,
        is_profile_synchronized=new.is_profile_synchronized,
        is_token_storage_enabled=new.is_token_storage_enabled,
        created_at=clock.now(),
    )


def _target(kind: ConnectorKind, metadata: Mapping[str, Any]) -> str | None:
    if kind.type is not ConnectorType.SOCIAL:
        return None
    if not kind.is_standard:
        return kind.target
    if "target" not in metadata:
        raise TargetRequired(path="metadata.target")
    return cast(str, metadata["target"])


def _changed_metadata(kind: ConnectorKind, row: Connector, given: Mapping[str, Any]) -> dict[str, Any]:
    metadata = rules.valid_metadata(given)
    if metadata.get("target", row.target) != row.target and kind.type is ConnectorType.SOCIAL:
        raise TargetIsFixed(path="metadata.target")
    return metadata | ({"target": row.target} if kind.is_standard else {})


def _require_supported(kind: ConnectorKind, synchronized: bool | Unset, stores: bool | Unset) -> None:
    if synchronized and kind.type is not ConnectorType.SOCIAL:
        raise OnlySocialConnectors(path="syncProfile")
    if stores and not kind.is_token_storage_supported:
        raise TokenStorageNotSupported(path="enableTokenStorage")


async def _require_room(kind: ConnectorKind, row: Connector) -> None:
    found = await database.fetch_row(
        "SELECT coalesce(bool_or(factory_id = $1), false) AS has_instance, "
        "coalesce(bool_or(target = $2 AND platform IS NOT DISTINCT FROM $3), false) AS has_target "
        "FROM connectors WHERE type = 'Social'",
        kind.id, row.target, row.platform,
    )  # fmt: skip
    assert found is not None
    if found["has_instance"] and not kind.is_standard:
        raise MultipleInstances(path="connectorId")
    if found["has_target"]:
        raise TargetTaken(path="metadata.target")


async def _remove_sender(connector_type: ConnectorType) -> None:
    rows = await connector_rows(ConnectorFilter(type=connector_type))
    for row in rows:
        await _delete(row)


async def _locked_connector(connector_id: str) -> tuple[Connector, ConnectorKind]:
    row = await locked_row(Connector, connector_id)
    kind = kind_of(row.factory_id) if row else None
    if row is None or kind is None:
        raise NotFoundById(entity="connector", id=connector_id)
    return row, kind


async def _delete(row: Connector) -> None:
    await delete_row(row)
    _forget(row)
    await announce(
        ConnectorDeleted(
            connector_id=row.id,
            connector_type=row.type,
            target=row.target,
            before=plain_values(row, *_HIDDEN),
        )
    )


async def _with_stored_secrets(kind: ConnectorKind, config: dict[str, Any]) -> dict[str, Any]:
    """Masks stand for the secrets of the connector of this kind that is set up."""
    row = await database.fetch_row(
        "SELECT config_encrypted FROM connectors WHERE factory_id = $1 LIMIT 1", kind.id
    )
    return forms.unhidden(config, config_of(row["config_encrypted"]), kind.settings) if row else config


async def _record_look(found: list[ShownConnector]) -> None:
    ids = [each.id for each in found if forms.has_secrets(each.config, each.kind.settings)]
    if ids:
        await announce(ConnectorConfigsRevealed(connector_ids=ids))


def _without_config(values: Mapping[str, Any]) -> dict[str, Any]:
    """For the audit: that settings changed, not what they are."""
    return {
        ("config" if name in _HIDDEN else name): (forms.MASK if name in _HIDDEN else value)
        for name, value in values.items()
    }


def _forget(row: Connector) -> None:
    make_stale(senders, row.type)
