"""The sign-in experience: how people sign in and what the pages look like."""

from tortoise import fields
from tortoise.models import Model


class SignInExperience(Model):
    """The one row of sign-in settings, in the contract's own keys."""

    id = fields.CharField(max_length=21, primary_key=True)
    settings = fields.JSONField[dict[str, object]](default=dict)
    updated_at = fields.DatetimeField()

    class Meta:
        table = "sign_in_experiences"
