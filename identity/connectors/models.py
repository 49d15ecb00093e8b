"""Connectors to mail, SMS and social providers, and the social identities of users."""

from tortoise import fields
from tortoise.models import Model

from identity.security.secrets import user_id
from identity.users.models import User


class Connector(Model):
    """A configured connector."""

    id = fields.CharField(max_length=12, primary_key=True, default=user_id)
    factory_id = fields.CharField(max_length=128)
    type = fields.CharField(max_length=16)  # Email, Sms or Social
    target = fields.CharField(
        max_length=128, null=True
    )  # names the provider in identities; social connectors only
    platform = fields.CharField(max_length=16, null=True)  # Native, Web or Universal
    config_encrypted = fields.TextField()  # settings have secrets among them
    metadata = fields.JSONField[dict[str, object]](default=dict)
    is_profile_synchronized = fields.BooleanField(default=False)
    is_token_storage_enabled = fields.BooleanField(default=False)
    created_at = fields.DatetimeField()

    class Meta:
        table = "connectors"


class SocialIdentity(Model):
    """A person's account at a social provider."""

    id = fields.BigIntField(primary_key=True)
    user: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "keystead.User", related_name="social_identities", on_delete=fields.CASCADE
    )
    user_id: str
    target = fields.CharField(max_length=128)
    identity_id = fields.CharField(max_length=256)  # the subject at the provider
    details = fields.JSONField[dict[str, object] | None](null=True)
    created_at = fields.DatetimeField()
    updated_at = fields.DatetimeField()

    class Meta:
        table = "social_identities"
        unique_together = (("user", "target"), ("target", "identity_id"))


class SamlRequest(Model):
    """A request to a SAML provider that waits for its answer, and the answer until its browser goes on."""

    id = fields.CharField(max_length=64, primary_key=True)
    consumer = fields.CharField(max_length=512)  # the address of ours that the answer is for
    state = fields.TextField()
    redirect_uri = fields.TextField()
    is_answered = fields.BooleanField(default=False)
    ticket_hash = fields.CharField(max_length=43, null=True)
    answer_encrypted = fields.TextField(null=True)
    expires_at = fields.DatetimeField(db_index=True)

    class Meta:
        table = "saml_requests"
