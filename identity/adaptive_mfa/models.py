"""From where people signed in before."""

from datetime import datetime

from tortoise import fields
from tortoise.models import Model

from identity.users.models import User


class LastLocation(Model):
    """Where somebody signed in last, as far as the network in front tells."""

    id = fields.BigIntField(primary_key=True)
    user: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "keystead.User", related_name="last_locations", on_delete=fields.CASCADE
    )
    user_id: str
    latitude = fields.FloatField()
    longitude = fields.FloatField()
    seen_at: datetime = fields.DatetimeField()

    class Meta:
        table = "last_locations"
        unique_together = (("user",),)


class SeenCountry(Model):
    """A country from which somebody signed in, and when they did so last."""

    id = fields.BigIntField(primary_key=True)
    user: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "keystead.User", related_name="seen_countries", on_delete=fields.CASCADE
    )
    user_id: str
    country = fields.CharField(max_length=2)
    seen_at: datetime = fields.DatetimeField()

    class Meta:
        table = "seen_countries"
        unique_together = (("user", "country"),)
