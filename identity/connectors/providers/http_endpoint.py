"""What the connectors to HTTP endpoints share: the settings and the call."""

from typing import Annotated

from identity.connectors.errors import DeliveryFailed, ProviderRateLimited
from identity.connectors.forms import Settings, secret, web_address
from identity.connectors.kinds import Message
from identity.delivery import outgoing
from identity.delivery.errors import OutgoingError


class EndpointSettings(Settings, frozen=True, kw_only=True):
    """Where messages go."""

    endpoint: Annotated[str, web_address("Endpoint", "https://messages.example.com/send")]
    authorization: Annotated[str, secret("Authorization header", "Bearer …")] | None = None


async def send(settings: EndpointSettings, message: Message) -> None:
    """Post the message as JSON."""
    body = {"to": message.recipient, "type": message.usage, "payload": dict(message.payload)}
    headers = {"authorization": settings.authorization} if settings.authorization else {}
    try:
        answer = await outgoing.post_json(settings.endpoint, body, headers)
    except OutgoingError as error:
        raise DeliveryFailed(reason=f"the endpoint does not answer ({type(error).__name__})") from None
    if answer.status == 429:
        raise ProviderRateLimited
    if not answer.is_success:
        raise DeliveryFailed(reason=f"the endpoint answered with {answer.status}")
