"""Browsers in which people are not asked for their second factor again for a while."""

from datetime import datetime

from tortoise import fields
from tortoise.models import Model

from identity.security.secrets import random_id
from identity.users.models import User


class TrustedDevice(Model):
    """A browser that somebody trusts; its cookie holds a secret of which only the hash is here."""

    id = fields.CharField(max_length=21, primary_key=True, default=random_id)
    user: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "keystead.User", related_name="trusted_devices", on_delete=fields.CASCADE, db_index=True
    )
    user_id: str
    token_hash = fields.CharField(max_length=43, unique=True)
    user_agent = fields.CharField(max_length=512, null=True)
    created_at: datetime = fields.DatetimeField()
    last_used_at: datetime | None = fields.DatetimeField(null=True)
    expires_at: datetime = fields.DatetimeField(db_index=True)

    class Meta:
        table = "trusted_devices"
