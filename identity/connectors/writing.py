"""The words of a message: the template for its use with the variables filled in, one for mails and one for texts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from email.utils import formataddr

import msgspec

from identity.connectors.errors import DeliveryFailed
from identity.connectors.kinds import Message
from identity.connectors.templates import (
    HTML,
    SUBJECTS,
    TEXTS,
    MailTemplate,
    TextTemplate,
    filled,
    template_for,
)

# One address and nothing else: providers take lists of them in the same place.
_MAILBOX = re.compile(r"[^\s,;<>@]+@[^\s,;<>@]+")
_NUMBER = re.compile(r"\+?([0-9]{1,20})")
STARTING_MAILS = [MailTemplate(usage_type=use, subject=SUBJECTS[use], content=TEXTS[use]) for use in TEXTS]
STARTING_TEXTS = [TextTemplate(usage_type=use, content=TEXTS[use]) for use in TEXTS]


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenMail:
    """A mail as it goes out; nothing of it has line breaks but the content."""

    recipient: str
    subject: str
    content: str
    is_html: bool
    reply_to: str | None
    send_from: str | None

    @property
    def html(self) -> str | None:
        """The content, if that is what it is."""
        return self.content if self.is_html else None

    @property
    def text(self) -> str | None:
        """The content, if it is plain."""
        return None if self.is_html else self.content


def written_mail(templates: Sequence[MailTemplate], message: Message) -> WrittenMail:
    """The mail; the message's own template goes before the connector's."""
    template = own_template(message) or template_for(templates, message.usage)
    is_html = template.content_type == HTML
    return WrittenMail(
        recipient=mailbox(message),
        subject=line(template.subject, message),
        content=filled(template.content, message.payload, is_html=is_html),
        is_html=is_html,
        reply_to=line(template.reply_to or "", message) or None,
        send_from=line(template.send_from or "", message) or None,
    )


def written_text(templates: Sequence[TextTemplate], message: Message) -> str:
    """The text message."""
    return filled(template_for(templates, message.usage).content, message.payload)


def own_template(message: Message) -> MailTemplate | None:
    """The template that came with the message: one of the operator's, in a language."""
    return msgspec.convert(message.template, MailTemplate) if message.template else None


def line(template: str, message: Message) -> str:
    """A text for a header: line breaks never get into one, or a value could add headers of its own."""
    return " ".join(filled(template, message.payload).split())


def mailbox(message: Message) -> str:
    """The one address of the recipient."""
    if _MAILBOX.fullmatch(message.recipient) is None:
        raise DeliveryFailed(reason="this is not one e-mail address")
    return message.recipient


def digits(message: Message) -> str:
    """The recipient's telephone number with its country's code, without a plus sign."""
    if match := _NUMBER.fullmatch(message.recipient):
        return match[1]
    raise DeliveryFailed(reason="this is not one telephone number")


def named(name: str | None, address: str) -> str:
    """An address with its owner's name before it."""
    return formataddr((name, address)) if name else address
