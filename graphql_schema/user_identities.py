"""Accounts of users at social providers and enterprises, as types."""

from datetime import datetime
from typing import Any

import strawberry

from graphql_schema.access import declare, scopes
from graphql_schema.context import Info
from graphql_schema.fields import resolved, row
from graphql_schema.loaders import load
from graphql_schema.scalars import JSON
from graphql_schema.sso import SsoConnector
from identity.kernel.permissions import Permission
from identity.sso import identity_queries as queries
from identity.sso.models import SsoIdentity as SsoIdentityRow
from identity.sso.queries import sso_connectors_by_ids
from identity.users.models import User as UserRow


@strawberry.type(description="A user's account at a social provider.")
class SocialIdentity:
    target: str = row(lambda identity: identity.target, "Names the provider.")
    identity_id: str = row(lambda identity: identity.identity_id, "Who the user is there.")
    details: JSON | None
    created_at: datetime
    updated_at: datetime


@strawberry.type(description="A user's account at the identity provider of an enterprise.")
class SsoIdentity:
    issuer: str
    identity_id: str = row(lambda identity: identity.identity_id, "Who the user is there.")
    detail: JSON
    created_at: datetime
    updated_at: datetime

    @resolved(SsoConnector | None)
    @staticmethod
    async def sso_connector(root: strawberry.Parent[SsoIdentityRow], info: Info) -> Any:
        return await load(info.context, sso_connectors_by_ids, root.sso_connector_id)


@strawberry.type(
    description="Tokens that a provider gave for an account and that are kept; they are not shown."
)
class StoredTokens:
    stored_tokens_id: strawberry.ID = row(lambda tokens: tokens.id)
    target: str | None = row(lambda tokens: tokens.target, "The social provider.")
    issuer: str | None = row(lambda tokens: tokens.issuer, "The enterprise's provider.")
    metadata: JSON
    created_at: datetime
    updated_at: datetime


@strawberry.type
class UserIdentities:
    """Fields that a user has besides its own."""

    @resolved(list[SocialIdentity], description="Accounts at social providers.")
    @staticmethod
    async def identities(root: strawberry.Parent[UserRow], info: Info) -> Any:
        return await load(info.context, queries.social_identities_by_user_ids, root.id)

    @resolved(list[SsoIdentity], description="Accounts at enterprises, oldest first.")
    @staticmethod
    async def sso_identities(root: strawberry.Parent[UserRow], info: Info) -> Any:
        return await load(info.context, queries.sso_identities_by_user_ids, root.id)

    @resolved(list[StoredTokens], description="What providers gave for accounts, oldest first.")
    @staticmethod
    async def stored_tokens(root: strawberry.Parent[UserRow], info: Info) -> Any:
        return await load(info.context, queries.kept_tokens_by_user_ids, root.id)


_READ = scopes(Permission.USERS_READ)
declare("SocialIdentity", _READ)
declare("SsoIdentity", _READ, ssoConnector=scopes(Permission.CONNECTORS_READ))
declare("StoredTokens", _READ)
