"""What a person proves who they are with besides their password: second factors and personal access tokens."""

from datetime import datetime

from tortoise import fields
from tortoise.models import Model

from identity.security.secrets import random_id
from identity.users.models import User


class MfaFactor(Model):
    """A second factor: an authenticator app (RFC 6238), a passkey (WebAuthn) or a set of backup codes."""

    id = fields.CharField(max_length=21, primary_key=True, default=random_id)
    user: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "keystead.User", related_name="mfa_factors", on_delete=fields.CASCADE, db_index=True
    )
    user_id: str
    type = fields.CharField(max_length=32)  # Totp, WebAuthn or BackupCode
    name = fields.CharField(max_length=256, null=True)
    agent = fields.CharField(max_length=512, null=True)
    secret_encrypted = fields.TextField(null=True)  # of an authenticator app
    last_used_step = fields.BigIntField(null=True)  # no time step counts twice (RFC 6238 section 5.2)
    credential_id = fields.CharField(max_length=1024, null=True)  # of a passkey, base64url
    credential = fields.JSONField[dict[str, object]](default=dict)  # its public key, transports and counter
    relying_party_id = fields.CharField(max_length=256, null=True)
    created_at = fields.DatetimeField()
    last_used_at: datetime | None = fields.DatetimeField(null=True)

    class Meta:
        table = "mfa_factors"
        unique_together = (("credential_id",),)


class BackupCode(Model):
    """One backup code: used once."""

    id = fields.BigIntField(primary_key=True)
    factor: fields.ForeignKeyRelation[MfaFactor] = fields.ForeignKeyField(
        "keystead.MfaFactor", related_name="codes", on_delete=fields.CASCADE
    )
    factor_id: str
    code_hash = fields.CharField(max_length=43)
    code_encrypted = fields.TextField()  # shown again to its owner while it is unused
    used_at: datetime | None = fields.DatetimeField(null=True)

    class Meta:
        table = "backup_codes"
        unique_together = (("factor", "code_hash"),)


class PersonalAccessToken(Model):
    """A token that a person makes for their own programs; exchanged for access tokens (RFC 8693)."""

    id = fields.CharField(max_length=21, primary_key=True, default=random_id)
    user: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "keystead.User", related_name="personal_access_tokens", on_delete=fields.CASCADE
    )
    user_id: str
    name = fields.CharField(max_length=256)
    value_hash = fields.CharField(max_length=43, unique=True)
    value_encrypted = fields.TextField()
    created_at = fields.DatetimeField()
    expires_at: datetime | None = fields.DatetimeField(null=True)

    class Meta:
        table = "personal_access_tokens"
        unique_together = (("user", "name"),)
