"""Webhooks: where events are delivered."""

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from identity.security.secrets import random_id


class Webhook(Model):
    """A subscriber of events."""

    id = fields.CharField(max_length=21, primary_key=True, default=random_id)
    name = fields.CharField(max_length=256, default="")
    events = fields.JSONField[list[str]](default=list)
    url = fields.CharField(max_length=2048)
    headers_encrypted = fields.TextField()  # they may authenticate us
    retries = fields.IntField(null=True)
    signing_key_encrypted = fields.TextField()
    is_enabled = fields.BooleanField(default=True)
    created_at = fields.DatetimeField()

    class Meta:
        table = "webhooks"
        indexes = [Index(fields=("created_at", "id"))]
