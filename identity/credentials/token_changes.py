"""Writes of personal access tokens that several actions share; they need the open transaction, check no permission."""

from dataclasses import dataclass
from datetime import datetime

from identity.credentials.errors import TokenNameTaken
from identity.credentials.events import PersonalAccessTokensChanged
from identity.credentials.models import PersonalAccessToken
from identity.kernel import clock, database
from identity.kernel.action import announce, announce_many
from identity.kernel.errors import InputRefused, NotFound
from identity.kernel.rows import insert_row, update_row
from identity.kernel.vault import vault
from identity.security.secrets import random_id, random_secret, token_hash

TOKEN_PURPOSE = "personal-access-token"
_PREFIX = "pat_"
_LONGEST_NAME = 256


@dataclass(frozen=True, slots=True)
class RevealedToken:
    """A personal access token with its value; an empty one is not for this actor to see."""

    row: PersonalAccessToken
    value: str


async def insert_token(user_id: str, name: str, expires_at: datetime | None) -> RevealedToken:
    """Store a new token of a user."""
    _require_valid_name(name)
    if expires_at is not None and expires_at <= clock.now():
        raise InputRefused(path="expiresAt", reason="the expiry is in the past")
    value = f"{_PREFIX}{random_secret()}"
    row = PersonalAccessToken(
        id=random_id(),
        user_id=user_id,
        name=name,
        value_hash=token_hash(value),
        value_encrypted=vault().encrypt(value, TOKEN_PURPOSE),
        created_at=clock.now(),
        expires_at=expires_at,
    )
    await insert_row(row, TokenNameTaken(path="name"))
    await announce(PersonalAccessTokensChanged(user_id=user_id, after={"name": name}))
    return RevealedToken(row, value)


async def rename_token(user_id: str, name: str, new_name: str) -> PersonalAccessToken:
    """Give a user's token another name."""
    _require_valid_name(new_name)
    row = await _held_token(user_id, name)
    if await update_row(row, {"name": new_name}, TokenNameTaken(path="name")):
        await announce(
            PersonalAccessTokensChanged(user_id=user_id, before={"name": name}, after={"name": new_name})
        )
    return row


async def delete_token(user_id: str, name: str) -> None:
    """Take a user's token away; nothing is exchanged for it from then on."""
    row = await _held_token(user_id, name)
    await database.execute("DELETE FROM personal_access_tokens WHERE id = $1", row.id)
    await announce(PersonalAccessTokensChanged(user_id=user_id, before={"name": name}))


async def delete_tokens_of(user_id: str) -> None:
    """Take all of a user's tokens away: whoever made them may have had a password that counts no more."""
    rows = await database.fetch(
        "DELETE FROM personal_access_tokens WHERE user_id = $1 RETURNING name", user_id
    )
    await announce_many(
        [PersonalAccessTokensChanged(user_id=user_id, before={"name": row["name"]}) for row in rows]
    )


def token_value(row: PersonalAccessToken) -> str:
    """The token itself, as it is presented."""
    return vault().decrypt(row.value_encrypted, TOKEN_PURPOSE).decode()


async def _held_token(user_id: str, name: str) -> PersonalAccessToken:
    """The user's token of that name, held against concurrent changes."""
    row = await database.fetch_model(
        PersonalAccessToken,
        "SELECT * FROM personal_access_tokens WHERE user_id = $1 AND name = $2 FOR UPDATE",
        user_id,
        name,
    )
    if row is None:
        raise NotFound
    return row


def _require_valid_name(name: str) -> None:
    if not name.strip() or len(name) > _LONGEST_NAME:
        raise InputRefused(path="name", reason=f"a name has 1 to {_LONGEST_NAME} characters")
