"""Mutations of the content of the pages."""

from enum import Enum
from typing import Any

import strawberry
from strawberry.utils.str_converters import to_camel_case

from graphql_schema.content import (
    CaptchaMode,
    CaptchaProvider,
    CaptchaService,
    CustomPhrases,
    EmailTemplate,
    EmailTemplateType,
    ProfileField,
    ProfileFieldType,
    template_filter,
)
from graphql_schema.mutations import mutation, values_of
from graphql_schema.scalars import JSON
from identity.content import email_template_actions, profile_field_actions, profile_field_queries
from identity.content.email_templates import NewTemplate, TemplateDetailsChanges
from identity.content.profile_fields import NewProfileField, PlacedField, ProfileFieldChanges
from identity.content.texts import content_of
from identity.experience import captcha_actions, phrase_actions
from identity.experience.captcha import config_of
from identity.kernel.actor import Actor
from identity.kernel.permissions import Permission

_WRITE = Permission.SIGN_IN_EXPERIENCE_WRITE
_IN_THE_CONTRACT = {"is_required": "required", "position": "sieOrder", "service": "type"}
_NAMES = frozenset({"email_template_id", "idempotency_key"})


@strawberry.input
class SetCustomPhrasesInput:
    language_tag: str
    translation: JSON


@strawberry.input
class DeleteCustomPhrasesInput:
    language_tag: str


@strawberry.input
class CreateProfileFieldInput:
    name: str
    type: ProfileFieldType
    is_required: bool
    label: str | None = strawberry.UNSET
    description: str | None = strawberry.UNSET
    config: JSON | None = strawberry.UNSET
    idempotency_key: str | None = strawberry.UNSET


@strawberry.input
class UpdateProfileFieldInput:
    name: str
    type: ProfileFieldType
    is_required: bool
    label: str | None = strawberry.UNSET
    description: str | None = strawberry.UNSET
    config: JSON | None = strawberry.UNSET


@strawberry.input
class DeleteProfileFieldInput:
    name: str


@strawberry.input
class PlacedProfileField:
    name: str
    position: int


@strawberry.input(description="Fields that are not named keep their places.")
class SetProfileFieldOrderInput:
    order: list[PlacedProfileField]


@strawberry.input
class EmailTemplateInput:
    language_tag: str
    template_type: EmailTemplateType
    subject: str
    content: str
    content_type: str | None = strawberry.field(
        default=strawberry.UNSET, description="`text/html` or `text/plain`."
    )
    reply_to: str | None = strawberry.UNSET
    send_from: str | None = strawberry.UNSET


@strawberry.input(description="Each takes the place of the one with its language and type.")
class SetEmailTemplatesInput:
    templates: list[EmailTemplateInput]


@strawberry.input
class UpdateEmailTemplateInput:
    email_template_id: strawberry.ID
    subject: str | None = strawberry.UNSET
    content: str | None = strawberry.UNSET
    content_type: str | None = strawberry.UNSET
    reply_to: str | None = strawberry.UNSET
    send_from: str | None = strawberry.UNSET


@strawberry.input
class DeleteEmailTemplateInput:
    email_template_id: strawberry.ID


@strawberry.input(description="A language, a type, or both: of all of these.")
class DeleteEmailTemplatesInput:
    language_tag: str | None = strawberry.UNSET
    template_type: EmailTemplateType | None = strawberry.UNSET


@strawberry.input
class SetCaptchaProviderInput:
    service: CaptchaService
    site_key: str
    secret_key: str
    project_id: str | None = strawberry.field(
        default=strawberry.UNSET, description="Needed for reCAPTCHA Enterprise."
    )
    domain: str | None = strawberry.UNSET
    mode: CaptchaMode | None = strawberry.UNSET


@strawberry.input
class DeleteCaptchaProviderInput:
    service: CaptchaService | None = strawberry.field(
        default=strawberry.UNSET, description="Only if it is this one."
    )


def _keys(given: Any, *, without: frozenset[str] = _NAMES) -> dict[str, Any]:
    """What was given of an input, in the contract's keys; null stands for not given."""
    return {
        _IN_THE_CONTRACT.get(name, to_camel_case(name)): value.value if isinstance(value, Enum) else value
        for name, value in values_of(given).items()
        if value is not None and name not in without
    }


