"""Scripts of administrators: claims of tokens and actions during sign-in."""

from tortoise import fields
from tortoise.models import Model


class Script(Model):
    """One script; there is at most one of each kind."""

    kind = fields.CharField(max_length=64, primary_key=True)  # jwt.accessToken, action.postSignIn …
    script = fields.TextField()
    environment_variables_encrypted = fields.TextField()
    options = fields.JSONField[dict[str, object]](
        default=dict
    )  # samples, switches: in the keys of the contract
    created_at = fields.DatetimeField()
    updated_at = fields.DatetimeField()

    class Meta:
        table = "scripts"
