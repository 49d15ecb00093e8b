"""Decisions about verification codes, without I/O."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from identity import settings as server
from identity.connectors.delivery import Channel
from identity.experience.settings import SignInSettings
from identity.kernel.errors import ValueTooLong
from identity.security.secrets import equal, token_hash
from identity.users.errors import InvalidEmail
from identity.users.rules import valid_email, valid_phone
from identity.verification_codes.errors import CodeExpired, CodeMismatch, CodeNotFound, TooManyTries
from identity.verification_codes.models import VerificationCode

MOST_MESSAGES, _NO_LIMIT = 10, 10**6
RATE_WINDOW = timedelta(minutes=10)
_DIGITS = 6
_LIFETIME_SECONDS = 600
_MOST_TRIES = 10
_LONGEST_RECIPIENT = 128


def most_messages() -> int:
    """How many messages an address gets within the window; a test run may switch the limit off."""
    return MOST_MESSAGES if server.current().sign_in_throttling else _NO_LIMIT


@dataclass(frozen=True, slots=True)
class Address:
    """Where a code goes, in the one spelling in which messages to it are counted."""

    channel: Channel
    recipient: str


def valid_address(channel: Channel, recipient: str) -> Address:
    """The address, if it has the form of one."""
    if len(recipient) > _LONGEST_RECIPIENT:
        raise ValueTooLong(path=channel, limit=_LONGEST_RECIPIENT)
    if channel == "phone":
        return Address(channel, valid_phone(recipient))
    try:
        return Address(channel, valid_email(recipient).lower())
    except InvalidEmail:
        raise InvalidEmail(path="email") from None


def new_code() -> str:
    """Six digits by chance."""
    return f"{secrets.randbelow(10**_DIGITS):0{_DIGITS}}"


def code_hash(code_id: str, code: str) -> str:
    """What is stored: few tries and a short life protect six digits, the salt keeps one hash from telling another."""
    return token_hash(f"{code_id}:{code}")


def lifetime(settings: SignInSettings) -> timedelta:
    """How long a code counts."""
    return timedelta(seconds=settings.verification_code_policy.expiration_duration or _LIFETIME_SECONDS)


def require_open(row: VerificationCode | None, settings: SignInSettings, now: datetime) -> VerificationCode:
    """Refuse what is no code any more, however right the digits are."""
    if row is None or row.consumed_at is not None:
        raise CodeNotFound
    if row.expires_at <= now:
        raise CodeExpired
    if row.attempts >= (settings.verification_code_policy.max_retry_attempts or _MOST_TRIES):
        raise TooManyTries
    return row


def require_match(row: VerificationCode, code: str) -> None:
    """Refuse another code than the one that was sent."""
    if not equal(row.code_hash, code_hash(row.id, code)):
        raise CodeMismatch
