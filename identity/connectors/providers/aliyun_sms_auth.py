"""Codes in text messages through the number authentication service of Alibaba Cloud, which keeps their texts."""

from typing import Annotated

import orjson

from identity.connectors.errors import DeliveryFailed
from identity.connectors.forms import text
from identity.connectors.kinds import ConnectorKind, ConnectorType, Message
from identity.connectors.logos import letter_logo
from identity.connectors.providers.aliyun import AliyunSettings, call, inside_number, require_ok
from identity.connectors.providers.template_settings import KeptTemplates, code_for
from identity.connectors.writing import digits

_MINUTES = "10"


class AliyunAuthSettings(AliyunSettings, frozen=True, kw_only=True):
    """The access key, the signature that people see, and the texts."""

    sign_name: Annotated[str, text("Signature")]
    templates: KeptTemplates


async def send(settings: AliyunAuthSettings, message: Message) -> None:
    """Hand the code over (SendSmsVerifyCode), which goes to numbers of China alone."""
    number = digits(message)
    inside = inside_number(number) or (number if len(number) == 11 else None)
    if inside is None:
        raise DeliveryFailed(reason="this service sends to numbers of China alone")
    values = {"code": str(message.payload.get("code", "")), "min": _MINUTES}
    parameters = {
        "Action": "SendSmsVerifyCode",
        "Version": "2017-05-25",
        "CountryCode": "86",
        "PhoneNumber": inside,
        "SignName": settings.sign_name,
        "TemplateCode": code_for(settings.templates, message),
        "TemplateParam": orjson.dumps(values).decode(),
    }
    require_ok(await call(settings, "dypnsapi", parameters))


CONNECTOR = ConnectorKind(
    id="aliyun-short-message-auth-service",
    type=ConnectorType.SMS,
    target="aliyun-sms-mas",
    name="Alibaba Cloud number authentication",
    description="Sends codes to numbers of China through Alibaba Cloud, with signatures that need no approval.",
    readme="Choose a signature and a text for each use among those of the service.",
    logo=letter_logo("A", "#c2410c"),
    settings=AliyunAuthSettings,
    send=send,
)
