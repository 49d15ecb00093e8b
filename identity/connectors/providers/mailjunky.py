"""Mails through MailJunky."""

from typing import Annotated

from identity.connectors.forms import Settings, secret, text
from identity.connectors.kinds import ConnectorKind, ConnectorType, Message
from identity.connectors.logos import letter_logo
from identity.connectors.providers.http_call import bearer, post_json
from identity.connectors.providers.template_settings import MailTemplates
from identity.connectors.writing import named, written_mail

ADDRESS = "https://api.mailjunky.ai"


class MailjunkySettings(Settings, frozen=True, kw_only=True):
    """The key, the sender and the texts."""

    api_key: Annotated[str, secret("API key", "<api-key>")]
    from_email: Annotated[str, text("Sender", "accounts@example.com")]
    from_name: Annotated[str, text("Sender's name")] | None = None
    templates: MailTemplates


async def send(settings: MailjunkySettings, message: Message) -> None:
    """Hand the mail over."""
    mail = written_mail(settings.templates, message)
    body = {
        "from": mail.send_from or named(settings.from_name, settings.from_email),
        "to": [mail.recipient],
        "subject": mail.subject,
        "html": mail.html,
        "text": mail.text,
        "reply_to": [mail.reply_to] if mail.reply_to else None,
    }
    await post_json("MailJunky", f"{ADDRESS}/api/v1/emails/send", body, bearer(settings.api_key))


CONNECTOR = ConnectorKind(
    id="mailjunky-email-service",
    type=ConnectorType.EMAIL,
    target="mailjunky-mail",
    name="MailJunky",
    description="Sends mails through MailJunky.",
    readme="Make an API key, and have the sender's domain verified.",
    logo=letter_logo("M", "#9333ea"),
    settings=MailjunkySettings,
    send=send,
)
