"""Bulk jobs: many rows in one request, carried out in the background, chunk by chunk."""

from datetime import datetime

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from identity.security.secrets import random_id


class BulkJob(Model):
    """A job and how far it has come."""

    id = fields.CharField(max_length=21, primary_key=True, default=random_id)
    kind = fields.CharField(max_length=32)
    actor = fields.JSONField[dict[str, object]](default=dict)  # whose permissions are checked again
    requested_by = fields.CharField(max_length=96)
    arguments = fields.JSONField[dict[str, object]](default=dict)
    total = fields.IntField()
    succeeded = fields.IntField(default=0)
    failed = fields.IntField(default=0)
    status = fields.CharField(max_length=16, default="Waiting")  # Waiting, Running, Finished or Cancelled
    created_at = fields.DatetimeField()
    started_at: datetime | None = fields.DatetimeField(null=True)
    finished_at: datetime | None = fields.DatetimeField(null=True)
    claimed_until: datetime | None = fields.DatetimeField(
        null=True
    )  # after that another worker may go on with it

    class Meta:
        table = "bulk_jobs"
        indexes = [Index(fields=("requested_by", "created_at")), Index(fields=("status", "created_at"))]


class BulkChunk(Model):
    """Some rows of a job, done in one transaction."""

    id = fields.BigIntField(primary_key=True)
    job: fields.ForeignKeyRelation[BulkJob] = fields.ForeignKeyField(
        "keystead.BulkJob", related_name="chunks", on_delete=fields.CASCADE
    )
    job_id: str
    first_row = fields.IntField()  # the number of its first row, from 0
    rows_encrypted = fields.TextField(null=True)  # gone when done: they may have passwords in them
    done_at: datetime | None = fields.DatetimeField(null=True)

    class Meta:
        table = "bulk_chunks"
        unique_together = (("job", "first_row"),)


class BulkError(Model):
    """Why a row was refused."""

    id = fields.BigIntField(primary_key=True)
    job: fields.ForeignKeyRelation[BulkJob] = fields.ForeignKeyField(
        "keystead.BulkJob", related_name="errors", on_delete=fields.CASCADE
    )
    job_id: str
    row = fields.IntField()
    code = fields.CharField(max_length=128)
    message = fields.TextField()
    path = fields.CharField(max_length=256, null=True)

    class Meta:
        table = "bulk_errors"
        unique_together = (("job", "row"),)
