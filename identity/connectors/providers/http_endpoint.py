"""What the connectors to HTTP endpoints share: the settings and the call."""

from typing import Annotated

from identity.connectors.forms import Settings, secret, web_address
from identity.connectors.kinds import Message
from identity.connectors.providers.http_call import post_json


class EndpointSettings(Settings, frozen=True, kw_only=True):
    """Where messages go."""

    endpoint: Annotated[str, web_address("Endpoint", "https://messages.example.com/send")]
    authorization: Annotated[str, secret("Authorization header", "Bearer …")] | None = None


async def send(settings: EndpointSettings, message: Message) -> None:
    """Post the message as JSON."""
    body = {"to": message.recipient, "type": message.usage, "payload": dict(message.payload)}
    headers = {"authorization": settings.authorization} if settings.authorization else {}
    await post_json("the endpoint", settings.endpoint, body, headers)
