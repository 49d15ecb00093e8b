"""What actions on one-time tokens are given."""

from dataclasses import dataclass
from enum import StrEnum


class TokenStatus(StrEnum):
    """What a token is at this moment."""

    ACTIVE = "active"
    CONSUMED = "consumed"
    REVOKED = "revoked"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewOneTimeToken:
    """A token to be made; whoever signs in with it joins the organizations."""

    email: str
    expires_in: float = 600  # seconds
    organization_ids: tuple[str, ...] = ()
    interaction_event: str | None = None  # SignIn, Register or ForgotPassword
