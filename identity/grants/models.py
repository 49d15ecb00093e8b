"""Grants (what a user let an application do) and all that is issued from them."""

from datetime import datetime

from tortoise import fields
from tortoise.models import Model

from identity.sessions.models import Session
from identity.users.models import User


class Grant(Model):
    """What one user gave one application; deleting it ends every token that came from it."""

    id = fields.CharField(max_length=43, primary_key=True)
    user: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "keystead.User", related_name="grants", on_delete=fields.CASCADE, db_index=True
    )
    user_id: str
    application_id = fields.CharField(max_length=64, db_index=True)  # built-in applications have no row
    session: fields.ForeignKeyNullableRelation[Session] = fields.ForeignKeyField(
        "keystead.Session", related_name="grants", on_delete=fields.SET_NULL, null=True, db_index=True
    )
    session_id: str | None
    scope = fields.TextField(default="")  # OpenID scopes, space separated
    resource_scopes = fields.JSONField[dict[str, list[str]]](default=dict)  # by resource indicator
    rejected_scopes = fields.JSONField[list[str]](default=list)
    is_offline = fields.BooleanField(default=False)  # has offline_access: outlives the session
    created_at = fields.DatetimeField()
    expires_at = fields.DatetimeField(db_index=True)

    class Meta:
        table = "grants"


class AuthorizationCode(Model):
    """An authorization code (RFC 6749 section 4.1.2), kept after use so that a second use is noticed."""

    code_hash = fields.CharField(max_length=43, primary_key=True)
    grant: fields.ForeignKeyRelation[Grant] = fields.ForeignKeyField(
        "keystead.Grant", related_name="codes", on_delete=fields.CASCADE, db_index=True
    )
    grant_id: str
    application_id = fields.CharField(max_length=64)
    user_id = fields.CharField(max_length=12)
    session_id = fields.CharField(max_length=43, null=True)
    redirect_uri = fields.TextField()
    scope = fields.TextField()
    resources = fields.JSONField[list[str]](default=list)
    nonce = fields.TextField(null=True)
    code_challenge = fields.CharField(max_length=128, null=True)
    code_challenge_method = fields.CharField(max_length=8, null=True)
    authenticated_at = fields.DatetimeField()
    methods = fields.JSONField[list[str]](default=list)
    expires_at = fields.DatetimeField(db_index=True)
    consumed_at: datetime | None = fields.DatetimeField(null=True)

    class Meta:
        table = "authorization_codes"


class AccessToken(Model):
    """An opaque access token for our own endpoints."""

    token_hash = fields.CharField(max_length=43, primary_key=True)
    grant: fields.ForeignKeyRelation[Grant] = fields.ForeignKeyField(
        "keystead.Grant", related_name="access_tokens", on_delete=fields.CASCADE, db_index=True
    )
    grant_id: str
    application_id = fields.CharField(max_length=64)
    user_id = fields.CharField(max_length=12)
    session_id = fields.CharField(max_length=43, null=True)  # set: it dies with that session
    scope = fields.TextField()
    issued_at = fields.DatetimeField()
    expires_at = fields.DatetimeField(db_index=True)

    class Meta:
        table = "access_tokens"


class RefreshToken(Model):
    """A refresh token; a consumed one stays so that its reuse is noticed (RFC 9700 section 4.14.2)."""

    token_hash = fields.CharField(max_length=43, primary_key=True)
    grant: fields.ForeignKeyRelation[Grant] = fields.ForeignKeyField(
        "keystead.Grant", related_name="refresh_tokens", on_delete=fields.CASCADE, db_index=True
    )
    grant_id: str
    application_id = fields.CharField(max_length=64)
    user_id = fields.CharField(max_length=12)
    session_id = fields.CharField(max_length=43, null=True)  # set: it dies with that session
    scope = fields.TextField()
    resources = fields.JSONField[list[str]](default=list)
    nonce = fields.TextField(null=True)
    authenticated_at = fields.DatetimeField()
    methods = fields.JSONField[list[str]](default=list)
    chain_started_at = fields.DatetimeField()  # when the first token of the rotation chain was issued
    issued_at = fields.DatetimeField()
    expires_at = fields.DatetimeField(db_index=True)
    consumed_at: datetime | None = fields.DatetimeField(null=True)

    class Meta:
        table = "refresh_tokens"


class SubjectToken(Model):
    """A token with which a back end acts as a user, once (RFC 8693 section 2.1)."""

    token_hash = fields.CharField(max_length=43, primary_key=True)
    user: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "keystead.User", related_name="subject_tokens", on_delete=fields.CASCADE, db_index=True
    )
    user_id: str
    context = fields.JSONField[dict[str, object]](default=dict)  # for the claims script
    created_by = fields.CharField(max_length=64)  # the actor's id
    created_at = fields.DatetimeField()
    expires_at = fields.DatetimeField(db_index=True)
    consumed_at: datetime | None = fields.DatetimeField(null=True)

    class Meta:
        table = "subject_tokens"
