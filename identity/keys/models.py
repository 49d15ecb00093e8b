"""Signing keys, encrypted at rest."""

from tortoise import fields
from tortoise.models import Model


class SigningKeyRow(Model):
    """A key pair that signs tokens; the public half is served as JWKS."""

    id = fields.CharField(max_length=64, primary_key=True)  # the JWK's kid
    algorithm = fields.CharField(max_length=16)
    private_key_encrypted = fields.TextField()
    status = fields.CharField(max_length=16)  # Current, Previous or Next
    created_at = fields.DatetimeField()

    class Meta:
        table = "signing_keys"
