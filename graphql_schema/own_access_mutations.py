"""Mutations of one's own sessions, grants, tokens, and the tokens that providers gave."""

from datetime import datetime
from typing import Any

import strawberry

from graphql_schema.access import AUTHENTICATED
from graphql_schema.mutations import mutation
from graphql_schema.own_account import Account, OwnPersonalAccessToken, account_or_null
from graphql_schema.own_account_mutations import or_none
from graphql_schema.sessions import RevokedGrants
from identity.account import access_actions, provider_token_actions, queries
from identity.grants.session_actions import RevokedGrants as Revoked
from identity.kernel.actor import Actor
from identity.kernel.errors import InputRefused

_ID = strawberry.ID


@strawberry.input
class EndMySessionInput:
    session_id: _ID
    also_revoked: RevokedGrants | None = strawberry.UNSET
    verification_id: _ID | None = strawberry.UNSET


@strawberry.input
class RevokeMyGrantInput:
    grant_id: _ID
    verification_id: _ID | None = strawberry.UNSET


@strawberry.input
class CreateMyPersonalAccessTokenInput:
    name: str
    expires_at: datetime | None = strawberry.UNSET
    verification_id: _ID | None = strawberry.UNSET


@strawberry.input
class RenameMyPersonalAccessTokenInput:
    name: str
    new_name: str
    verification_id: _ID | None = strawberry.UNSET


@strawberry.input
class DeleteMyPersonalAccessTokenInput:
    name: str
    verification_id: _ID | None = strawberry.UNSET


@strawberry.input(
    description="A social provider by its target, or an enterprise by its connector: one of the two."
)
class RequestMyProviderTokenInput:
    target: str | None = strawberry.UNSET
    sso_connector_id: _ID | None = strawberry.UNSET


@mutation(AUTHENTICATED, account=Account)
async def end_my_session(actor: Actor, input: EndMySessionInput) -> Any:
    """Sign out of one browser."""
    revoked: Revoked | None = None
    if input.also_revoked:
        revoked = "all" if input.also_revoked is RevokedGrants.ALL else "firstParty"
    await access_actions.end_own_session(actor, input.session_id, revoked, or_none(input.verification_id))
    return await account_or_null(actor)


@mutation(AUTHENTICATED, account=Account)
async def revoke_my_grant(actor: Actor, input: RevokeMyGrantInput) -> Any:
    """Take back what one let an application do."""
    await access_actions.revoke_own_grant(actor, input.grant_id, or_none(input.verification_id))
    return await account_or_null(actor)


@mutation(AUTHENTICATED, personal_access_token=OwnPersonalAccessToken, value=str)
async def create_my_personal_access_token(
    actor: Actor, input: CreateMyPersonalAccessTokenInput
) -> dict[str, Any]:
    """Make a token for one's own programs; its value is shown here alone."""
    proof_id = or_none(input.verification_id)
    made = await access_actions.create_own_token(actor, input.name, or_none(input.expires_at), proof_id)
    return {"personal_access_token": made.row, "value": made.value}


@mutation(AUTHENTICATED, personal_access_token=OwnPersonalAccessToken)
async def rename_my_personal_access_token(actor: Actor, input: RenameMyPersonalAccessTokenInput) -> Any:
    """Give one of one's tokens another name."""
    proof_id = or_none(input.verification_id)
    return await access_actions.rename_own_token(actor, input.name, input.new_name, proof_id)


@mutation(AUTHENTICATED, account=Account)
async def delete_my_personal_access_token(actor: Actor, input: DeleteMyPersonalAccessTokenInput) -> Any:
    """Take one of one's tokens away."""
    await access_actions.delete_own_token(actor, input.name, or_none(input.verification_id))
    return await account_or_null(actor)


@mutation(AUTHENTICATED, access_token=str, scope=str, token_type=str, expires_in=int)
async def request_my_provider_token(actor: Actor, input: RequestMyProviderTokenInput) -> dict[str, Any]:
    """The access token that a provider gave, renewed if it has expired."""
    await queries.require_account(actor, is_change=False)
    if bool(input.target) == bool(input.sso_connector_id):
        raise InputRefused(path="target", reason="give a target or an enterprise's connector, not both")
    if input.target:
        found = await provider_token_actions.own_provider_token(actor, "social", input.target)
    else:
        name = str(input.sso_connector_id)
        found = await provider_token_actions.own_provider_token(actor, "enterprise", name)
    return {
        "access_token": found.access_token,
        "scope": found.scope,
        "token_type": found.token_type,
        "expires_in": found.expires_in,
    }
