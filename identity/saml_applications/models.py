"""Applications that sign people in through SAML, with this server as their identity provider."""

from tortoise import fields
from tortoise.models import Model

from identity.applications.models import Application
from identity.security.secrets import random_id


class SamlConfiguration(Model):
    """What a SAML application adds to its application."""

    id = fields.BigIntField(primary_key=True)
    application: fields.OneToOneRelation[Application] = fields.OneToOneField(
        "keystead.Application", related_name="saml", on_delete=fields.CASCADE
    )
    application_id: str
    attribute_mapping = fields.JSONField[dict[str, object]](default=dict)
    entity_id = fields.CharField(max_length=512, null=True, unique=True)
    acs_url = fields.JSONField[dict[str, object] | None](null=True)  # where assertions go
    encryption = fields.JSONField[dict[str, object] | None](null=True)
    name_id_format = fields.CharField(max_length=128)

    class Meta:
        table = "saml_configurations"


class SamlCertificate(Model):
    """A key pair that signs assertions for a SAML application."""

    id = fields.CharField(max_length=21, primary_key=True, default=random_id)
    application: fields.ForeignKeyRelation[Application] = fields.ForeignKeyField(
        "keystead.Application", related_name="saml_certificates", on_delete=fields.CASCADE, db_index=True
    )
    application_id: str
    private_key_encrypted = fields.TextField()
    certificate = fields.TextField()
    is_active = fields.BooleanField(default=False)
    created_at = fields.DatetimeField()
    expires_at = fields.DatetimeField()

    class Meta:
        table = "saml_certificates"
