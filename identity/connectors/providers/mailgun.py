"""Mails through Mailgun, with texts of one's own or templates kept there."""

from typing import Annotated, Any

import msgspec
import orjson

from identity.connectors.errors import TemplateNotFound
from identity.connectors.forms import Settings, entry, secret, text, web_address
from identity.connectors.kinds import ConnectorKind, ConnectorType, Message
from identity.connectors.logos import letter_logo
from identity.connectors.providers.http_call import basic, post_form
from identity.connectors.templates import GENERIC, SUBJECTS, TEXTS, Usage, filled
from identity.connectors.writing import line, mailbox, own_template, written_mail

ADDRESS = "https://api.mailgun.net"

_Text = Annotated[str, msgspec.Meta(min_length=1, max_length=65_536)]
_DELIVERIES: dict[str, Any] = {
    usage: {"subject": SUBJECTS[usage], "text": content} for usage, content in TEXTS.items()
}


class Mail(Settings, frozen=True, kw_only=True):
    """A mail: its own text, or the name of a template at Mailgun with variables for it."""

    subject: Annotated[str, msgspec.Meta(max_length=1024)] | None = None
    html: _Text | None = None
    text: _Text | None = None
    template: _Text | None = None
    variables: dict[str, object] | None = None
    reply_to: Annotated[str, msgspec.Meta(max_length=320)] | None = None


class MailgunSettings(Settings, frozen=True, kw_only=True):
    """The domain and its key, the sender, and what to send."""

    endpoint: (
        Annotated[
            str, web_address("Endpoint", "https://api.eu.mailgun.net", hint="Without one the one in the US.")
        ]
        | None
    ) = None
    domain: Annotated[
        str, text("Domain", "mail.example.com", bounds={"max_length": 253, "pattern": "^[A-Za-z0-9.-]+$"})
    ]
    api_key: Annotated[str, secret("API key", "<api-key>")]
    sender: Annotated[str, text("Sender", "accounts@mail.example.com")] = msgspec.field(name="from")
    deliveries: Annotated[dict[Usage, Mail], entry("Mails", form="Json", default=_DELIVERIES)]


async def send(settings: MailgunSettings, message: Message) -> None:
    """Hand the mail over, with a text of one's own, one of Mailgun's, or the one that came with the message."""
    words = _own_words(message) if message.template else _delivery_words(settings, message)
    body = {"from": settings.sender, "to": mailbox(message)} | words
    url = f"{(settings.endpoint or ADDRESS).rstrip('/')}/v3/{settings.domain}/messages"
    await post_form("Mailgun", url, body, basic("api", settings.api_key))


def _own_words(message: Message) -> dict[str, Any]:
    own = own_template(message)
    assert own is not None
    mail = written_mail([own], message)
    words = {
        "from": mail.send_from,
        "subject": mail.subject,
        "html": mail.html,
        "text": mail.text,
        "h:Reply-To": mail.reply_to,
    }
    return {name: value for name, value in words.items() if value is not None}


def _delivery_words(settings: MailgunSettings, message: Message) -> dict[str, Any]:
    mail = settings.deliveries.get(message.usage) or settings.deliveries.get(GENERIC)
    if mail is None:
        raise TemplateNotFound(usage=message.usage)
    variables = {**(mail.variables or {}), **message.payload}
    return {
        "subject": line(mail.subject or "", message) or None,
        "html": mail.html and filled(mail.html, message.payload, is_html=True),
        "text": mail.text and filled(mail.text, message.payload),
        "template": mail.template,
        "h:X-Mailgun-Variables": orjson.dumps(variables).decode() if mail.template else None,
        "h:Reply-To": line(mail.reply_to or "", message) or None,
    }


CONNECTOR = ConnectorKind(
    id="mailgun-email",
    type=ConnectorType.EMAIL,
    target="mailgun-email",
    name="Mailgun",
    description="Sends mails through Mailgun.",
    readme="Give a domain that is set up at Mailgun, and a key that may send for it.",
    logo=letter_logo("M", "#b91c1c"),
    settings=MailgunSettings,
    send=send,
)
