"""The development inbox: messages that were kept instead of sent."""

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from identity.security.secrets import random_id


class InboxMessage(Model):
    """A message that the development inbox keeps for a while; codes are among its words."""

    id = fields.CharField(max_length=21, primary_key=True, default=random_id)
    channel = fields.CharField(max_length=8)  # email or phone
    recipient = fields.CharField(max_length=320)
    purpose = fields.CharField(max_length=64)  # a usage type of templates
    content_encrypted = fields.TextField()
    created_at = fields.DatetimeField()

    class Meta:
        table = "inbox_messages"
        indexes = [Index(fields=("created_at", "id"))]
