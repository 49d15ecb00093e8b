"""Phrases, profile fields, e-mail templates and the captcha provider as callers see them."""

from typing import Any, cast

from identity.content.email_templates import TemplateDetails, TemplateType
from identity.content.models import CaptchaProvider, CustomPhrase, CustomProfileField, EmailTemplate
from identity.content.profile_fields import FieldType
from identity.experience.captcha import CaptchaConfig
from rest_api.views import TENANT, View, milliseconds


class CustomPhraseView(View, kw_only=True):
    """An operator's phrases in a language."""

    tenant_id: str = TENANT
    id: str
    language_tag: str
    translation: dict[str, Any]


class ProfileFieldView(View, kw_only=True):
    """A detail that people are asked for."""

    tenant_id: str = TENANT
    id: str
    name: str
    type: FieldType
    label: str
    description: str | None
    required: bool
    config: dict[str, Any]
    created_at: int
    sie_order: int


class EmailTemplateView(View, kw_only=True):
    """A message in one language for one purpose."""

    tenant_id: str = TENANT
    id: str
    language_tag: str
    template_type: TemplateType
    details: TemplateDetails
    created_at: int


class RowCountView(View, kw_only=True):
    """How many were removed."""

    row_count: int


class CaptchaProviderView(View, kw_only=True):
    """The captcha service in use, with its secret."""

    tenant_id: str = TENANT
    id: str
    config: CaptchaConfig
    created_at: int
    updated_at: int


def custom_phrase_view(row: CustomPhrase) -> CustomPhraseView:
    """An operator's phrases in a language."""
    return CustomPhraseView(id=row.language_tag, language_tag=row.language_tag, translation=row.translation)


def profile_field_view(row: CustomProfileField) -> ProfileFieldView:
    """A profile field."""
    return ProfileFieldView(
        id=row.id,
        name=row.name,
        type=cast(FieldType, row.type),
        label=row.label,
        description=row.description,
        required=row.is_required,
        config=row.config,
        created_at=milliseconds(row.created_at),
        sie_order=row.position,
    )


def email_template_view(row: EmailTemplate) -> EmailTemplateView:
    """An e-mail template."""
    return EmailTemplateView(
        id=row.id,
        language_tag=row.language_tag,
        template_type=cast(TemplateType, row.template_type),
        details=cast(TemplateDetails, row.details),
        created_at=milliseconds(row.created_at),
    )


def captcha_provider_view(row: CaptchaProvider, config: CaptchaConfig) -> CaptchaProviderView:
    """The captcha service."""
    return CaptchaProviderView(
        id=row.id,
        config=config,
        created_at=milliseconds(row.created_at),
        updated_at=milliseconds(row.updated_at),
    )
