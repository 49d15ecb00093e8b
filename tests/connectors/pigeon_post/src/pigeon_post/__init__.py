"""An example of a package that brings a connector: text messages by pigeon."""

from typing import Annotated

from identity.connectors.forms import Settings, secret, web_address
from identity.connectors.kinds import ConnectorKind, ConnectorType, Message
from identity.connectors.providers.http_call import bearer, post_json
from identity.connectors.providers.template_settings import TextTemplates
from identity.connectors.writing import digits, written_text


class PigeonSettings(Settings, frozen=True, kw_only=True):
    """The loft, its key and the texts."""

    loft: Annotated[str, web_address("Loft", "https://loft.example.com")]
    key: Annotated[str, secret("Key", "<key>")]
    templates: TextTemplates


async def send(settings: PigeonSettings, message: Message) -> None:
    """Let a pigeon fly."""
    body = {"to": digits(message), "text": written_text(settings.templates, message)}
    await post_json("the loft", f"{settings.loft}/pigeons", body, bearer(settings.key))


CONNECTOR = ConnectorKind(
    id="pigeon-post",
    type=ConnectorType.SMS,
    target="pigeon-post",
    name="Pigeon post",
    description="Sends text messages by pigeon.",
    readme="Give the address of your loft and its key.",
    logo="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E",
    settings=PigeonSettings,
    send=send,
)
