"""Mails through SMTP2GO."""

from collections.abc import Mapping
from typing import Annotated

from identity.connectors.forms import Settings, secret, text
from identity.connectors.kinds import ConnectorKind, ConnectorType, Message
from identity.connectors.logos import letter_logo
from identity.connectors.providers.http_call import answered, post_json, refused
from identity.connectors.providers.template_settings import MailTemplates
from identity.connectors.writing import named, written_mail

ADDRESS = "https://api.smtp2go.com"


class Smtp2goSettings(Settings, frozen=True, kw_only=True):
    """The key, the sender and the texts."""

    api_key: Annotated[str, secret("API key", "<api-key>")]
    sender: Annotated[str, text("Sender", "accounts@example.com")]
    sender_name: Annotated[str, text("Sender's name")] | None = None
    templates: MailTemplates


async def send(settings: Smtp2goSettings, message: Message) -> None:
    """Hand the mail over; a refusal may come with status 200."""
    mail = written_mail(settings.templates, message)
    body = {
        "sender": mail.send_from or named(settings.sender_name, settings.sender),
        "to": [mail.recipient],
        "subject": mail.subject,
        "html_body": mail.html,
        "text_body": mail.text,
        "custom_headers": [{"header": "Reply-To", "value": mail.reply_to}] if mail.reply_to else None,
    }
    headers = {"x-smtp2go-api-key": settings.api_key}
    answer = answered("SMTP2GO", await post_json("SMTP2GO", f"{ADDRESS}/v3/email/send", body, headers))
    data = answer.get("data")
    if not isinstance(data, Mapping) or data.get("succeeded") != 1:
        raise refused("SMTP2GO", data.get("error_code", "failed") if isinstance(data, Mapping) else "failed")


CONNECTOR = ConnectorKind(
    id="smtp2go-email-service",
    type=ConnectorType.EMAIL,
    target="smtp2go-email",
    name="SMTP2GO",
    description="Sends mails through SMTP2GO.",
    readme="Make an API key that may send mails, and have the sender verified.",
    logo=letter_logo("S", "#0369a1"),
    settings=Smtp2goSettings,
    send=send,
)
