"""Mails through Mailgun, with texts of one's own or templates kept there."""

from typing import Annotated, Any

import msgspec

from identity.connectors.forms import Settings, entry, secret, text, web_address
from identity.connectors.kinds import ConnectorKind, ConnectorType
from identity.connectors.logos import letter_logo
from identity.connectors.templates import SUBJECTS, TEXTS, Usage

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


CONNECTOR = ConnectorKind(
    id="mailgun-email",
    type=ConnectorType.EMAIL,
    target="mailgun-email",
    name="Mailgun",
    description="Sends mails through Mailgun.",
    readme="Give a domain that is set up at Mailgun, and a key that may send for it.",
    logo=letter_logo("M", "#b91c1c"),
    settings=MailgunSettings,
)
