"""What kinds of connectors there are: those of this package, and those that other packages bring along.

A further package names an object of `ConnectorKind` as an entry point of the group `keystead.connectors`.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from importlib.metadata import entry_points
from typing import Any

import msgspec
import structlog

from identity.connectors.errors import ConnectorNotImplemented, DeliveryFailed, NotTakenYet
from identity.connectors.forms import checked
from identity.connectors.social.flow import Flow

ENTRY_POINTS = "keystead.connectors"
PAUSES_SECONDS = (0.2, 0.8)  # before a message that was certainly not taken is offered again
_PATIENCE_SECONDS = 10.0  # who took longer than this to say so is not asked again
_LONGEST_SECONDS = 60.0
_log = structlog.get_logger("keystead.connectors")


class ConnectorType(StrEnum):
    """What a connector reaches."""

    EMAIL = "Email"
    SMS = "Sms"
    SOCIAL = "Social"


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What is to be sent; an own template goes before those of the connector."""

    recipient: str
    usage: str
    payload: Mapping[str, Any] = field(repr=False)
    template: Mapping[str, Any] | None = None


Send = Callable[[Any, Message], Awaitable[None]]
Shape = type[msgspec.Struct]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConnectorKind:
    """A kind of connector: what it is called, what it is set up with, and what it does."""

    id: str
    type: ConnectorType
    target: str
    name: str
    description: str
    readme: str
    logo: str
    settings: Shape
    platform: str | None = None
    is_standard: bool = False
    is_token_storage_supported: bool = False
    send: Send | None = None
    flow: Flow | None = None

    async def deliver(self, config: Mapping[str, Any], message: Message) -> None:
        """Send a message under these settings."""
        if self.send is None:
            raise ConnectorNotImplemented
        settings = checked(config, self.settings)
        try:
            async with asyncio.timeout(_LONGEST_SECONDS):
                await _offered(self.send, settings, message)
        except TimeoutError:
            raise DeliveryFailed(reason="the provider took too long") from None


async def _offered(send: Send, settings: Any, message: Message) -> None:
    """Again after a pause if the message was certainly not taken: what may have arrived is not sent twice."""
    ends_at = asyncio.get_running_loop().time() + _PATIENCE_SECONDS
    for pause in PAUSES_SECONDS:
        try:
            return await send(settings, message)
        except NotTakenYet:
            if asyncio.get_running_loop().time() + pause > ends_at:
                raise
            await asyncio.sleep(pause)
    return await send(settings, message)


@cache
def every_kind() -> dict[str, ConnectorKind]:
    """All kinds by id, in the order of their ids; a package that cannot be loaded is left out, on record."""
    from identity.connectors.providers import OWN

    kinds = {kind.id: kind for kind in OWN}
    for entry in entry_points(group=ENTRY_POINTS):
        try:
            kind = entry.load()
        except Exception:  # the code of others may fail in any way, which is no reason not to start
            _log.exception("a package's connector cannot be loaded", name=entry.name)
            continue
        if isinstance(kind, ConnectorKind) and kind.id not in kinds:
            kinds[kind.id] = kind
        else:
            _log.error("an entry point is no connector, or one that is there already", name=entry.name)
    return dict(sorted(kinds.items()))


def kind_of(factory_id: str) -> ConnectorKind | None:
    """The kind with this id."""
    return every_kind().get(factory_id)
