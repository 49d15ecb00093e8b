"""What operations on API resources and their scopes take."""

from typing import Annotated

from msgspec import UNSET, Meta, UnsetType

from rest_api.bodies import Body, Name

Indicator = Annotated[str, Meta(min_length=1, max_length=256)]
Seconds = Annotated[int, Meta(ge=1, le=31_536_000)]  # up to a year


class ResourcesQuery(Body, frozen=True, kw_only=True):
    """What else is to be shown of resources."""

    include_scopes: str | None = None


class ResourceBody(Body, frozen=True, kw_only=True):
    """A new API resource."""

    name: Name
    indicator: Indicator
    access_token_ttl: Seconds | UnsetType = UNSET


class ResourceChangesBody(Body, frozen=True, kw_only=True):
    """Changes of a resource; its indicator never changes."""

    name: Name | UnsetType = UNSET
    access_token_ttl: Seconds | UnsetType = UNSET


class DefaultResourceBody(Body, frozen=True, kw_only=True):
    """Whether machines that name no resource get this one."""

    is_default: bool


class ScopeBody(Body, frozen=True, kw_only=True):
    """A new scope."""

    name: Name
    description: Annotated[str, Meta(max_length=4096)] | None | UnsetType = UNSET


class ScopeChangesBody(Body, frozen=True, kw_only=True):
    """Changes of a scope."""

    name: Name | UnsetType = UNSET
    description: Annotated[str, Meta(max_length=4096)] | None | UnsetType = UNSET
