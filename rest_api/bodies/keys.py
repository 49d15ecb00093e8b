"""What operations on keys take."""

from typing import Annotated, Literal

from msgspec import UNSET, Meta, UnsetType

from rest_api.bodies import Body

KeyTypeName = Literal["private-keys", "cookie-keys"]


class RotationBody(Body, frozen=True, kw_only=True):
    """What the new key is like, and after how many seconds it takes over."""

    # A kind of key is the server's own choice from then on; for an algorithm, its own key alone is replaced.
    signing_key_algorithm: Literal["EC", "RSA", "ES256", "ES384", "ES512", "RS256", "PS256", "EdDSA"] = "EC"
    rotation_grace_period: Annotated[int, Meta(ge=0, le=31_536_000)] | UnsetType = UNSET
