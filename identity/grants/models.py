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
    application_id = fields.CharField(max_length=255, db_index=True)  # built-in applications have no row
    session: fields.ForeignKeyNullableRelation[Session] = fields.ForeignKeyField(
        "keystead.Session", related_name="grants", on_delete=fields.SET_NULL, null=True, db_index=True
    )
    session_id: str | None
    scope = fields.TextField(default="")  # OpenID scopes, space separated
    resource_scopes = fields.JSONField[dict[str, list[str]]](default=dict)  # by resource indicator
    rejected_scopes = fields.JSONField[list[str]](default=list)
    is_offline = fields.BooleanField(default=False)  # has offline_access: outlives the session
    is_exchanged = fields.BooleanField(
        default=False, db_default=False
    )  # nobody gave it: it stands behind one exchanged token
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
    application_id = fields.CharField(max_length=255)
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
    claims = fields.JSONField[dict[str, object] | None](
        null=True
    )  # asked for one by one (`claims` parameter)
    dpop_jkt = fields.CharField(
        max_length=43, null=True
    )  # set: only this key may redeem it (RFC 9449 section 10)
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
    application_id = fields.CharField(max_length=255)
    user_id = fields.CharField(max_length=12)
    session_id = fields.CharField(max_length=43, null=True)  # set: it dies with that session
    scope = fields.TextField()
    claims = fields.JSONField[dict[str, object] | None](
        null=True
    )  # asked for one by one (`claims` parameter)
    confirmation = fields.JSONField[dict[str, str] | None](null=True)  # `cnf`: whose key must come with it
    actor_id = fields.CharField(max_length=12, null=True)  # who acts as the user (RFC 8693 section 4.1)
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
    application_id = fields.CharField(max_length=255)
    user_id = fields.CharField(max_length=12)
    session_id = fields.CharField(max_length=43, null=True)  # set: it dies with that session
    scope = fields.TextField()
    resources = fields.JSONField[list[str]](default=list)
    nonce = fields.TextField(null=True)
    authenticated_at = fields.DatetimeField()
    methods = fields.JSONField[list[str]](default=list)
    claims = fields.JSONField[dict[str, object] | None](
        null=True
    )  # asked for one by one (`claims` parameter)
    confirmation = fields.JSONField[dict[str, str] | None](
        null=True
    )  # set for public clients: the key it is bound to
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


class PushedRequest(Model):
    """An authorization request that its client handed in beforehand (RFC 9126)."""

    reference_hash = fields.CharField(max_length=43, primary_key=True)
    application_id = fields.CharField(max_length=255)
    parameters = fields.JSONField[dict[str, object]]()
    expires_at = fields.DatetimeField(db_index=True)
    used_at: datetime | None = fields.DatetimeField(
        null=True
    )  # when the request was answered, not when it was opened

    class Meta:
        table = "pushed_requests"


class DeviceCode(Model):
    """A sign-in that a device without a browser waits for (RFC 8628); a used one stays until it expires."""

    code_hash = fields.CharField(max_length=43, primary_key=True)
    user_code = fields.CharField(max_length=16, unique=True)  # as people type it, without the hyphen
    application_id = fields.CharField(max_length=255)
    scope = fields.TextField()
    resources = fields.JSONField[list[str]](default=list)
    status = fields.CharField(max_length=16)  # Pending, Approved, Denied or Consumed
    interaction_id = fields.CharField(max_length=43, null=True)  # of the browser that typed the user code
    grant: fields.ForeignKeyNullableRelation[Grant] = fields.ForeignKeyField(
        "keystead.Grant", related_name="device_codes", on_delete=fields.CASCADE, null=True, db_index=True
    )
    grant_id: str | None
    user_id = fields.CharField(max_length=12, null=True)
    session_id = fields.CharField(max_length=43, null=True)
    authenticated_at: datetime | None = fields.DatetimeField(null=True)
    methods = fields.JSONField[list[str]](default=list)
    interval = fields.IntField(default=5)  # seconds between two polls; grows when the device is too fast
    polled_at: datetime | None = fields.DatetimeField(null=True)
    created_at = fields.DatetimeField()
    expires_at = fields.DatetimeField(db_index=True)

    class Meta:
        table = "device_codes"


class SpentIdentifier(Model):
    """A `jti` that was used: of a client assertion, a DPoP proof or a request object, each good for one use."""

    value_hash = fields.CharField(max_length=43, primary_key=True)  # of its kind, its owner and itself
    expires_at = fields.DatetimeField(db_index=True)

    class Meta:
        table = "spent_identifiers"


class LogoutNotice(Model):
    """A logout token that a client has still to be told (OpenID Connect Back-Channel Logout section 2.5)."""

    id = fields.BigIntField(primary_key=True)
    application_id = fields.CharField(max_length=255, db_index=True)
    user_id = fields.CharField(max_length=12)
    session_id = fields.CharField(max_length=43)
    attempts = fields.IntField(default=0)
    due_at = fields.DatetimeField(db_index=True)
    created_at = fields.DatetimeField()

    class Meta:
        table = "logout_notices"
