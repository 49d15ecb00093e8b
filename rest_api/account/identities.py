"""One's own accounts at providers over REST."""

from identity.account import social_actions
from identity.kernel.actor import Actor
from rest_api.account.bodies import NewIdentityBody


async def add_user_identities(actor: Actor, body: NewIdentityBody, proof_id: str | None) -> None:
    """Link an account at a provider."""
    await social_actions.link_own_identity(actor, body.new_identifier_verification_record_id, proof_id)


async def replace_my_account_identity(actor: Actor, body: NewIdentityBody, proof_id: str | None) -> None:
    """Link an account at a provider in place of another one there."""
    await social_actions.replace_own_identity(actor, body.new_identifier_verification_record_id, proof_id)


async def delete_identity(actor: Actor, target: str, proof_id: str | None) -> None:
    """Unlink the account at a provider."""
    await social_actions.unlink_own_identity(actor, target, proof_id)
