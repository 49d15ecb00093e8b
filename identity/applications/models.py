"""Applications (OAuth clients), their secrets, roles and consent limits."""

from datetime import datetime

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from identity.resources.models import Scope
from identity.roles.models import Role
from identity.security.secrets import random_id


class Application(Model):
    """A registered program; its id is the OAuth client_id (RFC 6749 section 2.2)."""

    id = fields.CharField(max_length=21, primary_key=True, default=random_id)
    name = fields.CharField(max_length=256)
    description = fields.TextField(null=True)
    type = fields.CharField(max_length=32)
    oidc_client_metadata = fields.JSONField[dict[str, object]](default=dict)
    custom_client_metadata = fields.JSONField[dict[str, object]](default=dict)
    custom_data = fields.JSONField[dict[str, object]](default=dict)
    protected_app_metadata = fields.JSONField[dict[str, object] | None](null=True)
    is_third_party = fields.BooleanField(default=False)
    app_level_access_control_enabled = fields.BooleanField(default=False)
    id_token_signing_algorithm = fields.CharField(max_length=16, null=True)  # None: the server's own choice
    protocol_metadata = fields.JSONField[dict[str, object] | None](
        null=True
    )  # beyond the contract, as in RFC 7591
    registration_token_hash = fields.CharField(
        max_length=43, null=True
    )  # set: it registered itself (RFC 7592)
    created_at = fields.DatetimeField()
    updated_at = fields.DatetimeField()

    class Meta:
        table = "applications"
        indexes = [Index(fields=("created_at", "id"))]


class ApplicationSecret(Model):
    """A client secret: compared by its hash, shown again from its encrypted value."""

    id = fields.CharField(max_length=21, primary_key=True, default=random_id)
    application: fields.ForeignKeyRelation[Application] = fields.ForeignKeyField(
        "keystead.Application", related_name="secrets", on_delete=fields.CASCADE
    )
    application_id: str
    name = fields.CharField(max_length=256)
    value_hash = fields.CharField(max_length=43)
    value_encrypted = fields.TextField()
    created_at = fields.DatetimeField()
    expires_at: datetime | None = fields.DatetimeField(null=True)

    class Meta:
        table = "application_secrets"
        unique_together = (("application", "name"),)


class ApplicationRole(Model):
    """A machine-to-machine role that an application holds."""

    id = fields.BigIntField(primary_key=True)
    application: fields.ForeignKeyRelation[Application] = fields.ForeignKeyField(
        "keystead.Application", related_name="application_roles", on_delete=fields.CASCADE
    )
    application_id: str
    role: fields.ForeignKeyRelation[Role] = fields.ForeignKeyField(
        "keystead.Role", related_name="application_roles", on_delete=fields.CASCADE, db_index=True
    )
    role_id: str

    class Meta:
        table = "application_roles"
        unique_together = (("application", "role"),)


class ApplicationUserScope(Model):
    """An OpenID scope that a third-party application may ask a user for."""

    id = fields.BigIntField(primary_key=True)
    application: fields.ForeignKeyRelation[Application] = fields.ForeignKeyField(
        "keystead.Application", related_name="user_scopes", on_delete=fields.CASCADE
    )
    application_id: str
    name = fields.CharField(max_length=64)

    class Meta:
        table = "application_user_scopes"
        unique_together = (("application", "name"),)


class ApplicationResourceScope(Model):
    """An API scope that a third-party application may ask a user for."""

    id = fields.BigIntField(primary_key=True)
    application: fields.ForeignKeyRelation[Application] = fields.ForeignKeyField(
        "keystead.Application", related_name="resource_scopes", on_delete=fields.CASCADE
    )
    application_id: str
    scope: fields.ForeignKeyRelation[Scope] = fields.ForeignKeyField(
        "keystead.Scope", related_name="application_scopes", on_delete=fields.CASCADE, db_index=True
    )
    scope_id: str

    class Meta:
        table = "application_resource_scopes"
        unique_together = (("application", "scope"),)


class ApplicationOrganizationResourceScope(Model):
    """An API scope that a third-party application may ask a member for, inside an organization."""

    id = fields.BigIntField(primary_key=True)
    application: fields.ForeignKeyRelation[Application] = fields.ForeignKeyField(
        "keystead.Application", related_name="organization_resource_scopes", on_delete=fields.CASCADE
    )
    application_id: str
    scope: fields.ForeignKeyRelation[Scope] = fields.ForeignKeyField(
        "keystead.Scope",
        related_name="application_organization_resource_scopes",
        on_delete=fields.CASCADE,
        db_index=True,
    )
    scope_id: str

    class Meta:
        table = "application_organization_resource_scopes"
        unique_together = (("application", "scope"),)


class ApplicationUse(Model):
    """When an application last got a token; written every now and then, so that tokens wait for no row."""

    application_id = fields.CharField(max_length=255, primary_key=True)
    last_used_at = fields.DatetimeField(db_index=True)

    class Meta:
        table = "application_uses"
