"""Mails through the Amazon Simple Email Service."""

from typing import Annotated

from identity.connectors.forms import text
from identity.connectors.kinds import ConnectorKind, ConnectorType, Message
from identity.connectors.logos import letter_logo
from identity.connectors.providers.aws import AwsSettings, signed_post
from identity.connectors.providers.http_call import JSON, json_body
from identity.connectors.providers.template_settings import MailTemplates
from identity.connectors.writing import WrittenMail, written_mail


class SesSettings(AwsSettings, frozen=True, kw_only=True):
    """The access key, the region, the sender and the texts."""

    email_address: Annotated[str, text("Sender", "accounts@example.com")] | None = None
    email_address_identity_arn: Annotated[str, text("ARN of the sender's identity")] | None = None
    feedback_forwarding_email_address: Annotated[str, text("Address for bounces")] | None = None
    feedback_forwarding_email_address_identity_arn: (
        Annotated[str, text("ARN of the identity for bounces")] | None
    ) = None
    configuration_set_name: Annotated[str, text("Configuration set")] | None = None
    templates: MailTemplates


async def send(settings: SesSettings, message: Message) -> None:
    """Hand the mail over (SendEmail, version 2 of the API)."""
    mail = written_mail(settings.templates, message)
    body = {
        "FromEmailAddress": mail.send_from or settings.email_address,
        "FromEmailAddressIdentityArn": settings.email_address_identity_arn,
        "FeedbackForwardingEmailAddress": settings.feedback_forwarding_email_address,
        "FeedbackForwardingEmailAddressIdentityArn": settings.feedback_forwarding_email_address_identity_arn,
        "ConfigurationSetName": settings.configuration_set_name,
        "Destination": {"ToAddresses": [mail.recipient]},
        "ReplyToAddresses": [mail.reply_to] if mail.reply_to else None,
        "Content": {"Simple": _simple(mail)},
    }
    path = "/v2/email/outbound-emails"
    await signed_post("Amazon SES", settings, path, json_body(body), JSON, service="ses", host="email")


def _simple(mail: WrittenMail) -> dict[str, object]:
    kind = "Html" if mail.is_html else "Text"
    return {"Subject": _utf8(mail.subject), "Body": {kind: _utf8(mail.content)}}


def _utf8(value: str) -> dict[str, str]:
    return {"Data": value, "Charset": "UTF-8"}


CONNECTOR = ConnectorKind(
    id="aws-ses-mail",
    type=ConnectorType.EMAIL,
    target="aws-ses",
    name="Amazon SES",
    description="Sends mails through the Amazon Simple Email Service.",
    readme="Use an access key that may send mails in this region, and have the sender verified there.",
    logo=letter_logo("A", "#dd344c"),
    settings=SesSettings,
    send=send,
)
