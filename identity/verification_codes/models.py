"""Verification codes sent by e-mail or SMS."""

from datetime import datetime

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from identity.security.secrets import random_id


class VerificationCode(Model):
    """A code sent to an address; few wrong answers spend it."""

    id = fields.CharField(max_length=21, primary_key=True, default=random_id)
    channel = fields.CharField(max_length=8)  # email or phone
    recipient = fields.CharField(max_length=128)
    purpose = fields.CharField(max_length=32)  # the kind of message: the code of one counts for no other
    interaction_id = fields.CharField(max_length=43, null=True)  # codes of a sign-in belong to it
    code_hash = fields.CharField(max_length=43)
    attempts = fields.IntField(default=0)
    created_at = fields.DatetimeField()
    expires_at = fields.DatetimeField(db_index=True)
    consumed_at: datetime | None = fields.DatetimeField(null=True)

    class Meta:
        table = "verification_codes"
        indexes = [Index(fields=("channel", "recipient", "purpose", "created_at"))]
