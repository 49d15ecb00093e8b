"""One's own accounts at providers over REST."""

from msgspec import UNSET

from identity.account import provider_token_actions, social_actions
from identity.account.provider_token_actions import ProviderToken
from identity.kernel.actor import Actor
from rest_api.account.bodies import NewIdentityBody, RecordBody
from rest_api.account.views import ProviderTokenView


async def add_user_identities(actor: Actor, body: NewIdentityBody, proof_id: str | None) -> None:
    """Link an account at a provider."""
    await social_actions.add_own_identity(actor, body.new_identifier_verification_record_id, proof_id)


async def replace_my_account_identity(actor: Actor, body: NewIdentityBody, proof_id: str | None) -> None:
    """Link an account at a provider in place of another one there."""
    await social_actions.replace_own_identity(actor, body.new_identifier_verification_record_id, proof_id)


async def delete_identity(actor: Actor, target: str, proof_id: str | None) -> None:
    """Unlink the account at a provider."""
    await social_actions.remove_own_identity(actor, target, proof_id)


async def get_social_identity_access_token(actor: Actor, target: str) -> ProviderTokenView:
    """Read the access token that a social provider gave."""
    return _shown(await provider_token_actions.own_provider_token(actor, "social", target))


async def update_social_identity_access_token_by_verification_id(
    actor: Actor, target: str, body: RecordBody
) -> ProviderTokenView:
    """Keep the access token that a new visit to a social provider has brought."""
    record_id = body.verification_record_id
    return _shown(await provider_token_actions.replace_own_provider_token(actor, target, record_id))


async def get_enterprise_sso_identity_access_token(actor: Actor, connector_id: str) -> ProviderTokenView:
    """Read the access token that an enterprise's provider gave."""
    return _shown(await provider_token_actions.own_provider_token(actor, "enterprise", connector_id))


def _shown(token: ProviderToken) -> ProviderTokenView:
    return ProviderTokenView(
        access_token=token.access_token,
        scope=UNSET if token.scope is None else token.scope,
        token_type=UNSET if token.token_type is None else token.token_type,
        expires_in=UNSET if token.expires_in is None else token.expires_in,
    )
