"""Decisions about one-time tokens, without I/O."""

import math
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Protocol

from identity.kernel.errors import InputRefused, ValueTooLong
from identity.one_time_tokens.errors import (
    CannotReactivateToken,
    EmailMismatch,
    EventMismatch,
    TokenConsumed,
    TokenExpired,
    TokenRevoked,
)
from identity.one_time_tokens.inputs import NewOneTimeToken, TokenStatus
from identity.users.errors import InvalidEmail
from identity.users.rules import valid_email

LONGEST_EMAIL = 128
_LONGEST_SECONDS = 31_536_000
_MOST_ORGANIZATIONS = 100


class Token(Protocol):
    """What the rules look at."""

    @property
    def email(self) -> str: ...
    @property
    def status(self) -> str: ...
    @property
    def expires_at(self) -> datetime: ...


def status_at(token: Token, now: datetime) -> TokenStatus:
    """The status; one that nobody used in its time has expired."""
    status = TokenStatus(token.status)
    return TokenStatus.EXPIRED if status is TokenStatus.ACTIVE and token.expires_at <= now else status


def require_usable(token: Token, email: str, now: datetime) -> None:
    """Refuse a token that is for another address, or is not active any more."""
    if token.email.lower() != email.lower():
        raise EmailMismatch(path="email")
    refusals = {
        TokenStatus.CONSUMED: TokenConsumed,
        TokenStatus.REVOKED: TokenRevoked,
        TokenStatus.EXPIRED: TokenExpired,
    }
    if refusal := refusals.get(status_at(token, now)):
        raise refusal


def require_event(context: Mapping[str, object], interaction_event: str) -> None:
    """Refuse a token in an interaction of another kind than it was made for."""
    if context.get("interactionEvent") not in (None, interaction_event):
        raise EventMismatch(path="token")


def require_change(token: Token, wanted: TokenStatus, now: datetime) -> None:
    """Refuse to make a token active that has ended."""
    if wanted is TokenStatus.ACTIVE and status_at(token, now) is not TokenStatus.ACTIVE:
        raise CannotReactivateToken(path="status")


def valid_address(email: str) -> str:
    """The address, if it has the form of one."""
    if len(email) > LONGEST_EMAIL:
        raise ValueTooLong(path="email", limit=LONGEST_EMAIL)
    try:
        return valid_email(email)
    except InvalidEmail:
        raise InvalidEmail(path="email") from None


def lifetime(seconds: float) -> timedelta:
    """How long the token lasts; a second to a year."""
    if not math.isfinite(seconds) or not 1 <= seconds <= _LONGEST_SECONDS:
        raise InputRefused(path="expiresIn", reason=f"expiresIn goes from 1 to {_LONGEST_SECONDS} seconds")
    return timedelta(seconds=seconds)


def context_of(new: NewOneTimeToken) -> dict[str, object]:
    """What is kept with the token, in the contract's keys."""
    if len(new.organization_ids) > _MOST_ORGANIZATIONS:
        raise InputRefused(path="context", reason=f"at most {_MOST_ORGANIZATIONS} organizations")
    context: dict[str, object] = {}
    if new.organization_ids:
        context["jitOrganizationIds"] = list(dict.fromkeys(new.organization_ids))
    if new.interaction_event is not None:
        context["interactionEvent"] = new.interaction_event.value
    return context
