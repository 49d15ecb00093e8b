"""What can be done with the accounts that users have at social providers. They are ways of signing in, and so
nobody touches those of somebody who may do more than they."""

from typing import Any

from identity.connectors.events import UserIdentitiesUpdated
from identity.connectors.linking_changes import LinkedIdentity, store_identity, unlink_identity
from identity.kernel import authority
from identity.kernel.action import action
from identity.kernel.actor import Actor
from identity.kernel.permissions import Permission
from identity.users.changes import locked_user
from identity.users.models import User

__all__ = ("LinkedIdentity", "remove_identity", "replace_identity")


@action(needs=Permission.USERS_CREDENTIALS_WRITE, announces=UserIdentitiesUpdated)
async def replace_identity(
    actor: Actor, user_id: str, target: str, identity_id: str, details: dict[str, Any] | None = None
) -> LinkedIdentity:
    """Say which account a user has at a provider; one that somebody else has stays theirs."""
    user = await locked_user(user_id)
    await authority.require_at_least(actor, user_id)
    return await store_identity(user, target, identity_id, details)


@action(needs=Permission.USERS_CREDENTIALS_WRITE, announces=UserIdentitiesUpdated)
async def remove_identity(actor: Actor, user_id: str, target: str) -> User:
    """Unlink a user's account at a provider, with the tokens that were kept of it."""
    user = await locked_user(user_id)
    await authority.require_at_least(actor, user_id)
    return await unlink_identity(user, target)
