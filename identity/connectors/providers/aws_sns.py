"""Text messages through the Amazon Simple Notification Service."""

from typing import Annotated

from identity.connectors.forms import text
from identity.connectors.kinds import ConnectorKind, ConnectorType, Message
from identity.connectors.logos import letter_logo
from identity.connectors.providers.aws import AwsSettings, signed_post
from identity.connectors.providers.http_call import FORM, form_body
from identity.connectors.providers.template_settings import TextTemplates
from identity.connectors.writing import digits, written_text


class SnsSettings(AwsSettings, frozen=True, kw_only=True):
    """The access key, the region, the sender and the texts."""

    sender_id: (
        Annotated[str, text("Sender", "Example", bounds={"max_length": 11, "pattern": "^[A-Za-z0-9]+$"})]
        | None
    ) = None
    templates: TextTemplates


async def send(settings: SnsSettings, message: Message) -> None:
    """Hand the text over (Publish to a telephone number)."""
    attributes = {"AWS.SNS.SMS.SMSType": "Transactional"}
    if settings.sender_id:
        attributes["AWS.SNS.SMS.SenderID"] = settings.sender_id
    body = {
        "Action": "Publish",
        "Version": "2010-03-31",
        "PhoneNumber": f"+{digits(message)}",
        "Message": written_text(settings.templates, message),
    }
    for number, (name, value) in enumerate(attributes.items(), 1):
        entry = f"MessageAttributes.entry.{number}"
        body |= {
            f"{entry}.Name": name,
            f"{entry}.Value.DataType": "String",
            f"{entry}.Value.StringValue": value,
        }
    await signed_post("Amazon SNS", settings, "/", form_body(body), FORM, service="sns", host="sns")


CONNECTOR = ConnectorKind(
    id="aws-sns-sms",
    type=ConnectorType.SMS,
    target="aws-sns",
    name="Amazon SNS",
    description="Sends text messages through the Amazon Simple Notification Service.",
    readme="Use an access key that may publish to telephone numbers in this region.",
    logo=letter_logo("A", "#dd344c"),
    settings=SnsSettings,
    send=send,
)
