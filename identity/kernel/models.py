"""The tables every feature stands on: announced events, totals, server state and idempotency keys."""

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from identity.security.secrets import random_id


class EventRow(Model):
    """One announced event: the audit entry, and the outbox of what follows from it."""

    id = fields.CharField(max_length=21, primary_key=True, default=random_id)
    key = fields.CharField(max_length=128)
    result = fields.CharField(max_length=16, default="Success")
    actor_kind = fields.CharField(max_length=16)
    actor_id = fields.CharField(max_length=255, null=True)
    user_id = fields.CharField(max_length=21, null=True)
    application_id = fields.CharField(max_length=255, null=True)
    organization_id = fields.CharField(max_length=21, null=True)
    session_id = fields.CharField(max_length=64, null=True)
    ip = fields.CharField(max_length=64, null=True)
    user_agent = fields.CharField(max_length=512, null=True)
    payload = fields.JSONField[dict[str, object]](default=dict)
    created_at = fields.DatetimeField()

    class Meta:
        table = "events"
        indexes = [
            Index(fields=("created_at", "id")),
            Index(fields=("user_id", "created_at")),
            Index(fields=("application_id", "created_at")),
        ]


class TotalDelta(Model):
    """A change of a total; the sum of a name's rows is the total, and a job folds them together."""

    id = fields.BigIntField(primary_key=True)
    name = fields.CharField(max_length=64, db_index=True)
    delta = fields.BigIntField()

    class Meta:
        table = "total_deltas"


class ServerState(Model):
    """Named facts about this installation, such as the encryption canary."""

    name = fields.CharField(max_length=64, primary_key=True)
    value = fields.JSONField[dict[str, object]]()

    class Meta:
        table = "server_state"


class IdempotencyKey(Model):
    """A creating mutation that was carried out, so that its repetition answers with the same node."""

    id = fields.BigIntField(primary_key=True)
    actor = fields.CharField(max_length=96)
    mutation = fields.CharField(max_length=64)
    key = fields.CharField(max_length=128)
    input_hash = fields.CharField(max_length=43)
    node_id = fields.CharField(max_length=64)
    created_at = fields.DatetimeField()

    class Meta:
        table = "idempotency_keys"
        unique_together = (("actor", "mutation", "key"),)
