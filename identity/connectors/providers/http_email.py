"""Mails through an HTTP endpoint of the operator's own."""

from identity.connectors.kinds import ConnectorKind, ConnectorType
from identity.connectors.logos import letter_logo
from identity.connectors.providers.http_endpoint import EndpointSettings, send

CONNECTOR = ConnectorKind(
    id="http-email",
    type=ConnectorType.EMAIL,
    target="http-email",
    name="HTTP endpoint for mails",
    description="Hands mails to an HTTP endpoint of yours, which sends them.",
    readme='It gets a POST with the JSON {"to": …, "type": …, "payload": …} and answers with a status of 2xx.',
    logo=letter_logo("H", "#0f766e"),
    settings=EndpointSettings,
    send=send,
)
