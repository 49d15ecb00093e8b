"""What operations on the locks of the sign-in take."""

from typing import Annotated, Literal

from msgspec import Meta

from rest_api.bodies import Body


class SentinelTargetsBody(Body, frozen=True, kw_only=True):
    """Identifiers whose failed attempts are to be forgotten."""

    target_type: Literal["User", "App"]
    targets: Annotated[list[Annotated[str, Meta(max_length=256)]], Meta(max_length=100)]
