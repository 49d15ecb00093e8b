"""The users table."""

from datetime import datetime
from typing import Any, ClassVar

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from identity.security.secrets import user_id


class User(Model):
    """A person who can sign in."""

    id = fields.CharField(max_length=12, primary_key=True, default=user_id)
    username = fields.CharField(max_length=128, null=True, unique=True)
    primary_email = fields.CharField(max_length=128, null=True)  # unique whatever its case: see the migration
    primary_phone = fields.CharField(max_length=128, null=True, unique=True)
    name = fields.CharField(max_length=128, null=True)
    avatar = fields.CharField(max_length=2048, null=True)
    custom_data = fields.JSONField[dict[str, object]](default=dict)
    profile = fields.JSONField[dict[str, object]](default=dict)
    application_id = fields.CharField(max_length=255, null=True)
    is_suspended = fields.BooleanField(default=False)
    password_digest = fields.CharField(max_length=1024, null=True)
    password_algorithm = fields.CharField(max_length=16, null=True)
    is_password_expired = fields.BooleanField(default=False, db_default=False)  # they must choose a new one
    password_changed_at: datetime | None = fields.DatetimeField(null=True)
    sign_in_preferences = fields.JSONField[dict[str, object]](
        default=dict, db_default={}
    )  # what they skipped
    last_sign_in_at: datetime | None = fields.DatetimeField(null=True)
    created_at = fields.DatetimeField()
    updated_at = fields.DatetimeField()
    identities: dict[str, dict[str, Any]]  # accounts at social providers, by target

    READ_ALONG: ClassVar[dict[str, str]] = {
        "identities": "(SELECT coalesce(jsonb_object_agg(i.target, jsonb_build_object('userId', i.identity_id) "
        "|| CASE WHEN i.details IS NULL THEN '{{}}'::jsonb ELSE jsonb_build_object('details', i.details) END), "
        "'{{}}'::jsonb) FROM social_identities i WHERE i.user_id = {alias}.id)",
    }

    class Meta:
        table = "users"
        indexes = [Index(fields=("created_at", "id"))]

    @property
    def has_password(self) -> bool:
        """Whether the person can sign in with a password."""
        return self.password_digest is not None
