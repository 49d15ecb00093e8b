"""What can be done with the personal access tokens of users."""

from datetime import datetime

from identity.credentials.events import PersonalAccessTokensChanged, PersonalAccessTokensRevealed
from identity.credentials.models import PersonalAccessToken
from identity.credentials.token_changes import (
    RevealedToken,
    delete_token,
    insert_token,
    rename_token,
    token_value,
)
from identity.kernel import authority, database
from identity.kernel.action import action, announce
from identity.kernel.actor import Actor
from identity.kernel.errors import NotFoundById
from identity.kernel.permissions import Permission
from identity.users.changes import locked_user
from identity.users.queries import user_by_id

__all__ = (
    "RevealedToken",
    "create_personal_access_token",
    "delete_personal_access_token",
    "rename_personal_access_token",
    "reveal_personal_access_tokens",
)


@action(needs=Permission.USERS_CREDENTIALS_WRITE, announces=PersonalAccessTokensChanged)
async def create_personal_access_token(
    actor: Actor, user_id: str, name: str, expires_at: datetime | None = None
) -> RevealedToken:
    """Make a token for a user's own programs; it stands for the user, so never for one who holds more."""
    await locked_user(user_id)
    await authority.require_at_least(actor, user_id)
    return await insert_token(user_id, name, expires_at)


@action(
    needs=Permission.USERS_CREDENTIALS_WRITE,
    announces=(PersonalAccessTokensChanged, PersonalAccessTokensRevealed),
)
async def rename_personal_access_token(actor: Actor, user_id: str, name: str, new_name: str) -> RevealedToken:
    """Give a token another name; its value is shown with it to whoever may see values, and that is on record."""
    await locked_user(user_id)
    await authority.require_at_least(actor, user_id)
    row = await rename_token(user_id, name, new_name)
    if not actor.may(Permission.USERS_CREDENTIALS_REVEAL):
        return RevealedToken(row, "")
    await announce(PersonalAccessTokensRevealed(user_id=user_id, after={"names": [row.name]}))
    return RevealedToken(row, token_value(row))


@action(needs=Permission.USERS_CREDENTIALS_WRITE, announces=PersonalAccessTokensChanged)
async def delete_personal_access_token(actor: Actor, user_id: str, name: str) -> None:
    """Take a token away; nothing is exchanged for it from then on."""
    await locked_user(user_id)
    await authority.require_at_least(actor, user_id)
    await delete_token(user_id, name)


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
    return [RevealedToken(row, token_value(row)) for row in rows]
