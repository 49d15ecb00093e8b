"""What operations on one-time tokens take."""

from typing import Annotated, Literal

from msgspec import UNSET, Meta, UnsetType

from rest_api.bodies import Body, RecordId

OneTimeTokenStatus = Literal["active", "consumed", "revoked", "expired"]
_Address = Annotated[str, Meta(min_length=1, max_length=128)]


class OneTimeTokenContextBody(Body, frozen=True, kw_only=True):
    """What happens besides the sign-in."""

    jit_organization_ids: Annotated[list[RecordId], Meta(max_length=100)] | UnsetType = UNSET
    interaction_event: Literal["SignIn", "Register", "ForgotPassword"] | UnsetType = UNSET


class OneTimeTokenBody(Body, frozen=True, kw_only=True):
    """A new one-time token; the lifetime in seconds."""

    email: _Address
    context: OneTimeTokenContextBody | UnsetType = UNSET
    expires_in: float = 600


class OneTimeTokenVerificationBody(Body, frozen=True, kw_only=True):
    """A token, and the address of who brings it."""

    token: Annotated[str, Meta(min_length=1, max_length=256)]
    email: _Address


class OneTimeTokenStatusBody(Body, frozen=True, kw_only=True):
    """What a token is from now on."""

    status: OneTimeTokenStatus


class OneTimeTokensQuery(Body, frozen=True, kw_only=True):
    """Which one-time tokens."""

    email: Annotated[str, Meta(max_length=128, pattern=r"^[^\s@]+@\S+$")] | None = None
    status: OneTimeTokenStatus | None = None
