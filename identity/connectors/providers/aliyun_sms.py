"""Text messages through Alibaba Cloud, which keeps their texts."""

from typing import Annotated, Any

import orjson

from identity.connectors.errors import DeliveryFailed, TemplateNotFound
from identity.connectors.forms import Settings, entry, text
from identity.connectors.kinds import ConnectorKind, ConnectorType, Message
from identity.connectors.logos import letter_logo
from identity.connectors.providers.aliyun import AliyunSettings, call, inside_number, require_ok
from identity.connectors.providers.template_settings import TemplateCode, plain_values
from identity.connectors.templates import GENERIC, TEXTS, Usage
from identity.connectors.writing import digits

_CODES: list[dict[str, Any]] = [{"usageType": usage, "templateCode": "<template-code>"} for usage in TEXTS]


class ByRegion(Settings, frozen=True, kw_only=True):
    """One text for numbers of China, one for those of other countries."""

    china: TemplateCode
    overseas: TemplateCode


class AliyunTemplate(Settings, frozen=True, kw_only=True):
    """The code of a text at Alibaba Cloud."""

    usage_type: Usage
    template_code: TemplateCode | ByRegion


class AliyunSmsSettings(AliyunSettings, frozen=True, kw_only=True):
    """The access key, the signature that people see, and the texts."""

    sign_name: Annotated[str, text("Signature")]
    templates: Annotated[
        list[AliyunTemplate],
        entry("Templates", form="Json", default=_CODES, bounds={"min_length": 1, "max_length": 50}),
    ]
    strict_phone_region_number_check: Annotated[
        bool, entry("Insist on a country's code", hint="Refuse numbers of China that are given without it.")
    ] = False


async def send(settings: AliyunSmsSettings, message: Message) -> None:
    """Hand the text over (SendSms)."""
    number = digits(message)
    inside = inside_number(number)
    if inside is None and settings.strict_phone_region_number_check and _lacks_country(number):
        raise DeliveryFailed(reason="the number has no country's code")
    parameters = {
        "Action": "SendSms",
        "Version": "2017-05-25",
        "PhoneNumbers": inside or number,
        "SignName": settings.sign_name,
        "TemplateCode": _code(settings, message, is_inside=inside is not None or _lacks_country(number)),
        "TemplateParam": orjson.dumps(plain_values(message)).decode(),
    }
    require_ok(await call(settings, "dysmsapi", parameters))


def _lacks_country(number: str) -> bool:
    return len(number) == 11 and number.startswith("1") and number[1] in "3456789"


def _code(settings: AliyunSmsSettings, message: Message, *, is_inside: bool) -> str:
    codes = {each.usage_type: each.template_code for each in reversed(settings.templates)}
    found = codes.get(message.usage) or codes.get(GENERIC)
    if found is None:
        raise TemplateNotFound(usage=message.usage)
    if isinstance(found, ByRegion):
        return found.china if is_inside else found.overseas
    return found


CONNECTOR = ConnectorKind(
    id="aliyun-short-message-service",
    type=ConnectorType.SMS,
    target="aliyun-sms",
    name="Alibaba Cloud SMS",
    description="Sends text messages through Alibaba Cloud.",
    readme="Have a signature and a text for each use approved; a text names its variables, such as `${code}`.",
    logo=letter_logo("A", "#c2410c"),
    settings=AliyunSmsSettings,
    send=send,
)
