"""Settings of the running installation that administrators change."""

from tortoise import fields
from tortoise.models import Model

from identity.organizations.models import OrganizationScope
from identity.resources.models import Scope


class Configuration(Model):
    """One named group of settings."""

    name = fields.CharField(max_length=64, primary_key=True)
    value = fields.JSONField[dict[str, object]](default=dict)
    updated_at = fields.DatetimeField()

    class Meta:
        table = "configurations"


class MetadataClientScope(Model):
    """A scope that clients known by their metadata document may ask for; exactly one of the four is set."""

    id = fields.BigIntField(primary_key=True)
    user_scope = fields.CharField(max_length=64, null=True, unique=True)
    scope: fields.ForeignKeyNullableRelation[Scope] = fields.ForeignKeyField(
        "keystead.Scope",
        related_name="metadata_client_scopes",
        on_delete=fields.CASCADE,
        null=True,
        db_index=True,
    )
    scope_id: str | None
    organization_scope: fields.ForeignKeyNullableRelation[OrganizationScope] = fields.ForeignKeyField(
        "keystead.OrganizationScope",
        related_name="metadata_client_scopes",
        on_delete=fields.CASCADE,
        null=True,
        db_index=True,
    )
    organization_scope_id: str | None
    organization_resource_scope: fields.ForeignKeyNullableRelation[Scope] = fields.ForeignKeyField(
        "keystead.Scope",
        related_name="metadata_client_organization_scopes",
        on_delete=fields.CASCADE,
        null=True,
        db_index=True,
    )
    organization_resource_scope_id: str | None

    class Meta:
        table = "metadata_client_scopes"
        unique_together = (("scope",), ("organization_scope",), ("organization_resource_scope",))
