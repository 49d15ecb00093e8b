"""Accounts of users at social providers and enterprises over REST."""

from typing import Any

from identity.connectors import identity_actions
from identity.connectors.linking import link_account
from identity.kernel.actor import Actor
from identity.sso import identity_queries, token_actions
from rest_api.bodies.identities import (
    IdentityBody,
    LinkBody,
    TargetedIdentityBody,
    TargetQuery,
    TokensQuery,
)
from rest_api.operations import Answer
from rest_api.requests import given, is_true
from rest_api.views.identities import (
    AccountsView,
    EnterpriseAccountView,
    SocialAccountView,
    accounts_view,
    enterprise_account_view,
    social_account_view,
)
from rest_api.views.users import UserView, user_view

Identities = dict[str, dict[str, Any]]


async def link_identity(actor: Actor, user_id: str, body: LinkBody) -> Identities:
    """Link the account that a provider tells of in its answer."""
    return (await link_account(actor, user_id, body.connector_id, body.connector_data)).identities


async def replace_identity(actor: Actor, user_id: str, target: str, body: IdentityBody) -> Answer[Identities]:
    """Say which account a user has at a provider."""
    return await _replaced(actor, user_id, target, body)


async def replace_targeted_identity(
    actor: Actor, user_id: str, body: TargetedIdentityBody
) -> Answer[Identities]:
    """The same with the provider named in the body."""
    return await _replaced(actor, user_id, body.target, body)


async def get_identity(actor: Actor, user_id: str, target: str, query: TokensQuery) -> SocialAccountView:
    """Read a user's account at a social provider."""
    with_tokens = is_true(query.include_token_secret)
    return social_account_view(
        *await identity_queries.linked_social_account(actor, user_id, target, with_tokens=with_tokens)
    )


async def remove_identity(actor: Actor, user_id: str, target: str) -> UserView:
    """Unlink a user's account at a social provider."""
    return user_view(await identity_actions.remove_identity(actor, user_id, target))


async def remove_targeted_identity(actor: Actor, user_id: str, query: TargetQuery) -> UserView:
    """The same with the provider named in the query."""
    return user_view(await identity_actions.remove_identity(actor, user_id, query.target))


async def get_sso_identity(
    actor: Actor, user_id: str, sso_connector_id: str, query: TokensQuery
) -> EnterpriseAccountView:
    """Read a user's account at an enterprise."""
    with_tokens = is_true(query.include_token_secret)
    return enterprise_account_view(
        *await identity_queries.linked_enterprise_account(
            actor, user_id, sso_connector_id, with_tokens=with_tokens
        )
    )


async def list_all_identities(actor: Actor, user_id: str, query: TokensQuery) -> AccountsView:
    """List all accounts of a user."""
    with_tokens = is_true(query.include_token_secret)
    return accounts_view(await identity_queries.linked_accounts(actor, user_id, with_tokens=with_tokens))


async def delete_secret(actor: Actor, id: str) -> None:
    """Forget the tokens of an account."""
    await token_actions.delete_stored_tokens(actor, id)


async def _replaced(actor: Actor, user_id: str, target: str, body: IdentityBody) -> Answer[Identities]:
    details = given(body).get("details")
    linked = await identity_actions.replace_identity(actor, user_id, target, body.user_id, details)
    return Answer(linked.user.identities, status=201 if linked.is_new else 200)
