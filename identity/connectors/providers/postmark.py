"""Mails through Postmark, which keeps their texts."""

from typing import Annotated, Any

import msgspec

from identity.connectors.forms import Settings, entry, secret, text
from identity.connectors.kinds import ConnectorKind, ConnectorType
from identity.connectors.logos import letter_logo
from identity.connectors.templates import TEXTS, Usage

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


CONNECTOR = ConnectorKind(
    id="postmark-mail",
    type=ConnectorType.EMAIL,
    target="postmark-mail",
    name="Postmark",
    description="Sends mails through Postmark.",
    readme="Give the token of a Postmark server and, for each use, the alias of a template there.",
    logo=letter_logo("P", "#ca8a04"),
    settings=PostmarkSettings,
)
