"""Text messages through Twilio."""

from typing import Annotated

import msgspec

from identity.connectors.forms import Settings, entry, secret, text
from identity.connectors.kinds import ConnectorKind, ConnectorType, Message
from identity.connectors.logos import letter_logo
from identity.connectors.providers.http_call import basic, post_form
from identity.connectors.providers.template_settings import TextTemplates
from identity.connectors.writing import digits, written_text

ADDRESS = "https://api.twilio.com"


class TwilioSettings(Settings, frozen=True, kw_only=True):
    """The account, the messaging service and the texts."""

    account_sid: Annotated[
        str, text("Account SID", "AC00000000000000000000000000000000", bounds={"pattern": "^[A-Za-z0-9]+$"})
    ] = msgspec.field(name="accountSID")
    auth_token: Annotated[str, secret("Auth token", "<auth-token>")]
    from_messaging_service_sid: Annotated[str, text("Messaging service SID")] = msgspec.field(
        name="fromMessagingServiceSID"
    )
    disable_risk_check: Annotated[bool, entry("Send without Twilio's risk check")] = False
    templates: TextTemplates


async def send(settings: TwilioSettings, message: Message) -> None:
    """Hand the text over (Programmable Messaging)."""
    body = {
        "To": f"+{digits(message)}",
        "MessagingServiceSid": settings.from_messaging_service_sid,
        "Body": written_text(settings.templates, message),
        "RiskCheck": "disable" if settings.disable_risk_check else None,
    }
    url = f"{ADDRESS}/2010-04-01/Accounts/{settings.account_sid}/Messages.json"
    await post_form("Twilio", url, body, basic(settings.account_sid, settings.auth_token))


CONNECTOR = ConnectorKind(
    id="twilio-short-message-service",
    type=ConnectorType.SMS,
    target="twilio-sms",
    name="Twilio",
    description="Sends text messages through Twilio.",
    readme="Give the account and a messaging service that has a sender.",
    logo=letter_logo("T", "#f22f46"),
    settings=TwilioSettings,
    send=send,
)
