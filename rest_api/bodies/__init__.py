"""The bodies and queries that operations take, in the contract's names. Unknown keys are left out."""

from typing import Annotated, Any

from msgspec import Meta, Struct

_LATEST_MILLISECOND = 253_402_300_799_999  # the end of the year 9999
Name = Annotated[str, Meta(min_length=1, max_length=256)]
RecordId = Annotated[str, Meta(min_length=1, max_length=128)]
UrlOrNothing = Annotated[str, Meta(pattern=r"^([A-Za-z][A-Za-z0-9+.-]*:[^\s]+)?$")]
Milliseconds = Annotated[float, Meta(ge=0, le=_LATEST_MILLISECOND)]
JsonObject = dict[str, Any]


class Body(Struct, frozen=True, kw_only=True, rename="camel"):
    """An object whose keys are in camel case."""


class CustomDataBody(Body, frozen=True, kw_only=True):
    """Top-level keys to set in the custom data."""

    custom_data: JsonObject


class RoleIdsBody(Body, frozen=True, kw_only=True):
    """Roles by id."""

    role_ids: Annotated[list[RecordId], Meta(max_length=1000)]
