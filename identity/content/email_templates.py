"""E-mail templates: what one is made of."""

from typing import Annotated, Literal, get_args

from msgspec import UNSET, Meta, Struct, UnsetType

from identity.content.texts import LanguageTag, LongText

TemplateType = Literal[
    "SignIn",
    "Register",
    "ForgotPassword",
    "OrganizationInvitation",
    "Generic",
    "UserPermissionValidation",
    "BindNewIdentifier",
    "MfaVerification",
    "BindMfa",
]
TEMPLATE_TYPES: tuple[str, ...] = get_args(TemplateType)
# What becomes a header of a message is one line (RFC 5322 section 2.2).
HeaderText = Annotated[str, Meta(max_length=512, pattern=r"^[^\x00-\x1f\x7f]*\Z")]


class TemplateDetails(Struct, frozen=True, kw_only=True, rename="camel"):
    """A message: its subject and its content, with `{{variables}}`."""

    subject: HeaderText
    content: LongText
    content_type: Literal["text/html", "text/plain"] | UnsetType = UNSET
    reply_to: HeaderText | UnsetType = UNSET
    send_from: HeaderText | UnsetType = UNSET


class TemplateDetailsChanges(Struct, frozen=True, kw_only=True, rename="camel"):
    """What is to change of a message."""

    subject: HeaderText | UnsetType = UNSET
    content: LongText | UnsetType = UNSET
    content_type: Literal["text/html", "text/plain"] | UnsetType = UNSET
    reply_to: HeaderText | UnsetType = UNSET
    send_from: HeaderText | UnsetType = UNSET


class NewTemplate(Struct, frozen=True, kw_only=True, rename="camel"):
    """A message in one language for one purpose."""

    language_tag: LanguageTag
    template_type: TemplateType
    details: TemplateDetails
