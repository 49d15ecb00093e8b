"""Text messages through Twilio."""

from typing import Annotated

import msgspec

from identity.connectors.forms import Settings, entry, secret, text
from identity.connectors.kinds import ConnectorKind, ConnectorType
from identity.connectors.logos import letter_logo
from identity.connectors.templates import TextTemplate, starting_texts


class TwilioSettings(Settings, frozen=True, kw_only=True):
    """The account, the messaging service and the texts."""

    account_sid: Annotated[str, text("Account SID")] = msgspec.field(name="accountSID")
    auth_token: Annotated[str, secret("Auth token", "<auth-token>")]
    from_messaging_service_sid: Annotated[str, text("Messaging service SID")] = msgspec.field(
        name="fromMessagingServiceSID"
    )
    disable_risk_check: Annotated[bool, entry("Send without Twilio's risk check")] = False
    templates: Annotated[
        list[TextTemplate],
        entry("Templates", form="Json", default=starting_texts(), bounds={"min_length": 1, "max_length": 50}),
    ]


CONNECTOR = ConnectorKind(
    id="twilio-short-message-service",
    type=ConnectorType.SMS,
    target="twilio-sms",
    name="Twilio",
    description="Sends text messages through Twilio.",
    readme="Give the account and a messaging service that has a sender.",
    logo=letter_logo("T", "#f22f46"),
    settings=TwilioSettings,
)
