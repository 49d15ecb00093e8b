"""Proofs that people give while they change their own account."""

from tortoise import fields
from tortoise.models import Model

from identity.security.secrets import random_id
from identity.users.models import User


class AccountVerification(Model):
    """A proof that somebody began at their own account, and perhaps completed; good for ten minutes, for them alone."""

    id = fields.CharField(max_length=21, primary_key=True, default=random_id)
    user: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "keystead.User", related_name="account_verifications", on_delete=fields.CASCADE, db_index=True
    )
    user_id: str
    type = fields.CharField(max_length=32)
    purpose = fields.CharField(
        max_length=32, null=True
    )  # what a code was sent for: the template of its message
    address = fields.CharField(max_length=128, null=True)  # where a code was sent
    state_encrypted = fields.TextField(
        null=True
    )  # what a provider or an authenticator was asked, and answered
    is_verified = fields.BooleanField(default=False)
    created_at = fields.DatetimeField()
    expires_at = fields.DatetimeField(db_index=True)

    class Meta:
        table = "account_verifications"
