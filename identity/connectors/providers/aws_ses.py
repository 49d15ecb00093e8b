"""Mails through the Amazon Simple Email Service."""

from typing import Annotated

from identity.connectors.forms import Settings, entry, secret, text
from identity.connectors.kinds import ConnectorKind, ConnectorType
from identity.connectors.logos import letter_logo
from identity.connectors.templates import MailTemplate, starting_mails


class SesSettings(Settings, frozen=True, kw_only=True):
    """The access key, the region, the sender and the texts."""

    access_key_id: Annotated[str, text("Access key id", "<access-key-id>")]
    access_key_secret: Annotated[str, secret("Secret access key", "<secret-access-key>")]
    region: Annotated[
        str, text("Region", "eu-central-1", bounds={"max_length": 32, "pattern": "^[a-z0-9-]+$"})
    ]
    email_address: Annotated[str, text("Sender", "accounts@example.com")] | None = None
    email_address_identity_arn: Annotated[str, text("ARN of the sender's identity")] | None = None
    feedback_forwarding_email_address: Annotated[str, text("Address for bounces")] | None = None
    feedback_forwarding_email_address_identity_arn: (
        Annotated[str, text("ARN of the identity for bounces")] | None
    ) = None
    configuration_set_name: Annotated[str, text("Configuration set")] | None = None
    templates: Annotated[
        list[MailTemplate],
        entry("Templates", form="Json", default=starting_mails(), bounds={"min_length": 1, "max_length": 50}),
    ]


CONNECTOR = ConnectorKind(
    id="aws-ses-mail",
    type=ConnectorType.EMAIL,
    target="aws-ses",
    name="Amazon SES",
    description="Sends mails through the Amazon Simple Email Service.",
    readme="Use an access key that may send mails in this region, and have the sender verified there.",
    logo=letter_logo("A", "#dd344c"),
    settings=SesSettings,
)
