"""Sign-in sessions of browsers, and the interactions that lead to them."""

from tortoise import fields
from tortoise.models import Model

from identity.users.models import User


class Session(Model):
    """A browser that a user is signed in with; the cookie holds a secret of which only the hash is here."""

    id = fields.CharField(max_length=43, primary_key=True)  # public: `sid`, and the path of the sessions API
    token_hash = fields.CharField(max_length=43, unique=True)
    user: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "keystead.User", related_name="sessions", on_delete=fields.CASCADE, db_index=True
    )
    user_id: str
    authenticated_at = fields.DatetimeField()  # becomes `auth_time`
    methods = fields.JSONField[list[str]](default=list)  # `amr`, RFC 8176
    ip = fields.CharField(max_length=64, null=True)
    user_agent = fields.CharField(max_length=512, null=True)
    last_submission = fields.JSONField[dict[str, object] | None](
        null=True
    )  # how the person signed in, without secrets
    created_at = fields.DatetimeField()
    expires_at = fields.DatetimeField(db_index=True)

    class Meta:
        table = "sessions"


class Interaction(Model):
    """An authorization request that waits for a person: sign-in, registration, consent."""

    id = fields.CharField(max_length=43, primary_key=True)  # the cookie's value, unguessable
    application_id = fields.CharField(max_length=255)
    parameters = fields.JSONField[dict[str, object]]()  # the validated authorization request
    prompt = fields.CharField(max_length=16)  # login or consent
    session_id = fields.CharField(max_length=43, null=True)
    experience = fields.JSONField[dict[str, object] | None](null=True)  # the state machine's state
    version = fields.IntField(default=0)  # an update names the version it read, so that no two interleave
    result = fields.JSONField[dict[str, object] | None](null=True)  # what the person decided
    passkey_challenge = fields.CharField(max_length=128, null=True)  # asked for before the sign-in was begun
    created_at = fields.DatetimeField()
    expires_at = fields.DatetimeField(db_index=True)

    class Meta:
        table = "interactions"
