"""Text messages through SMSBao."""

from typing import Annotated

from identity.connectors.errors import ProviderAllowanceSpent
from identity.connectors.forms import Settings, secret, text
from identity.connectors.kinds import ConnectorKind, ConnectorType, Message
from identity.connectors.logos import letter_logo
from identity.connectors.providers.aliyun import inside_number
from identity.connectors.providers.http_call import post_form, refused
from identity.connectors.providers.template_settings import TextTemplates
from identity.connectors.writing import digits, written_text

ADDRESS = "https://api.smsbao.com"
_DONE, _NO_CREDIT = "0", "41"


class SmsBaoSettings(Settings, frozen=True, kw_only=True):
    """The account, its key, the product and the texts."""

    username: Annotated[str, text("User name")]
    password_or_api_key: Annotated[str, secret("API key, or the MD5 digest of the password")]
    goods_id: Annotated[str, text("Product id", hint="For products of their own.")] | None = None
    templates: TextTemplates


async def send(settings: SmsBaoSettings, message: Message) -> None:
    """Hand the text over; the answer is a number."""
    number = digits(message)
    inside = inside_number(number)
    body = {
        "u": settings.username,
        "p": settings.password_or_api_key,
        "m": inside or f"+{number}",
        "c": written_text(settings.templates, message),
        "g": settings.goods_id,
    }
    answer = await post_form("SMSBao", ADDRESS + ("/sms" if inside else "/wsms"), body, {})
    code = answer.body.decode(errors="replace").strip()
    if code == _NO_CREDIT:
        raise ProviderAllowanceSpent
    if code != _DONE:
        raise refused("SMSBao", code)


CONNECTOR = ConnectorKind(
    id="smsbao-sms",
    type=ConnectorType.SMS,
    target="smsbao-sms",
    name="SMSBao",
    description="Sends text messages through SMSBao.",
    readme="Give the account and its API key. Texts begin with your signature in 【】.",
    logo=letter_logo("S", "#b45309"),
    settings=SmsBaoSettings,
    send=send,
)
