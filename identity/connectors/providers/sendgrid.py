"""Mails through SendGrid."""

from typing import Annotated

from identity.connectors.forms import Settings, secret, text
from identity.connectors.kinds import ConnectorKind, ConnectorType, Message
from identity.connectors.logos import letter_logo
from identity.connectors.providers.http_call import bearer, post_json
from identity.connectors.providers.template_settings import MailTemplates
from identity.connectors.templates import HTML
from identity.connectors.writing import written_mail

ADDRESS = "https://api.sendgrid.com"


class SendgridSettings(Settings, frozen=True, kw_only=True):
    """The key, the sender and the texts."""

    api_key: Annotated[str, secret("API key", "<api-key>")]
    from_email: Annotated[str, text("Sender", "accounts@example.com")]
    from_name: Annotated[str, text("Sender's name")] | None = None
    templates: MailTemplates


async def send(settings: SendgridSettings, message: Message) -> None:
    """Hand the mail over (Mail Send, version 3)."""
    mail = written_mail(settings.templates, message)
    sender = {"email": mail.send_from or settings.from_email}
    body = {
        "personalizations": [{"to": [{"email": mail.recipient}]}],
        "from": sender | ({"name": settings.from_name} if settings.from_name else {}),
        "reply_to": {"email": mail.reply_to} if mail.reply_to else None,
        "subject": mail.subject,
        "content": [{"type": HTML if mail.is_html else "text/plain", "value": mail.content}],
    }
    await post_json("SendGrid", f"{ADDRESS}/v3/mail/send", body, bearer(settings.api_key))


CONNECTOR = ConnectorKind(
    id="sendgrid-email-service",
    type=ConnectorType.EMAIL,
    target="sendgrid-mail",
    name="SendGrid",
    description="Sends mails through SendGrid.",
    readme="Make an API key that may send mails, and have the sender verified.",
    logo=letter_logo("S", "#1a82e2"),
    settings=SendgridSettings,
    send=send,
)
