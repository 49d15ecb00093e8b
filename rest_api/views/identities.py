"""Accounts of users at providers as callers see them."""

from typing import Any

from msgspec import UNSET, UnsetType

from identity.connectors.models import SocialIdentity
from identity.sso.identity_queries import KeptTokens, LinkedAccounts
from identity.sso.models import SsoIdentity
from rest_api.views import TENANT, View, milliseconds

_TOKENS = "federated_token_set"


class IdentityView(View, kw_only=True):
    """Who a user is at a social provider."""

    user_id: str
    details: dict[str, Any] | UnsetType = UNSET


class SsoIdentityView(View, kw_only=True):
    """Who a user is at an enterprise."""

    tenant_id: str = TENANT
    id: str
    user_id: str
    issuer: str
    identity_id: str
    detail: dict[str, Any]
    created_at: int
    updated_at: int
    sso_connector_id: str


class TokensView(View, kw_only=True):
    """What is known of tokens that are kept."""

    tenant_id: str = TENANT
    id: str
    user_id: str
    type: str = _TOKENS
    metadata: dict[str, Any]
    created_at: int
    updated_at: int
    connector_id: str | UnsetType = UNSET
    sso_connector_id: str | UnsetType = UNSET
    issuer: str | UnsetType = UNSET
    identity_id: str
    target: str | UnsetType = UNSET


class SocialAccountView(View, kw_only=True):
    """An account at a social provider, with what is known of its tokens."""

    identity: IdentityView
    token_secret: TokensView | UnsetType = UNSET
    target: str | UnsetType = UNSET


class EnterpriseAccountView(View, kw_only=True):
    """An account at an enterprise, with what is known of its tokens."""

    sso_identity: SsoIdentityView
    token_secret: TokensView | UnsetType = UNSET
    sso_connector_id: str | UnsetType = UNSET


class AccountsView(View, kw_only=True):
    """All accounts of a user."""

    social_identities: list[SocialAccountView]
    sso_identities: list[EnterpriseAccountView]


def identity_view(identity: SocialIdentity) -> IdentityView:
    """Who a user is at a social provider."""
    details = identity.details
    return IdentityView(user_id=identity.identity_id, details=UNSET if details is None else details)


def sso_identity_view(identity: SsoIdentity) -> SsoIdentityView:
    """Who a user is at an enterprise."""
    return SsoIdentityView(
        id=identity.id,
        user_id=identity.user_id,
        issuer=identity.issuer,
        identity_id=identity.identity_id,
        detail=identity.detail,
        created_at=milliseconds(identity.created_at),
        updated_at=milliseconds(identity.updated_at),
        sso_connector_id=identity.sso_connector_id,
    )


def social_account_view(identity: SocialIdentity, tokens: KeptTokens | None) -> SocialAccountView:
    """An account at a social provider."""
    return SocialAccountView(identity=identity_view(identity), token_secret=_tokens_view(tokens))


def enterprise_account_view(identity: SsoIdentity, tokens: KeptTokens | None) -> EnterpriseAccountView:
    """An account at an enterprise."""
    return EnterpriseAccountView(sso_identity=sso_identity_view(identity), token_secret=_tokens_view(tokens))


def accounts_view(accounts: LinkedAccounts) -> AccountsView:
    """All accounts of a user, each with the name of its provider."""
    social = [social_account_view(each, accounts.social_tokens.get(each.id)) for each in accounts.social]
    enterprise = [
        enterprise_account_view(each, accounts.enterprise_tokens.get(each.id)) for each in accounts.enterprise
    ]
    for view, identity in zip(social, accounts.social, strict=True):
        view.target = identity.target
    for found in enterprise:
        found.sso_connector_id = found.sso_identity.sso_connector_id
    return AccountsView(social_identities=social, sso_identities=enterprise)


def _tokens_view(tokens: KeptTokens | None) -> TokensView | UnsetType:
    if tokens is None:
        return UNSET
    is_social = tokens.target is not None
    return TokensView(
        id=tokens.id,
        user_id=tokens.user_id,
        metadata={"hasRefreshToken": False, **tokens.metadata},
        created_at=milliseconds(tokens.created_at),
        updated_at=milliseconds(tokens.updated_at),
        connector_id=tokens.connector_id if is_social else UNSET,
        sso_connector_id=UNSET if is_social else tokens.connector_id,
        issuer=UNSET if tokens.issuer is None else tokens.issuer,
        identity_id=tokens.identity_id,
        target=UNSET if tokens.target is None else tokens.target,
    )
