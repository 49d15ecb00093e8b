"""Text messages through Vonage."""

from typing import Annotated

from identity.connectors.errors import ProviderAllowanceSpent, ProviderRateLimited
from identity.connectors.forms import Settings, secret, text
from identity.connectors.kinds import ConnectorKind, ConnectorType, Message
from identity.connectors.logos import letter_logo
from identity.connectors.providers.http_call import answered, post_form, refused
from identity.connectors.providers.template_settings import TextTemplates
from identity.connectors.writing import digits, written_text

ADDRESS = "https://rest.nexmo.com"
_DONE, _THROTTLED, _NO_CREDIT = "0", "1", "9"


class VonageSettings(Settings, frozen=True, kw_only=True):
    """The account, the name of the sender and the texts."""

    api_key: Annotated[str, secret("API key", "<api-key>")]
    api_secret: Annotated[str, secret("API secret", "<api-secret>")]
    brand_name: Annotated[str, text("Sender", "<brand>")]
    templates: TextTemplates


async def send(settings: VonageSettings, message: Message) -> None:
    """Hand the text over (SMS API); refusals come with status 200."""
    content = written_text(settings.templates, message)
    body = {
        "api_key": settings.api_key,
        "api_secret": settings.api_secret,
        "from": settings.brand_name,
        "to": digits(message),
        "text": content,
        "type": None if content.isascii() else "unicode",
    }
    answer = answered("Vonage", await post_form("Vonage", f"{ADDRESS}/sms/json", body, {}))
    parts = answer.get("messages")
    statuses = [str(each.get("status")) for each in parts if isinstance(each, dict)] if parts else ["none"]
    for status in statuses:
        _require_done(status)


def _require_done(status: str) -> None:
    if status == _THROTTLED:
        raise ProviderRateLimited
    if status == _NO_CREDIT:
        raise ProviderAllowanceSpent
    if status != _DONE:
        raise refused("Vonage", status)


CONNECTOR = ConnectorKind(
    id="vonage-sms",
    type=ConnectorType.SMS,
    target="vonage-sms",
    name="Vonage",
    description="Sends text messages through Vonage.",
    readme="Give the key and the secret of your account, and the name that people see as the sender.",
    logo=letter_logo("V", "#7c3aed"),
    settings=VonageSettings,
    send=send,
)
