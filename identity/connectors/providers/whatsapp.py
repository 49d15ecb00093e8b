"""Codes through the Cloud API of WhatsApp, which keeps their texts."""

from typing import Annotated, Any

import msgspec

from identity.connectors.errors import TemplateNotFound
from identity.connectors.forms import Settings, entry, secret, text
from identity.connectors.kinds import ConnectorKind, ConnectorType, Message
from identity.connectors.logos import letter_logo
from identity.connectors.providers.http_call import bearer, post_json
from identity.connectors.templates import GENERIC, TEXTS, Usage
from identity.connectors.writing import digits

ADDRESS = "https://graph.facebook.com"
_VERSION = "v23.0"
_Name = Annotated[str, msgspec.Meta(min_length=1, max_length=512)]
_NAMES: list[dict[str, Any]] = [
    {"usageType": usage, "templateName": "<template-name>", "language": "en_US"} for usage in TEXTS
]


class WhatsAppTemplate(Settings, frozen=True, kw_only=True):
    """The name and the language of a text at WhatsApp."""

    usage_type: Usage
    template_name: _Name
    language: Annotated[str, msgspec.Meta(min_length=2, max_length=16)] = "en_US"


class WhatsAppSettings(Settings, frozen=True, kw_only=True):
    """The token, the number that sends, and the texts."""

    access_token: Annotated[str, secret("Access token", "<access-token>")]
    phone_number_id: Annotated[
        str, text("Id of the telephone number", "100000000000000", bounds={"pattern": "^[0-9]+$"})
    ]
    templates: Annotated[
        list[WhatsAppTemplate],
        entry("Templates", form="Json", default=_NAMES, bounds={"min_length": 1, "max_length": 50}),
    ]


async def send(settings: WhatsAppSettings, message: Message) -> None:
    """Hand the code over, in an authentication template with a button that copies it."""
    code = [{"type": "text", "text": str(message.payload.get("code", message.payload.get("link", "")))}]
    template = _template(settings, message)
    body = {
        "messaging_product": "whatsapp",
        "recipient_type": "individual",
        "to": digits(message),
        "type": "template",
        "template": {
            "name": template.template_name,
            "language": {"code": template.language},
            "components": [
                {"type": "body", "parameters": code},
                {"type": "button", "sub_type": "url", "index": "0", "parameters": code},
            ],
        },
    }
    url = f"{ADDRESS}/{_VERSION}/{settings.phone_number_id}/messages"
    await post_json("WhatsApp", url, body, bearer(settings.access_token))


def _template(settings: WhatsAppSettings, message: Message) -> WhatsAppTemplate:
    by_usage = {each.usage_type: each for each in reversed(settings.templates)}
    found = by_usage.get(message.usage) or by_usage.get(GENERIC)
    if found is None:
        raise TemplateNotFound(usage=message.usage)
    return found


CONNECTOR = ConnectorKind(
    id="whatsapp-short-message-service",
    type=ConnectorType.SMS,
    target="whatsapp-sms",
    name="WhatsApp",
    description="Sends codes through WhatsApp.",
    readme="Have an authentication template with a button that copies the code approved for each use.",
    logo=letter_logo("W", "#16a34a"),
    settings=WhatsAppSettings,
    send=send,
)
