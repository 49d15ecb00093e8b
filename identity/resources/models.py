"""API resources and their scopes."""

from tortoise import fields
from tortoise.models import Model

from identity.security.secrets import random_id


class Resource(Model):
    """An API that access tokens are issued for (RFC 8707)."""

    id = fields.CharField(max_length=21, primary_key=True, default=random_id)
    name = fields.CharField(max_length=256)
    indicator = fields.CharField(max_length=256, unique=True)
    is_default = fields.BooleanField(default=False)
    access_token_ttl = fields.IntField(default=3600)  # seconds
    created_at = fields.DatetimeField()

    class Meta:
        table = "resources"


class Scope(Model):
    """A permission of an API resource."""

    id = fields.CharField(max_length=64, primary_key=True, default=random_id)
    resource: fields.ForeignKeyRelation[Resource] = fields.ForeignKeyField(
        "keystead.Resource", related_name="scopes", on_delete=fields.CASCADE
    )
    resource_id: str
    name = fields.CharField(max_length=256)
    description = fields.TextField(null=True)
    created_at = fields.DatetimeField()

    class Meta:
        table = "scopes"
        unique_together = (("resource", "name"),)
