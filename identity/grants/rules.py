"""Lifetimes, and when refresh tokens are replaced."""

from datetime import datetime, timedelta
from typing import Protocol

from identity.applications.clients import ApplicationType, Client

CODE_TTL = timedelta(seconds=60)
OPAQUE_TOKEN_TTL = timedelta(hours=1)
GRANT_TTL = timedelta(days=180)
ORGANIZATION_TOKEN_TTL = 3600  # seconds
LONGEST_CHAIN = timedelta(days=365.25)  # a chain of rotated refresh tokens ends a year after the first
REUSE_LEEWAY = timedelta(seconds=3)  # a browser with two tabs refreshes twice; a thief comes later
DEVICE_CODE_TTL = timedelta(minutes=10)
POLL_SECONDS, POLL_GROWTH = 5, 5  # RFC 8628 sections 3.2 and 3.5
POLL_TOLERANCE = 1.0  # seconds: networks do not deliver at even intervals
MOST_WRONG_USER_CODES = (
    20  # of one network within the life of a code: 20 letters to the power of 8 are not guessed so
)
ROTATION_AGE = 0.7  # of a refresh token's lifetime, for confidential clients


class PresentedToken(Protocol):
    """What the rotation rules look at."""

    @property
    def issued_at(self) -> datetime: ...
    @property
    def expires_at(self) -> datetime: ...
    @property
    def chain_started_at(self) -> datetime: ...
    @property
    def consumed_at(self) -> datetime | None: ...


def is_rotation_due(client: Client, token: PresentedToken, now: datetime) -> bool:
    """Whether using the refresh token replaces it (RFC 9700 section 4.14.2)."""
    if not client.rotates_refresh_tokens or now - token.chain_started_at >= LONGEST_CHAIN:
        return False
    if client.is_public:
        return True
    return now - token.issued_at >= ROTATION_AGE * (token.expires_at - token.issued_at)


def rotated_expiry(client: Client, token: PresentedToken, now: datetime) -> datetime:
    """A full lifetime for the new token, except that one kept in a browser never outlives the first."""
    if client.type is ApplicationType.SPA:
        return token.expires_at
    return now + timedelta(seconds=client.refresh_token_ttl)


def is_replayed(token: PresentedToken, now: datetime) -> bool:
    """Whether a refresh token comes back that was replaced too long ago."""
    return token.consumed_at is not None and now - token.consumed_at > REUSE_LEEWAY


def always_refreshes(client: Client) -> bool:
    """Whether a refresh token is issued without offline_access; never to native applications."""
    return client.always_issue_refresh_token and client.type is not ApplicationType.NATIVE
