"""The setting in which connectors keep their texts: one for mails, one for text messages, one for ids of texts that the
provider keeps."""

from typing import Annotated, Any

import msgspec

from identity.connectors.errors import TemplateNotFound
from identity.connectors.forms import Settings, entry
from identity.connectors.kinds import Message
from identity.connectors.templates import (
    GENERIC,
    TEXTS,
    MailTemplate,
    TextTemplate,
    Usage,
    starting_mails,
    starting_texts,
)

_BOUNDS = {"min_length": 1, "max_length": 50}
_CODES: list[dict[str, Any]] = [{"usageType": usage, "templateCode": "<template-code>"} for usage in TEXTS]
MailTemplates = Annotated[
    list[MailTemplate], entry("Templates", form="Json", default=starting_mails(), bounds=_BOUNDS)
]
TextTemplates = Annotated[
    list[TextTemplate], entry("Templates", form="Json", default=starting_texts(), bounds=_BOUNDS)
]
TemplateCode = Annotated[str, msgspec.Meta(min_length=1, max_length=256)]


class KeptTemplate(Settings, frozen=True, kw_only=True):
    """The code of a text that the provider keeps, because it has to approve it first."""

    usage_type: Usage
    template_code: TemplateCode


KeptTemplates = Annotated[list[KeptTemplate], entry("Templates", form="Json", default=_CODES, bounds=_BOUNDS)]


def code_for(templates: list[KeptTemplate], message: Message) -> str:
    """The code of the text for this use, else of the generic one."""
    codes = {each.usage_type: each.template_code for each in reversed(templates)}
    found = codes.get(message.usage) or codes.get(GENERIC)
    if found is None:
        raise TemplateNotFound(usage=message.usage)
    return found


def plain_values(message: Message) -> dict[str, str]:
    """The variables at the top of the payload as texts, for providers that fill them in themselves."""
    return {
        name: str(value) for name, value in message.payload.items() if isinstance(value, str | int | float)
    }
