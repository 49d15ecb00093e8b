"""What a kind of connector is: what it is called, what it is set up with, and how it sends or signs in."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import msgspec

from identity.connectors.errors import ConnectorNotImplemented, DeliveryFailed, NotTakenYet
from identity.connectors.forms import checked
from identity.connectors.social.flow import Flow

PAUSES_SECONDS = (0.2, 0.8)  # before a message that was certainly not taken is offered again
_PATIENCE_SECONDS = 10.0  # who took longer than this to say so is not asked again
_LONGEST_SECONDS = 60.0


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
