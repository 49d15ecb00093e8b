"""What a user proves who they are with, as fields of the user: second factors, personal access tokens, settings."""

from datetime import datetime
from typing import Any

import strawberry

from graphql_schema.access import declare, scopes
from graphql_schema.connection import Connection, Relation, relation
from graphql_schema.context import Info
from graphql_schema.fields import resolved, row
from graphql_schema.loaders import load
from graphql_schema.node import Node, readable
from identity.credentials import queries
from identity.credentials.inputs import FactorType
from identity.credentials.models import PersonalAccessToken as PersonalAccessTokenRow
from identity.kernel import clock
from identity.kernel.permissions import Permission
from identity.users.models import User as UserRow

strawberry.enum(FactorType, name="MfaFactorType", description="A kind of second factor that people set up.")


@strawberry.type(description="A second factor of a user; its secret is shown by the creating mutation alone.")
class MfaFactor(Node):
    mfa_factor_id: strawberry.ID = row(lambda factor: factor.id, "The plain id.")
    type: FactorType = row(lambda factor: FactorType(factor.type))
    name: str | None
    agent: str | None = row(lambda factor: factor.agent, "The browser in which a passkey was made.")
    remaining_codes: int | None = row(
        lambda factor: factor.remaining_codes if factor.type == FactorType.BACKUP_CODE else None,
        "How many backup codes are unused.",
    )
    created_at: datetime
    last_used_at: datetime | None


@strawberry.type(
    description="A token for a user's own programs, exchanged for access tokens (RFC 8693). "
    "Its value is shown by mutations alone."
)
class PersonalAccessToken(Node):
    personal_access_token_id: strawberry.ID = row(lambda token: token.id, "The plain id.")
    name: str
    created_at: datetime
    expires_at: datetime | None
    is_expired: bool = row(lambda token: token.expires_at is not None and token.expires_at <= clock.now())


@strawberry.type(description="What a user is asked at sign-in, or let be.")
class UserSignInSettings:
    is_password_expired: bool = row(
        lambda state: state.is_password_expired, "Whether the user has to choose a new password."
    )
    mfa_enabled: bool | None = row(
        lambda state: state.mfa_enabled, "Null as long as the user has not chosen."
    )
    mfa_skipped: bool
    mfa_suggestion_skipped: bool
    skip_mfa_on_sign_in: bool
    passkey_skipped: bool


@strawberry.type
class UserCredentials:
    """Fields that a user has besides its own."""

    personal_access_tokens: Connection[PersonalAccessToken] = relation(
        Relation(queries.token_slices_by_user_ids, queries.token_counts_by_user_ids),
        "Tokens for the user's own programs, newest first.",
    )

    @resolved(list[MfaFactor], description="Second factors, oldest first.")
    @staticmethod
    async def mfa_factors(root: strawberry.Parent[UserRow], info: Info) -> Any:
        return await load(info.context, queries.factors_by_user_ids, root.id)

    @resolved(UserSignInSettings, description="What the user is asked at sign-in, or let be.")
    @staticmethod
    async def sign_in_settings(root: strawberry.Parent[UserRow], info: Info) -> Any:
        found = await load(info.context, queries.sign_in_states_by_user_ids, root.id)
        return found or queries.SignInState()


readable(queries.FactorView, queries.factors_by_ids, "MfaFactor")
readable(PersonalAccessTokenRow, queries.tokens_by_ids, "PersonalAccessToken")
for _name in ("MfaFactor", "PersonalAccessToken", "UserSignInSettings"):
    declare(_name, scopes(Permission.USERS_READ))
