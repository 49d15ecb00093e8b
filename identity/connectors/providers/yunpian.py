"""Text messages through Yunpian."""

from typing import Annotated

import msgspec

from identity.connectors.errors import DeliveryFailed, ProviderAllowanceSpent, ProviderRateLimited
from identity.connectors.forms import Settings, entry, secret, text
from identity.connectors.kinds import ConnectorKind, ConnectorType, Message
from identity.connectors.logos import letter_logo
from identity.connectors.providers.aliyun import inside_number
from identity.connectors.providers.http_call import answered, post_form, refused
from identity.connectors.providers.template_settings import TextTemplates
from identity.connectors.writing import digits, written_text

ADDRESS = "https://sms.yunpian.com"
_DONE, _NO_CREDIT = 0, 3
_TOO_MANY = (8, 9, 17, 22, 33, 43)  # to one number within half a minute, an hour, a day …


class YunpianSettings(Settings, frozen=True, kw_only=True):
    """The key, the texts, and whether they go abroad."""

    api_key: Annotated[str, secret("API key", "<api-key>")] = msgspec.field(name="apikey")
    templates: TextTemplates
    enable_international: Annotated[bool, entry("Send to other countries than China")] = False
    unsupported_countries_msg: (
        Annotated[str, text("What people of other countries are told", bounds={"max_length": 200})] | None
    ) = None


async def send(settings: YunpianSettings, message: Message) -> None:
    """Hand the text over; a refusal may come with status 200."""
    number = digits(message)
    inside = inside_number(number)
    if inside is None and not settings.enable_international:
        raise DeliveryFailed(reason=settings.unsupported_countries_msg or "it goes to numbers of China alone")
    body = {
        "apikey": settings.api_key,
        "mobile": inside or f"+{number}",
        "text": written_text(settings.templates, message),
    }
    url = f"{ADDRESS}/v2/sms/single_send.json"
    code = answered("Yunpian", await post_form("Yunpian", url, body, {})).get("code")
    if code in _TOO_MANY:
        raise ProviderRateLimited
    if code == _NO_CREDIT:
        raise ProviderAllowanceSpent
    if code != _DONE:
        raise refused("Yunpian", code)


CONNECTOR = ConnectorKind(
    id="yunpian-sms",
    type=ConnectorType.SMS,
    target="yunpian-sms",
    name="Yunpian",
    description="Sends text messages through Yunpian.",
    readme="Give the API key. Texts match those that are approved, with your signature in 【】.",
    logo=letter_logo("Y", "#0d9488"),
    settings=YunpianSettings,
    send=send,
)
