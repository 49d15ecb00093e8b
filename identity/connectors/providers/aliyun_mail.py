"""Mails through Direct Mail of Alibaba Cloud."""

from typing import Annotated, Literal

from identity.connectors.forms import entry, text
from identity.connectors.kinds import ConnectorKind, ConnectorType, Message
from identity.connectors.logos import letter_logo
from identity.connectors.providers.aliyun import AliyunSettings, call
from identity.connectors.providers.template_settings import MailTemplates
from identity.connectors.writing import written_mail

Region = Literal["cn-hangzhou", "ap-southeast-1", "ap-southeast-2"]
_HOSTS: dict[str, str] = {
    "cn-hangzhou": "dm",
    "ap-southeast-1": "dm.ap-southeast-1",
    "ap-southeast-2": "dm.ap-southeast-2",
}


class DirectMailSettings(AliyunSettings, frozen=True, kw_only=True):
    """The access key, the region, the sender and the texts."""

    region_id: Annotated[Region, entry("Region")] = "cn-hangzhou"
    account_name: Annotated[str, text("Sender", "accounts@mail.example.com")]
    from_alias: Annotated[str, text("Sender's name")] | None = None
    templates: MailTemplates


async def send(settings: DirectMailSettings, message: Message) -> None:
    """Hand the mail over (SingleSendMail)."""
    mail = written_mail(settings.templates, message)
    parameters = {
        "Action": "SingleSendMail",
        "Version": "2015-11-23",
        "RegionId": settings.region_id,
        "AccountName": settings.account_name,
        "FromAlias": settings.from_alias,
        "AddressType": "1",
        "ReplyToAddress": "false",
        "ReplyAddress": mail.reply_to,
        "ToAddress": mail.recipient,
        "Subject": mail.subject,
        "HtmlBody": mail.html,
        "TextBody": mail.text,
    }
    await call(settings, _HOSTS[settings.region_id], parameters)


CONNECTOR = ConnectorKind(
    id="aliyun-direct-mail",
    type=ConnectorType.EMAIL,
    target="aliyun-dm",
    name="Alibaba Cloud Direct Mail",
    description="Sends mails through Alibaba Cloud.",
    readme="Have the sender's domain verified, and use an access key that may send mails.",
    logo=letter_logo("A", "#c2410c"),
    settings=DirectMailSettings,
    send=send,
)
