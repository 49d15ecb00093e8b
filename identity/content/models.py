"""Texts, fields and pages: custom phrases, profile fields, e-mail templates, captcha, per-application appearance."""

from tortoise import fields
from tortoise.models import Model

from identity.applications.models import Application
from identity.security.secrets import random_id


class CustomPhrase(Model):
    """Texts of one language that replace our own."""

    language_tag = fields.CharField(max_length=16, primary_key=True)
    translation = fields.JSONField[dict[str, object]](default=dict)

    class Meta:
        table = "custom_phrases"


class CustomProfileField(Model):
    """A detail that people are asked for when they sign up."""

    id = fields.CharField(max_length=21, primary_key=True, default=random_id)
    name = fields.CharField(max_length=128, unique=True)
    type = fields.CharField(max_length=32)
    label = fields.CharField(max_length=128, default="")
    description = fields.CharField(max_length=256, null=True)
    is_required = fields.BooleanField(default=False)
    config = fields.JSONField[dict[str, object]](default=dict)
    position = fields.IntField()  # its place in the sign-up form
    created_at = fields.DatetimeField()

    class Meta:
        table = "custom_profile_fields"


class EmailTemplate(Model):
    """A message in one language for one purpose."""

    id = fields.CharField(max_length=21, primary_key=True, default=random_id)
    language_tag = fields.CharField(max_length=16)
    template_type = fields.CharField(max_length=64)
    details = fields.JSONField[dict[str, object]](default=dict)
    created_at = fields.DatetimeField()

    class Meta:
        table = "email_templates"
        unique_together = (("language_tag", "template_type"),)


class CaptchaProvider(Model):
    """The one captcha service in use."""

    id = fields.CharField(max_length=21, primary_key=True, default=random_id)
    config_encrypted = fields.TextField()
    created_at = fields.DatetimeField()
    updated_at = fields.DatetimeField()

    class Meta:
        table = "captcha_providers"


class AccountCenter(Model):
    """The one row of account centre settings, in the contract's own keys."""

    id = fields.CharField(max_length=21, primary_key=True)
    settings = fields.JSONField[dict[str, object]](default=dict)
    updated_at = fields.DatetimeField()

    class Meta:
        table = "account_centers"


class ApplicationAppearance(Model):
    """How the sign-in pages look for one application."""

    id = fields.BigIntField(primary_key=True)
    application: fields.OneToOneRelation[Application] = fields.OneToOneField(
        "keystead.Application", related_name="appearance", on_delete=fields.CASCADE
    )
    application_id: str
    color = fields.JSONField[dict[str, object]](default=dict)
    branding = fields.JSONField[dict[str, object]](default=dict)
    custom_css = fields.TextField(null=True)
    display_name = fields.CharField(max_length=256, null=True)
    terms_of_use_url = fields.CharField(max_length=2048, null=True)
    privacy_policy_url = fields.CharField(max_length=2048, null=True)
    sign_in_methods = fields.JSONField[dict[str, object] | None](null=True)  # None: the general ones

    class Meta:
        table = "application_appearances"
