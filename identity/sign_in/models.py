"""What sign-in has to remember beyond the interaction: failed attempts."""

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model


class FailedAttempt(Model):
    """A wrong answer for an identifier; enough of them lock it for a while. Old ones mean nothing."""

    id = fields.BigIntField(primary_key=True)
    identifier_hash = fields.CharField(max_length=43)
    pool = fields.CharField(max_length=16)  # what was guessed at: each pool is counted by itself
    created_at = fields.DatetimeField(db_index=True)

    class Meta:
        table = "failed_attempts"
        indexes = (Index(fields=("identifier_hash", "pool", "created_at")),)
