"""Writes of one-time tokens that several actions share. They need the open transaction and check no permission."""

from identity.kernel import clock, database
from identity.kernel.action import announce
from identity.one_time_tokens import rules
from identity.one_time_tokens.errors import TokenNotFound
from identity.one_time_tokens.events import OneTimeTokenConsumed
from identity.one_time_tokens.models import OneTimeToken
from identity.security.secrets import token_hash

TOKEN_PURPOSE = "one-time-token"


async def consume_token(token: str, email: str) -> OneTimeToken:
    """Use the token up in one statement: of two who come with it, one is too late."""
    now = clock.now()
    row = await database.fetch_model(
        OneTimeToken,
        "UPDATE one_time_tokens SET status = 'consumed' WHERE token_hash = $1 AND lower(email) = lower($2) "
        "AND status = 'active' AND expires_at > $3 RETURNING *",
        token_hash(token), email, now,
    )  # fmt: skip
    if row is None:
        await _refuse(token, email)
        raise TokenNotFound(path="token")
    await announce(OneTimeTokenConsumed(after={"id": row.id, "email": row.email}))
    return row


async def _refuse(token: str, email: str) -> None:
    """Say why the token cannot be used."""
    row = await database.fetch_model(
        OneTimeToken, "SELECT * FROM one_time_tokens WHERE token_hash = $1", token_hash(token)
    )
    if row is not None:
        rules.require_usable(row, email, clock.now())
