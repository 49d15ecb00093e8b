"""Pictures that administrators and users upload."""

from tortoise import fields
from tortoise.models import Model

from identity.security.secrets import random_id


class Asset(Model):
    """An uploaded file; its bytes lie in the store."""

    id = fields.CharField(max_length=21, primary_key=True, default=random_id)
    key = fields.CharField(max_length=512, unique=True)  # the path in the store
    content_type = fields.CharField(max_length=128)
    size = fields.IntField()  # bytes
    uploaded_by = fields.CharField(max_length=64, null=True)
    # The registration that it waits in, until its account shows it.
    uploaded_in = fields.CharField(max_length=43, null=True, db_index=True)
    created_at = fields.DatetimeField()

    class Meta:
        table = "assets"
