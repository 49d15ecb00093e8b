"""What can be done with the personal access tokens of users."""

from dataclasses import dataclass
from datetime import datetime

from identity.credentials.errors import TokenNameTaken
from identity.credentials.events import PersonalAccessTokensChanged, PersonalAccessTokensRevealed
from identity.credentials.models import PersonalAccessToken
from identity.kernel import authority, clock, database
from identity.kernel.action import action, announce
from identity.kernel.actor import Actor
from identity.kernel.errors import InputRefused, NotFound, NotFoundById
from identity.kernel.permissions import Permission
from identity.kernel.rows import insert_row, update_row
from identity.kernel.vault import vault
from identity.security.secrets import random_id, random_secret, token_hash
from identity.users.changes import locked_user
from identity.users.queries import user_by_id

TOKEN_PURPOSE = "personal-access-token"
_PREFIX = "pat_"
_LONGEST_NAME = 256


@dataclass(frozen=True, slots=True)
class RevealedToken:
    """A personal access token with its value; an empty one is not for this actor to see."""

    row: PersonalAccessToken
    value: str


@action(needs=Permission.USERS_CREDENTIALS_WRITE, announces=PersonalAccessTokensChanged)
async def create_personal_access_token(
    actor: Actor, user_id: str, name: str, expires_at: datetime | None = None
) -> RevealedToken:
    """Make a token for a user's own programs; it stands for the user, so never for one who holds more."""
    _require_valid_name(name)
    if expires_at is not None and expires_at <= clock.now():
        raise InputRefused(path="expiresAt", reason="the expiry is in the past")
    await locked_user(user_id)
    await authority.require_at_least(actor, user_id)
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


@action(
    needs=Permission.USERS_CREDENTIALS_WRITE,
    announces=(PersonalAccessTokensChanged, PersonalAccessTokensRevealed),
)
async def rename_personal_access_token(actor: Actor, user_id: str, name: str, new_name: str) -> RevealedToken:
    """Give a token another name; its value is shown with it to whoever may see values, and that is on record."""
    _require_valid_name(new_name)
    row = await _held_token(actor, user_id, name)
    if await update_row(row, {"name": new_name}, TokenNameTaken(path="name")):
        changed = PersonalAccessTokensChanged(
            user_id=user_id, before={"name": name}, after={"name": new_name}
        )
        await announce(changed)
    if not actor.may(Permission.USERS_CREDENTIALS_REVEAL):
        return RevealedToken(row, "")
    await announce(PersonalAccessTokensRevealed(user_id=user_id, after={"names": [row.name]}))
    return RevealedToken(row, _value(row))


@action(needs=Permission.USERS_CREDENTIALS_WRITE, announces=PersonalAccessTokensChanged)
async def delete_personal_access_token(actor: Actor, user_id: str, name: str) -> None:
    """Take a token away; nothing is exchanged for it from then on."""
    row = await _held_token(actor, user_id, name)
    await database.execute("DELETE FROM personal_access_tokens WHERE id = $1", row.id)
    await announce(PersonalAccessTokensChanged(user_id=user_id, before={"name": name}))


@action(needs=Permission.USERS_CREDENTIALS_REVEAL, announces=PersonalAccessTokensRevealed)
async def reveal_personal_access_tokens(actor: Actor, user_id: str) -> list[RevealedToken]:
    """Show a user's tokens with their values, newest first; who looked is on record."""
    if await user_by_id(user_id) is None:
        raise NotFoundById(entity="user", id=user_id)
    await authority.require_at_least(actor, user_id)
    rows = await database.fetch_models(
        PersonalAccessToken,
        "SELECT * FROM personal_access_tokens WHERE user_id = $1 ORDER BY created_at DESC, id DESC",
        user_id,
    )
    if rows:
        names = {"names": [row.name for row in rows]}
        await announce(PersonalAccessTokensRevealed(user_id=user_id, after=names))
    return [RevealedToken(row, _value(row)) for row in rows]


async def _held_token(actor: Actor, user_id: str, name: str) -> PersonalAccessToken:
    """The user's token of that name, held against concurrent changes."""
    await locked_user(user_id)
    await authority.require_at_least(actor, user_id)
    row = await database.fetch_model(
        PersonalAccessToken,
        "SELECT * FROM personal_access_tokens WHERE user_id = $1 AND name = $2 FOR UPDATE",
        user_id,
        name,
    )
    if row is None:
        raise NotFound
    return row


def _value(row: PersonalAccessToken) -> str:
    return vault().decrypt(row.value_encrypted, TOKEN_PURPOSE).decode()


def _require_valid_name(name: str) -> None:
    if not name.strip() or len(name) > _LONGEST_NAME:
        raise InputRefused(path="name", reason=f"a name has 1 to {_LONGEST_NAME} characters")
