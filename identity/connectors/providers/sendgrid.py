"""Mails through SendGrid."""

from typing import Annotated

from identity.connectors.forms import Settings, entry, secret, text
from identity.connectors.kinds import ConnectorKind, ConnectorType
from identity.connectors.logos import letter_logo
from identity.connectors.templates import MailTemplate, starting_mails


class SendgridSettings(Settings, frozen=True, kw_only=True):
    """The key, the sender and the texts."""

    api_key: Annotated[str, secret("API key", "<api-key>")]
    from_email: Annotated[str, text("Sender", "accounts@example.com")]
    from_name: Annotated[str, text("Sender's name")] | None = None
    templates: Annotated[
        list[MailTemplate],
        entry("Templates", form="Json", default=starting_mails(), bounds={"min_length": 1, "max_length": 50}),
    ]


CONNECTOR = ConnectorKind(
    id="sendgrid-email-service",
    type=ConnectorType.EMAIL,
    target="sendgrid-mail",
    name="SendGrid",
    description="Sends mails through SendGrid.",
    readme="Make an API key that may send mails, and have the sender verified.",
    logo=letter_logo("S", "#1a82e2"),
    settings=SendgridSettings,
)
