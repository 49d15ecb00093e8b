"""What operations on verification codes take: an e-mail address or a telephone number."""

from typing import Annotated

from msgspec import UNSET, Meta, UnsetType

from rest_api.bodies import Body

_Email = Annotated[str, Meta(max_length=128, extra_json_schema={"pattern": r"^\S+@\S+\.\S+$"})]
_Phone = Annotated[str, Meta(max_length=128, pattern="^[0-9]+$")]


class RecipientBody(Body, frozen=True, kw_only=True):
    """Where a code goes."""

    email: _Email | UnsetType = UNSET
    phone: _Phone | UnsetType = UNSET


class VerificationCodeBody(Body, frozen=True, kw_only=True):
    """A code, and where it came."""

    email: _Email | UnsetType = UNSET
    phone: _Phone | UnsetType = UNSET
    verification_code: Annotated[str, Meta(min_length=1, max_length=64)]