@mutation(_WRITE, custom_phrases=CustomPhrases)
async def set_custom_phrases(actor: Actor, input: SetCustomPhrasesInput) -> Any:
    """Word the pages in a language."""
    return await phrase_actions.set_custom_phrases(actor, input.language_tag, input.translation)


@mutation(_WRITE, deleted_language_tag=str)
async def delete_custom_phrases(actor: Actor, input: DeleteCustomPhrasesInput) -> str:
    """Speak a language in our own words again."""
    await phrase_actions.delete_custom_phrases(actor, input.language_tag)
    return input.language_tag


@mutation(_WRITE, again=profile_field_queries.visible_profile_field_by_id, profile_field=ProfileField)
async def create_profile_field(actor: Actor, input: CreateProfileFieldInput) -> Any:
    """Ask people for one more detail."""
    return await profile_field_actions.create_profile_field(actor, content_of(_keys(input), NewProfileField))


@mutation(_WRITE, profile_field=ProfileField)
async def update_profile_field(actor: Actor, input: UpdateProfileFieldInput) -> Any:
    """Set all of a profile field but its name and place."""
    changes = content_of(_keys(input), ProfileFieldChanges)
    return await profile_field_actions.update_profile_field(actor, input.name, changes)


@mutation(_WRITE, deleted_profile_field_name=str)
async def delete_profile_field(actor: Actor, input: DeleteProfileFieldInput) -> str:
    """Ask people for a detail no longer."""
    await profile_field_actions.delete_profile_field(actor, input.name)
    return input.name


@mutation(_WRITE, profile_fields=list[ProfileField])
async def set_profile_field_order(actor: Actor, input: SetProfileFieldOrderInput) -> Any:
    """Give profile fields their places in the form; all fields, in their order."""
    order = [content_of(_keys(each), PlacedField) for each in input.order]
    return await profile_field_actions.set_profile_field_order(actor, order)


@mutation(_WRITE, email_templates=list[EmailTemplate])
async def set_email_templates(actor: Actor, input: SetEmailTemplatesInput) -> Any:
    """Word messages; at most 1,000 at once."""
    return await email_template_actions.set_email_templates(
        actor, [_template(each) for each in input.templates]
    )


def _template(given: EmailTemplateInput) -> NewTemplate:
    keys = _keys(given)
    named = {name: keys.pop(name) for name in ("languageTag", "templateType")}
    return content_of({**named, "details": keys}, NewTemplate)


@mutation(_WRITE, email_template=EmailTemplate)
async def update_email_template(actor: Actor, input: UpdateEmailTemplateInput) -> Any:
    """Change parts of a message."""
    changes = content_of(_keys(input), TemplateDetailsChanges)
    return await email_template_actions.update_email_template(actor, input.email_template_id, changes)


@mutation(_WRITE, deleted_email_template_id=strawberry.ID)
async def delete_email_template(actor: Actor, input: DeleteEmailTemplateInput) -> str:
    """Remove a message."""
    await email_template_actions.delete_email_template(actor, input.email_template_id)
    return input.email_template_id


@mutation(_WRITE, deleted_count=int)
async def delete_email_templates(actor: Actor, input: DeleteEmailTemplatesInput) -> int:
    """Remove the messages of a language, of a type, or of both."""
    return await email_template_actions.delete_email_templates(actor, template_filter(input))


@mutation(_WRITE, captcha_provider=CaptchaProvider)
async def set_captcha_provider(actor: Actor, input: SetCaptchaProviderInput) -> Any:
    """Use a captcha service."""
    return (await captcha_actions.set_captcha_provider(actor, config_of(_keys(input)))).row


@mutation(_WRITE, is_deleted=bool)
async def delete_captcha_provider(actor: Actor, input: DeleteCaptchaProviderInput) -> bool:
    """Use no captcha service, and ask for no captcha."""
    await captcha_actions.delete_captcha_provider(actor, input.service.value if input.service else None)
    return True
