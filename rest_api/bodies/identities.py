"""What operations on accounts of users at providers take."""

from typing import Annotated

from msgspec import UNSET, Meta, UnsetType

from rest_api.bodies import Body, JsonObject, RecordId

Target = Annotated[str, Meta(min_length=1, max_length=128)]
AccountId = Annotated[str, Meta(max_length=256)]


class LinkBody(Body, frozen=True, kw_only=True):
    """A connector, and what its provider sent back with the person."""

    connector_id: RecordId
    connector_data: JsonObject


class IdentityBody(Body, frozen=True, kw_only=True):
    """Who the user is at the provider."""

    user_id: AccountId
    details: JsonObject | UnsetType = UNSET


class TargetedIdentityBody(IdentityBody, frozen=True, kw_only=True):
    """Who the user is at which provider."""

    target: Target


class TargetQuery(Body, frozen=True, kw_only=True):
    """Which provider."""

    target: Target


class TokensQuery(Body, frozen=True, kw_only=True):
    """Whether to tell what tokens are kept."""

    include_token_secret: str | None = None
