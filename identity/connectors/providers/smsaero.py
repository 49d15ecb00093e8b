"""Text messages through SMS Aero."""

from typing import Annotated

from identity.connectors.forms import Settings, secret, text
from identity.connectors.kinds import ConnectorKind, ConnectorType, Message
from identity.connectors.logos import letter_logo
from identity.connectors.providers.http_call import answered, basic, post_json, refused
from identity.connectors.providers.template_settings import TextTemplates
from identity.connectors.writing import digits, written_text

ADDRESS = "https://gate.smsaero.ru"


class SmsAeroSettings(Settings, frozen=True, kw_only=True):
    """The account, its key, the sender and the texts."""

    email: Annotated[str, text("E-mail address of the account", "me@example.com")]
    api_key: Annotated[str, secret("API key", "<api-key>")]
    sender_name: Annotated[str, text("Sender", "SMS Aero")]
    templates: TextTemplates


async def send(settings: SmsAeroSettings, message: Message) -> None:
    """Hand the text over; a refusal may come with status 200."""
    body = {
        "number": digits(message),
        "sign": settings.sender_name,
        "text": written_text(settings.templates, message),
    }
    login = basic(settings.email, settings.api_key)
    answer = answered("SMS Aero", await post_json("SMS Aero", f"{ADDRESS}/v2/sms/send", body, login))
    if answer.get("success") is not True:
        raise refused("SMS Aero", "failed")


CONNECTOR = ConnectorKind(
    id="smsaero-short-message-service",
    type=ConnectorType.SMS,
    target="smsaero-sms",
    name="SMS Aero",
    description="Sends text messages through SMS Aero.",
    readme="Give the account's e-mail address, its key, and a sender that is approved.",
    logo=letter_logo("S", "#db2777"),
    settings=SmsAeroSettings,
    send=send,
)
