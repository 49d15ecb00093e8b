"""What can be done with the tokens that providers gave for accounts of users."""

from identity.kernel import authority
from identity.kernel.action import action, announce
from identity.kernel.actor import Actor
from identity.kernel.errors import NotFound
from identity.kernel.permissions import Permission
from identity.kernel.rows import delete_row, locked_row
from identity.sso.events import StoredTokensDeleted
from identity.sso.models import StoredTokens


@action(needs=Permission.USERS_CREDENTIALS_WRITE, announces=StoredTokensDeleted)
async def delete_stored_tokens(actor: Actor, stored_tokens_id: str) -> str:
    """Forget the tokens of one account; whose they were."""
    row = await locked_row(StoredTokens, stored_tokens_id)
    if row is None:
        raise NotFound
    await authority.require_at_least(actor, row.user_id)
    await delete_row(row)
    await announce(StoredTokensDeleted(user_id=row.user_id, before={"id": row.id, "metadata": row.metadata}))
    return row.user_id
