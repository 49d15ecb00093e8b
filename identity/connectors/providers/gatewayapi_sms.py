"""Text messages through GatewayAPI."""

from typing import Annotated

from identity.connectors.forms import Settings, secret, text, web_address
from identity.connectors.kinds import ConnectorKind, ConnectorType, Message
from identity.connectors.logos import letter_logo
from identity.connectors.providers.http_call import post_json
from identity.connectors.providers.template_settings import TextTemplates
from identity.connectors.writing import digits, written_text

ADDRESS = "https://gatewayapi.com/rest/mtsms"


class GatewayApiSettings(Settings, frozen=True, kw_only=True):
    """The endpoint of the account, its token, the sender and the texts."""

    endpoint: Annotated[str, web_address("Endpoint", ADDRESS)]
    api_token: Annotated[str, secret("API token", "<api-token>")]
    sender: Annotated[str, text("Sender", "Example")]
    templates: TextTemplates


async def send(settings: GatewayApiSettings, message: Message) -> None:
    """Hand the text over."""
    body = {
        "sender": settings.sender,
        "message": written_text(settings.templates, message),
        "recipients": [{"msisdn": int(digits(message))}],
        "encoding": "UTF8",
    }
    headers = {"authorization": f"Token {settings.api_token}"}
    await post_json("GatewayAPI", settings.endpoint, body, headers)


CONNECTOR = ConnectorKind(
    id="gatewayapi-sms",
    type=ConnectorType.SMS,
    target="gatewayapi-sms",
    name="GatewayAPI",
    description="Sends text messages through GatewayAPI.",
    readme="Give the endpoint of your account (there is one in the EU) and a token.",
    logo=letter_logo("G", "#0e7490"),
    settings=GatewayApiSettings,
    send=send,
)
