"""Enterprise single sign-on: its connectors, their keys, the identities of users, and tokens of other providers."""

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from identity.connectors.models import SocialIdentity
from identity.security.secrets import random_id, user_id
from identity.users.models import User


class SsoConnector(Model):
    """A connection to the identity provider of an enterprise."""

    id = fields.CharField(max_length=12, primary_key=True, default=user_id)
    provider_name = fields.CharField(max_length=32)
    connector_name = fields.CharField(max_length=128, unique=True)
    config_encrypted = fields.TextField()
    provider_config = fields.JSONField[dict[str, object] | None](
        null=True
    )  # what the provider says of itself
    domains = fields.JSONField[list[str]](default=list)
    branding = fields.JSONField[dict[str, object]](default=dict)
    is_profile_synchronized = fields.BooleanField(default=False)
    is_token_storage_enabled = fields.BooleanField(default=False)
    created_at = fields.DatetimeField()

    class Meta:
        table = "sso_connectors"
        indexes = [Index(fields=("created_at", "id"))]


class SsoSigningKey(Model):
    """A key pair that signs SAML requests to an identity provider."""

    id = fields.CharField(max_length=21, primary_key=True, default=random_id)
    sso_connector: fields.ForeignKeyRelation[SsoConnector] = fields.ForeignKeyField(
        "keystead.SsoConnector", related_name="signing_keys", on_delete=fields.CASCADE, db_index=True
    )
    sso_connector_id: str
    private_key_encrypted = fields.TextField()
    certificate = fields.TextField()
    is_active = fields.BooleanField(default=False)
    created_at = fields.DatetimeField()
    expires_at = fields.DatetimeField()

    class Meta:
        table = "sso_signing_keys"


class SsoIdentity(Model):
    """A person's account at the identity provider of an enterprise."""

    id = fields.CharField(max_length=21, primary_key=True, default=random_id)
    user: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "keystead.User", related_name="sso_identities", on_delete=fields.CASCADE, db_index=True
    )
    user_id: str
    sso_connector: fields.ForeignKeyRelation[SsoConnector] = fields.ForeignKeyField(
        "keystead.SsoConnector", related_name="identities", on_delete=fields.CASCADE, db_index=True
    )
    sso_connector_id: str
    issuer = fields.CharField(max_length=256)
    identity_id = fields.CharField(max_length=256)
    detail = fields.JSONField[dict[str, object]](default=dict)
    created_at = fields.DatetimeField()
    updated_at = fields.DatetimeField()

    class Meta:
        table = "sso_identities"
        unique_together = (("issuer", "identity_id"),)


class StoredTokens(Model):
    """The tokens that a provider gave for a linked account, kept where its connector says so."""

    id = fields.CharField(max_length=21, primary_key=True, default=random_id)
    user: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "keystead.User", related_name="stored_tokens", on_delete=fields.CASCADE, db_index=True
    )
    user_id: str
    social_identity: fields.ForeignKeyNullableRelation[SocialIdentity] = fields.ForeignKeyField(
        "keystead.SocialIdentity",
        related_name="stored_tokens",
        on_delete=fields.CASCADE,
        null=True,
        db_index=True,
    )
    social_identity_id: int | None
    sso_identity: fields.ForeignKeyNullableRelation[SsoIdentity] = fields.ForeignKeyField(
        "keystead.SsoIdentity",
        related_name="stored_tokens",
        on_delete=fields.CASCADE,
        null=True,
        db_index=True,
    )
    sso_identity_id: str | None
    tokens_encrypted = fields.TextField()
    metadata = fields.JSONField[dict[str, object]](default=dict)  # scope, expiry, token type
    created_at = fields.DatetimeField()
    updated_at = fields.DatetimeField()

    class Meta:
        table = "stored_tokens"


class IdpInitiatedSignIn(Model):
    """Where a sign-in that begins at a SAML provider leads; without it such sign-ins are refused."""

    id = fields.BigIntField(primary_key=True)
    sso_connector: fields.ForeignKeyRelation[SsoConnector] = fields.ForeignKeyField(
        "keystead.SsoConnector", related_name="idp_initiated_sign_ins", on_delete=fields.CASCADE
    )
    sso_connector_id: str
    application: fields.ForeignKeyRelation[Model] = fields.ForeignKeyField(
        "keystead.Application",
        related_name="idp_initiated_sign_ins",
        on_delete=fields.CASCADE,
        db_index=True,
    )
    application_id: str
    redirect_uri = fields.TextField(null=True)  # of the authorization request; None: the application's first
    parameters = fields.JSONField[dict[str, str]](default=dict)  # further ones of that request
    sends_request = fields.BooleanField(default=False)  # this server begins it, not the application
    application_uri = fields.TextField(null=True)  # where the application begins it
    created_at = fields.DatetimeField()

    class Meta:
        table = "idp_initiated_sign_ins"
        unique_together = (("sso_connector",),)


class SsoArrival(Model):
    """Somebody who came from a SAML provider without having been sent there; their browser has the secret."""

    token_hash = fields.CharField(max_length=43, primary_key=True)
    sso_connector: fields.ForeignKeyRelation[SsoConnector] = fields.ForeignKeyField(
        "keystead.SsoConnector", related_name="arrivals", on_delete=fields.CASCADE, db_index=True
    )
    sso_connector_id: str
    answer_encrypted = fields.TextField()
    created_at = fields.DatetimeField()
    expires_at = fields.DatetimeField(db_index=True)

    class Meta:
        table = "sso_arrivals"
