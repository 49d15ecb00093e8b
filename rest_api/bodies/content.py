"""What operations on phrases, profile fields, e-mail templates and the captcha provider take."""

from typing import Annotated

from msgspec import Meta

from identity.content.email_template_actions import MOST_TEMPLATES
from identity.content.email_templates import NewTemplate, TemplateType
from identity.content.profile_fields import NewProfileField, PlacedField
from identity.experience.captcha import CaptchaConfig
from rest_api.bodies import Body

NewFields = Annotated[list[NewProfileField], Meta(min_length=1, max_length=20)]


class FieldOrderBody(Body, frozen=True, kw_only=True):
    """Profile fields with their places."""

    order: Annotated[list[PlacedField], Meta(max_length=500)]


class TemplatesBody(Body, frozen=True, kw_only=True):
    """E-mail templates, each to take the place of the one with its language and type."""

    templates: Annotated[list[NewTemplate], Meta(max_length=MOST_TEMPLATES)]


class TemplatesQuery(Body, frozen=True, kw_only=True):
    """Which e-mail templates."""

    language_tag: Annotated[str, Meta(min_length=1, max_length=16)] | None = None
    template_type: TemplateType | None = None


class CaptchaBody(Body, frozen=True, kw_only=True):
    """The captcha service to use."""

    config: CaptchaConfig
