"""Texts of messages: chosen by their use, with variables filled in."""

import re
from collections.abc import Mapping, Sequence
from html import escape
from typing import Annotated, Any, Literal, TypeVar

import msgspec

from identity.connectors.errors import TemplateNotFound

UsageType = Literal[
    "SignIn", "Register", "ForgotPassword", "OrganizationInvitation", "Generic", "UserPermissionValidation",
    "BindNewIdentifier", "MfaVerification", "BindMfa",
]  # fmt: skip
GENERIC: UsageType = "Generic"
HTML = "text/html"
_VARIABLE = re.compile(r"{{\s*([A-Za-z0-9_.]{1,128})\s*}}")
# Settings that come from elsewhere may name uses that are none here.
Usage = Annotated[str, msgspec.Meta(min_length=1, max_length=64)]
_Line = Annotated[str, msgspec.Meta(max_length=1024)]
_Body = Annotated[str, msgspec.Meta(min_length=1, max_length=65_536)]


class TextTemplate(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """A text message for one use."""

    usage_type: Usage
    content: _Body


class MailTemplate(TextTemplate, frozen=True, kw_only=True, rename="camel"):
    """A mail for one use; sender and address for answers go before the connector's."""

    subject: _Line
    content_type: Literal["text/plain", "text/html"] = "text/plain"
    reply_to: _Line | None = None
    send_from: _Line | None = None


T = TypeVar("T", bound=TextTemplate)


def template_for(templates: Sequence[T], usage: str) -> T:
    """The template for this use, else the generic one."""
    by_usage: dict[str, T] = {each.usage_type: each for each in reversed(templates)}
    found = by_usage.get(usage) or by_usage.get(GENERIC)
    if found is None:
        raise TemplateNotFound(usage=usage)
    return found


def filled(template: str, payload: Mapping[str, Any], *, is_html: bool = False) -> str:
    """The text with each `{{variable.of.the.payload}}` replaced; in HTML nothing in a value is markup."""

    def value(match: re.Match[str]) -> str:
        plain = _value(payload, match[1].split("."))
        return escape(plain) if is_html else plain

    return _VARIABLE.sub(value, template)


def _value(payload: Any, path: list[str]) -> str:
    for name in path:
        payload = payload.get(name) if isinstance(payload, Mapping) else None
    return str(payload) if isinstance(payload, str | int | float) else ""


TEXTS: dict[UsageType, str] = {
    "SignIn": "Your code for signing in is {{code}}. It is valid for ten minutes.",
    "Register": "Your code for creating an account is {{code}}. It is valid for ten minutes.",
    "ForgotPassword": "Your code for a new password is {{code}}. It is valid for ten minutes.",
    "OrganizationInvitation": "You are invited to {{organization.name}}. To accept, open {{link}}",
    "Generic": "Your verification code is {{code}}. It is valid for ten minutes.",
    "UserPermissionValidation": "Your code for confirming that it is you is {{code}}.",
    "BindNewIdentifier": "Your code for confirming this address is {{code}}. It is valid for ten minutes.",
    "MfaVerification": "Your code for the second step of signing in is {{code}}.",
    "BindMfa": "Your code for setting up a second step of signing in is {{code}}.",
}
SUBJECTS: dict[UsageType, str] = {
    "SignIn": "Sign in with {{code}}",
    "Register": "Welcome: your code is {{code}}",
    "ForgotPassword": "A new password: your code is {{code}}",
    "OrganizationInvitation": "Your invitation to {{organization.name}}",
    "Generic": "Your verification code",
    "UserPermissionValidation": "Confirm that it is you",
    "BindNewIdentifier": "Confirm your address",
    "MfaVerification": "Your second step",
    "BindMfa": "Set up a second step",
}


def starting_texts() -> list[dict[str, str]]:
    """Templates of text messages to start with."""
    return [{"usageType": usage, "content": content} for usage, content in TEXTS.items()]


def starting_mails() -> list[dict[str, str]]:
    """Templates of mails to start with."""
    return [
        {"usageType": usage, "subject": SUBJECTS[usage], "contentType": "text/plain", "content": content}
        for usage, content in TEXTS.items()
    ]
