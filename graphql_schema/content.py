"""The content of the pages: phrases, profile fields, e-mail templates and the captcha provider."""

from datetime import datetime
from enum import Enum
from typing import Any

import strawberry

from graphql_schema.access import declare, declare_more, scopes
from graphql_schema.connection import Connection, Page, by_time, keyset
from graphql_schema.context import Info
from graphql_schema.fields import resolved, row
from graphql_schema.mutations import values_of
from graphql_schema.node import Node, global_id, or_null, readable
from graphql_schema.scalars import JSON
from identity.content import email_template_queries
from identity.content import profile_field_queries as field_queries
from identity.content.email_template_queries import TemplateFilter
from identity.content.models import CustomPhrase, CustomProfileField
from identity.content.models import EmailTemplate as EmailTemplateRow
from identity.experience import captcha_queries, phrase_queries
from identity.kernel.permissions import Permission

_READ = scopes(Permission.SIGN_IN_EXPERIENCE_READ)


@strawberry.enum(description="What a profile field is answered with.")
class ProfileFieldType(Enum):
    TEXT = "Text"
    NUMBER = "Number"
    DATE = "Date"
    CHECKBOX = "Checkbox"
    SELECT = "Select"
    URL = "Url"
    REGEX = "Regex"
    ADDRESS = "Address"
    FULLNAME = "Fullname"


@strawberry.enum(description="What an e-mail is about.")
class EmailTemplateType(Enum):
    SIGN_IN = "SignIn"
    REGISTER = "Register"
    FORGOT_PASSWORD = "ForgotPassword"
    ORGANIZATION_INVITATION = "OrganizationInvitation"
    GENERIC = "Generic"
    USER_PERMISSION_VALIDATION = "UserPermissionValidation"
    BIND_NEW_IDENTIFIER = "BindNewIdentifier"
    MFA_VERIFICATION = "MfaVerification"
    BIND_MFA = "BindMfa"


@strawberry.enum(description="A captcha service.")
class CaptchaService(Enum):
    TURNSTILE = "Turnstile"
    RECAPTCHA_ENTERPRISE = "RecaptchaEnterprise"


@strawberry.enum(description="How reCAPTCHA asks.")
class CaptchaMode(Enum):
    INVISIBLE = "invisible"
    CHECKBOX = "checkbox"


@strawberry.type(description="The operator's own texts in a language; they go before ours.")
class CustomPhrases(Node):
    id: strawberry.ID = row(
        lambda phrases: global_id("CustomPhrases", phrases.language_tag), "The global id."
    )
    language_tag: str
    translation: JSON = row(lambda phrases: phrases.translation, "A part of the tree of English texts.")


@strawberry.type(description="A detail that people are asked for when they sign up.")
class ProfileField(Node):
    profile_field_id: strawberry.ID = row(lambda field: field.id)
    name: str
    type: ProfileFieldType = row(lambda field: ProfileFieldType(field.type))
    label: str
    description: str | None
    is_required: bool
    config: JSON = row(
        lambda field: field.config, "What the type needs to know, in the keys of the REST contract."
    )
    position: int = row(lambda field: field.position, "Its place in the form.")
    created_at: datetime


@strawberry.type(description="A message in one language for one purpose, with `{{variables}}`.")
class EmailTemplate(Node):
    email_template_id: strawberry.ID = row(lambda template: template.id)
    language_tag: str
    template_type: EmailTemplateType = row(lambda template: EmailTemplateType(template.template_type))
    subject: str = row(lambda template: template.details["subject"])
    content: str = row(lambda template: template.details["content"])
    content_type: str | None = row(lambda template: template.details.get("contentType"))
    reply_to: str | None = row(lambda template: template.details.get("replyTo"))
    send_from: str | None = row(lambda template: template.details.get("sendFrom"))
    created_at: datetime


def _captcha(name: str) -> Any:
    return row(lambda provider: captcha_queries.shown_config(provider).get(name))


@strawberry.type(description="The captcha service in use. Its secret is never shown here.")
class CaptchaProvider:
    service: CaptchaService = row(
        lambda provider: CaptchaService(captcha_queries.shown_config(provider)["type"])
    )
    site_key: str = _captcha("siteKey")
    project_id: str | None = _captcha("projectId")
    domain: str | None = _captcha("domain")
    mode: CaptchaMode | None = row(
        lambda provider: (mode := captcha_queries.shown_config(provider).get("mode")) and CaptchaMode(mode)
    )
    created_at: datetime
    updated_at: datetime


readable(CustomPhrase, phrase_queries.custom_phrases_by_tags, "CustomPhrases")
readable(CustomProfileField, field_queries.profile_fields_by_ids, "ProfileField")
readable(EmailTemplateRow, email_template_queries.email_templates_by_ids, "EmailTemplate")
for _name in ("CustomPhrases", "ProfileField", "EmailTemplate", "CaptchaProvider"):
    declare(_name, _READ)
declare_more(
    "Query",
    customPhrases=_READ,
    profileFields=_READ,
    emailTemplate=_READ,
    emailTemplates=_READ,
    captchaProvider=_READ,
)


@strawberry.input
class EmailTemplateFilter:
    language_tag: str | None = strawberry.UNSET
    template_type: EmailTemplateType | None = strawberry.UNSET


def template_filter(given: Any) -> TemplateFilter:
    """The domain's filter of an input that has one's fields."""
    values = values_of(given) if given else {}
    kind = values.get("template_type")
    return TemplateFilter(language_tag=values.get("language_tag"), template_type=kind.value if kind else None)


@strawberry.type
class ContentQueries:
    @resolved(list[CustomPhrases], description="The languages that the operator has texts in, with these.")
    async def custom_phrases(self, info: Info) -> Any:
        return await phrase_queries.custom_phrases(info.context.actor)

    @resolved(list[ProfileField], description="All profile fields, in the order of the form.")
    async def profile_fields(self, info: Info) -> Any:
        return list(await field_queries.profile_fields(info.context.actor))

    @resolved(EmailTemplate | None)
    async def email_template(self, info: Info, email_template_id: strawberry.ID) -> Any:
        return await or_null(
            email_template_queries.visible_email_template(info.context.actor, email_template_id)
        )

    @resolved(Connection[EmailTemplate])
    async def email_templates(
        self,
        info: Info,
        first: int | None = strawberry.UNSET,
        after: str | None = strawberry.UNSET,
        last: int | None = strawberry.UNSET,
        before: str | None = strawberry.UNSET,
        filter: EmailTemplateFilter | None = strawberry.UNSET,
    ) -> Page:
        actor, wanted = info.context.actor, template_filter(filter)
        found = await email_template_queries.email_templates_slice(
            actor, wanted, keyset(first, after, last, before)
        )
        return Page(found, by_time(), lambda: email_template_queries.email_templates_count(actor, wanted))

    @resolved(CaptchaProvider | None)
    async def captcha_provider(self, info: Info) -> Any:
        return await or_null(captcha_queries.visible_captcha_provider(info.context.actor))
