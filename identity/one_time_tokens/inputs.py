"""What actions on one-time tokens are given."""

from dataclasses import dataclass
from enum import StrEnum


class TokenStatus(StrEnum):
    """What a token is at this moment."""

    ACTIVE = "active"
    CONSUMED = "consumed"
    REVOKED = "revoked"
    EXPIRED = "expired"


class InteractionEvent(StrEnum):
    """What the token is to be used for."""

    SIGN_IN = "SignIn"
    REGISTER = "Register"
    FORGOT_PASSWORD = "ForgotPassword"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewOneTimeToken:
    """A token to be made; whoever signs in with it joins the organizations."""

    email: str
    expires_in: float = 600  # seconds
    organization_ids: tuple[str, ...] = ()
    interaction_event: InteractionEvent | None = None
