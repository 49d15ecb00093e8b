"""One-time tokens: sign-in links that a back end makes for an e-mail address."""

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from identity.security.secrets import random_id


class OneTimeToken(Model):
    """A token that signs the owner of an address in, once."""

    id = fields.CharField(max_length=21, primary_key=True, default=random_id)
    token_hash = fields.CharField(max_length=43, unique=True)
    token_encrypted = fields.TextField()
    email = fields.CharField(max_length=128)  # searched whatever its case: see the migration
    context = fields.JSONField[dict[str, object]](default=dict)
    status = fields.CharField(max_length=16, default="active")  # or consumed, revoked, expired by hand
    created_at = fields.DatetimeField()
    expires_at = fields.DatetimeField(db_index=True)

    class Meta:
        table = "one_time_tokens"
        indexes = [Index(fields=("created_at", "id"))]
