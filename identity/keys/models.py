"""Signing keys and cookie keys, encrypted at rest."""

from datetime import datetime

from tortoise import fields
from tortoise.models import Model

from identity.security.secrets import random_id


class SigningKeyRow(Model):
    """A key pair that signs tokens; the public half is served as JWKS."""

    id = fields.CharField(max_length=64, primary_key=True)  # the JWK's kid
    algorithm = fields.CharField(max_length=16)
    private_key_encrypted = fields.TextField()
    status = fields.CharField(max_length=16)  # Current, Previous or Next
    created_at = fields.DatetimeField()
    effective_at: datetime | None = fields.DatetimeField(null=True)  # when a Next key becomes the current one
    becomes_default = fields.BooleanField(
        default=True, db_default=True
    )  # a Next key: the server signs with its algorithm then, where nobody asks for another

    class Meta:
        table = "signing_keys"


class CookieKey(Model):
    """A key that signs cookies: the newest signs, the older ones still verify."""

    id = fields.CharField(max_length=21, primary_key=True, default=random_id)
    value_encrypted = fields.TextField()
    created_at = fields.DatetimeField()

    class Meta:
        table = "cookie_keys"
