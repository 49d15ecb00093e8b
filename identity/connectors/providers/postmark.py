"""Mails through Postmark, which keeps their texts."""

from typing import Annotated, Any

import msgspec

from identity.connectors.errors import TemplateNotFound
from identity.connectors.forms import Settings, entry, secret, text
from identity.connectors.kinds import ConnectorKind, ConnectorType, Message
from identity.connectors.logos import letter_logo
from identity.connectors.providers.http_call import post_json
from identity.connectors.templates import GENERIC, TEXTS, Usage
from identity.connectors.writing import mailbox, own_template, written_mail

ADDRESS = "https://api.postmarkapp.com"

_ALIASES: list[dict[str, Any]] = [{"usageType": usage, "templateAlias": "<alias>"} for usage in TEXTS]


class PostmarkTemplate(Settings, frozen=True, kw_only=True):
    """The alias of a template at Postmark."""

    usage_type: Usage
    template_alias: Annotated[str, msgspec.Meta(min_length=1, max_length=256)]


class PostmarkSettings(Settings, frozen=True, kw_only=True):
    """The token of the server, the sender, and the templates there."""

    server_token: Annotated[str, secret("Server token", "<server-token>")]
    from_email: Annotated[str, text("Sender", "accounts@example.com")]
    templates: Annotated[
        list[PostmarkTemplate],
        entry("Templates", form="Json", default=_ALIASES, bounds={"min_length": 1, "max_length": 50}),
    ]


async def send(settings: PostmarkSettings, message: Message) -> None:
    """Hand the mail over, with a text of Postmark's or with the one that came with the message."""
    path, words = _own_words(message) if message.template else _words_there(settings, message)
    body = {"From": settings.from_email, "To": mailbox(message)} | words
    await post_json("Postmark", ADDRESS + path, body, {"x-postmark-server-token": settings.server_token})


def _words_there(settings: PostmarkSettings, message: Message) -> tuple[str, dict[str, Any]]:
    aliases = {each.usage_type: each.template_alias for each in reversed(settings.templates)}
    alias = aliases.get(message.usage) or aliases.get(GENERIC)
    if alias is None:
        raise TemplateNotFound(usage=message.usage)
    return "/email/withTemplate", {"TemplateAlias": alias, "TemplateModel": dict(message.payload)}


def _own_words(message: Message) -> tuple[str, dict[str, Any]]:
    own = own_template(message)
    assert own is not None
    mail = written_mail([own], message)
    words = {
        "From": mail.send_from,
        "Subject": mail.subject,
        "HtmlBody": mail.html,
        "TextBody": mail.text,
        "ReplyTo": mail.reply_to,
    }
    return "/email", {name: value for name, value in words.items() if value is not None}


CONNECTOR = ConnectorKind(
    id="postmark-mail",
    type=ConnectorType.EMAIL,
    target="postmark-mail",
    name="Postmark",
    description="Sends mails through Postmark.",
    readme="Give the token of a Postmark server and, for each use, the alias of a template there.",
    logo=letter_logo("P", "#ca8a04"),
    settings=PostmarkSettings,
    send=send,
)
