"""Mutations of the accounts that users have at providers."""

import strawberry

from graphql_schema.mutations import mutation
from graphql_schema.scalars import JSON
from graphql_schema.users import User
from identity.connectors import identity_actions
from identity.kernel.actor import Actor
from identity.kernel.permissions import Permission
from identity.sso import token_actions
from identity.users.models import User as UserRow


@strawberry.input(description="Who the user is at a social provider; without details they are forgotten.")
class ReplaceUserIdentityInput:
    user_id: strawberry.ID
    target: str
    identity_id: str
    details: JSON | None = strawberry.UNSET


@strawberry.input
class RemoveUserIdentityInput:
    user_id: strawberry.ID
    target: str


@strawberry.input
class DeleteStoredTokensInput:
    stored_tokens_id: strawberry.ID


@mutation(Permission.USERS_CREDENTIALS_WRITE, user=User)
async def replace_user_identity(actor: Actor, input: ReplaceUserIdentityInput) -> UserRow | None:
    """Say which account a user has at a social provider."""
    linked = await identity_actions.replace_identity(
        actor, input.user_id, input.target, input.identity_id, input.details or None
    )
    return _seen(actor, linked.user)


@mutation(Permission.USERS_CREDENTIALS_WRITE, user=User)
async def remove_user_identity(actor: Actor, input: RemoveUserIdentityInput) -> UserRow | None:
    """Unlink a user's account at a social provider."""
    return _seen(actor, await identity_actions.remove_identity(actor, input.user_id, input.target))


@mutation(Permission.USERS_CREDENTIALS_WRITE, deleted_stored_tokens_id=strawberry.ID)
async def delete_stored_tokens(actor: Actor, input: DeleteStoredTokensInput) -> str:
    """Forget the tokens that are kept for an account."""
    await token_actions.delete_stored_tokens(actor, input.stored_tokens_id)
    return input.stored_tokens_id


def _seen(actor: Actor, user: UserRow) -> UserRow | None:
    return user if actor.may(Permission.USERS_READ) else None
