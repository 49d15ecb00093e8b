"""Text messages through Vonage."""

from typing import Annotated

from identity.connectors.forms import Settings, entry, secret, text
from identity.connectors.kinds import ConnectorKind, ConnectorType
from identity.connectors.logos import letter_logo
from identity.connectors.templates import TextTemplate, starting_texts


class VonageSettings(Settings, frozen=True, kw_only=True):
    """The account, the name of the sender and the texts."""

    api_key: Annotated[str, secret("API key", "<api-key>")]
    api_secret: Annotated[str, secret("API secret", "<api-secret>")]
    brand_name: Annotated[str, text("Sender", "<brand>")]
    templates: Annotated[
        list[TextTemplate],
        entry("Templates", form="Json", default=starting_texts(), bounds={"min_length": 1, "max_length": 50}),
    ]


CONNECTOR = ConnectorKind(
    id="vonage-sms",
    type=ConnectorType.SMS,
    target="vonage-sms",
    name="Vonage",
    description="Sends text messages through Vonage.",
    readme="Give the key and the secret of your account, and the name that people see as the sender.",
    logo=letter_logo("V", "#7c3aed"),
    settings=VonageSettings,
)
