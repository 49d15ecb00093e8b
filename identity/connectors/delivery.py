"""Sending a message to somebody's address through the connector that is set up for it, else into the inbox."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Literal

from identity.connectors.catalogue import kind_of
from identity.connectors.errors import ConnectorNotFound
from identity.connectors.kinds import ConnectorType, Message
from identity.connectors.queries import config_of, senders
from identity.connectors.writing import STARTING_MAILS, STARTING_TEXTS, written_mail, written_text
from identity.inbox import rules as inbox
from identity.inbox.changes import keep_message
from identity.inbox.rules import Content

Channel = Literal["email", "phone"]
CHANNELS: tuple[Channel, ...] = ("email", "phone")
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
    connector's own. Where no connector is set up the development inbox takes it, if it is open.
    """
    own = {"usageType": purpose, **template} if template else None
    message = Message(recipient=recipient, usage=purpose, payload=payload, template=own)
    sender = await senders.get(_TYPES[channel])
    if sender is None and inbox.is_open():
        await keep_message(channel, recipient, purpose, _content(channel, message))
        return
    kind = kind_of(sender.factory_id) if sender else None
    if sender is None or kind is None:
        raise ConnectorNotFound
    await kind.deliver(config_of(sender.config_encrypted), message)


async def can_deliver(channel: Channel) -> bool:
    """Whether messages to these addresses go anywhere."""
    sender = await senders.get(_TYPES[channel])
    return inbox.is_open() if sender is None else kind_of(sender.factory_id) is not None


async def is_kept(channel: Channel) -> bool:
    """Whether messages to these addresses stay in the inbox."""
    return inbox.is_open() and await senders.get(_TYPES[channel]) is None


def kept_channels() -> frozenset[str]:
    """The kinds of addresses that need no connector, because the inbox takes messages to them."""
    return frozenset(CHANNELS) if inbox.is_open() else frozenset()


def _content(channel: Channel, message: Message) -> Content:
    said = Content(body="", code=_text(message, "code"), link=_text(message, "link"))
    if channel == "phone":
        return replace(said, body=written_text(STARTING_TEXTS, message))
    mail = written_mail(STARTING_MAILS, message)
    return replace(said, subject=mail.subject, body=mail.content, is_html=mail.is_html)


def _text(message: Message, name: str) -> str | None:
    value = message.payload.get(name)
    return value if isinstance(value, str) else None
