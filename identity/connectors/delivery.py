"""Sending a message to somebody's address through the connector that is set up for it."""

from collections.abc import Mapping
from typing import Any, Literal

from identity.connectors.errors import ConnectorNotFound
from identity.connectors.kinds import ConnectorType, Message, kind_of
from identity.connectors.queries import config_of, senders

Channel = Literal["email", "phone"]
_TYPES = {"email": ConnectorType.EMAIL, "phone": ConnectorType.SMS}


async def deliver(
    channel: Channel,
    recipient: str,
    purpose: str,
    payload: Mapping[str, object],
    *,
    template: Mapping[str, Any] | None = None,
) -> None:
    """Send it; outside of transactions, because a provider may take its time.

    `purpose` is a usage type of templates; a `template` (subject, content, contentType …) goes before the
    connector's own.
    """
    sender = await senders.get(_TYPES[channel])
    kind = kind_of(sender.factory_id) if sender else None
    if sender is None or kind is None:
        raise ConnectorNotFound
    own = {"usageType": purpose, **template} if template else None
    message = Message(recipient=recipient, usage=purpose, payload=payload, template=own)
    await kind.deliver(config_of(sender.config_encrypted), message)


async def can_deliver(channel: Channel) -> bool:
    """Whether a connector for these addresses is set up."""
    sender = await senders.get(_TYPES[channel])
    return sender is not None and kind_of(sender.factory_id) is not None
